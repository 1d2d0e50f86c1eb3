import NagarezuCore
import NagarezuSource
import NagarezuText

/// Gives something another name, wherever it goes by the one that is pointed at; its other names stay.
struct Renaming {
  let workspace: Workspace
  let language: Language
  let encoding: PositionEncoding

  private func fault(_ ja: String, _ en: String) -> RequestFault {
    .failed(language == .ja ? ja : en)
  }

  /// The piece of the text that a new name would take the place of; `null` where nothing can be renamed.
  func prepared(at spot: Spot) -> JSONText {
    guard let mark = spot.mark, case .name(let name, _, _) = mark.what, mark.isEditable else {
      return .null
    }
    let first = spot.document.text.offset(mark.span)
    return .object([
      "range": spot.document.text.range(first, first + mark.length, encoding),
      "placeholder": .string(name),
    ])
  }

  /// The changes of all files that name it.
  ///
  /// - Throws: ``RequestFault`` where the name is taken, or where the models would then say something else than before.
  func edit(at spot: Spot, to newName: String) throws(RequestFault) -> JSONText {
    let name = Asked.name(newName)
    guard let found = Occurrences(of: spot, in: workspace), let thing = found.thing else {
      throw fault("ここに名前はない", "no name stands here")
    }
    guard name != found.written else { return .object(["changes": .object([:])]) }
    if let unread = found.analyses.first(where: { !$0.reading.problems.isEmpty }) {
      let file = unread.reading.problems[0].span.file
      throw fault(
        "読めないファイルがあるので、名前を変えられない（\(file)）。先に直す",
        "something cannot be read, so that nothing can be renamed (\(file)): mend that first")
    }
    var edits: [String: [(range: Range<Int>, words: String)]] = [:]
    for place in found.places where place.name == found.written {
      guard place.mark.isEditable else {
        throw fault(
          "「\(found.written)」が書き換えられない形で書かれている（\(place.mark.span.file):\(place.mark.span.line)）",
          "'\(found.written)' cannot be changed as it is written (\(place.mark.span.file):\(place.mark.span.line))"
        )
      }
      let first = place.analysis.text(of: place.mark.span.file).offset(place.mark.span)
      edits[place.path, default: []].append(
        (first..<first + place.mark.length, name.writtenName))
    }
    for (path, analysis) in found.files {
      edits[path, default: []] += idEdits(
        path, analysis, thing, from: found.written, to: name)
    }
    edits = edits.filter { !$0.value.isEmpty }
    try prove(edits, found, to: name)
    return .object(["changes": .object(changes(edits, found))])
  }

  private func changes(
    _ edits: [String: [(range: Range<Int>, words: String)]], _ found: Occurrences
  ) -> [String: JSONText] {
    var changes: [String: JSONText] = [:]
    for (path, edits) in edits {
      guard let analysis = found.files[path],
        let file = analysis.paths.first(where: { analysis.location(of: $0) == path })
      else { continue }
      let text = analysis.text(of: file)
      changes[FileURI.uri(path)] = .array(
        edits.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { edit in
          .object([
            "range": text.range(edit.range.lowerBound, edit.range.upperBound, encoding),
            "newText": .string(edit.words),
          ])
        })
    }
    return changes
  }

  /// Ids of findings in waivers, and of approvals that are called after their counterparty, hold names too.
  private func idEdits(
    _ path: String, _ analysis: Analysis, _ thing: NamedThing, from old: String, to new: String
  ) -> [(range: Range<Int>, words: String)] {
    guard old == thing.name,
      let file = analysis.paths.first(where: { analysis.location(of: $0) == path }),
      let outline = analysis.outline(of: file)
    else { return [] }
    let text = analysis.text(of: file)
    return outline.marks.compactMap { mark in
      let words: String
      switch mark.what {
      case .finding(let id): words = Self.renamed(id, old, new)
      case .approval(let id) where Self.isCalledAfter(old, id): words = Self.renamed(id, old, new)
      default: return nil
      }
      let first = text.offset(mark.span)
      let range = first..<first + mark.length
      let written = Array(text.scalars[range])
      var view = String.UnicodeScalarView()
      view.append(contentsOf: written)
      guard mark.isEditable, words != String(view).trimmingQuotes else { return nil }
      return (range, words.writtenName)
    }
  }

  /// Whether an id is that of an approval that states none of its own: kind and counterparty.
  private static func isCalledAfter(_ name: String, _ id: String) -> Bool {
    Vocabulary.words(.approvalKind).contains { "\($0.ja)/\(name)" == id }
  }

  /// An id with another name in the place of one; `/` and `%` within its pieces are written as `%2F` and `%25`.
  static func renamed(_ id: String, _ old: String, _ new: String) -> String {
    func escaped(_ text: String) -> String {
      text.replacing("%", with: "%25").replacing("/", with: "%2F")
    }
    return id.split(separator: "/", omittingEmptySubsequences: false).map { piece -> String in
      let plain = piece.replacing("%2F", with: "/").replacing("%25", with: "%")
      guard plain != old else { return escaped(new) }
      let inner = plain.split(separator: "/", omittingEmptySubsequences: false)
      guard inner.count > 1, inner.contains(where: { $0 == old }) else { return String(piece) }
      return escaped(inner.map { $0 == old ? new : String($0) }.joined(separator: "/"))
    }.joined(separator: "/")
  }

  // MARK: Proof

  /// Reads and judges everything anew, and asks that it says as much as before.
  private func prove(
    _ edits: [String: [(range: Range<Int>, words: String)]], _ found: Occurrences, to name: String
  ) throws(RequestFault) {
    var texts: [String: [UInt8]] = [:]
    for (path, edits) in edits {
      guard let analysis = found.files[path],
        let file = analysis.paths.first(where: { analysis.location(of: $0) == path })
      else { continue }
      var text = analysis.text(of: file)
      for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        text.replace(edit.range, with: edit.words)
      }
      texts[path] = text.bytes
    }
    for before in found.analyses {
      let path = before.location(of: before.file)
      let after = Analysis(path, in: workspace.files(for: path, changing: texts))
      if let problem = after.reading.problems.first {
        throw fault(
          "「\(name)」には変えられない: \(problem.message.ja)",
          "cannot be renamed to '\(name)': \(problem.message.en)")
      }
      guard Self.tally(before) == Self.tally(after) else {
        throw fault(
          "「\(name)」に変えると、検査の結果が変わる", "renaming to '\(name)' would change what is found")
      }
    }
  }

  /// How much is found, by rule: what must not change with a name.
  private static func tally(_ analysis: Analysis) -> [String: Int] {
    var tally: [String: Int] = [:]
    for verdict in analysis.verdicts {
      tally["items", default: 0] += verdict.model.items.count
      tally["parties", default: 0] += verdict.model.parties.count
      for finding in verdict.findings {
        tally["\(finding.rule)/\(finding.isWaived)", default: 0] += 1
      }
      for gap in verdict.gaps { tally[gap.kind.rawValue, default: 0] += 1 }
    }
    return tally
  }
}

extension String {
  /// Without a pair of quotation marks around it.
  fileprivate var trimmingQuotes: String {
    guard count > 1, let first, first == last, first == "\"" || first == "'" else { return self }
    return String(dropFirst().dropLast())
  }
}
