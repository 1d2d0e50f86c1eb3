extension AmongBusinesses {
  /// The verdicts of those models of a run that are not known, in the order given, which is that of paths; `nil` where something may show
  /// that hangs on more of the others than is known of them: all are then to be judged.
  package static func verdicts(
    _ models: [Model], beside known: [KnownModel], on day: Day?, joint: JointGroups.Versions?
  ) -> [Verdict]? {
    let isSharing =
      models.contains { !$0.sharedParts.isEmpty } || known.contains { !$0.sharedParts.isEmpty }
    guard joint == nil || !isSharing,
      !models.contains(where: { $0.rules.contains(where: \.isOfAllBusinesses) })
    else { return nil }
    let all =
      (models.map { (path: $0.span.file, model: Model?.some($0), shadow: $0) }
      + known.map { (path: $0.path, model: nil, shadow: $0.shadow) })
      .sorted { $0.path.precedesByBytes($1.path) }
    let disagreeing =
      all.count > 1 ? PartiesDisagree.observations(Portfolio(all.map(\.shadow))) : [:]
    guard disagreeing.keys.allSatisfy({ all[$0].model != nil }) else { return nil }
    let among = all.enumerated().compactMap { place, one in
      one.model.map { ($0, disagreeing[place] ?? []) }
    }
    let isAlone = all.count == 1
    RunProgress.tell(.begins(.judging, of: among.count))
    let verdicts = Workers.map(among.count, isTold: true) { number in
      let (model, found) = among[number]
      return Verdict(model, on: day, models: Rules.models + (isAlone ? [] : [FoundAmong(found)]))
        .lettingGo()
    }
    // A waiver of a part that matches nothing here may match in one that is known, and the other way round.
    return verdicts.allSatisfy(\.unmatchedWaivers.isEmpty) ? verdicts : nil
  }
}

extension KnownModel.KnownParty {
  /// As much of the party as is compared among businesses.
  fileprivate var party: Party {
    let kind: Party.Kind =
      switch standing {
      case .authority: .authority
      case .unnamed: .unnamed
      case .other: .other
      }
    return Party(
      name: name, kind: kind, form: form, parent: parent.map { Party.ID($0) }, fullName: fullName,
      aliases: aliases, location: location, span: span)
  }
}

extension KnownModel {
  /// As much of the model as parties are compared by; nothing is ever judged by it.
  fileprivate var shadow: Model {
    Model(
      title: title, authority: Party.ID(0), parties: parties.map(\.party), sites: [], systems: [],
      subjects: [], population: Population(), items: [], groups: [], keys: [], channels: [],
      flows: [], approvals: [], files: files, span: SourceSpan(file: path, line: 1, column: 1))
  }
}
