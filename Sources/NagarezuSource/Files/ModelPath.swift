import NagarezuCore

/// Arithmetic on `/`-separated paths, without asking the disk.
enum ModelPath {
  /// The path without `.`, empty parts and inner `..`; `nil` for an absolute path. A path that leads out begins with `..`.
  static func normalised(_ path: String) -> String? {
    guard !path.hasPrefix("/") else { return nil }
    return tidied(path)
  }

  /// As ``normalised(_:)``, absolute paths included.
  static func tidied(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: true) where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part == "..", isAbsolute {
        continue
      } else {
        parts.append(part)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }

  /// The folder part, without a `/` at its end; empty for a bare name.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path as seen from a folder.
  static func joined(_ folder: String, _ path: String) -> String {
    folder.isEmpty ? path : folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// The path that a text means in a file.
  static func target(_ text: String, from file: String) -> String {
    tidied(joined(folder(of: file), text))
  }

  /// Whether it leads out of where the command was started.
  static func leadsOut(_ path: String) -> Bool {
    path.hasPrefix("/") || path == ".." || path.hasPrefix("../")
  }

  /// The folder that a model's includes may not leave: where the command was started, or the model's own folder
  /// if the model lies outside.
  static func project(of path: String) -> String { leadsOut(path) ? folder(of: path) : "" }

  /// Whether a tidied path lies beneath a project folder.
  static func isBeneath(_ path: String, _ project: String) -> Bool {
    if project.isEmpty { return !leadsOut(path) }
    return path.hasPrefix(project.hasSuffix("/") ? project : project + "/")
  }

  /// Whether it ends as a model's file does, in capitals or not.
  static func namesAModel(_ path: String) -> Bool {
    let path = path.lowercased()
    return path.hasSuffix(".yaml") || path.hasSuffix(".yml")
  }
}
