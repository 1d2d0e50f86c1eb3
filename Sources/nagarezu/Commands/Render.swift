import ArgumentParser
import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import NagarezuSource

struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: Speech.say(
      "「個人情報の流れ」の図を描く（\(Kind.names)）", "Draw the 「個人情報の流れ」 figure (\(Kind.names))"))

  enum Kind: String, CaseIterable {
    /// Pictures.
    case svg, pdf, png
    /// Forms to go on with by hand.
    case pptx, drawio
    /// Text that other programs lay out; `md` is the （備考）list.
    case mmd, dot, md

    static var names: String { allCases.map(\.rawValue).joined(separator: Speech.say("、", ", ")) }

    /// Whether boxes stand where we put them.
    var isLaidOut: Bool {
      switch self {
      case .svg, .pdf, .png, .pptx, .drawio: true
      case .mmd, .dot, .md: false
      }
    }

    var isPicture: Bool {
      switch self {
      case .svg, .pdf, .png: true
      case .pptx, .drawio, .mmd, .dot, .md: false
      }
    }

    /// Whether each page is a file of its own.
    var isPaged: Bool {
      switch self {
      case .svg, .png: true
      case .pdf, .pptx, .drawio, .mmd, .dot, .md: false
      }
    }

    /// What has the ending, where the ending alone does not say it.
    var title: Message? {
      switch self {
      case .svg, .pdf, .png: nil
      case .pptx: Message(ja: "PowerPoint", en: "PowerPoint")
      case .drawio: Message(ja: "draw.io", en: "draw.io")
      case .mmd: Message(ja: "Mermaid", en: "Mermaid")
      case .dot: Message(ja: "Graphviz", en: "Graphviz")
      case .md: Message(ja: "備考の表", en: "the list of notes")
      }
    }

    /// Each ending that needs a word, with it.
    static var titles: String {
      allCases.compactMap { kind in kind.title.map { "\(kind): \(Speech.say($0))" } }
        .joined(separator: Speech.say("、", ", "))
    }
  }

  @Argument(
    help: .say("モデルのファイル", "a model file", value: Speech.say("パス", "path")))
  var path: String
  @Option(
    name: .shortAndLong,
    help: .say(
      "書き出すファイル。拡張子で形式が決まる（\(Kind.titles)）",
      "file to write; its extension names the format (\(Kind.titles))",
      value: Speech.say("ファイル", "file")))
  var output: String
  @Option(
    help: .say(
      "図の様式: " + DiagramStyle.all.map { "\($0.name)（\($0.title.ja)）" }.joined(separator: "、"),
      "style: " + DiagramStyle.all.map { "\($0.name) (\($0.title.en))" }.joined(separator: ", "),
      value: DiagramStyle.all.map(\.name).joined(separator: "|")))
  var style = DiagramStyle.all.first?.name ?? ""
  @OptionGroup var sheet: SheetOption
  @Flag(
    help: .say(
      "箱の今の場所を、モデルの「図」の「固定」に書き込む",
      "write the places of the boxes into the model, as the pins of its figure"))
  var pin = false
  @Flag(
    help: .say(
      "題名・余白・表のない絵だけを、文書に幅170 mm で貼れるように描く（svg、pdf、png）",
      "the picture alone, without title, margins and tables, to go into a text 170 mm wide (svg, pdf, png)"
    ))
  var crop = false
  @Flag(
    help: .say(
      "前の実行が書いた、今回より後のページ（図-3.svg など）を消す（svg、png）",
      "take away pages past today's last that an earlier run wrote, such as figure-3.svg (svg, png)"
    ))
  var clean = false
  @OptionGroup var view: ViewOptions
  @OptionGroup var changes: ChangeOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard let kind = Kind(rawValue: Self.ending(of: output)) else {
      if FolderExport.isFolder(output) {
        let folder = output.hasSuffix("/") ? output : output + "/"
        throw EarlyEnd(
          .wrongUse,
          Message(
            ja: "「\(output)」はフォルダ。その中に書く図の名前まで書く（例: \(folder)図.svg）",
            en: "'\(output)' is a folder; name the figure in it too, such as \(folder)figure.svg"))
      }
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "「\(output)」の形式が分からない。拡張子を次のどれかにする: \(Kind.names)",
          en: "cannot tell the format of '\(output)'; end it in one of \(Kind.names)"))
    }
    try refuseOptions(with: kind)
    guard let style = DiagramStyle.all.first(where: { $0.name == style })?.style else {
      let names = DiagramStyle.all.map(\.name)
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--style は \(names.joined(separator: "、")) のどれか",
          en: "--style is one of \(names.joined(separator: ", "))"))
    }
    let day = try changes.day()
    let side = try Side(path)
    let earlier = try changes.earlier()
    let disk = Side.disk(around: [side] + (earlier.map { [$0] } ?? []))
    let read = try side.model(as: disk, output: output)
    let model = read.model
    let baseline = try changes.baseline(
      of: model, earlier, as: disk, output: output, language: common.language)
    if baseline != nil { try view.refuseComparison() }
    let view = try view.view(of: model, on: day)
    try self.view.refuseEmpty(model, view)
    if pin {
      guard view.extent == .all, day == nil, baseline == nil, side.isOnDisk else {
        throw EarlyEnd(
          .wrongUse,
          Message(
            ja: "--pin は、手元のモデルの全体の図で使う。--view overview・party、--as-of、--against、git の版とは使わない",
            en:
              "--pin is for the whole figure of a model on disk, without --view overview or party, --as-of, --against or a git revision"
          ))
      }
      try Pinning(read, paper: sheet.paper, style: style, language: common.language).run { model in
        try files(of: model, on: day, against: baseline, view, kind, style)
      }
    }
    if kind.isLaidOut { tellUnheld(of: model) }
    let drawn = try files(of: model, on: day, against: baseline, view, kind, style)
    let older = LaterPages(of: output, past: kind.isPaged ? drawn.count : nil)
    let leaving = clean ? older.ours : []
    try Output.end(ending(read, on: day)) {
      try Output.write(drawn, leaving: leaving)
      older.tell(isCleaned: clean)
    }
  }

  /// - Throws: ``EarlyEnd`` with 64 for an option that the form of the file has no use for.
  private func refuseOptions(with kind: Kind) throws {
    let forms = Kind.allCases.filter { kind in
      (!crop || kind.isPicture) && (!clean || kind.isPaged)
    }
    guard !forms.contains(kind) else { return }
    let option = crop && !kind.isPicture ? "--crop" : "--clean"
    let names = forms.map(\.rawValue)
    throw EarlyEnd(
      .wrongUse,
      Message(
        ja: "\(option) は \(names.joined(separator: "、")) の図にだけ付けられる",
        en: "\(option) goes with \(names.joined(separator: ", ")) alone"))
  }

  /// What a run that drew ends with, and what it says of it.
  private func ending(_ read: Side.Reading, on day: Day?) -> Ending {
    guard read.problems.isEmpty else {
      Output.remark(read.input.text(of: read.problems))
      return .unread
    }
    guard let outside = OutsideTime(read.model, on: day) else { return .clean }
    outside.say()
    return .cannotSay
  }

  /// Says what the author's layout asks for in vain, as `check` does.
  private func tellUnheld(of model: Model) {
    for line in model.unheldLines {
      let place = "\(line.span.file):\(line.span.line)"
      Output.remark("nagarezu: M408 \(place): \(Speech.say(line.message))\n")
    }
  }

  /// Shape: file → bytes. Of SVG and PNG each page past the first is a file of its own, `name-2.svg`; others hold all.
  private func files(
    of model: Model, on day: Day?, against baseline: Baseline?, _ view: FigureView,
    _ kind: Kind, _ style: DiagramStyle
  ) throws -> [(path: String, bytes: [UInt8])] {
    var drawing = DrawingProgram()
    drawing.tellMissing = Self.tellMissing
    do throws(FigureFault) {
      let drawn = { () throws(FigureFault) in
        let figure = try Figure(
          model, on: day, against: baseline, view: view, style: style, layout: drawing,
          paper: sheet.paper, language: common.language, stamp: self.view.stamp, isCropped: crop)
        for message in figure.unmet { Output.remark("nagarezu: \(Speech.say(message))\n") }
        try tell(of: figure)
        return figure
      }
      let scene = {
        Figure.scene(
          of: model, on: day, against: baseline, view: view, style: style,
          language: common.language, stamp: self.view.stamp)
      }
      switch kind {
      case .mmd: return [(output, Array(Mermaid(scene(), style: style).text.utf8))]
      case .dot: return [(output, Array(DOT(scene(), style: style).text.utf8))]
      case .md: return [(output, Array(RemarksMarkdown(scene()).text.utf8))]
      case .pptx:
        let laidOut = try drawn().laidOut
        return [(output, Presentation(laidOut, style: style, language: common.language).bytes)]
      case .drawio:
        let laidOut = try drawn().laidOut
        let file = DrawIO(laidOut, style: style, language: common.language)
        return [(output, Array(file.text.utf8))]
      case .svg: return paged(try drawn().pages.map { Array($0.utf8) })
      case .pdf:
        let figure = try drawn()
        return [(output, try drawing.pdf(pages: figure.pages, title: figure.laidOut.title))]
      case .png:
        // What goes into a text is printed.
        return paged(try drawing.png(pages: try drawn().pages, dotsPerInch: crop ? 300 : 144))
      }
    } catch {
      throw EarlyEnd(error.liesInTheModel ? .unread : .fault, error.message)
    }
  }

  /// Says what became of a figure that does not stand on its paper, and what would bear it.
  private func tell(of figure: Figure) throws(FigureFault) {
    if let small = figure.paperTooSmall {
      let (pages, larger) = (figure.pages.count, try figure.undividedPaper())
      let sheet = small.rawValue.prefix(2).uppercased()
      let isLargest = [.a0, .a0Portrait].contains(small)
      let ja =
        larger.map { "\($0.rawValue.prefix(2).uppercased()) なら絵は1枚に入る（--paper \($0.rawValue)）" }
        ?? (isLargest ? "" : "次に大きい紙でも1枚には入らない")
      let en =
        larger.map {
          "the picture fits one page on \($0.rawValue.prefix(2).uppercased()) (--paper \($0.rawValue))"
        }
        ?? (isLargest ? "" : "nor would it fit one page of the next sizes")
      Output.remark(
        Speech.say(
          "nagarezu: 図は \(sheet) の1枚に収まらないので、全体図と部分の\(pages)ページにした。\(ja)\n",
          "nagarezu: the figure does not fit one page of \(sheet) and became an overview and parts, \(pages) pages; \(en)\n"
        ))
    }
    if crop, figure.laidOut.namesTheItemList {
      Output.remark(
        Speech.say(
          "nagarezu: 札の指す別表は、この絵に入らない。--crop を付けずに書いた図か、-o 別表.md にある\n",
          "nagarezu: the item list that labels name is not in this picture; it is in the figure without --crop, and in -o list.md\n"
        ))
    }
    let type = figure.laidOut.leastTypeInAColumn
    guard crop, type > 0, type < 7.95 else { return }
    let points = "\((type * 10).rounded(.down) / 10)"
    Output.remark(
      Speech.say(
        "nagarezu: 幅170 mm に貼ると、最も小さい字が\(points)ポイントになる（8ポイントに足りない）。--view party=主体 などで分けて描くか、横長の頁に置く\n",
        "nagarezu: 170 mm wide, its smallest type is \(points) points, less than 8; draw parts, as with --view party=NAME, or put it on a page that lies on its side\n"
      ))
  }

  /// Says which letters the figure lacks, and how to get them.
  private static func tellMissing(_ letters: String) {
    let names = letters.unicodeScalars.map {
      "「\($0)」（U+\(String($0.value, radix: 16, uppercase: true))）"
    }
    let english = letters.unicodeScalars.map {
      "'\($0)' (U+\(String($0.value, radix: 16, uppercase: true)))"
    }
    Output.remark(
      Speech.say(
        "nagarezu: 次の字を持つ書体がないので、図では〓にした: \(names.joined())。漢字なら Debian では apt-get install fonts-hanazono、そのほかはその字を持つ書体を入れて、描き直す\n",
        "nagarezu: no font here has these letters, and the figure has 〓 in their place: \(english.joined(separator: ", ")). For kanji, on Debian: apt-get install fonts-hanazono; for others a font that has them; then draw it again\n"
      ))
  }

  private func paged(_ pages: [[UInt8]]) -> [(path: String, bytes: [UInt8])] {
    let suffix = Self.ending(of: output)
    let stem = output.dropLast(suffix.count + 1)
    return pages.enumerated().map { index, page in
      (index == 0 ? output : "\(stem)-\(index + 1).\(suffix)", page)
    }
  }

  /// The ending of a file's name, in lower case; empty where it has none.
  static func ending(of path: String) -> String {
    guard let dot = path.lastIndex(of: "."), path[dot...].allSatisfy({ $0 != "/" }) else {
      return ""
    }
    return path[path.index(after: dot)...].lowercased()
  }
}
