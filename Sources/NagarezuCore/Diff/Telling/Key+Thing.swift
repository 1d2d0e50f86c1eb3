extension Telling {
  func thing(_ one: Key) -> Thing {
    Thing(
      kind: .key, name: one.name,
      fields: [field(.holders, parts(one.holders, one.assignments) { value($0) })]
        + notes(one.note),
      span: one.span)
  }
}
