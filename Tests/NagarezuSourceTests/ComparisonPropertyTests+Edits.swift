import NagarezuCore

extension ComparisonPropertyTests {
  private static func place<Thing: Named>(_ name: String, _ things: [Thing]) -> Int {
    things.firstIndex { $0.name == name } ?? 0
  }

  /// An edit of one element of a list.
  private static func edit<Element>(
    _ property: String, _ list: WritableKeyPath<Model, [Element]> & Sendable,
    at place: @escaping @Sendable ([Element]) -> Int = { _ in 0 },
    _ change: @escaping @Sendable (inout Element) -> Void
  ) -> Edit {
    Edit(property) { model in change(&model[keyPath: list][place(model[keyPath: list])]) }
  }

  private static let firm: @Sendable ([Party]) -> Int = { place("業者", $0) }
  private static let register: @Sendable ([System]) -> Int = { place("台帳", $0) }
  private static let line: @Sendable ([Channel]) -> Int = { place("回線", $0) }
  private static let account: @Sendable ([Item]) -> Int = { place("口座", $0) }
  private static let paper: @Sendable ([Approval]) -> Int = { $0.firstIndex { $0.id == "委託" } ?? 0 }
  private static let joining: @Sendable ([Approval]) -> Int = {
    $0.firstIndex { $0.kind == .connection } ?? 0
  }
  private static let part: @Sendable ([Approval]) -> Int = {
    $0.firstIndex { $0.kind == .subcontract } ?? 0
  }
  private static let ban: @Sendable ([ProjectRule]) -> Int = { place("出さない", $0) }
  private static let demand: @Sendable ([ProjectRule]) -> Int = { place("線を選ぶ", $0) }

  private static func select(
    _ property: String, _ change: @escaping @Sendable (inout ProjectRule.Selector) -> Void
  )
    -> Edit
  {
    edit("ProjectRule.Selector.\(property)", \.rules, at: ban) { rule in
      guard case .forbid(var selector) = rule.content else { return }
      change(&selector)
      rule.content = .forbid(selector)
    }
  }

  private static func require(
    _ property: String, _ change: @escaping @Sendable (inout ProjectRule.Demand) -> Void
  )
    -> Edit
  {
    edit("ProjectRule.Demand.\(property)", \.rules, at: demand) { rule in
      guard case .require(var demand, let selector) = rule.content else { return }
      change(&demand)
      rule.content = .require(demand, of: selector)
    }
  }

  /// One for each stored property, and for each place a period or a note stands in.
  static let edits: [Edit] =
    modelEdits + partyEdits + systemEdits + flowEdits + paperEdits + ruleEdits

  private static let modelEdits: [Edit] = [
    Edit("Model.title") { $0.title = "別" },
    Edit("Model.englishTitle") { $0.englishTitle = nil },
    Edit("Model.descriptions") { $0.descriptions.removeLast() },
    Edit("Model.sources") { $0.sources.removeLast() },
    Edit("Model.authority") { $0.authority = Party.ID(place("国", $0.parties)) },
    Edit("Model.sections") { $0.sections = [] },
    Edit("Model.parties") { model in
      model.parties.append(Party(name: "𠮷", span: model.span))
    },
    Edit("Model.sites") { model in
      model.sites.append(Site(name: "𠮷", operators: [], span: model.span))
    },
    Edit("Model.systems") { model in
      model.systems.append(System(name: "𠮷", operators: [model.authority], span: model.span))
    },
    Edit("Model.subjects") { $0.subjects[0].name = "別" },
    Edit("Model.items") { model in model.items[0].name = "別" },
    Edit("Model.groups") { $0.groups.removeAll() },
    Edit("Model.keys") { $0.keys[0].name = "別" },
    Edit("Model.channels") { $0.channels[line($0.channels)].name = "別" },
    Edit("Model.flows") { $0.flows.removeLast() },
    Edit("Model.approvals") { model in
      model.approvals.append(model.approvals[0])
      model.approvals[model.approvals.count - 1].id = "別"
    },
    Edit("Model.waivers") { $0.waivers.removeAll() },
    Edit("Model.rules") { $0.rules.removeAll() },
    Edit("Model.regimes") { $0.regimes.removeAll() },
    edit("Regime.name", \.regimes) { $0.name = "別" },
    edit("Regime.authority", \.regimes) { $0.authority = Party.ID(1) },
    edit("Regime.requires", \.regimes) { $0.requires = [] },
    edit("Regime.subcontractDepth", \.regimes) { $0.subcontractDepth = nil },
    edit("Regime.consentBy", \.regimes) { $0.consentBy = nil },
    edit("Regime.forbiddenChannels", \.regimes) { $0.forbiddenChannels = [] },
    edit("Regime.terms", \.regimes) { $0.terms = [] },
    edit("Regime.period", \.regimes) { $0.period = .always },
    edit("Regime.basis", \.regimes) { $0.basis = nil },
    edit("Regime.note", \.regimes) { $0.note.description = nil },
    edit("Regime.Requirement.kind", \.regimes) { $0.requires[0].kind = .statute },
    edit("Regime.Requirement.periods", \.regimes) { $0.requires[0].periods = [.always] },
    edit("Regime.Term.word", \.regimes) { $0.terms[0].word = "別" },
    edit("Regime.Term.said", \.regimes) { $0.terms[0].said = "別" },
    Edit("Model.state") { $0.state = .draft },
    Edit("Model.supersedes") { $0.supersedes = "別" },
    Edit("Model.openLists") { model in
      model.openLists.append(Model.OpenList(about: "別", ending: "ほか", span: model.span))
    },
    Edit("Model.purposes") { model in
      model.purposes.append(Purpose(name: "𠮷", span: model.span))
    },
    edit("Purpose.name", \.purposes) { $0.name = "別" },
    edit("Purpose.basis", \.purposes) { $0.basis = nil },
    edit("Purpose.note", \.purposes) { $0.note.description = nil },
    edit("SubjectClass.name", \.subjects) { $0.name = "別" },
    edit("SubjectClass.within", \.subjects, at: { place("世帯主", $0) }) { $0.within = [] },
    edit("SubjectClass.isPartitioned", \.subjects) { $0.isPartitioned.toggle() },
    edit("SubjectClass.count", \.subjects) { $0.count = "二人" },
    edit("SubjectClass.distinct", \.subjects) { $0.distinct = .from(["別"]) },
    edit("SubjectClass.note", \.subjects) { $0.note.description = "別" },
    edit("Item.name", \.items) { $0.name = "別" },
    edit("Item.isSensitive", \.items) { $0.isSensitive.toggle() },
    edit("Item.isSpecific", \.items) { $0.isSpecific.toggle() },
    edit("Item.category", \.items) { $0.category = "別" },
    edit("Item.aliases", \.items) { $0.aliases.append("別") },
    edit("Item.distinct", \.items) { $0.distinct = .from(["別"]) },
    edit("Item.commonName", \.items) { $0.commonName = "別" },
    edit("Item.synonyms", \.items, at: account) { $0.synonyms = [] },
    edit("Item.englishName", \.items) { $0.englishName = "Other" },
    edit("Item.note", \.items) { $0.note.isAssumed.toggle() },
    edit("Item.breaks", \.items) { $0.breaks = ["別", "の"] },
    edit("Item.Synonym.name", \.items, at: account) { $0.synonyms[0].name = "別" },
    edit("Item.Synonym.category", \.items, at: account) { $0.synonyms[0].category = "別" },
    edit("Item.Synonym.englishName", \.items, at: account) { $0.synonyms[0].englishName = "O" },
    edit("Item.Synonym.note", \.items, at: account) { $0.synonyms[0].note.description = "別" },
    edit("ItemGroup.name", \.groups) { $0.name = "別" },
    edit("ItemGroup.items", \.groups) { $0.items.removeLast() },
    edit("ItemGroup.category", \.groups) { $0.category = "別" },
    edit("ItemGroup.aliases", \.groups) { $0.aliases = ["別"] },
    edit("ItemGroup.distinct", \.groups) { $0.distinct = .fromAll },
    edit("ItemGroup.englishName", \.groups) { $0.englishName = "Other" },
    edit("ItemGroup.note", \.groups) { $0.note.description = "別" },
    edit("ItemGroup.breaks", \.groups) { $0.breaks = ["別", "の"] },
  ]

  private static let partyEdits: [Edit] = [
    edit("Party.name", \.parties, at: firm) { $0.name = "別" },
    edit("Party.kind", \.parties, at: firm) { $0.kind = .dataSubject },
    edit("Party.form", \.parties, at: firm) { $0.form = .state },
    Edit("Party.parent") { $0.parties[firm($0.parties)].parent = $0.authority },
    edit("Party.fullName", \.parties, at: firm) { $0.fullName = nil },
    edit("Party.breaks", \.parties, at: firm) { $0.breaks = ["別", "の"] },
    edit("Party.aliases", \.parties, at: firm) { $0.aliases = [] },
    edit("Party.distinct", \.parties, at: firm) { $0.distinct = .unsaid },
    edit("Party.englishName", \.parties, at: firm) { $0.englishName = nil },
    edit("Party.certificates", \.parties, at: firm) { $0.certificates = [] },
    edit("Party.location", \.parties, at: firm) { $0.location = nil },
    edit("Party.subjects", \.parties, at: { place("住民", $0) }) { $0.subjects = nil },
    edit("Party.note", \.parties, at: firm) { $0.note = Annotation() },
    edit("Annotation.description", \.parties, at: firm) { $0.note.description = nil },
    edit("Annotation.evidence", \.parties, at: firm) { $0.note.evidence = [] },
    edit("Annotation.isAssumed", \.parties, at: firm) { $0.note.isAssumed = false },
    edit("Annotation.Evidence.document", \.parties, at: firm) {
      $0.note.evidence[0].document = "別"
    },
    edit("Annotation.Evidence.row", \.parties, at: firm) { $0.note.evidence[0].row = nil },
    edit("Annotation.Evidence.quote", \.parties, at: firm) { $0.note.evidence[0].quote = nil },
    edit("Annotation.Evidence.isImplied", \.parties, at: firm) {
      $0.note.evidence[0].isImplied.toggle()
    },
    edit("Site.name", \.sites) { $0.name = "別" },
    edit("Site.operators", \.sites) { $0.operators = [] },
    edit("Site.location", \.sites) { $0.location = nil },
    edit("Site.aliases", \.sites) { $0.aliases.append("別") },
    edit("Site.englishName", \.sites) { $0.englishName = "Other" },
    edit("Site.note", \.sites) { $0.note.description = "別" },
  ]

  private static let systemEdits: [Edit] = [
    edit("System.name", \.systems, at: register) { $0.name = "別" },
    edit("System.kind", \.systems, at: register) { $0.kind = .server },
    Edit("System.operators") { $0.systems[register($0.systems)].operators = [$0.authority] },
    edit("System.site", \.systems, at: register) { $0.site = nil },
    Edit("System.assignments") { model in
      model.systems[place("移り機", model.systems)].assignments.removeLast()
    },
    Edit("System.siteAssignments") { model in
      model.systems[place("移り機", model.systems)].siteAssignments.removeLast()
    },
    Edit("Site.assignments") { model in
      model.sites[place("借り庫", model.sites)].assignments.removeLast()
    },
    Edit("Key.assignments") { model in
      model.keys[place("移り鍵", model.keys)].assignments.removeLast()
    },
    Edit("Channel.assignments") { model in
      model.channels[place("移り線", model.channels)].assignments.removeLast()
    },
    Edit("System.Reader.period") { model in
      model.systems[place("移り機", model.systems)].readers[0].period = .always
    },
    Edit("System.outer") { model in
      model.systems[register(model.systems)].outer = System.ID(place("大機", model.systems))
    },
    edit("System.readers", \.systems, at: register) { $0.readers = [] },
    edit("System.holdings", \.systems, at: register) { $0.holdings = [] },
    edit("System.derivations", \.systems, at: register) { $0.derivations = [] },
    edit("System.sealedUnder", \.systems, at: register) { $0.sealedUnder = Key.ID(0) },
    edit("System.noAccess", \.systems, at: register) { $0.noAccess = "別" },
    edit("System.keep", \.systems, at: register) { $0.keep = .contractEnd },
    edit("System.needsProcessing", \.systems, at: register) { $0.needsProcessing.toggle() },
    edit("System.aliases", \.systems, at: register) { $0.aliases = [] },
    edit("System.distinct", \.systems, at: register) { $0.distinct = .fromAll },
    edit("System.fullName", \.systems, at: register) { $0.fullName = nil },
    edit("System.breaks", \.systems, at: register) { $0.breaks = ["別", "の"] },
    edit("System.englishName", \.systems, at: register) { $0.englishName = nil },
    edit("System.note", \.systems, at: register) { $0.note.description = nil },
    Edit("System.Reader.party") {
      $0.systems[register($0.systems)].readers[0].party = $0.authority
    },
    edit("System.Reader.channel", \.systems, at: register) { $0.readers[0].channel = nil },
    edit("System.Reader.items", \.systems, at: register) { $0.readers[0].items = .unknown },
    Edit("System.Reader.subjects") { model in
      model.systems[register(model.systems)].readers[0].subjects = model.population.everyone
    },
    edit("System.Holding.items", \.systems, at: register) { $0.holdings[0].items.removeLast() },
    Edit("System.Holding.subjects") { model in
      model.systems[register(model.systems)].holdings[0].subjects = model.population.everyone
    },
    edit("System.Holding.period", \.systems, at: register) { $0.holdings[0].period = .always },
    edit("System.Holding.isPeriodUnknown", \.systems, at: register) {
      $0.holdings[0].isPeriodUnknown.toggle()
    },
    edit("System.Reader.purposes", \.systems, at: register) { $0.readers[0].purposes = [] },
    edit("System.Holding.purposes", \.systems, at: register) { $0.holdings[0].purposes = [] },
    edit("System.Holding.isOwnBusiness", \.systems, at: register) {
      $0.holdings[0].isOwnBusiness.toggle()
    },
    edit("System.Derivation.inputs", \.systems, at: register) {
      $0.derivations[0].inputs = $0.holdings[0].items
    },
    edit("System.Derivation.outputs", \.systems, at: register) {
      $0.derivations[0].outputs = $0.holdings[0].items
    },
    edit("System.Derivation.declassified", \.systems, at: register) {
      $0.derivations[0].declassified = nil
    },
    edit("Key.name", \.keys) { $0.name = "別" },
    edit("Key.holders", \.keys) { $0.holders = [] },
    edit("Key.note", \.keys) { $0.note.description = nil },
    edit("Channel.name", \.channels, at: line) { $0.name = "別" },
    edit("Channel.kind", \.channels, at: line) { $0.kind = .lgwan },
    edit("Channel.operators", \.channels, at: line) { $0.operators = [] },
    edit("Channel.isEncrypted", \.channels, at: line) { $0.isEncrypted.toggle() },
    edit("Channel.measures", \.channels, at: line) { $0.measures = [] },
    edit("Channel.isDeclared", \.channels, at: line) { $0.isDeclared = false },
    edit("Channel.englishName", \.channels, at: line) { $0.englishName = nil },
    edit("Channel.note", \.channels, at: line) { $0.note.description = nil },
  ]

  private static let flowEdits: [Edit] = [
    edit("Flow.name", \.flows) { $0.name = "別" },
    edit("Flow.number", \.flows) { $0.number = "⑨" },
    edit("Flow.from", \.flows) { $0.from = .party(Party.ID(0)) },
    edit("Flow.to", \.flows) { $0.to = .party(Party.ID(0)) },
    edit("Flow.items", \.flows) { $0.items = .unknown },
    Edit("Flow.subjects") { $0.flows[0].subjects = $0.population.everyone },
    edit("Flow.channel", \.flows) { $0.channel = nil },
    edit("Flow.seal", \.flows) { $0.seal = nil },
    edit("Flow.renames", \.flows) { $0.renames = [:] },
    edit("Flow.period", \.flows) { $0.period = .always },
    edit("Flow.isPeriodUnknown", \.flows) { $0.isPeriodUnknown.toggle() },
    edit("Flow.isReturn", \.flows) { $0.isReturn.toggle() },
    edit("Flow.basis", \.flows) { $0.basis = nil },
    edit("Flow.purposes", \.flows) { $0.purposes = [] },
    edit("Flow.remark", \.flows) { $0.remark = nil },
    edit("Flow.note", \.flows) { $0.note.description = nil },
    edit("Period.start", \.flows) { $0.period.start = nil },
    edit("Period.end", \.flows) { $0.period.end = nil },
    edit("Period.isSomeDay", \.flows) { flow in
      guard let start = flow.period.start else { return }
      flow.period = Period(on: Bound(earliest: start.earliest, latest: start.latest.next))
    },
    edit("Bound.earliest", \.flows) { flow in
      flow.period.start = flow.period.start.map {
        Bound(earliest: $0.earliest.next, latest: $0.latest)
      }
    },
    edit("Bound.latest", \.flows) { flow in
      flow.period.start = flow.period.start.map {
        Bound(earliest: $0.earliest, latest: $0.latest.previous)
      }
    },
    edit("Bound.isPlanned", \.flows) { flow in
      flow.period.end = flow.period.end.map { Bound($0.latest) }
    },
  ]

  private static let paperEdits: [Edit] = [
    edit("Approval.id", \.approvals, at: paper) { $0.id = "別" },
    edit("Approval.kind", \.approvals, at: paper) { $0.kind = .statute },
    edit("Approval.target", \.approvals, at: paper) { $0.target = .party(Party.ID(0)) },
    edit("Approval.parents", \.approvals, at: paper) { $0.parents = [Approval.ID(0)] },
    edit("Approval.items", \.approvals, at: paper) { $0.items = .unknown },
    edit("Approval.itemCount", \.approvals, at: paper) { $0.itemCount = 3 },
    edit("Approval.namesGroup", \.approvals, at: paper) { $0.namesGroup.toggle() },
    Edit("Approval.subjects") {
      $0.approvals[paper($0.approvals)].subjects = $0.population.everyone
    },
    edit("Approval.exposure", \.approvals, at: paper) { $0.exposure = .read },
    edit("Approval.channels", \.approvals, at: paper) { $0.channels = [] },
    edit("Approval.media", \.approvals, at: paper) { $0.media = [] },
    edit("Approval.periods", \.approvals, at: paper) { $0.periods = [] },
    edit("Approval.basis", \.approvals, at: paper) { $0.basis = nil },
    edit("Approval.meeting", \.approvals, at: paper) { $0.meeting = nil },
    edit("Approval.decided", \.approvals, at: paper) { $0.decided = nil },
    edit("Approval.subcontracting", \.approvals, at: paper) { $0.subcontracting = .forbidden },
    edit("Approval.leaves", \.approvals, at: part) { $0.leaves = [] },
    edit("Approval.Leave.party", \.approvals, at: part) { $0.leaves[0].party = Party.ID(0) },
    edit("Approval.Leave.document", \.approvals, at: part) { $0.leaves[0].document = nil },
    edit("Approval.Leave.day", \.approvals, at: part) { $0.leaves[0].day = nil },
    edit("Approval.safeguards", \.approvals, at: paper) { $0.safeguards.removeLast() },
    edit("Approval.purposes", \.approvals, at: paper) { $0.purposes = [] },
    edit("Approval.systems", \.approvals, at: paper) { $0.systems = [] },
    edit("Approval.ends", \.approvals, at: joining) { $0.ends = [] },
    edit("Approval.through", \.approvals, at: joining) { $0.through.reverse() },
    edit("Approval.statesSubjects", \.approvals, at: paper) { $0.statesSubjects.toggle() },
    edit("Approval.note", \.approvals, at: paper) { $0.note.description = nil },
    edit("Safeguard.side", \.approvals, at: paper) { $0.safeguards[0].side = .counterparty },
    edit("Safeguard.kind", \.approvals, at: paper) { $0.safeguards[0].kind = .system },
    edit("Safeguard.text", \.approvals, at: paper) { $0.safeguards[0].text = "別" },
    edit("Waiver.finding", \.waivers) { $0.finding = "別" },
    edit("Waiver.items", \.waivers) { $0.items = nil },
    edit("Waiver.subjects", \.waivers) { $0.subjects = nil },
    edit("Waiver.isOpen", \.waivers) { $0.isOpen.toggle() },
    edit("Waiver.owner", \.waivers) { $0.owner = "別" },
    edit("Waiver.reason", \.waivers) { $0.reason = "別" },
    edit("Waiver.limit", \.waivers) { $0.limit = Bound($0.limit.latest.next) },
  ]

  private static let ruleEdits: [Edit] = [
    edit("ProjectRule.name", \.rules, at: ban) { $0.name = "別" },
    edit("ProjectRule.content", \.rules, at: ban) { $0.content = .forbid(.init()) },
    edit("ProjectRule.reason", \.rules, at: ban) { $0.reason = "別" },
    edit("ProjectRule.basis", \.rules, at: ban) { $0.basis = nil },
    edit("ProjectRule.description", \.rules, at: ban) { $0.description = nil },
    edit("ProjectRule.isOfAllBusinesses", \.rules, at: ban) { $0.isOfAllBusinesses.toggle() },
    edit("ProjectRule.severity", \.rules, at: ban) { $0.severity = .error },
    select("parties") { $0.parties = [] },
    select("between") { $0.between = [Party.ID(0), Party.ID(1)] },
    select("systems") { $0.systems = [] },
    select("sites") { $0.sites = [] },
    select("isAbroad") { $0.isAbroad.toggle() },
    select("items") { $0.items = [] },
    select("isSensitive") { $0.isSensitive.toggle() },
    select("subjects") { $0.subjects = nil },
    select("channels") { $0.channels = [Channel.ID(0)] },
    select("kinds") { $0.kinds = [.fax] },
    select("exposure") { $0.exposure = nil },
    require("channels") { $0.channels = [] },
    require("kinds") { $0.kinds = [.fax] },
    require("needsSeal") { $0.needsSeal.toggle() },
    require("needsEncryption") { $0.needsEncryption.toggle() },
  ]
}
