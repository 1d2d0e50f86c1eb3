import NagarezuCore

extension FactTable {
  /// Where a paper says so.
  static let evidence = FactTable(
    "evidence", Message(ja: "証拠", en: "evidence"),
    row: Message(ja: "証拠1つ", en: "a place in a document that says so"),
    key: ["model", "kind", "thing", "number"], references: [.toModel],
    columns: [
      [
        .model, .word("kind", ("種類", "kind"), ("何の証拠か", "what kind of thing it supports"), \.kind),
        .text("thing", ("もの", "thing"), ("その名前（流れでは順）", "its name; of a flow, its place"), \.name),
        .number("number", ("順", "number"), ("順（1から）", "its place, from 1"), \.number),
        .text("about", ("何について", "about"), ("人が読む名前", "how people call it"), \.about),
        .optionalText(
          "document", ("文書", "document"), ("文書の名前", "which document"), \.evidence.document),
        .optionalText("row", ("箇所", "row"), ("文書の箇所", "the row of it"), \.evidence.row),
        .optionalText("quote", ("原文", "quote"), ("文書の言葉", "its own words"), \.evidence.quote),
        .flag(
          "is_implied", ("読み取れるだけ", "implied"),
          ("文書から読み取れるだけか", "whether the document only implies it"),
          \.evidence.isImplied),
      ], FactColumn.place(\.span),
    ], things: { $0.businesses.flatMap { $0.model.evidence } })
}

/// Evidence for one thing of a model.
struct EvidenceFact: OfBusiness {
  let model: Model
  let kind: Message
  let name: String
  let about: String
  let number: Int
  let evidence: Annotation.Evidence
  let span: SourceSpan
}

extension Model {
  fileprivate var evidence: [EvidenceFact] {
    func facts(
      _ ja: String, _ en: String, _ name: String, _ note: Annotation, _ span: SourceSpan,
      about: String? = nil
    ) -> [EvidenceFact] {
      note.evidence.enumerated().map {
        EvidenceFact(
          model: self, kind: Message(ja: ja, en: en), name: name, about: about ?? name,
          number: $0 + 1, evidence: $1, span: span)
      }
    }
    var all = parties.flatMap { facts("主体", "party", $0.name, $0.note, $0.span) }
    all += sites.flatMap { facts("場所", "site", $0.name, $0.note, $0.span) }
    all += systems.flatMap { facts("システム", "system", $0.name, $0.note, $0.span) }
    all += subjects.flatMap { facts("個人の範囲", "class of people", $0.name, $0.note, $0.span) }
    all += items.flatMap { facts("情報項目", "item", $0.name, $0.note, $0.span) }
    all += groups.flatMap { facts("項目のまとまり", "group", $0.name, $0.note, $0.span) }
    all += keys.flatMap { facts("鍵", "key", $0.name, $0.note, $0.span) }
    all += channels.flatMap { facts("経路", "channel", $0.name, $0.note, $0.span) }
    all += approvals.flatMap { facts("承認", "approval", $0.id, $0.note, $0.span) }
    all += inAuthorsOrder(flowIDs).enumerated().flatMap { place, id in
      facts(
        "流れ", "flow", String(place + 1), self[id].note, self[id].span,
        about: "\(self[id].number) \(name(of: self[id].from))→\(name(of: self[id].to))")
    }
    return all.inOrderOfPlace(\.span)
  }
}
