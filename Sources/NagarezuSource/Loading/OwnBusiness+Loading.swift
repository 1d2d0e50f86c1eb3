import NagarezuCore

extension ModelAssembly {
  /// Refuses 独自 where the data cannot be the operators' own business.
  func refuseOwnBusiness(in model: Model) {
    for system in model.systemIDs {
      for holding in model[system].holdings where holding.isOwnBusiness {
        guard let reason = model.reasonAgainstOwnBusiness(of: holding, in: system) else { continue }
        refuse(reason, model, at: ownBusinessPlaces[holding.span] ?? holding.span)
      }
    }
  }

  private func refuse(_ reason: Model.NotOwnBusiness, _ model: Model, at span: SourceSpan) {
    let message: Message
    switch reason {
    case .ofTheAuthority:
      message = Message(
        ja: "実施機関だけが運用するシステムの情報は、「独自」とするまでもなく実施機関のものです",
        en:
          "what a system of the authority alone holds is the authority's own without 'ownBusiness'")
    case .noOperator:
      message = Message(
        ja: "運用者の分からないシステムの情報は「独自」にできません",
        en: "without a known operator nothing is anybody's own business")
    case .contract(let approval, let party):
      message = Message(
        ja:
          "「\(model[party].name.shown)」は承認「\(model[approval].id.shown)」でこの項目・個人の情報を扱います。「独自」にはできません",
        en:
          "'\(model[party].name.shown)' handles this data under '\(model[approval].id.shown)': it is not its own business"
      )
    case .processing(let approval):
      message = Message(
        ja: "承認「\(model[approval].id.shown)」がこのシステムの電算処理を定めています。「独自」にはできません",
        en:
          "'\(model[approval].id.shown)' is about processing on this system: its data is not the operators' own"
      )
    }
    log.add(
      .notOwnBusiness, at: span, ja: message.ja, en: message.en,
      help: Message(ja: "「独自」を取り除いてください", en: "remove 'ownBusiness'"))
  }
}
