import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// A file with a 図 in one of many layouts: what stands before and behind the pins must stay byte by byte.
private struct ChanceFigure {
  var before = ""
  var pins = ""
  var behind = ""
  var text: String { before + pins + behind }
  /// The remarks among the pins.
  var remarks: [String] = []
  /// Those that are there, in the order written.
  var old: [FigureEdit.Pin] = []

  private static let head = """
    nagarezu: 1 # 版
    件名: 見本

    # 主体のこと
    主体:
      業者: {種別: 企業, 別名: [業者本社]}   # 委託先
      区: {種別: "実施機関"}
    説明: |
      図:
        固定: ここは文

    """

  init(_ random: inout Random) {
    before = Self.head
    old = Self.pins(&random, ["業者本社", "台帳", "古いもの"].filter { _ in random.chance(70) })
    switch random.below(8) {
    case 0: old = []
    case 1:
      before += "図: {}"
      old = []
      if random.chance(50) { before += " # 空" }
      before += "\n"
    case 2:
      before += "図:\n  # 紙のこと\n  紙: A4縦 # 縦\n"
      old = []
      behind = "  # 後の注\n"
    case 3:
      before += "図: {紙: A4縦"
      behind = ", 凡例: 左下} # 一行\n"
      setRow(&random, lead: ", 固定: ")
    case 4, 5:
      before += "図:\n    紙: A4縦\n    固定: # 場所\n"
      behind = "    # 凡例\n    凡例:   左下\n"
      setLines(&random, margin: "    ")
    case 6:
      before += "図:\n  固定:"
      behind = "\n  凡例: 左下\n"
      setRow(&random, lead: " ")
    default:
      before += "図:\n  固定:\n"
      setLines(&random, margin: "    ")
    }
    if random.chance(50) { behind += "\n# 終わり\n" }
    if random.chance(50) { behind += "...\n" }
    if random.chance(30) { before = "\u{FEFF}" + before }
    if random.chance(30) {
      (before, pins, behind) = (Self.wide(before), Self.wide(pins), Self.wide(behind))
    }
  }

  private static func wide(_ text: String) -> String { text.replacing("\n", with: "\r\n") }

  static func pins(_ random: inout Random, _ names: [String]) -> [FigureEdit.Pin] {
    names.map { name in
      var pin = FigureEdit.Pin(thing: name)
      if random.chance(80) { pin.column = random.within(1...9) }
      if random.chance(60) { pin.row = random.within(1...30) }
      if pin.column == nil && pin.row == nil { pin.side = .left }
      return pin
    }
  }

  private static func words(_ pin: FigureEdit.Pin, between sign: String) -> String {
    var words = ["もの: \(pin.thing)"]
    if let row = pin.row { words.append("順: \(row)") }
    if let column = pin.column { words.append("列:  \(column)") }
    if let side = pin.side { words.append("側: \"\(side.rawValue)\"") }
    return words.joined(separator: sign)
  }

  private mutating func setRow(_ random: inout Random, lead: String) {
    guard !old.isEmpty else {
      if random.chance(50) { pins = lead + "[]" }
      if pins.isEmpty, lead == " " { pins = " []" }
      return
    }
    let space = random.chance(50) ? "" : " "
    pins =
      lead + "[" + space
      + old.map { "{\(Self.words($0, between: ", "))}" }.joined(separator: " ,  ")
      + space + "]"
  }

  private mutating func setLines(_ random: inout Random, margin: String) {
    if old.isEmpty { old = [FigureEdit.Pin(thing: "台帳", column: 1)] }
    for (index, pin) in old.enumerated() {
      if random.chance(40) {
        remarks.append("# 固定\(index)の注")
        pins += "\(margin)\(remarks.last ?? "")\n"
      }
      pins +=
        random.chance(50)
        ? "\(margin)- {\(Self.words(pin, between: ", "))}\n"
        : "\(margin)-  \(Self.words(pin, between: "\n\(margin)   "))\n"
    }
  }
}

@Suite struct FigureEditTests {
  private static func name(_ text: String) -> String { text == "業者本社" ? "業者" : text }

  private static func text(_ old: String, pinning pins: [FigureEdit.Pin]) throws -> String {
    let bytes = try FigureEdit.text(Array(old.utf8), file: "m.yaml", pinning: pins, naming: name)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: Campaign.batches(4, of: 4000))
  func everyByteButThoseOfThePinsStays(seeds: Range<UInt64>) throws {
    for seed in seeds {
      var random = Random(seed: seed)
      let file = ChanceFigure(&random)
      let names = ["業者", "台帳", "窓口", "a: b"].filter { _ in random.chance(60) }
      let pins = ChanceFigure.pins(&random, names)
      let new: String
      do {
        new = try Self.text(file.text, pinning: pins)
      } catch let fault as FigureEdit.Fault {
        Issue.record("seed \(seed): \(fault.message.en)\n\(file.text)")
        continue
      }
      // Read as scalars: a line break of two signs is one letter. No pins at all are an empty list.
      func scalars(_ text: String) -> [Unicode.Scalar] {
        let words = text.replacing("図: {}", with: "図:")
        return Array((pins.isEmpty ? words.replacing(" []", with: "") : words).unicodeScalars)
      }
      let (a, b) = (scalars(file.text), scalars(new))
      let start = zip(a, b).prefix { $0 == $1 }.count
      let end = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
      // Where nothing stood, one piece is put in and nothing goes.
      let kept = scalars(file.before).count + scalars(file.behind).count
      let least = file.pins.isEmpty ? a.count : kept
      #expect(start + end >= least, "seed \(seed)\n\(file.text)\n=>\n\(new)")
      for remark in file.remarks { #expect(new.contains(remark), "seed \(seed)") }
      #expect(new.contains("\r\n") == file.text.contains("\r\n"), "seed \(seed)")
      #expect(!new.contains("\r\n") || !new.replacing("\r\n", with: "").contains("\n"))
      // What is written is read as these pins: to write them again changes nothing.
      #expect(try Self.text(new, pinning: pins) == new, "seed \(seed)\n\(new)")
      #expect(try Self.text(new, pinning: pins.reversed()) == new, "seed \(seed)\n\(new)")
    }
  }

  @Test func pinsThatSayTheSameKeepTheirBytes() throws {
    let text = """
      nagarezu: 1
      図:
        固定:
          - もの: 業者本社   # 委託先
            列: ２
          - {もの: 台帳, 列: 1, 順: 3} # 左

      """
    let same = [
      FigureEdit.Pin(thing: "台帳", column: 1, row: 3), FigureEdit.Pin(thing: "業者", column: 2),
    ]
    #expect(try Self.text(text, pinning: same) == text)
    let moved = [
      FigureEdit.Pin(thing: "台帳", column: 4, row: 3), FigureEdit.Pin(thing: "業者", column: 2),
    ]
    #expect(
      try Self.text(text, pinning: moved) == text.replacing("列: 1, 順: 3", with: "列: 4, 順: 3"))
  }

  @Test func englishFilesGetEnglishKeys() throws {
    let text = "nagarezu: 1\ntitle: t\n"
    let pins = [FigureEdit.Pin(thing: "Ward", column: 1, side: .top)]
    #expect(
      try Self.text(text, pinning: pins)
        == text + "\nfigure:\n  pins:\n    - {thing: Ward, column: 1, side: top}\n")
  }

  @Test func aRemarkInsideAPinIsNotTakenAway() throws {
    let text = """
      nagarezu: 1
      図:
        固定:
          - もの: 業者
            # なぜか
            列: 2

      """
    let values = [FigureEdit.Pin(thing: "業者", column: 3)]
    #expect(try Self.text(text, pinning: values) == text.replacing("列: 2", with: "列: 3"))
    #expect(throws: FigureEdit.Fault.self) {
      try Self.text(text, pinning: [FigureEdit.Pin(thing: "業者", row: 1)])
    }
  }

  // MARK: In a model

  private static let model = small.replacing("...\n", with: "図: {紙: A4縦} # 縦\n...\n")

  private func pinned(
    _ text: String, _ pins: [FigureEdit.Pin], read bytes: String? = nil
  ) throws -> Model {
    let files = MemoryFiles(["m.yaml": text])
    let model = try ModelLoader(files: files).load("m.yaml")
    let new = try FigureEdit(files: files).text(
      of: model, pinning: pins, since: bytes.map { Array($0.utf8) })
    return try ModelLoader(files: MemoryFiles(["m.yaml": String(decoding: new, as: UTF8.self)]))
      .load("m.yaml")
  }

  @Test func aModelReadsBackWithItsPinsByAnyName() throws {
    let pins = [
      FigureEdit.Pin(thing: "株式会社業者", column: 2, row: 1), FigureEdit.Pin(thing: "ホスト", side: .left),
    ]
    let model = try pinned(Self.model, pins)
    #expect(model.figure.paper == .a4Upright)
    #expect(model.figure.pins.map { $0.thing.node.map(model.name) } == ["業者", "ホスト"])
    #expect(model.figure.pins.map(\.column) == [2, nil])
    #expect(model.figure.pins.map(\.side) == [nil, .left])
    #expect(Verdict(model).warnings.allSatisfy { $0.rule != "M408" })
  }

  @Test func aFileThatHasChangedIsLeftAlone() throws {
    let pins = [FigureEdit.Pin(thing: "業者", column: 2)]
    #expect(throws: FigureEdit.Fault.self) { try pinned(Self.model, pins, read: small) }
    #expect(try pinned(Self.model, pins, read: Self.model).figure.pins.count == 1)
  }

  @Test func aPinSurvivesARenameThatKeepsTheOldNameAndTheFormatter() throws {
    let pins = [FigureEdit.Pin(thing: "業者", column: 2, row: 1)]
    let files = MemoryFiles(["m.yaml": Self.model])
    let bytes = try FigureEdit(files: files).text(
      of: ModelLoader(files: files).load("m.yaml"), pinning: pins)
    let renamed = String(decoding: bytes, as: UTF8.self)
      .replacing("業者: {種別: 企業, 別名: [株式会社業者]}", with: "受託者: {種別: 企業, 別名: [業者, 株式会社業者]}")
      .replacing("運用: 業者", with: "運用: 受託者").replacing("相手: 業者", with: "相手: 受託者")
    let formatted = try ModelFormat().formatted(Array(renamed.utf8), file: "m.yaml")
    for text in [renamed, String(decoding: formatted, as: UTF8.self)] {
      let model = try ModelLoader(files: MemoryFiles(["m.yaml": text])).load("m.yaml")
      #expect(model.figure.pins.first?.thing.node.map(model.name) == "受託者")
      #expect(model.figure.pins.first?.row == 1)
    }
  }
}
