/// Values of fields.
extension Telling {
  func text(_ text: String?) -> [Thing.Value] {
    text.map { [Thing.Value(content: .text($0), shown: Message(ja: $0, en: $0))] } ?? []
  }

  func texts(_ texts: [String]) -> [Thing.Value] { texts.flatMap { text($0) } }

  /// A word of the language, compared by its Japanese spelling.
  func word(_ ja: String, _ en: String) -> [Thing.Value] {
    [Thing.Value(content: .text(ja), shown: Message(ja: ja, en: en))]
  }

  func flag(_ isSet: Bool) -> [Thing.Value] { isSet ? word("はい", "yes") : [] }

  func distinct(_ distinct: Distinct) -> Thing.Field {
    switch distinct {
    case .unsaid: field(.distinct, [])
    case .fromAll: field(.distinct, flag(true))
    case .from(let names): field(.distinct, texts(names))
    }
  }

  private func named(_ kind: Thing.Kind, _ position: Int, _ name: String) -> Thing.Value {
    Thing.Value(
      content: .thing(kind, identity(kind, position)), shown: Message(ja: name, en: name))
  }

  func value(_ id: Party.ID) -> Thing.Value { named(.party, id.position, model[id].name) }
  func value(_ id: Site.ID) -> Thing.Value { named(.site, id.position, model[id].name) }
  func value(_ id: SubjectClass.ID) -> Thing.Value { named(.subjects, id.position, model[id].name) }
  func value(_ id: Item.ID) -> Thing.Value { named(.item, id.position, model[id].name) }
  func value(_ id: Key.ID) -> Thing.Value { named(.key, id.position, model[id].name) }
  func value(_ id: Channel.ID) -> Thing.Value { named(.channel, id.position, model[id].name) }
  func value(_ id: Purpose.ID) -> Thing.Value { named(.purpose, id.position, model[id].name) }
  func value(_ id: System.ID) -> Thing.Value { named(.system, id.position, model[id].name) }
  func value(_ id: Approval.ID) -> Thing.Value { named(.approval, id.position, model[id].id) }

  func value(_ node: Node) -> Thing.Value {
    switch node {
    case .system(let id): value(id)
    case .party(let id): value(id)
    }
  }

  func people(_ atoms: AtomSet) -> [Thing.Value] {
    if let told = known.people[atoms] { return told }
    let told = model.described(atoms).map { Thing.Value(content: .text($0.ja), shown: $0) }
    known.people[atoms] = told
    return told
  }

  func kinds(_ kinds: [Channel.Kind]) -> [Thing.Value] {
    kinds.flatMap { word($0.rawValue, $0.english) }
  }

  func exposure(_ exposure: Exposure) -> [Thing.Value] {
    switch exposure {
    case .read: word("閲覧", "read")
    case .custody: word("保管", "custody")
    }
  }

  func period(_ period: Period, isUnknown: Bool = false) -> [Thing.Value] {
    if isUnknown { return word("不明", "unknown") }
    if let told = known.periods[period] { return told }
    let told = [Thing.Value(content: .period(period), shown: period.described)]
    known.periods[period] = told
    return told
  }

  func bound(_ bound: Bound) -> Thing.Value {
    Thing.Value(content: .bound(bound), shown: bound.described)
  }

  /// Operators, key holders or sites: names, or what is said of each where they change.
  func parts<Holder>(
    _ holders: [Holder], _ assignments: [Assignment<Holder>], _ value: (Holder) -> Thing.Value
  ) -> [Thing.Value] {
    guard !assignments.isEmpty else { return holders.map(value) }
    return assignments.map { one in
      composed(
        field(.party, [value(one.holder)]),
        [
          field(.period, one.period == .always ? [] : period(one.period)),
          field(.via, one.channel.map { [self.value($0)] } ?? []),
          field(.handover, one.handover.map { word($0.rawValue, $0.english) } ?? []),
        ])
    }
  }

  /// 項目 and 除く.
  func fields(_ selection: ItemSelection) -> [Thing.Field] {
    switch selection {
    case .named(let items):
      [field(.items, items.map { value($0) }), field(.except, [])]
    case .all(let excepted):
      [field(.items, word("全て", "all")), field(.except, excepted.map { value($0) })]
    case .unknown: [field(.items, word("不明", "unknown")), field(.except, [])]
    }
  }

  func field(_ key: Thing.Key, _ values: [Thing.Value]) -> Thing.Field {
    Thing.Field(key: key, values: values)
  }

  func notes(_ note: Annotation) -> [Thing.Field] {
    [
      field(.description, text(note.description)),
      field(.evidence, note.evidence.map(evidence)),
      field(.assumed, flag(note.isAssumed)),
    ]
  }

  private func evidence(_ one: Annotation.Evidence) -> Thing.Value {
    composed(
      field(.document, text(one.document)),
      [
        field(.row, text(one.row)), field(.quote, text(one.quote)),
        field(.implied, flag(one.isImplied)),
      ])
  }

  /// Several fields as one value: `総務課（経路: VPN、項目: 氏名）`.
  func composed(_ head: Thing.Field, _ rest: [Thing.Field]) -> Thing.Value {
    func text(_ language: Language) -> String {
      let comma = language == .ja ? "、" : ", "
      func list(_ values: [Thing.Value]) -> String {
        values.map { $0.shown[language] }.joined(separator: comma)
      }
      let parts = rest.filter { !$0.values.isEmpty }.map { part in
        "\(part.key.label[language]): \(list(part.values))"
      }.joined(separator: language == .ja ? "、" : "; ")
      if parts.isEmpty { return list(head.values) }
      if head.values.isEmpty { return parts }
      return list(head.values) + language.bracketed(parts)
    }
    let bags = Dictionary(
      ([head] + rest).filter { !$0.values.isEmpty }.map { ($0.key, $0.bag) },
      uniquingKeysWith: { first, _ in first })
    return Thing.Value(
      content: .fields(bags), shown: Message(ja: text(.ja), en: text(.en)))
  }
}
