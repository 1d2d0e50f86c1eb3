import NagarezuCore
import NagarezuFigures
import NagarezuSource
import TestSupport
import Testing

/// Whatever one of two figures has and the other has not is marked there, down to the last line of words.
@Suite struct MarkTests {
  private static let base = """
    nagarezu: 1
    件名: 給付
    実施機関: 区
    主体:
      区: {種別: 実施機関}
      福祉課: {所属: 区}
      総務課: {所属: 区}
      業者: {名称: 株式会社業者, 認証: ISMS}
      丙社: {}
      丁社: {}
      戊社: {}
    情報項目: {氏名: {}}
    場所:
      甲センター: {運用: 丙社}
      乙センター: {運用: 丁社}
      庁舎一: {運用: 区}
      庁舎二: {運用: 区}
    鍵: {封: {保持者: 業者}}
    経路: {回線: {種別: 専用線, 暗号化: はい}}
    システム:
      台帳: {運用: 福祉課, 保有: [{項目: 氏名}]}
      端末: {運用: 福祉課, 場所: 庁舎一}
      窓口: {運用: 総務課, 場所: 庁舎二}
      委託機: {運用: 業者, 場所: 甲センター, 封印: 封, アクセス: 不可, 対策: 鍵は業者だけが持つ}
      予備機: {運用: 業者, 場所: 乙センター}
    流れ:
      - {番号: ①, から: 台帳, へ: 委託機, 経路: 回線, 項目: 氏名, 備考: 渡す。}
      - {番号: ②, から: 委託機, へ: 予備機, 項目: 氏名}
      - {番号: ③, から: 台帳, へ: 端末, 項目: 氏名}
      - {番号: ④, から: 台帳, へ: 窓口, 項目: 氏名}
    承認:
      - {種別: 業務委託, 相手: 業者, 項目: 氏名, 対象: 全員, 媒体: 専用線, 期間: 令和6年4月1日〜}
      - {種別: 再委託, 相手: 丙社, 元の承認: 業務委託/業者, 取扱い: 保管, 項目: 氏名, 対象: 全員, 媒体: 専用線, 期間: 令和6年4月1日〜}

    """

  private static func model(_ text: String) throws -> Model {
    try ModelLoader(files: MemoryFiles(["m.yaml": text])).load("m.yaml")
  }

  private static func figure(
    _ old: Model, _ new: Model, _ form: Baseline.Form, on days: (old: Day, new: Day)? = nil
  ) throws -> Figure {
    try Figure(
      new, on: days?.new, against: Baseline(Comparison(old, new, on: days), name: "前回", form: form),
      layout: GridLayout())
  }

  /// The words of a page that are marked as new, and those that are struck.
  private struct Marks: Equatable {
    var new: Set<String> = []
    var gone: Set<String> = []
    /// All words, marked or not.
    var all: Set<String> = []

    init(_ pages: [LaidOutScene.Page]) {
      for page in pages {
        add(page.frames.flatMap { $0.tabs + $0.texts + [$0.mark].compactMap(\.self) })
        add(page.boxes.flatMap { $0.tabs + $0.texts + [$0.mark].compactMap(\.self) })
        add(page.arrows.flatMap(\.texts) + page.rows.flatMap(\.texts))
        let locks =
          page.frames.compactMap(\.lock) + page.boxes.compactMap(\.lock)
          + page.arrows.compactMap(\.lock)
        for lock in locks {
          switch lock.change {
          case nil: break
          case .removed: gone.insert("🔒")
          case .added, .changed: new.insert("🔒")
          }
        }
      }
    }

    private mutating func add(_ texts: [LaidOutScene.Text]) {
      for text in texts {
        let today = text.lines.dropFirst(text.formerLines)
        let (former, now, kept) = (
          text.lines.prefix(text.formerLines).joined(), today.dropLast(text.keptLines).joined(),
          today.suffix(text.keptLines).joined()
        )
        if !former.isEmpty { gone.insert(former) }
        all.formUnion([former, now, kept])
        guard !now.isEmpty else { continue }
        switch text.change {
        case nil: break
        case .removed: gone.insert(now)
        case .added, .changed:
          new.insert(now)
          if !text.isBold { all.insert("not bold: \(now)") }
        }
      }
    }
  }

  /// Labels name a few of many items: where one is taken out there is room for one that was there before, which is not new.
  @Test(arguments: [
    ("[氏名, 住所, 電話, 生年月日]", "[住所, 電話, 生年月日]", [], ["氏名"], "住所、電話、生年月日"),
    ("[住所, 電話, 生年月日]", "[氏名, 住所, 電話, 生年月日]", ["氏名"], [], "住所、電話、生年月日"),
    ("[氏名, 住所]", "[住所, 電話]", ["電話"], ["氏名"], "住所"),
    ("[氏名, 住所, 電話, 生年月日, 続柄]", "[住所, 電話, 生年月日, 続柄, 性別]", ["性別"], ["氏名"], "住所、電話（別表1）"),
    ("[宛名, 電話]", "[氏名, 電話]", [], ["住所"], "氏名、電話"),
    ("[氏名, 電話]", "[宛名, 電話, 性別]", ["住所、性別"], [], "氏名、電話"),
  ])
  func aLabelMarksTheItemsThatChanged(
    old: String, new: String, added: [String], gone: [String], kept: String
  ) throws {
    let items =
      "情報項目: {氏名: {}, 住所: {}, 電話: {}, 生年月日: {}, 続柄: {}, 性別: {}\(old.contains("宛名") || new.contains("宛名") ? ", 宛名: [氏名, 住所]" : "")}"
    let base = Self.base.replacing("情報項目: {氏名: {}}", with: items)
    let (before, after) = try (
      Self.model(base.replacing("回線, 項目: 氏名, 備考", with: "回線, 項目: \(old), 備考")),
      Self.model(base.replacing("回線, 項目: 氏名, 備考", with: "回線, 項目: \(new), 備考"))
    )
    func marks(_ form: Baseline.Form) throws -> [Marks] {
      try Self.figure(before, after, form).laidOut.pages.map { page in
        var page = page
        page.rows = []
        return Marks([page])
      }
    }
    let one = try marks(.marked).reduce(into: Marks([])) {
      $0.new.formUnion($1.new)
      $0.gone.formUnion($1.gone)
      $0.all.formUnion($1.all)
    }
    #expect(one.new == Set(added) && one.gone == Set(gone) && one.all.contains(kept))
    let pair = try marks(.pair)
    #expect(pair.contains { $0.gone == Set(gone) && $0.new.isEmpty && $0.all.contains(kept) })
    #expect(pair.contains { $0.new == Set(added) && $0.gone.isEmpty && $0.all.contains(kept) })
  }

  /// An edit of the base, and words that it makes new and gone: in one figure, then on either page of a pair.
  struct Kind: CustomTestStringConvertible {
    var name: String
    var edits: [(String, String)]
    var new: Set<String>
    var gone: Set<String>
    /// Of `gone`, what the page before the change strikes.
    var struck: Set<String>
    var testDescription: String { name }
  }

  static let kinds: [Kind] = [
    Kind(
      name: "場所の運用", edits: [("甲センター: {運用: 丙社}", "甲センター: {運用: 丁社}")],
      new: ["運用：丁社"], gone: ["運用：丙社", "再委託先"], struck: ["運用：丙社", "再委託先"]),
    Kind(
      name: "場所の運用が業者自身から他者へ", edits: [("乙センター: {運用: 丁社}", "乙センター: {運用: 業者}")],
      new: [], gone: ["運用：丁社"], struck: ["運用：丁社"]),
    Kind(
      name: "場所の主体の役割",
      edits: [("相手: 丙社, 元の承認: 業務委託/業者", "相手: 丁社, 元の承認: 業務委託/業者")],
      new: ["再委託先"], gone: ["再委託先"], struck: ["再委託先"]),
    Kind(
      name: "システムの移転", edits: [("予備機: {運用: 業者, 場所: 乙センター}", "予備機: {運用: 業者, 場所: 甲センター}")],
      new: ["予備機"], gone: ["予備機", "乙センター", "運用：丁社"],
      struck: ["予備機", "乙センター", "運用：丁社"]),
    Kind(
      name: "枠のない場所の移転", edits: [("場所: 庁舎一}", "場所: 庁舎二}")],
      new: ["設置場所の変更：庁舎一→庁舎二"], gone: [], struck: []),
    Kind(
      name: "役割",
      edits: [
        (
          "承認:\n",
          "承認:\n  - {種別: 外部結合, 相手: 業者, 項目: 氏名, 対象: 全員, 経路: 回線, 期間: 令和6年4月1日〜}\n"
        )
      ], new: ["結合の相手方"], gone: [], struck: []),
    Kind(
      name: "アクセス不可", edits: [(", アクセス: 不可, 対策: 鍵は業者だけが持つ", "")],
      new: [], gone: ["アクセス不可"], struck: ["アクセス不可"]),
    Kind(
      name: "封印", edits: [("封印: 封, ", ""), ("鍵: {封: {保持者: 業者}}\n", "")],
      new: ["封印の削除：封"], gone: ["🔒"], struck: ["🔒"]),
    Kind(
      name: "鍵の保持者", edits: [("{保持者: 業者}", "{保持者: [業者, 丙社]}")],
      new: ["鍵の保持者の変更：業者→丙社、業者"], gone: [], struck: []),
    Kind(
      name: "閲覧者", edits: [("保有: [{項目: 氏名}]}", "保有: [{項目: 氏名}], 閲覧: [総務課]}")],
      new: ["閲覧者の追加：総務課"], gone: [], struck: []),
    Kind(
      name: "外の閲覧者", edits: [("保有: [{項目: 氏名}]}", "保有: [{項目: 氏名}], 閲覧: [戊社]}")],
      new: ["閲覧", "戊社"], gone: [], struck: []),
    Kind(
      name: "認証", edits: [("認証: ISMS", "認証: プライバシーマーク")],
      new: ["認証の追加：プライバシーマーク。認証の削除：ISMS"], gone: [], struck: []),
    Kind(
      name: "名前", edits: [("  端末: {", "  窓口端末: {別名: [端末], "), ("へ: 端末", "へ: 窓口端末")],
      new: ["窓口端末"], gone: ["端末"], struck: []),
    Kind(
      name: "暗号化", edits: [(", 暗号化: はい", "")],
      new: ["（回線）", "暗号化の終了"], gone: ["🔒"], struck: ["🔒"]),
    Kind(
      name: "経路", edits: [("へ: 予備機, 項目", "へ: 予備機, 経路: 紙, 項目")],
      new: ["（紙）"], gone: [], struck: []),
  ]

  @Test(arguments: kinds) func eachKindOfChangeIsMarked(kind: Kind) throws {
    let old = try Self.model(Self.base)
    let new = try Self.model(kind.edits.reduce(Self.base) { $0.replacing($1.0, with: $1.1) })
    let one = try Marks(Self.figure(old, new, .marked).laidOut.pages)
    #expect(one.new.isSuperset(of: kind.new), "\(one.new)")
    #expect(one.gone.isSuperset(of: kind.gone), "\(one.gone)")
    #expect(!one.all.contains { $0.hasPrefix("not bold") })
    let pages = try Self.figure(old, new, .pair).laidOut.pages
    let half = pages.count / 2
    let (before, after) = (Marks(Array(pages.prefix(half))), Marks(Array(pages.dropFirst(half))))
    #expect(before.gone.isSuperset(of: kind.struck), "\(before.gone)")
    #expect(after.new.isSuperset(of: kind.new), "\(after.new)")
    #expect(before.new.isEmpty && after.gone.isEmpty)
  }

  @Test func nothingIsMarkedWhereNothingDiffers() throws {
    let model = try Self.model(Self.base)
    let marks = try Marks(Self.figure(model, model, .marked).laidOut.pages)
    #expect(marks.new.isEmpty && marks.gone.isEmpty)
  }

  /// A page of a pair has nothing without a mark that the other has not, whatever the models.
  private func expectAllMarked(
    _ figure: Figure, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let pages = figure.laidOut.pages.filter { !$0.boxes.isEmpty }
    guard pages.count == 2 else { return }
    for (here, there, change) in [
      (pages[0], pages[1], Scene.Change.removed), (pages[1], pages[0], .added),
    ] {
      let known = there.frames.map(\.rect)
      for frame in here.frames where !known.contains(frame.rect) {
        #expect(frame.frame.change == change, "\(name): \(frame.frame.name)")
        let words = frame.tabs + frame.texts + [frame.mark].compactMap(\.self)
        #expect(words.allSatisfy { $0.change == change }, "\(name): \(frame.frame.name)")
      }
      let boxes = there.boxes.map(\.rect)
      for box in here.boxes where !boxes.contains(box.rect) {
        #expect(box.box.change == change, "\(name): \(box.box.name)")
        let words = box.tabs + box.texts + [box.mark].compactMap(\.self)
        #expect(words.allSatisfy { $0.change == change }, "\(name): \(box.box.name)")
      }
      let curves = there.arrows.map(\.curve)
      for arrow in here.arrows where !curves.contains(arrow.curve) {
        // A look that a flow says on the other side is not gone.
        guard arrow.arrow.number != nil else { continue }
        #expect(arrow.arrow.change == change, "\(name): \(arrow.arrow.number ?? "")")
      }
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func whatOnePageOfAPairAloneHasIsMarked(seed: UInt64) throws {
    let pair = RandomPair(seed: seed)
    guard let figure = try? Self.figure(pair.old, pair.new, .pair) else { return }
    expectAllMarked(figure, "seed \(seed)")
  }

  private func real(_ name: String) throws -> Model {
    try ModelLoader(files: DiskFiles(root: Shinjuku.root)).load("models/shinjuku/\(name).yaml")
  }

  /// Another subcontractor is what paper 38 was about.
  @Test func anAddedPlaceHasItsOperatorAndRoleMarked() throws {
    let (old, new) = try (real("kaigo-shogai/h25-dai6kai"), real("kaigo-shogai/r2-5gatsu"))
    let marks = try Marks(Self.figure(old, new, .marked).laidOut.pages)
    #expect(
      marks.new.isSuperset(of: [
        "共同運用センター", "運用：鉄道情報システム株式会社", "運用：東日本電信電話株式会社", "再委託先",
      ]), "\(marks.new)")
    #expect(marks.gone.isSuperset(of: ["運用：富士通株式会社", "再委託先"]), "\(marks.gone)")
    expectAllMarked(try Self.figure(old, new, .pair), "資料38")
  }

  /// On two days of one model the frames of both stand in both models.
  @Test func placesOfOneDayAloneAreMarked() throws {
    let model = try real("kaigo-shogai")
    let days = try (
      old: #require(Day(year: 2020, month: 4, day: 1)),
      new: #require(Day(year: 2020, month: 5, day: 1))
    )
    let figure = try Self.figure(model, model, .pair, on: days)
    let pages = figure.laidOut.pages.filter { !$0.boxes.isEmpty }
    try #require(pages.count == 2)
    let (before, after) = (Marks([pages[0]]), Marks([pages[1]]))
    #expect(before.gone.isSuperset(of: ["運用：富士通株式会社", "再委託先"]), "\(before.gone)")
    #expect(after.new.isSuperset(of: ["運用：鉄道情報システム株式会社", "共同運用センター"]), "\(after.new)")
    expectAllMarked(figure, "二つの日")
  }

  @Test func aReaderIsNotDrawnOnADayOutsideItsPeriod() throws {
    let model = try Self.model(
      Self.base.replacing(
        "保有: [{項目: 氏名}]}", with: "保有: [{項目: 氏名}], 閲覧: [{主体: 戊社, 期間: 令和6年度}]}"))
    func looks(_ year: Int) -> Int {
      SceneBuilder.scene(of: model, on: Day(year: year, month: 6, day: 1)).arrows.count {
        $0.number == nil
      }
    }
    #expect([looks(2024), looks(2026)] == [1, 0])
  }

  /// Whoever reads in fact is not told to have no access, whatever its papers say.
  @Test func noAccessIsWhatInFactIsSo() throws {
    let subcontract = "項目: 氏名, 対象: 全員, 媒体: 専用線, 期間: 令和6年4月1日〜}"
    let bare = Self.base.replacing("封印: 封, アクセス: 不可, 対策: 鍵は業者だけが持つ", with: "保存: 5年")
      .replacing("鍵: {封: {保持者: 業者}}\n", with: "")
    for (text, marks) in [(Self.base, 1), (bare, 0)] {
      #expect(text.contains(subcontract))
      let scene = SceneBuilder.scene(of: try Self.model(text))
      #expect(scene.frames.filter { $0.kind == .site && $0.mark != nil }.count == marks)
    }
  }
}
