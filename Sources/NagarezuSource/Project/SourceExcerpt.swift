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
      let starts = [0] + bytes.indices.filter { bytes[$0] == .lineFeed }.map { $0 + 1 }
      for number in numbers where (1...starts.count).contains(number) {
        var line = bytes[
          starts[number - 1]..<(number < starts.count ? starts[number] - 1 : bytes.count)]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        lines[file, default: [:]][number] = String(decoding: line, as: UTF8.self)
      }
    }
    self.lines = lines
  }

  /// The whole line at a place, as it stands in the file; `nil` where it could not be read. It may hold control
  /// characters, which a report writes out.
  public func line(at span: SourceSpan) -> String? { lines[span.file]?[span.line] }
}
