import NagarezuCore
import NagarezuText

/// The check in SARIF 2.1.0, for code scanning.
///
/// Every finding, gap and problem is a result: a finding's way is its code flow, its waiver a suppression, a gap is of kind `review`.
/// Files are named as seen from the root of the project (`SRCROOT`).
///
/// - SeeAlso: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 27 March 2020.
public struct CheckSARIF: ReportFormat {
  public static let name = "sarif"

  public init() {}

  public func render(_ report: CheckReport, in language: Language) throws -> String {
    let remarks = Remarks(report)
    let rules = remarks.all.map(\.code).withoutRepeats.sorted { $0.precedesByBytes($1) }
    let results = remarks.all.map { remark in
      result(remark, rules, isCompared: report.comparison != nil, language)
    }
    var driver: [String: JSONText] = [
      "name": .string("nagarezu"),
      "fullName": .string(language == .ja ? "流れ図（Nagarezu）" : "Nagarezu"),
      "rules": .array(rules.map { rule($0, remarks, language) }),
    ]
    if let version = report.version { driver["version"] = .string(version) }
    let run: [String: JSONText] = [
      "tool": .object(["driver": .object(driver)]),
      "columnKind": .string("unicodeCodePoints"),
      "language": .string(language.rawValue),
      "originalUriBaseIds": .object([
        Self.root: .object([
          "description": text(
            Message(ja: "プロジェクトの根", en: "the root of the project")[language])
        ])
      ]),
      "invocations": .array([invocation(report, language)]),
      "results": .array(results),
      "properties": .object([
        "verdict": .string(report.conclusion.rawValue),
        "ending": .string(report.ending.rawValue),
        "mended": .strings(report.comparison?.against.findings.mended.map(\.finding.id) ?? []),
      ]),
    ]
    return try JSONText.object([
      "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
      "version": .string("2.1.0"), "runs": .array([.object(run)]),
    ]).text()
  }

  private static let root = "SRCROOT"

  private func text(_ text: String) -> JSONText { .object(["text": .string(text)]) }

  /// A run in which not all was judged did not succeed, whatever was found in the rest.
  private func invocation(_ report: CheckReport, _ language: Language) -> JSONText {
    let isWhole = report.conclusion != .unread && report.conclusion != .notJudged
    let notes: [JSONText] = [
      .object([
        "level": .string(isWhole ? "note" : "error"),
        "message": text(CheckConclusion(report).words(in: language)),
      ])
    ]
    return .object([
      "executionSuccessful": .bool(isWhole), "toolExecutionNotifications": .array(notes),
    ])
  }

  // MARK: Rules

  private func rule(_ code: String, _ remarks: Remarks, _ language: Language) -> JSONText {
    let first = remarks.all.first { $0.code == code }
    let title = first?.title(in: language) ?? code
    var rule: [String: JSONText] = [
      "id": .string(code), "shortDescription": text(title),
    ]
    if let page = Rules.pages[code]?[language] {
      rule["help"] = .object([
        "text": .string(page), "markdown": .string("# \(code) \(title)\n\n" + page),
      ])
      rule["fullDescription"] = text(page.split(separator: "\n").first.map(String.init) ?? title)
    }
    if let severity = Rules.all.first(where: { type(of: $0).code == code }) {
      rule["defaultConfiguration"] = .object([
        "level": .string(type(of: severity).severity == .error ? "error" : "warning")
      ])
    }
    return .object(rule)
  }

  // MARK: Results

  private func result(
    _ remark: Remark, _ rules: [String], isCompared: Bool, _ language: Language
  ) -> JSONText {
    let notes = remark.notes(in: language).map { "\($0.label): \($0.words)" }
    var result: [String: JSONText] = [
      "ruleId": .string(remark.code),
      "ruleIndex": .number(rules.firstIndex(of: remark.code) ?? 0),
      "message": text(([remark.message[language]] + notes).joined(separator: "\n")),
      "locations": .array([location(remark.span)]),
      "partialFingerprints": .object(["nagarezu/v1": .string(remark.fingerprint)]),
    ]
    switch remark.kind {
    case .gap:
      result["kind"] = .string("review")
      result["level"] = .string("none")
    case .problem, .idle:
      result["kind"] = .string("fail")
      result["level"] = .string("error")
    case .finding(let finding, let model):
      result["kind"] = .string("fail")
      result["level"] = .string(finding.severity.rawValue)
      let related = related(finding, model, language)
      if !related.isEmpty { result["relatedLocations"] = .array(related) }
      let hops = hops(finding, model, language)
      if !hops.isEmpty {
        let flow: JSONText = .object(["locations": .array(hops)])
        result["codeFlows"] = .array([.object(["threadFlows": .array([flow])])])
      }
    }
    if let waiver = remark.waiver {
      result["suppressions"] = .array([suppression(waiver, language)])
    }
    // What cannot be read has no counterpart on the older side, all of which could be.
    if isCompared {
      result["baselineState"] = .string(
        remark.hasGrown ? "updated" : isNew(remark) ? "new" : "unchanged")
    }
    return .object(result)
  }

  private func isNew(_ remark: Remark) -> Bool {
    switch remark.bearing {
    case .fails, .shown, .allowed: true
    case .known, .waived: false
    }
  }

  private func suppression(_ waiver: Waiver, _ language: Language) -> JSONText {
    let until = language == .ja ? "\(waiver.until)まで" : "until \(waiver.until)"
    return .object([
      "kind": .string("inSource"), "status": .string("accepted"),
      "justification": .string("\(waiver.reason)" + language.bracketed("\(waiver.owner)、\(until)")),
      "location": location(waiver.span),
    ])
  }

  /// The nearest approval and what else must be looked at, numbered from 1.
  private func related(_ finding: Finding, _ model: Model, _ language: Language) -> [JSONText] {
    var places = finding.related.map { ($0.span, $0.message[language]) }
    if let nearest = finding.nearest {
      let words = Message(ja: "最も近い承認: ", en: "nearest approval: ")[language]
      places.append((model[nearest].span, words + model[nearest].id))
    }
    return places.enumerated().map { index, place in
      location(place.0, place.1, id: index + 1)
    }
  }

  // MARK: The way

  /// Each step of the way that stands somewhere in a file, in travel order, and the look of a reader last.
  private func hops(_ finding: Finding, _ model: Model, _ language: Language) -> [JSONText] {
    let phrases = Phrases(model: model, language: language)
    var hops: [JSONText] = (finding.path?.steps ?? []).map { step in
      hop(place(of: step, in: model), phrases.part(of: step, isFirst: true, namesItems: true))
    }
    if let passage = finding.passage, let look = phrases.look(passage) {
      let from = model.name(of: model.origin(of: passage))
      hops.append(hop(model.span(of: passage), from + look))
    }
    return hops
  }

  private func hop(_ span: SourceSpan, _ words: String) -> JSONText {
    .object(["location": location(span, words)])
  }

  private func place(of step: Path.Step, in model: Model) -> SourceSpan {
    func span(of node: Node) -> SourceSpan {
      switch node {
      case .system(let id): model[id].span
      case .party(let id): model[id].span
      }
    }
    switch step {
    case .held(let system, let holding, _, _):
      let holdings = model[system].holdings
      return holdings.indices.contains(holding) ? holdings[holding].span : model[system].span
    case .ofPerson(let party, _, _): return model[party].span
    case .claimed(let flow, _, _), .carried(let flow, _, _): return model[flow].span
    case .derived(let system, _, _, _, _), .surrounded(let system, _, _, _):
      return model[system].span
    case .unsealed(_, let key, _, _): return model[key].span
    case .imported(let node, _, _): return span(of: node)
    }
  }

  // MARK: Places

  private func location(_ span: SourceSpan, _ words: String? = nil, id: Int? = nil) -> JSONText {
    var location: [String: JSONText] = [
      "physicalLocation": .object([
        "artifactLocation": .object([
          "uri": .string(Self.uri(span.file)), "uriBaseId": .string(Self.root),
        ]),
        "region": .object([
          "startLine": .number(span.line), "startColumn": .number(span.column),
        ]),
      ])
    ]
    if let words { location["message"] = text(words) }
    if let id { location["id"] = .number(id) }
    return .object(location)
  }

  /// A path as a relative reference: whatever else its letters are, they are no part of an address.
  static func uri(_ path: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    let bytes = path.utf8.flatMap { byte in
      plain.contains(byte)
        ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
