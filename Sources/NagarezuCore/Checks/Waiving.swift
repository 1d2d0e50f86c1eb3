/// W101: a waiver that matches nothing: its reason is gone, or its id was never right. Found while waiving, and not by itself.
enum WaiverMatchesNothing: CheckRule {
  static let heading = RuleHeading("W101", ja: "何にも当たらない留保", en: "waiver that matches nothing")
}

/// P310: an approval that grew without a later decision. Found by comparing two models (``Widening``), and not in one alone.
enum ApprovalWidened: CheckRule {
  static let heading = RuleHeading(
    "P310", ja: "議決なく広がった承認", en: "approval that grew without a decision")
  static let isAboutData = true
}

/// Sets waived cells apart from those that stand.
struct Waiving {
  private let facts: Facts
  private let grouping: Grouping
  /// The codes of the rules that were asked.
  private let judged: Set<String>
  /// Whether these are the findings that only several businesses together have, and the waivers of such.
  private let isJoint: Bool
  private var model: Model { facts.model }

  init(_ facts: Facts, _ grouping: Grouping, judged: Set<String>, isJoint: Bool = false) {
    self.isJoint = isJoint
    self.facts = facts
    self.grouping = grouping
    self.judged = judged
  }

  /// What waiving comes to.
  struct Result {
    /// The findings with what is waived split off under the same id, and one for each waiver of the model's own file that
    /// matched nothing.
    var findings: [Finding] = []
    /// The waivers of shared parts that matched nothing here, with what did not fit: another model may have what they accept.
    var unmatched: [UnmatchedWaiver] = []
    /// The waivers with 全て or 全員, with what they would accept.
    var open: [OpenWaiver] = []
  }

  /// A waiver accepts the items and people it names, on days up to its `until`, and no more. Findings about papers have no
  /// days: a waiver of theirs names neither items nor people.
  func apply(to findings: [Finding]) -> Result {
    var matched: Set<Waiver.ID> = []
    var result = Result()
    let closed = Dictionary(grouping: model.waiverIDs.filter { !model[$0].isOpen }) {
      model[$0].finding
    }
    for finding in findings {
      let waivers = closed[finding.id] ?? []
      guard !finding.parts.isEmpty else {
        var paper = finding
        matched.formUnion(waivers.prefix(1))
        // It has no days: a run on one day asks whether the waiver is over by then.
        paper.waiver = waivers.first {
          facts.window == .always || facts.window.first <= model[$0].until
        }
        result.findings.append(paper)
        continue
      }
      var standing = finding.parts
      for waiver in waivers {
        let (accepted, rest) = split(standing, by: model[waiver])
        guard !accepted.isEmpty else { continue }
        matched.insert(waiver)
        result.findings.append(part(of: finding, accepted, waiver))
        standing = rest
      }
      if !standing.isEmpty { result.findings.append(part(of: finding, standing, nil)) }
    }
    let standing = result.findings.filter { !$0.isWaived }
    let named = Dictionary(grouping: standing, by: \.id)
    result.open = model.waiverIDs.filter { model[$0].isOpen && (!isJoint || isAsked($0)) }.map {
      open($0, named[model[$0].finding] ?? [])
    }
    judge(unmatched: matched, findings, &result)
    return result
  }

  /// Whether a waiver is of findings of this kind.
  private func isAsked(_ id: Waiver.ID) -> Bool {
    model[id].isOfJoint == isJoint
  }

  /// - Parameter standing: the findings that it names and that stand.
  private func open(_ id: Waiver.ID, _ standing: [Finding]) -> OpenWaiver {
    let parts = standing.flatMap(\.parts)
    let accepted = split(parts, by: model[id]).accepted
    return OpenWaiver(
      waiver: id, cells: Finding.Cell.rows(of: accepted, in: model.items(of: accepted)))
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
  private func judge(
    unmatched matched: Set<Waiver.ID>, _ findings: [Finding], _ result: inout Result
  ) {
    guard facts.window == .always else { return }
    let named = Dictionary(grouping: findings, by: \.id)
    for id in model.waiverIDs where !matched.contains(id) && !model[id].isOpen && isAsked(id) {
      let waiver = model[id]
      let code = String(waiver.finding.prefix { $0 != "/" })
      // What only a comparison finds is not asked of a run without one.
      guard code != ApprovalWidened.code || judged.contains(code) else { continue }
      guard !FoundAmong.tells(waiver.finding) || judged.contains(FoundAmong.code) else { continue }
      let one = UnmatchedWaiver(waiver: waiver, misfit: misfit(waiver, named[waiver.finding] ?? []))
      if waiver.span.file == model.span.file {
        result.findings.append(one.finding(in: model))
      } else {
        result.unmatched.append(one)
      }
    }
  }

  /// Which part of a waiver does not fit the findings that it names.
  private func misfit(_ waiver: Waiver, _ findings: [Finding]) -> Message {
    let parts = findings.flatMap(\.parts)
    guard !findings.isEmpty else {
      return Message(ja: "この識別名の指摘がない", en: "no finding has this id")
    }
    guard let items = waiver.items, let subjects = waiver.subjects else {
      return Message(ja: "項目又は対象が書かれていない", en: "it names no items or no subjects")
    }
    var misfits: [Message] = []
    if !parts.contains(where: { items.contains($0.item) }) {
      misfits.append(Message(ja: "項目", en: "items"))
    }
    if parts.allSatisfy({ $0.atoms.intersection(subjects).isEmpty }) {
      misfits.append(Message(ja: "対象", en: "subjects"))
    }
    if parts.allSatisfy({ $0.days.first > waiver.until }) {
      misfits.append(Message(ja: "期限", en: "last day"))
    }
    if !misfits.isEmpty {
      return Message(
        ja: misfits.map { "「\($0.ja)」" }.joined() + "が合わない",
        en: "its " + misfits.map(\.en).joined(separator: ", ") + " fit nothing in the finding")
    }
    if !split(parts, by: waiver).accepted.isEmpty {
      return Message(ja: "ほかの留保が先に受け入れている", en: "another waiver accepts it already")
    }
    return Message(
      ja: "項目・対象・期限の全てに当たる部分がない",
      en: "no part of the finding fits its items, subjects and last day together")
  }
}

extension Waiver {
  /// Whether it is of what only several businesses together have.
  var isOfJoint: Bool { Finding.isOfJoint(finding) }
}

/// A waiver that says 全て or 全員, and what it would accept: the list to write in its place.
public struct OpenWaiver: Sendable {
  public let waiver: Waiver.ID
  /// In rows; empty where no finding has its id.
  public let cells: [Finding.Cell]
}

/// A waiver that matched nothing in a model.
public struct UnmatchedWaiver: Sendable {
  public let waiver: Waiver
  /// Which part of it does not fit.
  public let misfit: Message

  /// W101 about it.
  func finding(in model: Model) -> Finding {
    let (name, misfit) = (waiver.finding, misfit)
    return Finding(WaiverMatchesNothing.self, [name], in: model, at: waiver.span) { _ in
      Message(
        ja: "留保「\(name)」に当たる指摘がない（\(misfit.ja)）",
        en: "waiver '\(name)' matches no finding: \(misfit.en)")
    }
  }
}
