extension Telling {
  func thing(_ one: Item) -> Thing {
    Thing(
      kind: .item, name: one.name,
      fields: [
        field(.category, text(one.category)), field(.sensitive, flag(one.isSensitive)),
        field(.specific, flag(one.isSpecific)), field(.commonName, text(one.commonName)),
        field(.breaks, texts(one.breaks)), field(.englishName, text(one.englishName)),
        field(.aliases, texts(one.aliases)),
        field(.synonyms, one.synonyms.map(synonym)), distinct(one.distinct),
      ] + notes(one.note), span: one.span)
  }

  /// What is said of another name under which the item goes; its evidence is the item's own.
  private func synonym(_ one: Item.Synonym) -> Thing.Value {
    composed(
      field(.name, text(one.name)),
      [
        field(.category, text(one.category)), field(.englishName, text(one.englishName)),
        field(.description, text(one.note.description)),
        field(.assumed, flag(one.note.isAssumed)),
      ])
  }

  func thing(_ one: ItemGroup) -> Thing {
    Thing(
      kind: .group, name: one.name,
      fields: [
        field(.items, one.items.map { value($0) }), field(.category, text(one.category)),
        field(.breaks, texts(one.breaks)), field(.englishName, text(one.englishName)),
        field(.aliases, texts(one.aliases)), distinct(one.distinct),
      ] + notes(one.note), span: one.span)
  }
}
