/// Sets waived cells apart from those that stand.
struct Waiving {
  /// A waiver that matches nothing: its reason is gone, or its id was never right.
  static let unmatchedCode = "W101"
  static let unmatchedTitle = Message(ja: "何にも当たらない留保", en: "waiver that matches nothing")

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
    var matched: Set<Int> = []
    var result: [Finding] = []
    for finding in findings {
      let waivers = model.waivers.indices.filter { model.waivers[$0].finding == finding.id }
      guard !finding.cells.isEmpty else {
        var paper = finding
        paper.waiver = waivers.first
        matched.formUnion(waivers.prefix(1))
        result.append(paper)
        continue
      }
      var standing = finding.cells
      for waiver in waivers {
        let (accepted, rest) = split(standing, by: model.waivers[waiver])
        guard !accepted.isEmpty else { continue }
        matched.insert(waiver)
        result.append(part(of: finding, accepted, waiver))
        standing = rest
      }
      if !standing.isEmpty { result.append(part(of: finding, standing, nil)) }
    }
    return result + unmatched(matched)
  }

  private func part(of finding: Finding, _ cells: [Finding.Cell], _ waiver: Int?) -> Finding {
    var part = finding
    if cells != finding.cells {
      if let rule = Rules.reach.first(where: { type(of: $0).code == finding.rule }) {
        part = grouping.finding(finding, about: cells, rule)
      } else {
        part = grouping.reworded(finding, about: cells)
      }
    }
    part.waiver = waiver
    return part
  }

  private func split(
    _ cells: [Finding.Cell], by waiver: Waiver
  ) -> (accepted: [Finding.Cell], rest: [Finding.Cell]) {
    guard let items = waiver.items, let subjects = waiver.subjects else { return ([], cells) }
    var accepted: [Finding.Cell] = []
    var rest: [Finding.Cell] = []
    for cell in cells {
      let people = cell.atoms.intersection(subjects)
      guard items.contains(cell.item), !people.isEmpty, cell.days.first <= waiver.until,
        let days = DayRange(cell.days.first, min(cell.days.last, waiver.until))
      else {
        rest.append(cell)
        continue
      }
      accepted.append(Finding.Cell(item: cell.item, atoms: people, days: days))
      let others = cell.atoms.subtracting(people)
      if !others.isEmpty {
        rest.append(Finding.Cell(item: cell.item, atoms: others, days: days))
      }
      if let later = DayRange(days.last.next, cell.days.last), days.last < cell.days.last {
        rest.append(Finding.Cell(item: cell.item, atoms: cell.atoms, days: later))
      }
    }
    return (accepted, rest)
  }

  /// A run on one day cannot tell whether a waiver matches on another, so it says nothing of that.
  private func unmatched(_ matched: Set<Int>) -> [Finding] {
    guard facts.window == .always else { return [] }
    return model.waivers.indices.filter { !matched.contains($0) }.map { index in
      let waiver = model.waivers[index]
      return Finding(
        id: Grouping.id([Self.unmatchedCode, waiver.finding]), rule: Self.unmatchedCode,
        severity: .error, party: nil, node: nil, exposure: nil, channel: nil, passage: nil,
        place: nil, approval: nil, cells: [], waiver: nil, path: nil, nearest: nil,
        span: waiver.span,
        message: Message(
          ja: "留保「\(waiver.finding)」に当たる指摘がない（項目・対象・期限を含めて）",
          en:
            "waiver '\(waiver.finding)' matches no finding (items, subjects and last day considered)"
        ))
    }
  }
}
