/// P301: the papers about one system do not list the same items.
///
/// **What.** Of a system that somebody outside the authority operates and a 電算処理 paper names: its
/// items, those of that party's 業務委託 or 再委託, and those of the 外部結合 with it, as far as their periods
/// meet. What another system of that party explains may stand in the party's papers alone; what no
/// line carries need not stand in the 外部結合.
///
/// **何を。** 実施機関の外の者が運用し、電算処理の承認があるシステムについて、電算処理、業務委託（再委託）、
/// 外部結合の項目が、期間の重なる範囲で一致しません。その者の別のシステムにある項目は委託の側だけにあってもよく、
/// 回線を通らない項目は外部結合になくてもかまいません。
///
/// **Why.** The council was told three stories about one computer; whichever is right, one paper
/// was decided on a wrong list.
///
/// **理由。** 1つのコンピュータについて、文書ごとに違う項目が承認されています。
/// どれかは誤った一覧で決められたことになります。
///
/// **Example.** 電算処理 lists 26 items on 給付管理システム, and the 業務委託 of the company that runs it 25.
///
/// **例。** 給付管理システムの電算処理は26項目、それを運用する委託先の業務委託は25項目です。
///
/// **Cure.** Make the lists agree, best by naming one group in all of them.
///
/// **直し方。** 一覧をそろえます。1つの「項目のまとまり」をどの承認からも指すと、ずれません。
///
/// - SeeAlso: 新宿区個人情報保護条例 第14条・第16条・第17条（令和5年3月31日まで）、以後は各自治体の要綱（1つの事業を電算処理・外部結合・業務委託の件名で付議する）;
/// read 2026-11-21.
struct PapersDisagree: ModelRule {
  static let heading = RuleHeading(
    "P301", ja: "文書の間で項目が一致しない", en: "approvals that disagree on items")

  func check(_ facts: Facts) -> [Observation] {
    let model = facts.model
    let near = Surroundings(facts)
    return model.systemIDs.flatMap { system -> [Observation] in
      let papers = model.papers[.system(system)]
      guard !papers.isEmpty else { return [] }
      return model[system].operators.filter { !model.isOfAuthority($0) }.flatMap { party in
        papers.flatMap { check($0, system, party, near) }
      }
    }
  }

  private func check(
    _ paper: Approval.ID, _ system: System.ID, _ party: Party.ID, _ near: Surroundings
  ) -> [Observation] {
    let model = near.model
    let contracts = others(than: paper, [.entrustment, .subcontract], party, model)
    let joins = others(than: paper, [.connection], party, model)
    let recorded = items(of: [paper], model)
    let elsewhere = near.itemsElsewhere(of: party)
    var found: [Observation] = []
    func compare(_ items: Set<Item.ID>, _ has: [Approval.ID], _ lacks: [Approval.ID]) {
      guard !items.isEmpty, !has.isEmpty, !lacks.isEmpty else { return }
      found.append(observation(items.sorted(), system, party, has, lacks, model))
    }
    if !contracts.isEmpty {
      let contracted = items(of: contracts, model)
      compare(recorded.subtracting(contracted), [paper], contracts)
      compare(
        contracted.subtracting(all(party, paper, near)).subtracting(elsewhere), contracts,
        [paper])
      let joined = items(of: joins, model)
      compare(joined.subtracting(contracted), joins, contracts)
    }
    if !joins.isEmpty {
      let joined = items(of: joins, model)
      compare(
        recorded.subtracting(joined).intersection(near.itemsOnLines(with: party, at: system)),
        [paper], joins)
      compare(
        joined.subtracting(all(party, paper, near)).subtracting(elsewhere), joins, [paper])
    }
    return found
  }

  /// The papers of these kinds with `party` or what it is a part of that are in force together with `paper`.
  private func others(
    than paper: Approval.ID, _ kinds: Set<Approval.Kind>, _ party: Party.ID, _ model: Model
  ) -> [Approval.ID] {
    model.papers(to: party).filter { id in
      guard kinds.contains(model[id].kind), case .named = model[id].items else { return false }
      return model.mayBind(model[id], model[paper])
    }
  }

  private func items(of papers: [Approval.ID], _ model: Model) -> Set<Item.ID> {
    Set(
      papers.flatMap { id -> [Item.ID] in
        if case .unknown = model[id].items { return [] }
        return model.resolved(model[id].items)
      })
  }

  /// What the 電算処理 papers of all of the party's systems list while `paper` is in force.
  private func all(
    _ party: Party.ID, _ paper: Approval.ID, _ near: Surroundings
  ) -> Set<Item.ID> {
    let model = near.model
    let papers = model.papers.of(near.systems(of: party).map { .system($0) })
    return items(of: papers.filter { model[$0].mayHold(with: model[paper]) }, model)
  }

  private func observation(
    _ items: [Item.ID], _ system: System.ID, _ party: Party.ID, _ has: [Approval.ID],
    _ lacks: [Approval.ID], _ model: Model
  ) -> Observation {
    let one = has[0]
    // The id does not follow the order of papers (design §10.14).
    let sides = [has, lacks].map { papers in
      papers.map { model[$0].id }.min { $0.precedesByBytes($1) } ?? ""
    }
    let (ids, otherIDs) = (names(has, model), names(lacks, model))
    let (name, listed) = (model[system].name, model.listed(items))
    return Observation(
      Self.self, [model[party].name, name, nil, nil, sides.joined(separator: "≠")],
      party: party, node: .system(system), approval: one, at: model[one].span,
      related: lacks.map {
        Finding.Related(
          span: model[$0].span, message: Message(ja: model[$0].id, en: model[$0].id))
      }
    ) { _ in
      Message(
        ja: "「\(name)」について、\(listed.ja)が\(ids.ja)にあり、\(otherIDs.ja)にない",
        en: "of '\(name)', \(listed.en) stand in \(ids.en) and not in \(otherIDs.en)")
    }
  }

  private func names(_ papers: [Approval.ID], _ model: Model) -> Message {
    Message(
      ja: papers.map { "「\(model[$0].id)」" }.joined(),
      en: papers.map { "'\(model[$0].id)'" }.joined(separator: ", "))
  }
}

/// What is near a party: its systems and its lines, found once for all papers.
private struct Surroundings {
  private let facts: Facts
  private let lines: NetworkLines
  /// Shape: party → the systems it operates, in order.
  private var operated: [Party.ID: [System.ID]] = [:]
  var model: Model { facts.model }

  init(_ facts: Facts) {
    self.facts = facts
    lines = NetworkLines(facts.model)
    for id in facts.model.systemIDs {
      for party in Set(facts.model[id].operators) { operated[party, default: []].append(id) }
    }
  }

  func systems(of party: Party.ID) -> [System.ID] { operated[party] ?? [] }

  /// What stands in systems of the party, or in its hands, for which there is no 電算処理 paper of their own.
  func itemsElsewhere(of party: Party.ID) -> Set<Item.ID> {
    let nodes =
      systems(of: party).filter { model.processing(of: $0).isEmpty }.map { Node.system($0) }
      + [.party(party)]
    return Set(
      nodes.flatMap { node in
        facts.standing(at: node).flatMap { $0.cells.items(shape: facts.reach.shape) }
      })
  }

  /// What lines carry between the authority and a system of the party, either way.
  func itemsOnLines(with party: Party.ID, at system: System.ID) -> Set<Item.ID> {
    Set(
      lines.touching(party).filter { passage in
        (model.origin(of: passage) == .system(system) || model.end(of: passage) == .system(system))
          && isConnecting(passage, party)
      }.flatMap { passage in
        facts.reach.passing(on: passage).flatMap { $0.cells.items(shape: facts.reach.shape) }
      })
  }

  /// Whether a passage runs between the authority and the party, either way.
  private func isConnecting(_ passage: Passage, _ party: Party.ID) -> Bool {
    let ends = [model.hands(of: model.origin(of: passage)), model.farHands(of: passage)]
    return [(0, 1), (1, 0)].contains { one, other in
      ends[one].contains { model.isOfAuthority($0) } && ends[other].contains(party)
    }
  }
}
