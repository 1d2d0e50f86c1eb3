import NagarezuCore
import NagarezuText

extension FactTable {
  /// A finding each, waived or not.
  static let findings = FactTable(
    "findings", Message(ja: "指摘", en: "findings"), row: Message(ja: "指摘1つ", en: "a finding"),
    key: ["finding"], references: [.toModel, .toParty],
    columns: [
      [
        .number("finding", ("番号", "finding"), ("通し番号（1から）", "a running number, from 1"), \.number),
        .model,
        .text("id", ("識別名", "id"), ("指摘の識別名（留保に書く）", "its id, as waivers name it"), \.finding.id),
        .text("rule", ("規則", "rule"), ("規則の番号", "the rule's code"), \.finding.rule),
        .word("severity", ("重さ", "severity"), ("指摘か警告か", "error or warning")) {
          $0.finding.severity == .error
            ? Message(ja: "指摘", en: "error") : Message(ja: "警告", en: "warning")
        },
        .optionalText("party", ("主体", "party"), ("誰の手元か", "who has it")) { row in
          row.finding.party.map { row.model[$0].name }
        },
        .optionalText("place", ("所", "place"), ("ある所", "where")) { row in
          row.finding.node.map { row.model.name(of: $0) }
        },
        .optionalWord("exposure", ("取扱い", "exposure"), ("閲覧か保管か", "whether it reads or only keeps"))
        {
          $0.finding.exposure?.described
        },
        .optionalText("channel", ("経路", "channel"), ("経路", "the channel")) { row in
          row.finding.channel.map { row.model[$0].name }
        },
        .list("items", ("情報項目", "items"), ("項目", "the items")) { row in
          row.model.inAuthorsOrder(row.finding.items).map { row.model[$0].name }
        },
        .optionalText("subjects", ("個人の範囲", "people"), ("誰の情報か", "whose data")) { row in
          row.finding.atoms.map(row.model.people)
        },
      ],
      FactColumn.days(("指摘の期間", "that it is about")) { row in
        guard let first = row.finding.during.first, let last = row.finding.during.last else {
          return nil
        }
        return DayRange(first.first, last.last)
      },
      [
        .flag("waived", ("留保", "waived"), ("留保されているか", "whether it is waived"), \.finding.isWaived),
        .optionalText(
          "waived_by", ("留保の責任者", "waived by"), ("留保の責任者", "who accepted it"), \.waiver?.owner),
        .day(
          "waived_until", ("留保の期限", "waived until"), ("留保の最終日", "the last day of the waiver"),
          \.waiver?.until),
        .optionalText(
          "nearest", ("最も近い承認", "nearest approval"), ("最も近い承認", "the approval that comes nearest")
        ) { row in
          row.finding.nearest.map { row.model[$0].id }
        },
        .word("message", ("内容", "message"), ("何が起きているか", "what is wrong"), \.finding.message),
      ], FactColumn.place(\.finding.span),
    ], things: \.findings)

  /// An item of a finding.
  static let findingItems = FactTable(
    "finding_items", Message(ja: "指摘の項目", en: "items of findings"),
    row: Message(ja: "指摘の中の項目と、続いた期間1つ", en: "an item of a finding during unbroken days"),
    key: ["finding", "number"],
    references: [.init(["finding"], to: "findings"), .toModel, .toItem],
    isForPeople: false,
    columns: [
      [
        .number("finding", ("指摘", "finding"), ("指摘の番号", "the finding"), \.row.number),
        .number(
          "number", ("順", "number"), ("指摘の中の順（1から）", "its place in the finding, from 1"), \.number),
        .model,
        .text("item", ("情報項目", "item"), ("項目", "the item")) { $0.model[$0.item].name },
        .text("subjects", ("個人の範囲", "people"), ("誰の情報か", "whose data")) {
          $0.model.people($0.atoms)
        },
      ], FactColumn.days(("指摘の期間", "that it is about"), \.days),
    ],
    things: { survey in survey.findings.flatMap(\.cells) })

  /// A gap each.
  static let gaps = FactTable(
    "gaps", Message(ja: "不明", en: "gaps"), row: Message(ja: "不明1つ", en: "a gap"),
    key: ["model", "gap"], references: [.toModel],
    columns: [
      [
        .model, .number("gap", ("順", "gap"), ("順（1から）", "its place, from 1"), \.number),
        .text("id", ("識別名", "id"), ("不明の識別名", "its id"), \.thing.id),
        .text("rule", ("規則", "rule"), ("番号", "its code"), \.thing.kind.rawValue),
        .word("message", ("内容", "message"), ("何が分からないか", "what is not known"), \.thing.message),
      ], FactColumn.place(\.thing.span),
    ], things: { $0.entries(\.verdict.gaps) })

  /// A waiver each.
  static let waivers = FactTable(
    "waivers", Message(ja: "留保", en: "waivers"), row: Message(ja: "留保1つ", en: "a waiver"),
    key: ["model", "waiver"], references: [.toModel],
    columns: [
      [
        .model, .number("waiver", ("順", "waiver"), ("順（1から）", "its place, from 1"), \.number),
        .text("finding_id", ("指摘", "finding"), ("受け入れた指摘の識別名", "the id of what it accepts")) {
          $0.model[$0.thing].finding
        },
        .list("items", ("情報項目", "items"), ("受け入れた項目", "the items it accepts")) { entry in
          entry.model[entry.thing].items.map { items in
            entry.model.inAuthorsOrder(items).map { entry.model[$0].name }
          } ?? []
        },
        .optionalText("subjects", ("個人の範囲", "people"), ("受け入れた範囲", "the people it accepts it for"))
        {
          entry in
          entry.model[entry.thing].subjects.map(entry.model.people)
        },
        .text("owner", ("責任者", "owner"), ("責任者", "who accepted it")) { $0.model[$0.thing].owner },
        .text("reason", ("理由", "reason"), ("理由", "why")) { $0.model[$0.thing].reason },
        .day("until", ("期限", "until"), ("最終日（その日を含む）", "its last day, inclusive")) {
          $0.model[$0.thing].until
        },
        .number("accepted", ("当たった指摘", "accepted"), ("当たった指摘の数", "how many findings it accepts")) {
          entry in
          entry.business.verdict.findings.count { $0.waiver == entry.thing }
        },
      ], FactColumn.place { $0.model[$0.thing].span },
    ],
    things: { survey in
      survey.entries { business in
        business.model.waiverIDs.inOrderOfPlace { business.model[$0].span }
      }
    })

  /// Something that the model assumes.
  static let assumptions = FactTable(
    "assumptions", Message(ja: "仮定", en: "assumptions"),
    row: Message(ja: "仮定1つ", en: "an assumption"),
    key: ["model", "assumption"], references: [.toModel],
    columns: [
      [
        .model,
        .number("assumption", ("順", "assumption"), ("順（1から）", "its place, from 1"), \.number),
        .word("message", ("内容", "message"), ("何を仮定したか", "what is assumed"), \.thing.message),
      ], FactColumn.place(\.thing.span),
    ], things: { $0.entries(\.model.assumptions) })
}

/// A finding with its number over all businesses.
struct FindingFact: OfBusiness {
  let business: Survey.Business
  let finding: Finding
  let number: Int
  /// As it was judged: a finding of several businesses speaks of items that only others declare.
  var model: Model { business.verdict.model }

  var waiver: Waiver? { finding.waiver.map { model[$0] } }

  /// Its items, each with the people and the unbroken days it is about.
  var cells: [FindingCell] {
    var number = 0
    return finding.cells.flatMap { cell in
      model.inAuthorsOrder(cell.items).flatMap { item in
        cell.during.map { days in
          number += 1
          return FindingCell(row: self, number: number, item: item, atoms: cell.atoms, days: days)
        }
      }
    }
  }
}

/// One item of a finding.
struct FindingCell: OfBusiness {
  let row: FindingFact
  let number: Int
  let item: Item.ID
  let atoms: AtomSet
  let days: DayRange
  var model: Model { row.model }
}

extension Survey {
  /// The findings of all businesses, numbered from 1.
  var findings: [FindingFact] { once { everyFinding } }

  private var everyFinding: [FindingFact] {
    var number = 0
    return businesses.flatMap { business in
      business.verdict.findings.map { finding in
        number += 1
        return FindingFact(business: business, finding: finding, number: number)
      }
    }
  }
}
