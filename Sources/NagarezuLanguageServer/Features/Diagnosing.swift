import NagarezuCore
import NagarezuText

/// What `check` says of some files, as editors show it.
struct Diagnosing {
  let language: Language
  let encoding: PositionEncoding

  /// Shape: absolute path → what is shown in that file, in order of place; empty for one of which nothing is.
  func diagnostics(_ analysis: Analysis) -> [String: [JSONText]] {
    var found: [String: [(span: SourceSpan, entry: JSONText)]] = [:]
    for file in analysis.paths { found[file] = [] }
    func add(_ span: SourceSpan, _ entry: JSONText) {
      found[span.file, default: []].append((span, entry))
    }
    for problem in analysis.reading.problems { add(problem.span, self.problem(problem, analysis)) }
    // Where something cannot be read, what was found before is of another text.
    let isWhole = analysis.reading.problems.isEmpty
    for verdict in isWhole ? analysis.verdicts : [] {
      for finding in verdict.findings where finding.waiver == nil {
        add(finding.span, self.finding(finding, verdict.model, analysis))
      }
      for gap in verdict.gaps { add(gap.span, self.gap(gap, analysis)) }
    }
    var shown: [String: [JSONText]] = [:]
    for (file, entries) in found {
      let sorted = entries.enumerated().sorted {
        ($0.element.span, $0.offset) < ($1.element.span, $1.offset)
      }
      shown[analysis.location(of: file)] = sorted.map(\.element.entry)
    }
    return shown
  }

  private func entry(
    _ span: SourceSpan, _ severity: Int, _ code: String, _ message: String, _ analysis: Analysis,
    related: [JSONText] = [], id: String? = nil
  ) -> JSONText {
    var fields: [String: JSONText] = [
      "range": range(of: span, analysis), "severity": .number(severity), "code": .string(code),
      "source": .string("nagarezu"),
      "message": .string(VisibleText.written(message, keeping: ["\n"])),
    ]
    if !related.isEmpty { fields["relatedInformation"] = .array(related) }
    if let id { fields["data"] = .object(["id": .string(id)]) }
    return .object(fields)
  }

  /// The piece of the text that stands at a place.
  func range(of span: SourceSpan, _ analysis: Analysis) -> JSONText {
    let text = analysis.text(of: span.file)
    let first = text.offset(span)
    return text.range(first, text.end(ofWordAt: first), encoding)
  }

  private func problem(_ problem: Diagnostic, _ analysis: Analysis) -> JSONText {
    let help = problem.help.map { "\n" + $0[language] } ?? ""
    return entry(problem.span, 1, problem.code, problem.message[language] + help, analysis)
  }

  private func gap(_ gap: Gap, _ analysis: Analysis) -> JSONText {
    entry(gap.span, 2, gap.kind.rawValue, gap.message[language], analysis, id: gap.id)
  }

  private func finding(_ finding: Finding, _ model: Model, _ analysis: Analysis) -> JSONText {
    entry(
      finding.span, finding.severity == .error ? 1 : 2, finding.rule, finding.message[language],
      analysis, related: related(finding, model, analysis), id: finding.id)
  }

  /// The hops of the path, then other places that must be looked at, then the approval that comes nearest.
  private func related(
    _ finding: Finding, _ model: Model, _ analysis: Analysis
  ) -> [JSONText] {
    let phrases = Phrases(model: model, language: language)
    var places: [(SourceSpan, String)] = []
    for step in finding.path?.steps ?? [] {
      switch step {
      case .held(let system, _, let item, _):
        places.append(
          (
            model[system].span,
            phrases.say(
              "\(model[system].name)が「\(model[item].name)」を保有",
              "\(model[system].name) holds '\(model[item].name)'")
          ))
      case .carried(let flow, _, _), .claimed(let flow, _, _):
        let hop = model[flow]
        let ends = "\(model.name(of: hop.from)) → \(model.name(of: hop.to))"
        places.append((hop.span, "\(phrases.passage(.flow(flow))) \(ends)"))
      case .unsealed(_, let key, _, _):
        places.append((model[key].span, phrases.say("鍵", "key ") + phrases.quoted(model[key].name)))
      case .ofPerson, .derived, .surrounded, .imported: break
      }
    }
    if let passage = finding.passage {
      switch passage {
      case .flow: break
      case .reader, .succession:
        places.append((model.span(of: passage), phrases.passage(passage)))
      }
    }
    for related in finding.related { places.append((related.span, related.message[language])) }
    if let nearest = finding.nearest {
      let label = phrases.say("最も近い承認: ", "nearest approval: ")
      places.append((model[nearest].span, label + model[nearest].id))
    }
    return places.prefix(40).map { span, message in
      .object([
        "location": location(span, analysis), "message": .string(VisibleText.written(message)),
      ])
    }
  }

  func location(_ span: SourceSpan, _ analysis: Analysis) -> JSONText {
    .object([
      "uri": .string(FileURI.uri(analysis.location(of: span.file))),
      "range": range(of: span, analysis),
    ])
  }
}
