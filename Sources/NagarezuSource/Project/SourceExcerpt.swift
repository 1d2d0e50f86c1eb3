import NagarezuCore

/// The lines to which diagnostics point, for reports that show them.
public struct SourceExcerpt: Sendable {
  /// Shape: file → line, from 1 → its text without its end.
  private let lines: [String: [Int: String]]

  /// Looks up the lines of `spans`; a file that cannot be read has none.
  public init(of spans: some Sequence<SourceSpan>, in files: any FileReading) {
    var wanted: [String: Set<Int>] = [:]
    for span in spans { wanted[span.file, default: []].insert(span.line) }
    var lines: [String: [Int: String]] = [:]
    for (file, numbers) in wanted {
      guard let bytes = try? files.read(file, in: files.project(of: file)) else { continue }
      let text = SourceText(file: file, String(decoding: bytes, as: UTF8.self))
      for number in numbers where (1...text.lineCount).contains(number) {
        lines[file, default: [:]][number] = text.line(number).text
      }
    }
    self.lines = lines
  }

  /// The whole line at a place, as it stands in the file; `nil` where it could not be read. It may hold control
  /// characters, which a report writes out.
  public func line(at span: SourceSpan) -> String? { lines[span.file]?[span.line] }
}
