import NagarezuCore

/// Arithmetic on `/`-separated paths, without asking the disk.
public enum ModelPath {
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

  /// A path as it is meant in an absolute folder, absolute and tidy.
  static func absolute(_ path: String, in folder: String) -> String {
    tidied(path.hasPrefix("/") ? path : joined(folder, path))
  }

  /// The path of something beneath `folder` as seen from there, both tidy; empty for the folder itself, `nil` for anything else.
  static func inner(_ path: String, of folder: String) -> String? {
    if path == folder { return "" }
    guard isBeneath(path, folder) else { return nil }
    return String(path.dropFirst(folder.isEmpty ? 0 : folder == "/" ? 1 : folder.count + 1))
  }

  /// The folder around all of some tidy absolute paths; the root of the disk where there is none.
  static func common(_ paths: [String]) -> String {
    let all = paths.map { $0.split(separator: "/") }
    guard var parts = all.first else { return "/" }
    for other in all.dropFirst() {
      let same = zip(parts, other).prefix { $0 == $1 }.count
      parts.removeLast(parts.count - same)
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Whether a part of it begins with a dot: hidden, and none of a project's models.
  static func hasHiddenPart(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") && $0 != "." && $0 != ".." }
  }

  /// Whether it leads out of the folder from which it is seen.
  static func leadsOut(_ path: String) -> Bool {
    path.hasPrefix("/") || path == ".." || path.hasPrefix("../")
  }

  /// The folder that a model's includes may not leave where nothing marks a root: that from which paths are seen, or the
  /// model's own if the model lies outside.
  static func project(of path: String) -> String { leadsOut(path) ? folder(of: path) : "" }

  /// Whether a tidied path lies beneath a project folder.
  static func isBeneath(_ path: String, _ project: String) -> Bool {
    if project.isEmpty { return !leadsOut(path) }
    return path.hasPrefix(project.hasSuffix("/") ? project : project + "/")
  }

  /// Whether it ends as a model's file does, in capitals or not.
  public static func namesAModel(_ path: String) -> Bool {
    let path = path.lowercased()
    return path.hasSuffix(".yaml") || path.hasSuffix(".yml")
  }
}
