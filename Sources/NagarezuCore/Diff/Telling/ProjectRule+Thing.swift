extension Telling {
  func thing(_ one: ProjectRule) -> Thing {
    Thing(
      kind: .rule, name: one.name,
      fields: fields(one.content) + [
        field(.scope, one.isOfAllBusinesses ? word("全事業", "portfolio") : []),
        field(.severity, one.severity == .error ? [] : word("警告", "warning")),
        field(.reason, text(one.reason)), field(.basis, text(one.basis)),
        field(.description, text(one.description)),
      ], span: one.span)
  }

  private func fields(_ content: ProjectRule.Content) -> [Thing.Field] {
    switch content {
    case .forbid(let selector):
      [field(.forbid, [value(selector)]), field(.when, []), field(.require, [])]
    case .apart(let lists, let selector):
      [
        field(.forbid, [value(selector, apart: lists)]), field(.when, []), field(.require, []),
      ]
    case .require(let demand, let selector):
      [field(.forbid, []), field(.when, [value(selector)]), field(.require, [value(demand)])]
    }
  }

  private func value(_ one: ProjectRule.Selector, apart lists: [[Item.ID]] = []) -> Thing.Value {
    composed(
      field(.party, one.parties.map { value($0) }),
      [
        field(.between, one.between.map { value($0) }),
        field(.system, one.systems.map { value($0) }),
        field(.site, one.sites.map { value($0) }),
        field(.location, one.isAbroad ? word("国外", "abroad") : []),
        field(.items, one.items.map { value($0) }),
        field(.category, one.isSensitive ? word("要配慮", "sensitive") : []),
        field(.subjects, one.subjects.map(people) ?? []),
        field(.via, one.channels.map { value($0) } + kinds(one.kinds)),
        field(.exposure, one.exposure.map(exposure) ?? []),
        field(.together, lists.map { list in composed(field(.items, list.map { value($0) }), []) }),
      ])
  }

  private func value(_ one: ProjectRule.Demand) -> Thing.Value {
    composed(
      field(.via, one.channels.map { value($0) } + kinds(one.kinds)),
      [field(.seal, flag(one.needsSeal)), field(.encrypted, flag(one.needsEncryption))])
  }
}
