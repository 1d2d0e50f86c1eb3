extension Telling {
  func thing(_ one: Party) -> Thing {
    Thing(
      kind: .party, name: one.name,
      fields: [
        field(.kind, kind(of: one)), field(.partOf, one.parent.map { [value($0)] } ?? []),
        field(.name, text(one.fullName)), field(.breaks, texts(one.breaks)),
        field(.englishName, text(one.englishName)),
        field(.aliases, texts(one.aliases)), distinct(one.distinct),
        field(.certified, texts(one.certificates)),
        field(.location, text(one.location)),
        field(.subjects, one.subjects.map(people) ?? []),
      ] + notes(one.note), span: one.span)
  }

  /// As written; an authority is one whether its kind says so or not.
  private func kind(of one: Party) -> [Thing.Value] {
    let form: Party.Form? =
      switch one.kind {
      case .authority: .authority
      case .dataSubject: .dataSubject
      case .other, .unnamed, .anyone: one.form
      }
    return form.map { word($0.rawValue, $0.english) } ?? []
  }
}
