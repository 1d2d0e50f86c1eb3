import NagarezuCore

/// Lines that fit a screen and a mail: broken where a list or a path may be broken, else anywhere.
package struct LineWrapping {
  /// Cells of a terminal that a line may take; wide letters take two.
  package static let width = 150

  /// How a piece is written in the end; what that takes counts too.
  package let written: (String) -> String

  /// For a terminal, where what cannot be seen is written out.
  package static var text: LineWrapping { LineWrapping { VisibleText.written($0) } }

  /// For Markdown, which is read as it is written, too.
  package static var markdown: LineWrapping { LineWrapping(written: MarkdownText.escaped) }

  /// Lines of which each piece is `written` so in the end.
  package init(written: @escaping (String) -> String) { self.written = written }

  /// The lines of `text` as they are written, each marked up, the first behind one sign and the rest behind another.
  func hung(
    _ text: String, indent: Int, _ first: String, _ rest: String,
    mark: (String) -> String = { $0 }
  ) -> String {
    lines(text, indent: indent).enumerated().map { index, line in
      (index == 0 ? first : rest) + mark(written(line)) + "\n"
    }.joined()
  }

  /// The lines of `text`, each of at most ``width`` cells less `indent`, and of so many letters once written.
  package func lines(_ text: String, indent: Int) -> [String] {
    let width = Self.width - indent
    guard size(text) > width else { return [text] }
    var lines: [String] = []
    var line = ""
    for piece in Self.pieces(text).flatMap({ parts(of: $0, width) }) {
      if !line.isEmpty, size(line + piece) > width {
        lines.append(line)
        line = piece
        continue
      }
      line += piece
    }
    return (lines + [line]).map { $0.trimmingSpaces }.filter { !$0.isEmpty }
  }

  private func size(_ text: String) -> Int {
    max(Excerpt.width(text), written(text).count)
  }

  /// Pieces after which a line may end: a comma, a stroke, a space that does not stand behind a label.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for letter in text {
      piece.append(letter)
      guard ["、", "／", "。", " "].contains(letter), !piece.hasSuffix(": ") else { continue }
      pieces.append(piece)
      piece = ""
    }
    return pieces + [piece]
  }

  /// A piece that is itself too long, cut anywhere.
  private func parts(of piece: String, _ width: Int) -> [String] {
    guard size(piece) > width else { return [piece] }
    var parts: [String] = []
    var part = ""
    for letter in piece {
      if !part.isEmpty, size(part + String(letter)) > width {
        parts.append(part)
        part = ""
      }
      part.append(letter)
    }
    return parts + [part]
  }
}

extension String {
  /// Without spaces at its ends.
  fileprivate var trimmingSpaces: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
