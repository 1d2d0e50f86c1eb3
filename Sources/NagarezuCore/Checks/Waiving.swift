/// W101: a waiver that matches nothing: its reason is gone, or its id was never right. Found while waiving, and not by itself.
enum WaiverMatchesNothing: CheckRule {
  static let heading = RuleHeading("W101", ja: "何にも当たらない留保", en: "waiver that matches nothing")
}

/// Sets waived cells apart from those that stand.
struct Waiving {
  private let facts: Facts
  private let grouping: Grouping
  private var model: Model { facts.model }

  init(_ facts: Facts, _ grouping: Grouping) {
    self.facts = facts
    self.grouping = grouping
  }

  /// The findings with what is waived split off under the same id, and one finding per waiver that matched nothing.
  ///
  /// A waiver accepts the items and people it names, on days up to its `until`, and no more. Findings about papers have no
  /// days: a waiver of theirs names neither items nor people.
  func apply(to findings: [Finding]) -> [Finding] {
    var matched: Set<Waiver.ID> = []
    var result: [Finding] = []
    for finding in findings {
      let waivers = model.waiverIDs.filter { model[$0].finding == finding.id }
      guard !finding.parts.isEmpty else {
        var paper = finding
        paper.waiver = waivers.first
        matched.formUnion(waivers.prefix(1))
        result.append(paper)
        continue
      }
      var standing = finding.parts
      for waiver in waivers {
        let (accepted, rest) = split(standing, by: model[waiver])
        guard !accepted.isEmpty else { continue }
        matched.insert(waiver)
        result.append(part(of: finding, accepted, waiver))
        standing = rest
      }
      if !standing.isEmpty { result.append(part(of: finding, standing, nil)) }
    }
    return result + unmatched(matched)
  }

  private func part(
    of finding: Finding, _ parts: [Finding.Part], _ waiver: Waiver.ID?
  ) -> Finding {
    var part = parts == finding.parts ? finding : grouping.finding(finding, about: parts)
    part.waiver = waiver
    return part
  }

  private func split(
    _ cells: [Finding.Part], by waiver: Waiver
  ) -> (accepted: [Finding.Part], rest: [Finding.Part]) {
    guard let items = waiver.items, let subjects = waiver.subjects else { return ([], cells) }
    var accepted: [Finding.Part] = []
    var rest: [Finding.Part] = []
    for cell in cells {
      let people = cell.atoms.intersection(subjects)
      guard items.contains(cell.item), !people.isEmpty, cell.days.first <= waiver.until,
        let days = DayRange(cell.days.first, min(cell.days.last, waiver.until))
      else {
        rest.append(cell)
        continue
      }
      accepted.append(Finding.Part(item: cell.item, atoms: people, days: days))
      let others = cell.atoms.subtracting(people)
      if !others.isEmpty {
        rest.append(Finding.Part(item: cell.item, atoms: others, days: days))
      }
      if let later = DayRange(days.last.next, cell.days.last), days.last < cell.days.last {
        rest.append(Finding.Part(item: cell.item, atoms: cell.atoms, days: later))
      }
    }
    return (accepted, rest)
  }

  /// A run on one day cannot tell whether a waiver matches on another, so it says nothing of that.
  private func unmatched(_ matched: Set<Waiver.ID>) -> [Finding] {
    guard facts.window == .always else { return [] }
    return model.waiverIDs.filter { !matched.contains($0) }.map { id in
      let name = model[id].finding
      return Finding(
        WaiverMatchesNothing.self, [name], in: model, at: model[id].span
      ) { _ in
        Message(
          ja: "留保「\(name)」に当たる指摘がない（項目・対象・期限を含めて）",
          en: "waiver '\(name)' matches no finding (items, subjects and last day considered)")
      }
    }
  }
}
