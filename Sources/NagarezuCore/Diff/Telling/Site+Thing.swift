extension Telling {
  func thing(_ one: Site) -> Thing {
    Thing(
      kind: .site, name: one.name,
      fields: [
        field(.operator, parts(one.operators, one.assignments) { value($0) }),
        field(.location, text(one.location)),
        field(.englishName, text(one.englishName)), field(.aliases, texts(one.aliases)),
      ] + notes(one.note), span: one.span)
  }
}
