/// What a page that is served has besides its own script and style sheet; they stand in `Assets` as files of their own.
public enum LiveAssets {
  /// Follows the server's events.
  public static let script = "\n" + String(decoding: PackageResources.live_js, as: UTF8.self)
  /// Moves boxes; follows ``script``.
  public static let editing = "\n" + String(decoding: PackageResources.edit_js, as: UTF8.self)
  /// How what is wrong is shown.
  public static let style = String(decoding: PackageResources.live_css, as: UTF8.self)
}
