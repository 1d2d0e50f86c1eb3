import NagarezuCore
import NagarezuText

/// What anybody needs to work the reach out with a database of their own: the rules of ``FixpointRules`` as tables, and the query.
///
/// All models are in the same tables; everything in them has a number of its own over all of them. Days are all days, whatever the
/// survey was asked for.
public struct FixpointInputs: Sendable {
  /// Shape: the tables in an order in which each stands behind those it refers to; the same tables whatever the models.
  public let tables: [Table]
  /// The query that gives where what stands, and when: model, kind (`system` or `party`), place, item, people, seal (a key's name, or
  /// nothing for what is plain), first and last day (or nothing for an open end), in order of the model's things.
  public let statement: String

  /// Those of some businesses.
  public init(of survey: Survey) {
    var rows = FixpointRows()
    var rounds = 0
    for business in survey.businesses {
      let rules = business.reach.rules
      rows.add(rules, of: business.model)
      if !rules.makings.isEmpty { rounds = max(rounds, rules.fixpoint().rounds) }
    }
    tables = Self.schemas.map { Table($0, rows: rows.tables[$0.name] ?? []) }
    statement = FixpointSQL.statement(rounds: rounds)
  }
}

extension FixpointInputs {
  /// The tables without their rows.
  public static let schemas: [TableSchema] = [
    schema(
      "in_slices", ("日の区切り", "slices of days"),
      ("何も変わらない続いた日々1つ", "days in a row on which nothing changes"),
      key: ["slice"],
      [
        number("slice", "番号", "its number"), model,
        day("first_day", "初日", "its first day"), day("last_day", "最終日", "its last day"),
      ]),
    schema(
      "in_nodes", ("所", "places"), ("情報のある所1つ", "a place where data can stand"), key: ["node"],
      [
        number("node", "番号", "its number"), model,
        text("kind", "システム（system）か主体（party）か", "system or party"), name,
      ]),
    schema(
      "in_items", ("情報項目", "items"), ("情報項目1つ", "an item"), key: ["item"],
      [number("item", "番号", "its number"), model, name]),
    schema(
      "in_people", ("人の区分", "cells of people"),
      ("範囲が分けた人の集まり1つ", "people whom no class tells apart"),
      key: ["people"], [number("people", "番号", "its number"), model, name]),
    schema(
      "in_keys", ("鍵", "keys"), ("鍵1つ", "a key"), key: ["seal"],
      [number("seal", "番号（0は封印なし）", "its number; 0 is no seal"), model, name]),
    schema(
      "in_lists", ("項目の一覧", "lists of items"), ("一覧の項目1つ", "an item of a list"),
      key: ["list", "leaving", "arriving"],
      [
        number("list", "どの一覧か", "which list"), number("leaving", "出る項目", "the item that leaves"),
        number("arriving", "着く項目", "the item that arrives"),
      ], references: [("leaving", "in_items", "item"), ("arriving", "in_items", "item")]),
    schema(
      "in_subjects", ("個人の範囲", "classes of people"), ("範囲の人の区分1つ", "a cell of a class of people"),
      key: ["subjects", "people"],
      [
        number("subjects", "どの範囲か", "which class"),
        number("people", "人の区分", "the cell"),
      ], references: [("people", "in_people", "people")]),
    schema(
      "in_changes", ("封印の変わり方", "changes of seals"), ("封印の変わり方1つ", "a seal and what becomes of it"),
      key: ["change", "leaving", "arriving"],
      [
        number("change", "どの変わり方か", "which change"), number("leaving", "前の封印", "the seal before"),
        number("arriving", "後の封印", "the seal after"),
      ]),
    schema(
      "in_stays", ("保存", "stays"),
      ("続いた区切りに着いたものの残り方1つ", "how long what arrives in some slices stays"),
      key: ["node", "first_slice"],
      [number("node", "所", "where")] + slices
        + [number("until_slice", "残る最後の区切り", "the last slice to which it stays by itself")],
      references: [("node", "in_nodes", "node")]),
    schema(
      "in_origins", ("始まり", "origins"), ("元からあるもの1つ", "what is there whatever else is"),
      key: ["origin"],
      [number("origin", "番号", "its number"), number("node", "所", "where")] + slices + [
        number("list", "項目の一覧（着く項目）", "its items, those that arrive"),
        number("subjects", "個人の範囲", "whose data"), number("seal", "封印", "its seal"),
      ], references: [("node", "in_nodes", "node")]),
    schema(
      "in_lines", ("進み方", "lines"),
      ("1つの写しから次の写しができる決まり1つ", "a rule that makes one copy of another"),
      key: ["source", "line"],
      [
        number("source", "元の所", "where the copy stands"), number("line", "番号", "its number"),
        text("kind", "flow・inside・open・derive・stay", "flow, inside, open, derive or stay"),
        number("target", "次の所", "where the next stands"),
      ] + slices + [
        number("list", "項目の一覧", "its items"), number("subjects", "個人の範囲", "whose data"),
        number("change", "封印の変わり方", "what becomes of seals"),
      ], references: [("source", "in_nodes", "node"), ("target", "in_nodes", "node")]),
    schema(
      "in_makings", ("いくつもから作るもの", "makings"),
      ("いくつもの項目から作ること1つ", "a making of items from several"),
      key: ["making"],
      [
        number("making", "番号", "its number"), number("node", "所", "where"),
        number("inputs", "元の項目の数", "how many items it takes"),
        number("seal", "できるものの封印", "the seal of what it makes"),
      ], references: [("node", "in_nodes", "node")]),
    schema(
      "in_making_inputs", ("元の項目", "inputs"), ("元の項目1つ", "an item that a making takes"),
      key: ["making", "item"],
      [number("making", "どれの", "of which"), number("item", "項目", "the item")],
      references: [("making", "in_makings", "making"), ("item", "in_items", "item")]),
    schema(
      "in_making_outputs", ("できる項目", "outputs"), ("できる項目1つ", "an item that a making makes"),
      key: ["making", "item"],
      [number("making", "どれの", "of which"), number("item", "項目", "the item")],
      references: [("making", "in_makings", "making"), ("item", "in_items", "item")]),
  ]

  private static let slices = [
    number("first_slice", "最初の区切り", "the first slice"),
    number("last_slice", "最後の区切り", "the last slice"),
  ]
  private static let model = text("model", "モデルのファイル", "the model's file")
  private static let name = text("name", "名前", "what it is called")

  private static func schema(
    _ name: String, _ title: (ja: String, en: String), _ row: (ja: String, en: String),
    key: [String], _ columns: [TableColumn],
    references: [(column: String, table: String, key: String)] = []
  ) -> TableSchema {
    TableSchema(
      name, Message(ja: title.ja, en: title.en), row: Message(ja: row.ja, en: row.en),
      columns: columns, primaryKey: key,
      references: references.map { .init([$0.column], to: $0.table, [$0.key]) }, isForPeople: false)
  }

  private static func number(_ name: String, _ ja: String, _ en: String) -> TableColumn {
    column(name, .number, ja, en)
  }

  private static func text(_ name: String, _ ja: String, _ en: String) -> TableColumn {
    column(name, .text, ja, en)
  }

  private static func day(_ name: String, _ ja: String, _ en: String) -> TableColumn {
    column(name, .day, ja, en, isOptional: true)
  }

  /// A column that is headed by its name: only programs read these tables.
  private static func column(
    _ name: String, _ kind: TableColumn.Kind, _ ja: String, _ en: String, isOptional: Bool = false
  ) -> TableColumn {
    TableColumn(
      name, Message(ja: name, en: name), kind, Message(ja: ja, en: en), isOptional: isOptional)
  }
}
