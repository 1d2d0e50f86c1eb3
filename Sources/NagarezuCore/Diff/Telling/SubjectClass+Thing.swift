extension Telling {
  func thing(_ one: SubjectClass) -> Thing {
    Thing(
      kind: .subjects, name: one.name,
      fields: [
        field(.within, one.within.map { value($0) }),
        field(.partition, flag(one.isPartitioned)), field(.count, text(one.count)),
        distinct(one.distinct),
      ] + notes(one.note), span: one.span)
  }
}
