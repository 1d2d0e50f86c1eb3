import Foundation
import NagarezuCore
import NagarezuFigures
import NagarezuSource

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A figure with one of everything, drawn without Graphviz.
enum EditableSample {
  static let text = """
    nagarezu: 1
    件名: 給付金
    実施機関: 甲市
    主体:
      甲市: {種別: 実施機関}
      福祉課: {所属: 甲市}
      乙社: {名称: 株式会社乙}
      丙社: {}
      住民: {種別: 本人}
    個人の範囲:
      住民: {}
    場所:
      丙センター: {運用: 丙社}
    情報項目:
      住所録: [氏名, 住所]
    システム:
      台帳管理: {種別: データベース, 運用: 福祉課, 保有: [{項目: [住所録], 対象: 住民}]}
      端末甲: {種別: 端末, 運用: 福祉課}
      保管庫乙: {運用: 乙社, 場所: 丙センター, アクセス: 不可, 対策: 鍵は乙社だけが持つ}
      給付サーバ: {運用: 乙社}
    流れ:
      - {番号: ①, から: 台帳管理, へ: 給付サーバ, 経路: 閉域網, 項目: [住所録], 対象: 住民, 備考: 渡す。}
      - {番号: ②, から: 給付サーバ, へ: 住民, 経路: 郵送, 項目: [住所録], 対象: 住民, 備考: 送る。}
      - {番号: ③, から: 給付サーバ, へ: 保管庫乙, 経路: 専用線, 項目: [住所録], 対象: 住民, 備考: 預ける。}
      - {番号: ④, から: 端末甲, へ: 給付サーバ, 経路: 閉域網, 項目: [氏名], 対象: 住民, 双方向: はい, 備考: 見る。}
    承認:
      - {種別: 業務委託, 相手: 乙社, 項目: [住所録], 対象: 住民, 媒体: [閉域網, 郵送, 専用線], 期間: 2024-04-01〜}

    """

  static func model() throws -> Model {
    try ModelLoader(files: MemoryFiles(["m.yaml": text])).load("m.yaml")
  }

  static func scene() throws -> Scene { SceneBuilder.scene(of: try model()) }

  static func laidOut(_ paper: Paper = .a4) throws -> LaidOutScene {
    try Figure(scene(), layout: GridLayout(), paper: paper).laidOut
  }

  /// The same figure with an arrow that leaves and comes in level, with two rounded corners between, `off` points from
  /// halfway.
  static func bent(off: Double = 7) throws -> LaidOutScene {
    var laidOut = try laidOut()
    let page = laidOut.pages[0]
    let arrow = page.arrows[0]
    guard case .box(let from) = arrow.arrow.from, case .box(let to) = arrow.arrow.to else {
      return laidOut
    }
    let (a, b) = (page.boxes[from].rect, page.boxes[to].rect)
    let (start, end) = (Point(a.maxX, a.y + 9), Point(b.x, b.y + 21))
    let lane = (start.x + end.x) / 2 - off
    let down: Double = end.y > start.y ? 4 : -4
    var curve = [start]
    func line(to point: Point) {
      let last = curve[curve.count - 1]
      for step in [1.0 / 3, 2.0 / 3, 1] {
        curve.append(
          Point(last.x + (point.x - last.x) * step, last.y + (point.y - last.y) * step))
      }
    }
    line(to: Point(lane - 4, start.y))
    curve += [
      Point(lane - 2, start.y), Point(lane, start.y + down / 2), Point(lane, start.y + down),
    ]
    line(to: Point(lane, end.y - down))
    curve += [Point(lane, end.y - down / 2), Point(lane + 2, end.y), Point(lane + 4, end.y)]
    line(to: end)
    laidOut.pages[0].arrows[0].curve = curve
    return laidOut
  }
}

/// What an independent parser finds in an XML document: elements in order, with their attributes and words.
final class XMLReading: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var words = ""
    /// Positions of the elements around it, innermost last.
    var around: [Int]
  }

  private(set) var isWellFormed = false
  private(set) var elements: [Element] = []
  private var open: [Int] = []

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// The elements inside another one.
  func all(_ name: String, inside position: Int) -> [Element] {
    elements.filter { $0.name == name && $0.around.contains(position) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append(Element(name: name, attributes: attributes, around: open))
    open.append(elements.count - 1)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    for position in open { elements[position].words += string }
  }
}
