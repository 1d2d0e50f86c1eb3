import NagarezuCore

extension ModelAssembly {
  func loadPurposes() -> [Purpose] {
    purposes.map { element in
      Purpose(
        name: element.name.text, basis: element.fields.text(.basis)?.text,
        note: element.fields.annotation, span: element.name.span)
    }
  }

  /// The purposes that something names, in order.
  func purposes(_ fields: Fields) -> [Purpose.ID] {
    names(fields, .purposes, .purpose).map { Purpose.ID(position($0, .purpose)) }.sorted()
  }

  /// Once a model says what anything is for, it must say so of all that is had and handed over.
  func refuseWithoutPurpose(in model: Model) {
    for (what, span) in model.withoutPurpose {
      log.add(
        .noPurpose, at: span,
        ja: "\(what.ja)に「目的」がありません", en: "\(what.en) has no purpose",
        help: Message(
          ja: "目的を定めたモデルでは、保有、閲覧、持ち主の変わる流れの全てに書いてください",
          en:
            "a model that declares purposes names one on every holding, reader and flow that changes hands"
        ))
    }
  }
}
