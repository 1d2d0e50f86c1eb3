extension Telling {
  func thing(_ one: Channel) -> Thing {
    Thing(
      kind: .channel, name: one.name,
      fields: [
        field(.kind, kinds([one.kind])),
        field(.operator, parts(one.operators, one.assignments) { value($0) }),
        field(.encrypted, flag(one.isEncrypted)), field(.measures, texts(one.measures)),
        field(.englishName, text(one.englishName)),
      ] + notes(one.note), span: one.span)
  }
}
