extension Telling {
  func thing(_ one: Waiver) -> Thing {
    Thing(
      kind: .waiver, name: one.finding, title: Message(ja: one.finding, en: one.finding),
      fields: [
        field(.items, (one.items ?? []).map { value($0) }),
        field(.subjects, one.subjects.map(people) ?? []), field(.owner, text(one.owner)),
        field(.reason, text(one.reason)), field(.until, [bound(one.limit)]),
        field(.openWaiver, flag(one.isOpen)),
      ], span: one.span)
  }
}
