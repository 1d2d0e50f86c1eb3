import NagarezuCore
import NagarezuText

/// What could not be read, for people.
public struct ProblemText {
  private let language: Language

  /// Problems in `language`.
  public init(_ language: Language) { self.language = language }

  /// Each problem with its place, the line of the file as `line` gives it, and the way out; a blank line between two. Excerpts take at
  /// most `width` cells.
  public func text(
    _ problems: [Diagnostic], width: Int? = nil, line: (SourceSpan) -> String?
  ) -> String {
    var lines = LongLines(width: width)
    return problems.map { problem in
      let label = language == .ja ? "誤り" : "error"
      return Self.headed(
        Ink.paint("\(label)[\(problem.code)]", .bad) + " \(problem.message[language])",
        problem.span,
        excerpt: line(problem.span).map { lines.excerpt($0, at: problem.span) })
        + (problem.help.map { "    = \($0[language])\n" } ?? "")
    }.joined(separator: "\n")
  }

  /// An answer that ends by saying for what it does not hold.
  func closed(_ answer: String, _ problems: [Diagnostic]) -> String {
    guard !problems.isEmpty else { return answer }
    return (answer.isEmpty ? "" : answer + "\n") + Ink.paint(closing(problems), .open) + "\n"
  }

  /// Which files could not be read, in a sentence.
  public func closing(_ problems: [Diagnostic]) -> String {
    let files = problems.map(\.span.shownFile).withoutRepeats
    let shown = files.prefix(5)
    let rest = files.count - shown.count
    let list = shown.joined(separator: language == .ja ? "、" : ", ")
    switch language {
    case .ja:
      return "読めなかったもの（答えに入っていない）: \(list)\(rest > 0 ? "ほか\(rest)件" : "")（誤り\(problems.count)件）"
    case .en:
      return
        "could not be read, and not in the answer: \(list)\(rest > 0 ? " and \(rest) more" : "")"
        + " (\(Self.counted(problems.count, "problem")))"
    }
  }

  /// A headline, its place, and the line of the file with a mark under the column.
  static func headed(_ headline: String, _ span: SourceSpan, excerpt: Excerpt?) -> String {
    let place = "\(headline)\n  --> \(span.shown)\n"
    guard let excerpt, !excerpt.isEmpty else { return place }
    return place + excerpt.text
  }

  package static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
