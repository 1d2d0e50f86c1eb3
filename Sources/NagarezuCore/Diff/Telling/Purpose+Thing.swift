extension Telling {
  func thing(_ one: Purpose) -> Thing {
    Thing(
      kind: .purpose, name: one.name,
      fields: [field(.basis, text(one.basis))] + notes(one.note), span: one.span)
  }

  /// What something is for.
  func purposes(_ ids: [Purpose.ID]) -> Thing.Field {
    field(.purposes, ids.map { value($0) })
  }
}
