/// Tells the things of a model field by field.
struct Describing {
  let model: Model
  /// The name by which a thing is compared, from its kind and position.
  let identity: (Thing.Kind, Int) -> String
  /// The day that is told of: flows, holdings and papers that are not in force then are left out. `nil` for all.
  let day: Day?

  /// Things under their own names.
  init(_ model: Model, on day: Day? = nil) {
    self.init(model, on: day) { kind, position in
      switch kind {
      case .party: model.parties[position].name
      case .site: model.sites[position].name
      case .system: model.systems[position].name
      case .subjects: model.subjects[position].name
      case .item: model.items[position].name
      case .group: model.groups[position].name
      case .key: model.keys[position].name
      case .channel: model.channels[position].name
      case .model, .flow, .approval, .waiver: ""
      }
    }
  }

  /// Things under the names of another model's.
  init(_ model: Model, on day: Day? = nil, as identity: @escaping (Thing.Kind, Int) -> String) {
    self.model = model
    self.day = day
    self.identity = identity
  }

  // MARK: Lists

  /// The things of a kind that a writer declared, by position.
  func things(_ kind: Thing.Kind) -> [(position: Int, thing: Thing)] {
    positions(kind).map { ($0, thing(kind, $0)) }
  }

  private func positions(_ kind: Thing.Kind) -> [Int] {
    switch kind {
    case .model: [0]
    case .party:
      model.parties.indices.filter { ![.unnamed, .anyone].contains(model.parties[$0].kind) }
    case .site: Array(model.sites.indices)
    case .system: Array(model.systems.indices)
    case .subjects: Array(model.subjects.indices)
    case .item: Array(model.items.indices)
    case .group: Array(model.groups.indices)
    case .key: Array(model.keys.indices)
    case .channel: model.channels.indices.filter { model.channels[$0].isDeclared }
    case .flow: model.flows.indices.filter { isInForce(model.flows[$0].period.widest) }
    case .approval:
      model.approvals.indices.filter { index in
        day == nil || (model.approvals[index].period?.narrowest.map(isInForce) ?? false)
      }
    case .waiver: Array(model.waivers.indices)
    }
  }

  private func isInForce(_ days: DayRange) -> Bool { day.map(days.contains) ?? true }

  func thing(_ kind: Thing.Kind, _ position: Int) -> Thing {
    switch kind {
    case .model: header
    case .party: party(model.parties[position])
    case .site: site(model.sites[position])
    case .system: system(model.systems[position])
    case .subjects: subjectClass(model.subjects[position])
    case .item: item(model.items[position])
    case .group: group(model.groups[position])
    case .key: key(model.keys[position])
    case .channel: channel(model.channels[position])
    case .flow: flow(model.flows[position])
    case .approval: approval(model.approvals[position])
    case .waiver: waiver(model.waivers[position])
    }
  }

  /// All that a thing says and that flows do with it, but for its names; `nil` where that is nothing.
  func content(_ kind: Thing.Kind, _ position: Int) -> String? {
    let text = thing(kind, position).content(without: ["名称", "別名"])
    let uses = model.flows.flatMap { flow -> [String] in
      switch kind {
      case .system:
        (flow.from == .system(System.ID(position)) ? ["\(flow.number)から"] : [])
          + (flow.to == .system(System.ID(position)) ? ["\(flow.number)へ"] : [])
      case .channel: flow.channel == Channel.ID(position) ? [flow.number] : []
      case .key: flow.seal == Key.ID(position) ? [flow.number] : []
      case .approval, .model, .party, .site, .subjects, .item, .group, .flow, .waiver: []
      }
    }
    let houses = model.systems.indices.filter { index in
      switch kind {
      case .site: model.systems[index].site == Site.ID(position)
      case .key: model.systems[index].sealedUnder == Key.ID(position)
      case .approval, .model, .party, .system, .subjects, .item, .group, .channel, .flow, .waiver:
        false
      }
    }.map { identity(.system, $0) }
    guard !uses.isEmpty || !houses.isEmpty else { return nil }
    return text + "\u{4}" + (uses + houses).sorted().joined(separator: "\u{2}")
  }

  // MARK: Values

  private func plain(_ text: String?) -> [Thing.Value] {
    text.map { [Thing.Value(identity: $0, shown: Message(ja: $0, en: $0))] } ?? []
  }

  private func plain(_ message: Message) -> [Thing.Value] {
    [Thing.Value(identity: message.ja, shown: message)]
  }

  private func flag(_ isSet: Bool) -> [Thing.Value] {
    isSet ? plain(Message(ja: "あり", en: "yes")) : []
  }

  private func named(_ kind: Thing.Kind, _ position: Int, _ name: String) -> Thing.Value {
    Thing.Value(identity: identity(kind, position), shown: Message(ja: name, en: name))
  }

  private func value(_ id: Party.ID) -> Thing.Value { named(.party, id.position, model[id].name) }
  private func value(_ id: Item.ID) -> Thing.Value { named(.item, id.position, model[id].name) }
  private func value(_ id: Key.ID) -> Thing.Value { named(.key, id.position, model[id].name) }
  private func value(_ id: Channel.ID) -> Thing.Value {
    named(.channel, id.position, model[id].name)
  }
  private func value(_ id: Site.ID) -> Thing.Value { named(.site, id.position, model[id].name) }
  private func value(_ id: System.ID) -> Thing.Value {
    named(.system, id.position, model[id].name)
  }

  private func value(_ node: Node) -> Thing.Value {
    switch node {
    case .system(let id): value(id)
    case .party(let id): value(id)
    }
  }

  private func people(_ atoms: AtomSet) -> [Thing.Value] {
    model.described(atoms).flatMap { plain($0) }
  }

  private func items(_ selection: ItemSelection) -> [Thing.Value] {
    switch selection {
    case .named(let items): items.map { value($0) }
    case .all: plain(Message(ja: "全て", en: "all"))
    case .unknown: plain(Message(ja: "不明", en: "unknown"))
    }
  }

  private func excepted(_ selection: ItemSelection) -> [Thing.Value] {
    if case .all(let items) = selection { return items.map { value($0) } }
    return []
  }

  private func field(_ ja: String, _ en: String, _ values: [Thing.Value]) -> Thing.Field {
    Thing.Field(label: Message(ja: ja, en: en), values: values)
  }

  private func notes(_ note: Annotation) -> [Thing.Field] {
    [
      field("説明", "description", plain(note.description)),
      field("仮", "assumed", flag(note.isAssumed)),
    ]
  }

  /// Several words as one value: `総務課（経路: VPN、項目: 氏名）`.
  private func joined(_ head: [Thing.Value], _ parts: [Thing.Field]) -> Thing.Value {
    func text(_ language: Language) -> String {
      let (comma, colon) = language == .ja ? ("、", ": ") : (", ", ": ")
      let first = head.map { $0.shown[language] }.joined(separator: comma)
      let rest = parts.filter { !$0.values.isEmpty }.map { part in
        part.label[language] + colon
          + part.values.map { $0.shown[language] }.joined(separator: comma)
      }.joined(separator: language == .ja ? "、" : "; ")
      if rest.isEmpty { return first }
      return language == .ja ? "\(first)（\(rest)）" : "\(first) (\(rest))"
    }
    let identity =
      head.map(\.identity).joined(separator: "\u{5}") + "\u{6}"
      + parts.map { $0.values.map(\.identity).sorted().joined(separator: "\u{5}") }
      .joined(separator: "\u{6}")
    return Thing.Value(identity: identity, shown: Message(ja: text(.ja), en: text(.en)))
  }

  // MARK: Things

  private var header: Thing {
    Thing(
      kind: .model, name: model.title,
      fields: [
        field("実施機関", "authority", [value(model.authority)]),
        field("保有課", "section", model.section.map { [value($0)] } ?? []),
      ], span: model.span)
  }

  private func party(_ one: Party) -> Thing {
    let kind: Message? =
      switch one.kind {
      case .authority: Message(ja: "実施機関", en: "authority")
      case .dataSubject: Message(ja: "本人", en: "the people themselves")
      case .other, .unnamed, .anyone: nil
      }
    return Thing(
      kind: .party, name: one.name,
      fields: [
        field("種別", "kind", kind.map { plain($0) } ?? []),
        field("所属", "partOf", one.parent.map { [value($0)] } ?? []),
        field("名称", "name", plain(one.fullName)),
        field("別名", "aliases", one.aliases.flatMap { plain($0) }),
        field("認証", "certified", one.certificates.flatMap { plain($0) }),
        field("所在地", "location", plain(one.location)),
        field("対象", "subjects", one.subjects.map(people) ?? []),
      ] + notes(one.note), span: one.span)
  }

  private func site(_ one: Site) -> Thing {
    Thing(
      kind: .site, name: one.name,
      fields: [
        field("運用", "operator", one.operators.map { value($0) }),
        field("所在地", "location", plain(one.location)),
        field("別名", "aliases", one.aliases.flatMap { plain($0) }),
      ] + notes(one.note), span: one.span)
  }

  private func subjectClass(_ one: SubjectClass) -> Thing {
    Thing(
      kind: .subjects, name: one.name,
      fields: [
        field(
          "属する", "within",
          one.within.map { named(.subjects, $0.position, model[$0].name) }),
        field("分割", "partition", flag(one.isPartitioned)),
        field("人数", "count", plain(one.count)),
      ] + notes(one.note), span: one.span)
  }

  private func item(_ one: Item) -> Thing {
    Thing(
      kind: .item, name: one.name,
      fields: [
        field("区分", "class", plain(one.category)),
        field("要配慮", "sensitive", flag(one.isSensitive)),
        field("別名", "aliases", one.aliases.flatMap { plain($0) }),
      ] + notes(one.note), span: one.span)
  }

  private func group(_ one: ItemGroup) -> Thing {
    Thing(
      kind: .group, name: one.name,
      fields: [field("項目", "items", one.items.map { value($0) })] + notes(one.note),
      span: one.span)
  }

  private func key(_ one: Key) -> Thing {
    Thing(
      kind: .key, name: one.name,
      fields: [field("保持者", "holders", one.holders.map { value($0) })] + notes(one.note),
      span: one.span)
  }

  private func channel(_ one: Channel) -> Thing {
    Thing(
      kind: .channel, name: one.name,
      fields: [
        field("種別", "kind", plain(one.kind.rawValue)),
        field("運用", "operator", one.operators.map { value($0) }),
        field("暗号化", "encrypted", flag(one.isEncrypted)),
        field("対策", "measures", one.measures.flatMap { plain($0) }),
      ] + notes(one.note), span: one.span)
  }

  private func system(_ one: System) -> Thing {
    let readers = one.readers.map { reader in
      joined(
        [value(reader.party)],
        [
          field("経路", "via", reader.channel.map { [value($0)] } ?? []),
          field("項目", "items", items(reader.items)),
          field("除く", "except", excepted(reader.items)),
          field("対象", "subjects", people(reader.subjects)),
        ])
    }
    let holdings = one.holdings.filter { isInForce($0.period.widest) }.map { holding in
      joined(
        holding.items.map { value($0) },
        [
          field("対象", "subjects", people(holding.subjects)),
          field("期間", "period", period(holding.period, isUnknown: holding.isPeriodUnknown)),
        ])
    }
    let derivations = one.derivations.map { derivation in
      joined(
        derivation.outputs.map { value($0) },
        [
          field("から", "from", derivation.inputs.map { value($0) }),
          field("機微解除", "declassified", plain(derivation.declassified)),
        ])
    }
    return Thing(
      kind: .system, name: one.name,
      fields: [
        field("種別", "kind", plain(one.kind?.rawValue)), field("名称", "name", plain(one.fullName)),
        field("運用", "operator", one.operators.map { value($0) }),
        field("場所", "site", one.site.map { [value($0)] } ?? []),
        field("内包先", "inside", one.outer.map { [value($0)] } ?? []),
        field("閲覧", "readers", readers), field("保有", "holds", holdings),
        field("生成", "derives", derivations),
        field("封印", "sealed", one.sealedUnder.map { [value($0)] } ?? []),
        field(
          "アクセス", "access",
          one.noAccess.map { plain(Message(ja: "不可（\($0)）", en: "none (\($0))")) } ?? []),
        field("保存", "keep", keep(one.keep)),
        field("別名", "aliases", one.aliases.flatMap { plain($0) }),
      ] + notes(one.note), span: one.span)
  }

  private func keep(_ keep: System.Keep) -> [Thing.Value] {
    switch keep {
    case .forever: []
    case .until(let bound):
      plain(Message(ja: "\(bound.described.ja)まで", en: "until \(bound.described.en)"))
    case .span(let years, let months, let days):
      plain(
        Message(
          ja: (years > 0 ? "\(years)年" : "") + (months > 0 ? "\(months)か月" : "")
            + (days > 0 ? "\(days)日" : ""),
          en: "\(years) years, \(months) months, \(days) days"))
    case .contractEnd: plain(Message(ja: "契約終了まで", en: "until the contract ends"))
    }
  }

  private func period(_ period: Period, isUnknown: Bool) -> [Thing.Value] {
    plain(isUnknown ? Message(ja: "不明", en: "unknown") : period.described)
  }

  private func flow(_ one: Flow) -> Thing {
    let renames = one.renames.sorted { $0.key < $1.key }.map { old, new in
      joined(
        [value(old)],
        [field("変換後", "to", new.map { [value($0)] } ?? plain(Message(ja: "削除", en: "dropped")))])
    }
    let name = "\(one.number)（\(model.name(of: one.from))→\(model.name(of: one.to))）"
    return Thing(
      kind: .flow, name: name + (one.isReturn ? "（戻り）" : ""),
      fields: [
        field("番号", "no", plain(one.number)), field("から", "from", [value(one.from)]),
        field("へ", "to", [value(one.to)]),
        field("経路", "via", one.channel.map { [value($0)] } ?? []),
        field("項目", "items", items(one.items)), field("除く", "except", excepted(one.items)),
        field("対象", "subjects", people(one.subjects)),
        field("封印", "seal", one.seal.map { [value($0)] } ?? []),
        field("変換", "as", renames),
        field("期間", "period", period(one.period, isUnknown: one.isPeriodUnknown)),
        field("戻り", "return", flag(one.isReturn)), field("根拠", "basis", plain(one.basis)),
        field("備考", "note", plain(one.remark)),
      ] + notes(one.note), span: one.span)
  }

  private func approval(_ one: Approval) -> Thing {
    let target: Thing.Value =
      switch one.target {
      case .party(let id): value(id)
      case .system(let id): value(id)
      }
    let exposure: Message =
      switch one.exposure {
      case .read: Message(ja: "閲覧", en: "read")
      case .custody: Message(ja: "保管", en: "custody")
      }
    return Thing(
      kind: .approval, name: one.id,
      fields: [
        field("種別", "kind", plain(one.kind.rawValue)), field("相手", "to", [target]),
        field("元の承認", "parent", plain(one.parent.map { model[$0].id })),
        field("根拠", "basis", plain(one.basis)), field("会議", "meeting", plain(one.meeting)),
        field("議決日", "decided", one.decided.map { plain($0.described) } ?? []),
        field("項目", "items", items(one.items)), field("除く", "except", excepted(one.items)),
        field("対象", "subjects", people(one.subjects)),
        field("取扱い", "exposure", plain(exposure)),
        field("経路", "via", one.channels.map { value($0) }),
        field("媒体", "media", one.media.flatMap { plain($0.rawValue) }),
        field("期間", "period", one.period.map { plain($0.described) } ?? []),
        field("再委託", "subcontract", plain(one.subcontracting?.rawValue)),
      ] + notes(one.note), span: one.span)
  }

  private func waiver(_ one: Waiver) -> Thing {
    Thing(
      kind: .waiver, name: one.finding,
      fields: [
        field("項目", "items", (one.items ?? []).map { value($0) }),
        field("対象", "subjects", one.subjects.map(people) ?? []),
        field("責任者", "owner", plain(one.owner)), field("理由", "reason", plain(one.reason)),
        field(
          "期限", "until", plain(Message(ja: JapaneseEra.written(one.until), en: "\(one.until)"))),
      ], span: one.span)
  }
}
