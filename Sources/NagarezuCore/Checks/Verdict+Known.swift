extension KnownModel {
  /// What is to be known of a model that was read from `origin`; `nil` where there is something to tell, or others of its run may find
  /// something in it.
  ///
  /// - Parameter countsWarnings: whether whoever tells it says how many warnings there are, and no more.
  package init?(_ verdict: Verdict, from origin: FileOrigin, countsWarnings: Bool = false) {
    guard verdict.isPlain(countsWarnings) else { return nil }
    let model = verdict.model
    self.init(
      path: model.span.file, title: model.title, files: model.files, origin: origin,
      declaring: model.declaringParts, sharedParts: model.sharedParts,
      parties: model.parties.map(KnownParty.init))
  }
}

extension KnownModel.KnownParty {
  fileprivate init(_ party: Party) {
    let standing: Standing =
      switch party.kind {
      case .authority: .authority
      case .unnamed: .unnamed
      case .dataSubject, .other, .anyone: .other
      }
    self.init(
      name: party.name, standing: standing, form: party.form, parent: party.parent?.position,
      fullName: party.fullName, aliases: party.aliases, location: party.location,
      span: party.span)
  }
}

extension Verdict {
  /// Whether there is nothing to tell of the model but what it is and stands on, and nothing that other models of a run could change but by
  /// its parties (P307) and its shared parts.
  fileprivate func isPlain(_ countsWarnings: Bool) -> Bool {
    findings.allSatisfy { finding in
      countsWarnings && finding.severity == .warning && !finding.isWaived
        && !FoundAmong.tells(finding.id)
    } && gaps.isEmpty && nothingChecked == nil && unmatchedWaivers.isEmpty
      && openWaivers.isEmpty && model.waivers.isEmpty && model.supersedes == nil
      && !model.rules.contains(where: \.isOfAllBusinesses)
  }
}
