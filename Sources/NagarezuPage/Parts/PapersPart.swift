import NagarezuCore
import NagarezuReports
import NagarezuText

/// The approvals with what reaches under each, and the days on which something ends.
struct PapersPart {
  private let page: BusinessPage

  init(_ page: BusinessPage) { self.page = page }

  private var model: Model { page.model }

  var part: PageSetting.Part {
    let papers = model.inAuthorsOrder(model.approvalIDs)
    guard !papers.isEmpty else {
      return page.section(.papers, [.element("p", both: PageWords.nothing)] + calendar)
    }
    return page.section(.papers, papers.map(entry) + ending + calendar)
  }

  private func entry(_ id: Approval.ID) -> HTML {
    let paper = model[id]
    let target: String =
      switch paper.target {
      case .party(let party): model[party].name
      case .system(let system): model[system].name
      }
    var rows: [(Message, HTML)] = [
      (PageWords.item, .text(model.listed(paper.items))),
      (PageWords.people, .both(page.words { $0.people(paper.subjects) })),
      (PageWords.period, .both(PageWords.period(of: paper))),
      (PageWords.exposure, .both(page.words { $0.exposure(paper.exposure) })),
    ]
    let ways = paper.channels.map { model[$0].name } + paper.media.map(\.rawValue)
    if !ways.isEmpty { rows.append((PageWords.channel, .text(ways.joined(separator: "、")))) }
    if let meeting = paper.meeting { rows.append((PageWords.meeting, .text(meeting))) }
    if let basis = paper.basis { rows.append((PageWords.basis, .text(basis))) }
    if case .party(let party) = paper.target {
      rows.append((PageWords.reaches, reaching(party, paper)))
    }
    return .element(
      "article", ["class": "paper", "data-name": paper.id],
      [
        .element(
          page.number == nil ? "h3" : "h4",
          [
            .element(
              "span", ["class": "kind"],
              both: Message(ja: paper.kind.rawValue, en: paper.kind.english)), .text(" \(target) "),
            .element("span", ["class": "faint"], words: paper.id),
          ]), .terms(rows.map { (.both($0), $1) }),
        .element("p", [.element("code", ["class": "place"], words: paper.span.shown)]),
      ])
  }

  /// What the counterparty has of what the paper names, each item leading to its evidence.
  private func reaching(_ party: Party.ID, _ paper: Approval) -> HTML {
    let named = Set(model.resolved(paper.items))
    let had = page.business.sightings.filter { $0.party == party && named.contains($0.item) }
    let items = had.map(\.item).withoutRepeats
    guard !items.isEmpty else { return .both(PageWords.nothing) }
    let name = model[party].name
    let links = items.map { item in
      HTML.link(
        page.address(["item": model[item].name, "party": name]), [.text(model[item].name)])
    }
    return .element("span", Array(links.map { [$0] }.joined(separator: [.text("、")])))
  }

  private var ending: [HTML] {
    guard let table = FactTables.named("ending")?.table(of: page.survey) else { return [] }
    return [
      TableMarkup(
        table, ["last", "ends", "approval", "kind", "party", "system", "period"]
      ).html(page.language)
    ]
  }

  private var calendar: [HTML] {
    guard var table = FactTables.named("calendar")?.table(of: page.survey) else { return [] }
    // What begins to be had and ceases to be is told day by day beside the figure.
    let kind = table.schema.columns.firstIndex { $0.name == "kind" }
    table.rows.removeAll { row in kind.map { row[$0].stored == "到達" } ?? false }
    return [
      TableMarkup(table, ["on_day", "kind", "turn", "which", "is_imprecise"]).html(page.language)
    ]
  }
}
