import Foundation
import Testing

/// A Markdown page of the repository, with its fenced blocks.
public struct Page: CustomTestStringConvertible, Sendable {
  /// What stands between two fences.
  public struct Block: Sendable {
    /// The first word behind the fence; empty where there is none.
    public let language: String
    /// What stands behind the first word.
    public let remark: String
    /// The line of the fence, from 1.
    public let line: Int
    /// Shape: lines without the fences, in order.
    public let lines: [String]

    /// The lines as the page has them, each with its end.
    public var text: String { lines.map { $0 + "\n" }.joined() }
  }

  /// As seen from the root of the repository.
  public let path: String
  /// In the order of the page.
  public let blocks: [Block]

  public var testDescription: String { path }

  /// Reads the page at `path`.
  ///
  /// - Throws: what Foundation throws where it cannot be read.
  public init(_ path: String) throws {
    self.path = path
    blocks = Self.blocks(try Self.text(path).components(separatedBy: "\n"))
  }

  /// The whole page.
  ///
  /// - Throws: what Foundation throws where it cannot be read.
  public func text() throws -> String { try Self.text(path) }

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: Shinjuku.root + "/" + path, encoding: .utf8)
  }

  private static func blocks(_ lines: [String]) -> [Block] {
    var blocks: [Block] = []
    var open: Int?
    for (index, line) in lines.enumerated() where line.hasPrefix("```") {
      guard let first = open else {
        open = index
        continue
      }
      let words = lines[first].dropFirst(3).split(separator: " ", maxSplits: 1).map(String.init)
      blocks.append(
        Block(
          language: words.first ?? "", remark: words.count > 1 ? words[1] : "", line: first + 1,
          lines: Array(lines[(first + 1)..<index])))
      open = nil
    }
    return blocks
  }

  /// Every page of the repository, in order of path; not what is built, hidden or a fixture.
  ///
  /// - Throws: what Foundation throws where one cannot be read.
  public static func all() throws -> [Page] {
    guard let files = FileManager.default.enumerator(atPath: Shinjuku.root) else { return [] }
    var paths: [String] = []
    while let path = files.nextObject() as? String {
      if path.split(separator: "/").last?.hasPrefix(".") == true || path == "Tests" {
        files.skipDescendants()
      } else if path.hasSuffix(".md") {
        paths.append(path)
      }
    }
    return try paths.sorted().map { try Page($0) }
  }
}
