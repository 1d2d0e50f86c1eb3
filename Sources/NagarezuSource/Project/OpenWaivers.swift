import NagarezuCore

extension Verdict {
  /// The waivers with 全て or 全員, each refused with the list that would stand in its place (design §10.18).
  public var refusedWaivers: [Diagnostic] {
    openWaivers.map { open in
      let waiver = model[open.waiver]
      let id = waiver.finding.shown
      let rows = open.cells.map { cell in
        let items = cell.items.map { model[$0].name }.joined(separator: ", ")
        let people = model.described(cell.atoms)
        return Message(
          ja: "項目: [\(items)] 対象: [\(people.map(\.ja).joined(separator: ", "))]",
          en: "items: [\(items)] subjects: [\(people.map(\.ja).joined(separator: ", "))]")
      }
      return Diagnostic(
        code: LoadCode.openWaiver.rawValue, span: waiver.span,
        message: Message(
          ja: "留保「\(id)」に「全て」「全員」は書けません", en: "waiver '\(id)' cannot accept all or everyone"),
        help: rows.isEmpty
          ? Message(ja: "この識別名の指摘はありません", en: "no finding has this id")
          : Message(
            ja:
              "今ある指摘を受け入れるなら、\(rows.map(\.ja).joined(separator: "、別の留保に "))（check --write-waivers が書き換える）",
            en:
              "to accept what is found today, write \(rows.map(\.en).joined(separator: "; in another waiver ")) (check --write-waivers does)"
          ))
    }
  }
}
