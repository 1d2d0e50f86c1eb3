extension Telling {
  func thing(_ one: Flow) -> Thing {
    let (from, to) = (model.name(of: one.from), model.name(of: one.to))
    let name = "\(one.number)（\(from)→\(to)）"
    return Thing(
      kind: .flow, name: name + (one.isReturn ? "（戻り）" : ""),
      title: Message(
        ja: name + (one.isReturn ? "（戻り）" : ""),
        en: "\(one.number) (\(from) → \(to)\(one.isReturn ? ", return" : ""))"),
      fields: [
        field(.number, text(one.number)), field(.name, text(one.name)),
        field(.from, [value(one.from)]), field(.to, [value(one.to)]),
        field(.via, one.channel.map { [value($0)] } ?? []),
      ] + fields(one.items) + [
        field(.subjects, people(one.subjects)),
        field(.seal, one.seal.map { [value($0)] } ?? []),
        field(.renames, renames(of: one)),
        field(.period, period(one.period, isUnknown: one.isPeriodUnknown)),
        field(.isReturn, flag(one.isReturn)), field(.basis, text(one.basis)),
        field(.remark, text(one.remark)), purposes(one.purposes),
      ] + notes(one.note), span: one.span)
  }

  private func renames(of one: Flow) -> [Thing.Value] {
    one.renames.sorted { $0.key < $1.key }.map { old, new in
      composed(
        field(.from, [value(old)]),
        [field(.becomes, new.map { [value($0)] } ?? word("削除", "dropped"))])
    }
  }
}
