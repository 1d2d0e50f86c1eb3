import NagarezuCore
import NagarezuText

/// The JSON of things that several answers contain.
struct SharedJSON {
  let model: Model

  /// `{"from": day, "to": day}`, both inclusive; `null` for an open end.
  func days(_ range: DayRange) -> JSONText { Self.days(range) }

  static func days(_ range: DayRange) -> JSONText {
    .object([
      "from": range.first.isDistant ? .null : .string(range.first.description),
      "to": range.last.isDistant ? .null : .string(range.last.description),
    ])
  }

  func during(_ ranges: [DayRange]) -> JSONText { Self.during(ranges) }

  static func during(_ ranges: [DayRange]) -> JSONText { .array(ranges.map { days($0) }) }

  func subjects(_ atoms: AtomSet) -> JSONText { .strings(model.described(atoms).map(\.ja)) }

  /// Why a party has it, each with its line: `{"as", "of", "file", "line", "column"}`, in the order of capacities.
  func capacity(_ capacities: [Capacity]) -> JSONText {
    .array(
      capacities.map { capacity in
        .object(
          [
            "as": JSONText.string(capacity.word), "of": .string(model.name(of: capacity)),
          ].merging(span(model.span(of: capacity))) { old, _ in old })
      })
  }

  /// What keeps a party from reading it, each with its line.
  func stop(_ stops: [Stop]) -> JSONText {
    .array(
      stops.map { stop in
        .object(
          ["what": JSONText.string(stop.word)].merging(
            model.span(of: stop).map(span) ?? [:]
          ) { old, _ in old })
      })
  }

  func span(_ span: SourceSpan) -> [String: JSONText] { Self.span(span) }

  static func span(_ span: SourceSpan) -> [String: JSONText] {
    ["file": .string(span.file), "line": .number(span.line), "column": .number(span.column)]
  }

  /// `problems`: what could not be read, in order of place; `help` is `null` where there is none to offer.
  static func problems(_ problems: [Diagnostic], in language: Language) -> JSONText {
    .array(
      problems.map { problem in
        .object(
          [
            "code": JSONText.string(problem.code), "message": .string(problem.message[language]),
            "help": .optional(problem.help?[language]),
          ].merging(span(problem.span)) { old, _ in old })
      })
  }

  /// The flows of a path in travel order, each with its place, and the look of a reader last.
  func path(_ path: Path?, endingWith passage: Passage? = nil) -> JSONText {
    var hops = (path?.steps ?? []).compactMap { step -> JSONText? in
      switch step {
      case .carried(let flow, let item, let day), .claimed(let flow, let item, let day):
        hop(flow, item, day)
      case .held, .ofPerson, .derived, .unsealed, .surrounded, .imported: nil
      }
    }
    switch passage {
    case nil, .flow: break
    case .some(let last):
      hops.append(
        .object(
          ends(of: last).merging(
            ["channel": .optional(model.channel(of: last).map { model[$0].name })]
          ) { old, _ in old }))
    }
    return .array(hops)
  }

  /// `{"flow", "from", "to", "file", "line", "column"}`: a flow's number, `null` for a look and a take-over.
  func ends(of passage: Passage) -> [String: JSONText] {
    var number: String?
    if case .flow(let id) = passage { number = model[id].number }
    return [
      "flow": .optional(number), "from": .string(model.name(of: model.origin(of: passage))),
      "to": .string(model.endName(of: passage)),
    ].merging(span(model.span(of: passage))) { old, _ in old }
  }

  private func hop(_ flow: Flow.ID, _ item: Item.ID, _ day: Day) -> JSONText {
    let hop = model[flow]
    return .object(
      [
        "flow": .string(hop.number), "from": .string(model.name(of: hop.from)),
        "to": .string(model.name(of: hop.to)),
        "channel": .optional(hop.channel.map { model[$0].name }), "item": .string(model[item].name),
        "day": day.isDistant ? .null : .string(day.description),
      ].merging(span(hop.span)) { old, _ in old })
  }

  /// What begins a path and what happens on the way between flows, as text for people.
  func origin(_ path: Path?) -> JSONText {
    switch path?.steps.first {
    case .held(let system, _, _, _): .string(model[system].name)
    case .ofPerson(let party, _, _): .string(model[party].name)
    case .imported(let node, _, _): .string(model.name(of: node))
    case .claimed, .carried, .derived, .unsealed, .surrounded, nil: .null
    }
  }
}

extension Model {
  /// `{"file", "state", "title"}`: the business in a list of those that are in an answer, or are not.
  var named: JSONText {
    .object([
      "file": .string(span.file), "state": .string(state.rawValue), "title": .string(title),
    ])
  }
}
