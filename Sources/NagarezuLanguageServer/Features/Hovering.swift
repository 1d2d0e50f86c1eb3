import NagarezuCore
import NagarezuSource
import NagarezuText

/// What is said of whatever somebody points at.
struct Hovering {
  let language: Language
  let encoding: PositionEncoding

  /// Lines past this are counted.
  private static let most = 24

  /// `null` where there is nothing to say.
  ///
  /// - Parameter known: what was known of the file when it could last be read; `nil` where it never could be.
  func hover(at spot: Spot, knowing known: Analysis?) -> JSONText {
    let model = known?.verdict?.model
    guard let mark = spot.mark else {
      // The text cannot be read: whatever it is, it may be a name that was known.
      let word = spot.word
      guard spot.outline == nil, !word.text.isEmpty, let known, let model else { return .null }
      let text = describe(word.text, Vocabulary.NameKind.allCases, model, known)
      return shown(
        text,
        spot.document.text.range(word.start, word.start + word.text.unicodeScalars.count, encoding))
    }
    let first = spot.document.text.offset(mark.span)
    let range = spot.document.text.range(first, first + mark.length, encoding)
    switch mark.what {
    case .key(let key, _):
      let need = key.isRequired ? say("（必須）", " (required)") : ""
      return shown("\(key.ja) / \(key.en)\(need)\n\(key.doc[language])", range)
    case .word(let written, let list):
      guard let word = Vocabulary.words(list).first(where: { $0.spellings.contains(written) })
      else {
        return .null
      }
      return shown("\(word.ja) / \(word.en)", range)
    case .date(let written):
      return shown(DateWords.meaning(of: written)?[language], range)
    case .name(let name, let kinds, _):
      guard let known, let model else { return .null }
      return shown(describe(name, kinds, model, known), range)
    case .number:
      guard let known, let verdict = known.verdict else { return .null }
      return shown(flows(at: mark, in: spot, verdict), range)
    case .approval(let id):
      guard let model, let paper = model.approvals.first(where: { $0.id == id }) else {
        return .null
      }
      return shown(approval(paper, model), range)
    case .finding(let id):
      let finding = known?.verdicts.lazy.flatMap(\.findings).first { $0.id == id }
      return shown(finding.map { "\($0.rule) \($0.message[language])" }, range)
    case .path: return .null
    }
  }

  private func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  private func shown(_ text: String?, _ range: JSONText) -> JSONText {
    guard let text, !text.isEmpty else { return .null }
    return .object([
      "contents": .object([
        "kind": .string("plaintext"), "value": .string(VisibleText.written(text, keeping: ["\n"])),
      ]), "range": range,
    ])
  }

  private func lines(_ all: [String]) -> String {
    let rest = all.count - Self.most
    guard rest > 0 else { return all.joined(separator: "\n") }
    return (all.prefix(Self.most) + [say("ほか\(rest)件", "\(rest) more")]).joined(separator: "\n")
  }

  // MARK: Names

  private func describe(
    _ name: String, _ kinds: [Vocabulary.NameKind], _ model: Model, _ known: Analysis
  ) -> String? {
    for kind in kinds {
      switch kind {
      case .item:
        if let text = item(name, model, known) { return text }
      case .party:
        if let party = Lookup.party(name, in: model), let verdict = known.verdict {
          return self.party(party, verdict)
        }
      case .system:
        if let system = Lookup.system(name, in: model) { return self.system(system, model) }
      case .channel:
        if let channel = model.channels.first(where: { $0.name == name }) {
          return self.channel(channel, model)
        }
      case .subjectClass:
        if let one = model.subjects.first(where: { $0.name == name }) {
          return headed(say("個人の範囲", "class of people"), name, one.note)
            + (one.count.map { "\n\($0)" } ?? "")
        }
      case .site:
        if let site = model.sites.first(where: { $0.name == name }) {
          let phrases = Phrases(model: model, language: language)
          let who = phrases.list(site.operators.map(phrases.party))
          return headed(say("場所", "site"), name, site.note) + line(say("運用", "operator"), who)
        }
      case .key:
        if let key = model.keys.first(where: { $0.name == name }) {
          let phrases = Phrases(model: model, language: language)
          return headed(say("鍵", "key"), name, key.note)
            + line(say("保持者", "holders"), phrases.list(key.holders.map(phrases.party)))
        }
      case .purpose:
        if let purpose = model.purposes.first(where: { $0.name == name }) {
          return headed(say("目的", "purpose"), name, purpose.note)
        }
      case .regime:
        if model.regimes.contains(where: { $0.name == name }) {
          return "\(say("制度", "regime")) \(name)"
        }
      }
    }
    return nil
  }

  private func headed(_ kind: String, _ name: String, _ note: Annotation) -> String {
    var text = "\(kind) \(name)"
    if let description = note.description { text += "\n\(description)" }
    if note.isAssumed { text += say("\n仮（資料にない）", "\nassumed: no paper says so") }
    return text
  }

  private func line(_ label: String, _ value: String) -> String {
    value.isEmpty ? "" : "\n\(label): \(value)"
  }

  private func item(_ name: String, _ model: Model, _ known: Analysis) -> String? {
    let phrases = Phrases(model: model, language: language)
    if let group = model.groups.first(where: { $0.name == name || $0.aliases.contains(name) }) {
      return headed(say("まとまり", "group"), group.name, group.note) + "\n"
        + lines(model.inAuthorsOrder(group.items).map { model[$0].name })
    }
    guard let id = Lookup.items(name, in: model).first else { return nil }
    let item = model[id]
    var text = headed(say("情報項目", "item"), item.name, item.note)
    if item.isSensitive { text += say("（要配慮）", " (sensitive)") }
    text += line(say("区分", "class"), item.category ?? "")
    text += line(say("別名", "aliases"), phrases.list(item.aliases))
    let parties = Reaching.parties(of: name, in: known.ownVerdicts, language)
    let seen = known.ownVerdicts.flatMap { verdict in
      let phrases = Phrases(model: verdict.model, language: language)
      let items = Lookup.items(name, in: verdict.model)
      return rows(items.flatMap { WhoSees($0).answer(verdict.reach) }, phrases) {
        phrases.party($0.party)
      }
    }.withoutRepeats
    return
      ([text, Reaching.words(parties.count, in: language)] + (seen.isEmpty ? [] : [lines(seen)]))
      .joined(separator: "\n")
  }

  /// One line for each name and manner: whether it reads, in what capacity, and when.
  private func rows(
    _ sightings: [Sighting], _ phrases: Phrases, _ name: (Sighting) -> String
  ) -> [String] {
    var order: [String] = []
    var days: [String: [DayRange]] = [:]
    for sighting in sightings {
      var manner = phrases.exposure(sighting.exposure)
      if case .inferred(let item) = sighting.manner {
        let made = phrases.model[item].name
        manner += say("（「\(made)」から推知）", " (inferred from '\(made)')")
      }
      let head = "\(name(sighting)): \(manner)"
      if days[head] == nil { order.append(head) }
      days[head, default: []] += sighting.during
    }
    return order.map { head in
      head + say("、", ", ") + phrases.days(DayRange.joined(days[head] ?? []))
    }
  }

  private func party(_ party: Party.ID, _ verdict: Verdict) -> String {
    let model = verdict.model
    let phrases = Phrases(model: model, language: language)
    let one = model[party]
    var text = headed(
      one.form.map { say($0.rawValue, $0.english) } ?? say("主体", "party"), one.name, one.note)
    text += line(say("名称", "name"), one.fullName ?? "")
    text += line(say("所属", "part of"), one.parent.map(phrases.party) ?? "")
    text += line(say("別名", "aliases"), phrases.list(one.aliases))
    let chain = Set(model.withAncestors(party))
    let papers = model.approvals.filter { paper in
      if case .party(let target) = paper.target { chain.contains(target) } else { false }
    }
    text += "\n" + say("見てよいもの", "may see") + ":"
    if papers.isEmpty { text += " " + say("承認がない", "no approval") }
    for paper in papers.prefix(8) {
      text += "\n  \(paper.id): \(items(paper.items, model)) \(periods(paper))"
    }
    let seen = WhatIsSeen(by: party).answer(verdict.reach)
    var order: [Exposure: [Item.ID]] = [:]
    for sighting in seen where order[sighting.exposure]?.contains(sighting.item) != true {
      order[sighting.exposure, default: []].append(sighting.item)
    }
    text += "\n" + say("届くもの", "gets") + ":"
    if seen.isEmpty { text += " " + say("なし", "nothing") }
    for exposure in [Exposure.read, .custody] {
      guard let found = order[exposure] else { continue }
      text += "\n  \(phrases.exposure(exposure)): \(short(found.map { model[$0].name }))"
    }
    return text
  }

  private func short(_ names: [String]) -> String {
    let rest = names.count - 12
    let shown = names.prefix(12).joined(separator: say("、", ", "))
    return rest > 0 ? shown + say("ほか\(rest)項目", " and \(rest) more") : shown
  }

  private func items(_ selection: ItemSelection, _ model: Model) -> String {
    switch selection {
    case .named(let items): return short(items.map { model[$0].name })
    case .all(let except):
      let names = except.map { model[$0].name }
      return say("全て", "all")
        + (names.isEmpty ? "" : say("（\(short(names))を除く）", " except \(short(names))"))
    case .unknown: return say("不明", "unknown")
    }
  }

  private func periods(_ paper: Approval) -> String {
    paper.periods.map { $0.described[language] }.joined(separator: say("、", ", "))
  }

  private func system(_ id: System.ID, _ model: Model) -> String {
    let phrases = Phrases(model: model, language: language)
    let system = model[id]
    return headed(say("システム", "system"), system.name, system.note)
      + line(say("運用", "operator"), phrases.list(system.operators.map(phrases.party)))
      + line(
        say("閲覧", "readers"),
        phrases.list(Set(system.readers.map(\.party)).sorted().map(phrases.party)))
      + line(say("場所", "site"), model.site(of: id).map { model[$0].name } ?? "")
      + line(say("内包先", "inside"), system.outer.map { model[$0].name } ?? "")
  }

  private func channel(_ channel: Channel, _ model: Model) -> String {
    let phrases = Phrases(model: model, language: language)
    return headed(say("経路", "channel"), channel.name, channel.note)
      + line(say("種別", "kind"), channel.kind.rawValue)
      + line(say("運用", "operator"), phrases.list(channel.operators.map(phrases.party)))
      + line(say("暗号化", "encrypted"), channel.isEncrypted ? say("はい", "yes") : say("いいえ", "no"))
  }

  private func approval(_ paper: Approval, _ model: Model) -> String {
    let phrases = Phrases(model: model, language: language)
    let people =
      paper.statesSubjects
      ? phrases.people(paper.subjects) : say("書かれていない（誰も含まない）", "unstated: no one")
    return "\(say("承認", "approval")) \(paper.id)"
      + line(say("項目", "items"), items(paper.items, model))
      + line(say("対象", "subjects"), people)
      + line(say("取扱い", "exposure"), phrases.exposure(paper.exposure))
      + line(say("期間", "period"), periods(paper))
      + line(say("会議", "meeting"), paper.meeting ?? "")
      + line(say("根拠", "basis"), paper.basis ?? "")
  }

  // MARK: Flows

  /// The reach of the flow that a number belongs to.
  private func flows(at mark: FileOutline.Mark, in spot: Spot, _ verdict: Verdict) -> String? {
    let model = verdict.model
    let sections = spot.outline?.entries.flatMap(\.children) ?? []
    guard
      let entry = sections.last(where: {
        $0.kind == .element(.flow) && $0.span.line <= mark.span.line
          && mark.span.line <= $0.lastLine
      }),
      let id = model.flowIDs.first(where: { model[$0].span == entry.span && !model[$0].isReturn })
    else { return nil }
    let phrases = Phrases(model: model, language: language)
    let flow = model[id]
    let takers = model.receivers(of: .flow(id))
    let around = model.parties(at: .node(flow.to)).filter { !takers.contains($0) }
    let findings = verdict.standing.filter { $0.passage == .flow(id) }
    return "\(phrases.passage(.flow(id))) \(model.name(of: flow.from)) → \(model.name(of: flow.to))"
      + line(say("渡すもの", "carries"), items(flow.items, model))
      + line(say("対象", "subjects"), phrases.people(flow.subjects))
      + line(
        say("期間", "period"),
        flow.isPeriodUnknown ? say("不明", "unknown") : flow.period.described[language])
      + line(say("渡る先", "enters the hands of"), phrases.list(takers.map(phrases.party)))
      + line(say("そこで持つ者", "had there by"), phrases.list(around.map(phrases.party)))
      + findings.map { "\n\($0.rule) \($0.message[language])" }.joined()
  }
}
