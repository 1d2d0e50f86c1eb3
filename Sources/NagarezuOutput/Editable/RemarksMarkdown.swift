import NagarezuCore

/// The （備考）list of a scene as a Markdown table, with the marks that council papers use.
///
/// - SeeAlso: GitHub Flavored Markdown 0.29, 2.4 (backslash escapes), 4.10 (tables), 6.5 (strikethrough).
public struct RemarksMarkdown: Sendable {
  /// The whole file.
  public let text: String

  /// The list of a scene.
  ///
  /// - Parameter note: a sentence under the title, such as which changes are marked and how.
  public init(_ scene: Scene, note: String? = nil) {
    let language = scene.language
    var lines = ["# \(Self.escaped(scene.title))", ""]
    for words in [scene.subtitle, scene.stamp, note].compactMap({ $0 }) where !words.isEmpty {
      lines += [Self.escaped(words), ""]
    }
    lines += ["## \(Self.escaped(FigureWords.remarks[language]))", ""]
    let heads = [EditableWords.number, EditableWords.route, EditableWords.sentence]
    lines.append(Self.row(heads.map { $0[language] }))
    lines.append(Self.row(heads.map { _ in "---" }))
    for remark in scene.remarks {
      let change = remark.change == .changed ? nil : remark.change
      lines.append(
        Self.row([
          Self.marked(MarkedText.runs(remark.number, change)),
          Self.marked(MarkedText.runs(remark.route, change)),
          Self.marked(
            MarkedText.runs(remark.sentence, former: remark.formerSentence, remark.change)),
        ]))
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  private static func marked(_ runs: [MarkedText]) -> String {
    let parts = runs.map { run in
      let words = escaped(run.text)
      guard !words.isEmpty else { return "" }
      return switch run.mark {
      case .plain: words
      case .added: "<u>**\(words)**</u>"
      case .removed: "~~\(words)~~"
      }
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Words in which nothing is a mark, a tag, a link or the end of a cell.
  static func escaped(_ text: String) -> String {
    var result = ""
    var previous: Unicode.Scalar = " "
    for scalar in XMLText.visible(text).unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "|", "~", "$", "@", "#", "!", "^", "=":
        result += "\\"
        result.unicodeScalars.append(scalar)
      // `https://` and `www.` would become links.
      case "/" where previous == ":", "." where previous == "w" || previous == "W":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    // A space at an end would keep a mark from being one.
    while result.last == " " || result.last == "\u{3000}" { result.removeLast() }
    while result.first == " " || result.first == "\u{3000}" { result.removeFirst() }
    return result
  }
}
