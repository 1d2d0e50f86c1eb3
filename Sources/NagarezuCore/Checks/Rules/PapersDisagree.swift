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
    return model.systemIDs.flatMap { system -> [Observation] in
      let papers = model.approvalIDs.filter { model[$0].target == .system(system) }
      guard !papers.isEmpty else { return [] }
      return model[system].operators.filter { !model.isOfAuthority($0) }.flatMap { party in
        papers.flatMap { check($0, system, party, facts) }
      }
    }
  }

  private func check(
    _ paper: Approval.ID, _ system: System.ID, _ party: Party.ID, _ facts: Facts
  ) -> [Observation] {
    let model = facts.model
    let contracts = others(than: paper, [.entrustment, .subcontract], party, model)
    let joins = others(than: paper, [.connection], party, model)
    let recorded = items(of: [paper], model)
    let elsewhere = itemsElsewhere(than: system, party, facts)
    var found: [Observation] = []
    func compare(_ items: Set<Item.ID>, _ has: [Approval.ID], _ lacks: [Approval.ID]) {
      guard !items.isEmpty, !has.isEmpty, !lacks.isEmpty else { return }
      found.append(observation(items.sorted(), system, party, has, lacks, model))
    }
    if !contracts.isEmpty {
      let contracted = items(of: contracts, model)
      compare(recorded.subtracting(contracted), [paper], contracts)
      compare(
        contracted.subtracting(all(system, party, paper, model)).subtracting(elsewhere), contracts,
        [paper])
      let joined = items(of: joins, model)
      compare(joined.subtracting(contracted), joins, contracts)
    }
    if !joins.isEmpty {
      let joined = items(of: joins, model)
      compare(
        recorded.subtracting(joined).intersection(itemsOnLines(with: party, at: system, facts)),
        [paper], joins)
      compare(
        joined.subtracting(all(system, party, paper, model)).subtracting(elsewhere), joins, [paper])
    }
    return found
  }

  /// The papers of these kinds with `party` or what it is a part of that are in force together with `paper`.
  private func others(
    than paper: Approval.ID, _ kinds: Set<Approval.Kind>, _ party: Party.ID, _ model: Model
  ) -> [Approval.ID] {
    let family = model.withAncestors(party)
    return model.approvalIDs.filter { id in
      guard kinds.contains(model[id].kind), case .party(let target) = model[id].target,
        family.contains(target), case .named = model[id].items
      else { return false }
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
    _ system: System.ID, _ party: Party.ID, _ paper: Approval.ID, _ model: Model
  ) -> Set<Item.ID> {
    items(
      of: model.approvalIDs.filter { id in
        guard case .system(let other) = model[id].target,
          model[other].operators.contains(party)
        else { return false }
        return model[id].mayHold(with: model[paper])
      }, model)
  }

  /// What stands in systems of the party, or in its hands, for which there is no 電算処理 paper of their own.
  private func itemsElsewhere(
    than system: System.ID, _ party: Party.ID, _ facts: Facts
  ) -> Set<Item.ID> {
    let model = facts.model
    let nodes =
      model.systemIDs.filter {
        model[$0].operators.contains(party) && model.processing(of: $0).isEmpty
      }.map { Node.system($0) } + [.party(party)]
    return Set(
      nodes.flatMap { node in
        facts.standing(at: node).flatMap { $0.cells.items(shape: facts.reach.shape) }
      })
  }

  /// What lines carry between the authority and this system of the party, either way.
  private func itemsOnLines(
    with party: Party.ID, at system: System.ID, _ facts: Facts
  ) -> Set<Item.ID> {
    let model = facts.model
    return Set(
      model.connectingPassages(with: [party]).filter {
        model.origin(of: $0) == .system(system) || model.end(of: $0) == .system(system)
      }.flatMap { passage in
        facts.reach.passing(on: passage).flatMap { $0.cells.items(shape: facts.reach.shape) }
      })
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

extension Model {
  /// The flows and looks over a network between the authority and any of `parties`, either way, in order.
  func connectingPassages(with parties: [Party.ID]) -> [Passage] {
    passages.filter { passage in
      guard let channel = channel(of: passage), self[channel].kind.isNetwork else { return false }
      let ends = [hands(of: origin(of: passage)), farHands(of: passage)]
      return (ends[0].contains(where: isOfAuthority) && ends[1].contains(where: parties.contains))
        || (ends[1].contains(where: isOfAuthority) && ends[0].contains(where: parties.contains))
    }
  }
}
