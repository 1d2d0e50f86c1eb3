import Foundation
import NagarezuCore
import NagarezuSource

/// A small model of one kind of case, to begin from: it loads, is clean, and can be drawn.
enum ModelTemplate: String, CaseIterable {
  case entrustment = "業務委託"
  case subcontract = "再委託"
  case connection = "外部結合"
  case informationNetwork = "情報提供NWS"
  case dataCenterMove = "データセンター移転"

  /// The template of a name, in Japanese or English, or of its number from 1; `nil` where there is none.
  init?(named name: String) {
    let all = Self.allCases
    let wanted = name.lowercased()
    if let number = Int(wanted), all.indices.contains(number - 1) {
      self = all[number - 1]
      return
    }
    guard
      let one = all.first(where: { $0.rawValue.lowercased() == wanted || $0.english == wanted })
    else { return nil }
    self = one
  }

  /// Its name in English.
  var english: String {
    switch self {
    case .entrustment: "entrustment"
    case .subcontract: "subcontract"
    case .connection: "connection"
    case .informationNetwork: "information-network"
    case .dataCenterMove: "data-center-move"
    }
  }

  /// What it is about, in a line.
  var title: Message {
    switch self {
    case .entrustment:
      Message(ja: "印刷や発送などを、委託先に頼む", en: "work such as printing is given to a contractor")
    case .subcontract:
      Message(ja: "委託先が、一部をさらに別の会社に頼む", en: "the contractor gives part of it to another")
    case .connection:
      Message(ja: "外の機関のシステムと、回線でつなぐ", en: "a system is joined to one outside by a line")
    case .informationNetwork:
      Message(ja: "番号法の情報連携で、照会する", en: "an inquiry over the network of the Number Act")
    case .dataCenterMove:
      Message(ja: "サーバを、別の会社の施設へ移す", en: "a server moves to another company's site")
    }
  }

  private var text: String {
    switch self {
    case .entrustment: Self.entrustmentText
    case .subcontract: Self.subcontractText
    case .connection: Self.connectionText
    case .informationNetwork: Self.informationNetworkText
    case .dataCenterMove: Self.dataCenterMoveText
    }
  }

  /// What stands in it until somebody says otherwise.
  func example(of blank: Blank) -> String {
    switch (blank, self) {
    case (.authority, _): "見本市"
    case (.section, .dataCenterMove): "市民課"
    case (.section, _): "福祉課"
    case (.title, .entrustment), (.title, .subcontract): "給付金の支給事務"
    case (.title, .connection): "給付の審査支払"
    case (.title, .informationNetwork): "情報連携による所得の確認"
    case (.title, .dataCenterMove): "住民台帳システムのデータセンター移転"
    case (.partner, .entrustment), (.partner, .subcontract): "印刷会社"
    case (.partner, .connection): "審査機関"
    case (.partner, .informationNetwork): "情報照会の相手"
    case (.partner, .dataCenterMove): "新しい運用会社"
    }
  }

  /// A word that is asked for.
  enum Blank: String, CaseIterable {
    case authority = "実施機関"
    case section = "課"
    case title = "件名"
    case partner = "相手"

    /// The question.
    var question: Message {
      switch self {
      case .authority: Message(ja: "実施機関（自治体の名）", en: "authority (the municipality)")
      case .section: Message(ja: "保有課", en: "section that holds the data")
      case .title: Message(ja: "事業の名", en: "name of the business")
      case .partner: Message(ja: "相手（委託先など）", en: "the other party (contractor or the like)")
      }
    }
  }

  /// The model with its blanks filled, which begins on a day.
  func model(_ words: [Blank: String], from start: Day) -> String {
    var filled = text
    for blank in Blank.allCases {
      filled = filled.replacing(
        "《\(blank.rawValue)》", with: words[blank] ?? example(of: blank))
    }
    let last = start.adding(years: 1, months: 0, days: 0).previous
    for (blank, day) in [
      ("始", start), ("終", last), ("前日", start.previous),
      ("前月", start.adding(years: 0, months: -1, days: 0)),
    ] {
      filled = filled.replacing("《\(blank)》", with: JapaneseEra.written(day))
    }
    return filled
  }

  /// Whether a word can stand in a model as it is: as a key, in a list and in the sentence of a remark.
  static func isPlain(_ word: String) -> Bool {
    !word.isEmpty && word == word.trimmingCharacters(in: .whitespaces)
      && word.unicodeScalars.allSatisfy {
        !",[]{}:#&*!|>'\"%@`?~\\《》".unicodeScalars.contains($0) && $0.value >= 0x20
      } && !word.hasPrefix("-")
  }
}
