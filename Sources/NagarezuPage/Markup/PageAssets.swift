/// The scripts and the style sheet, which stand in `Assets` as files of their own.
enum PageAssets {
  /// The scripts in the order in which they speak of each other, as one.
  static let script = text(
    PackageResources.base_js, PackageResources.address_js, PackageResources.marks_js,
    PackageResources.zoom_js, PackageResources.cards_js, PackageResources.days_js,
    PackageResources.ask_js, PackageResources.tables_js, PackageResources.start_js)

  static let style = text(PackageResources.page_css)

  private static func text(_ files: [UInt8]...) -> String {
    "\n" + files.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }
}
