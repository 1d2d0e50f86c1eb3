extension Telling {
  /// The business itself: what stands at the top of its file and of those that it includes.
  var header: Thing {
    Thing(
      kind: .model, name: model.title, title: Message(ja: model.title, en: model.title),
      fields: [
        field(.englishTitle, text(model.englishTitle)),
        field(.authority, [value(model.authority)]),
        field(.section, model.sections.map { value($0) }),
        field(
          .state, model.state == .current ? [] : word(model.state.rawValue, model.state.english)),
        field(.supersedes, text(model.supersedes)),
        field(.source, texts(model.sources)), field(.description, texts(model.descriptions)),
        field(.openLists, texts(model.openLists.map { "\($0.about): \($0.ending)" })),
      ], span: model.span)
  }
}
