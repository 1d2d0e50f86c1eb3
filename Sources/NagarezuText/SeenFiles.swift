/// How files are named for people: as seen from where the command was started, so that a terminal finds them.
///
/// What machines read has the names as they are: the same wherever the command is started.
public struct SeenFiles: Sendable {
  /// What texts that are written now are for; names as they are where nobody says.
  @TaskLocal public static var current = SeenFiles()

  /// Shape: the parts of the absolute folder as seen from which files are named; `nil` where names stay as they are.
  private let base: [Substring]?
  private let start: [Substring]

  /// Names as they are.
  public init() { (base, start) = (nil, []) }

  /// Files that are named as seen from `base`, for somebody in `start`; both absolute.
  public init(base: String, start: String) {
    self.base = base.split(separator: "/")
    self.start = start.split(separator: "/")
  }

  /// A file's or folder's name; absolute where nothing but the disk's root is around both.
  public func name(_ file: String) -> String {
    guard let base, !file.hasPrefix("/") else { return file }
    let parts = base + file.split(separator: "/").filter { $0 != "." }
    let shared = zip(parts, start).prefix { $0 == $1 }.count
    guard shared > 0 || start.isEmpty else { return "/" + parts.joined(separator: "/") }
    let ways = start.dropFirst(shared).map { _ in ".." } + parts.dropFirst(shared)
    return ways.isEmpty ? "." : ways.joined(separator: "/")
  }
}
