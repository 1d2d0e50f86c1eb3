/// M405: a computer without a 電算処理 paper, where others have one.
///
/// **What.** Personal data stands in a system of the authority or of a contractor that no 電算処理
/// paper names, nor one around it, while the model has 電算処理 papers for others. 窓口, 保管庫, 台帳 and
/// 作業 are no computers. `電算処理: 不要` at the system silences it.
///
/// **何を。** 実施機関又は委託先のシステムに個人情報があるのに、そのシステム（又は外側のシステム）
/// を相手とする電算処理の承認がなく、ほかのシステムにはあります。種別が窓口、保管庫、台帳、作業のものは電子計算機とみなしません。
/// システムに「電算処理: 不要」と書けば言いません。
///
/// **Why.** S107 judges only systems that have a paper; one that was forgotten would pass unseen.
///
/// **理由。** S107 は承認のあるシステムだけを調べます。出し忘れたシステムは、このままでは調べられません。
///
/// **Example.** ホストコンピュータ has its paper, and the new 給付管理システム none.
///
/// **例。** ホストコンピュータには電算処理の承認があり、新しい給付管理システムにはありません。
///
/// **Cure.** Put the paper before the council, or write 電算処理: 不要 with the reason beside it.
///
/// **直し方。** 電算処理の件名を付議するか、要らない理由を添えて「電算処理: 不要」と書きます。
///
/// - SeeAlso: 新宿区個人情報保護条例 第16条（令和5年3月31日まで）; 以後は各自治体の要綱.
struct UnregisteredSystem: ModelRule {
  static let heading = RuleHeading(
    "M405", ja: "電算処理の承認がないシステム", en: "system without a processing approval", severity: .warning)

  /// Paper and counters: not 電子計算組織.
  private static let notComputers: Set<System.Kind> = [.counter, .cabinet, .ledger, .work]

  func check(_ facts: Facts) -> [Observation] {
    let model = facts.model
    guard model.approvals.contains(where: { $0.kind == .processing }) else { return [] }
    let missing = model.systemIDs.filter { isMissing($0, facts) }
    guard let first = missing.first else { return [] }
    // One company's systems are one thing to ask about.
    let groups = Dictionary(grouping: missing) { model[$0].operators.min() ?? model.authority }
      .sorted { $0.key < $1.key }
      .map { party, systems in (model[party].name, systems.map { model[$0].name }) }
    return [
      Observation(
        Self.self, [], at: model[first].span,
        related: missing.dropFirst().map { id in
          Finding.Related(
            span: model[id].span, message: Message(ja: model[id].name, en: model[id].name))
        }
      ) { _ in
        let ja = groups.map { party, names in
          "「\(party)」の\(names.map { "「\($0)」" }.joined())"
        }.joined(separator: "、")
        let en = groups.map { party, names in
          "\(names.map { "'\($0)'" }.joined(separator: ", ")) of '\(party)'"
        }.joined(separator: "; ")
        return Message(
          ja: "\(ja)に個人情報があるが、電算処理の承認がない",
          en: "\(en) hold personal data, and no processing approval names them")
      }
    ]
  }

  private func isMissing(_ id: System.ID, _ facts: Facts) -> Bool {
    let model = facts.model
    let system = model[id]
    return model.withOuter(id).allSatisfy { model[$0].needsProcessing }
      && !(system.kind.map(Self.notComputers.contains) ?? false) && model.processing(of: id).isEmpty
      && system.operators.contains { model.isOfAuthority($0) || model.isContractor($0) }
      && facts.standing(at: .system(id)).contains { piece in
        !piece.cells.isEmpty
          && facts.days(requiring: .processing).contains { piece.days.intersection($0) != nil }
      }
  }
}
