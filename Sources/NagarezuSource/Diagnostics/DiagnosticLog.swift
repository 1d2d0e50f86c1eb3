import NagarezuCore

/// Why a model was not read whole.
public struct LoadFailure: Error {
  /// In order of place; none twice; never empty.
  public var diagnostics: [Diagnostic]
}

/// What is wrong, as it is found: nothing stops at the first problem.
///
/// A class, because one list is written to from everywhere while a model is put together.
final class DiagnosticLog {
  private var found: Set<Diagnostic> = []

  var isEmpty: Bool { found.isEmpty }
  var count: Int { found.count }

  func add(
    _ code: LoadCode, at span: SourceSpan, ja: String, en: String, help: Message? = nil
  ) {
    add(code, at: span, Message(ja: ja, en: en), help: help)
  }

  func add(
    _ code: LoadCode, at span: SourceSpan, _ message: Message, help: Message? = nil
  ) {
    found.insert(Diagnostic(code: code.rawValue, span: span, message: message, help: help))
  }

  /// Takes over what another log found.
  func add(_ other: DiagnosticLog) { found.formUnion(other.found) }

  /// All problems in order of place, at most ``Limits/diagnosticsPerFile`` of a file; the rest is counted.
  var problems: [Diagnostic] {
    let sorted = found.sorted { a, b in
      a.span != b.span ? a.span < b.span : (a.code, a.message.en) < (b.code, b.message.en)
    }
    var shown: [Diagnostic] = []
    var counts: [String: Int] = [:]
    for one in sorted {
      counts[one.span.file, default: 0] += 1
      if counts[one.span.file, default: 0] <= Limits.diagnosticsPerFile { shown.append(one) }
    }
    for (file, count) in counts where count > Limits.diagnosticsPerFile {
      let rest = count - Limits.diagnosticsPerFile
      let last = shown.last { $0.span.file == file }?.span
      shown.append(
        Diagnostic(
          code: LoadCode.moreProblems.rawValue,
          span: last ?? SourceSpan(file: file, line: 1, column: 1),
          message: Message(
            ja: "このファイルには、ほかに\(rest)件の誤りがあります", en: "\(rest) more problems in this file")))
    }
    // A stable sort keeps the count after what it counts.
    return shown.enumerated().sorted { a, b in
      a.element.span != b.element.span
        ? a.element.span < b.element.span : a.offset < b.offset
    }.map(\.element)
  }
}
