import ArgumentParser
import NagarezuCore
import NagarezuDrawing
import NagarezuFigures

struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
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
  @Option(
    help: .say(
      "用紙（横）", "sheet, landscape", value: Paper.allCases.map(\.rawValue).joined(separator: "|")))
  var paper: Paper = .a4
  @OptionGroup var view: ViewOptions
  @OptionGroup var changes: ChangeOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard let kind = Kind(rawValue: Self.ending(of: output)) else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "「\(output)」の形式が分からない。拡張子を次のどれかにする: \(Kind.names)",
          en: "cannot tell the format of '\(output)'; end it in one of \(Kind.names)"))
    }
    guard let style = DiagramStyle.all.first(where: { $0.name == style })?.style else {
      let names = DiagramStyle.all.map(\.name)
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--style は \(names.joined(separator: "、")) のどれか",
          en: "--style is one of \(names.joined(separator: ", "))"))
    }
    let day = try changes.day()
    let model = try Input.onlyModel(at: path, output: output)
    let baseline = try changes.baseline(of: model, output: output, language: common.language)
    if baseline != nil { try view.refuseComparison() }
    let view = try view.view(of: model, on: day)
    try self.view.refuseEmpty(model, view)
    for (file, bytes) in try files(of: model, on: day, against: baseline, view, kind, style) {
      try Output.write(bytes, to: file)
    }
  }

  /// Shape: file → bytes. Of SVG and PNG each page past the first is a file of its own, `name-2.svg`; others hold all.
  private func files(
    of model: Model, on day: Day?, against baseline: Baseline?, _ view: FigureView,
    _ kind: Kind, _ style: DiagramStyle
  ) throws -> [(String, [UInt8])] {
    let drawing = DrawingProgram()
    do throws(FigureFault) {
      let drawn = { () throws(FigureFault) in
        try Figure(
          model, on: day, against: baseline, view: view, style: style, layout: drawing,
          paper: paper, language: common.language, stamp: self.view.stamp)
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
      case .png: return paged(try drawing.png(pages: try drawn().pages))
      }
    } catch {
      if case .tooLarge = error { throw EarlyEnd(.unread, error.message) }
      throw EarlyEnd(.fault, error.message)
    }
  }

  private func paged(_ pages: [[UInt8]]) -> [(String, [UInt8])] {
    let suffix = Self.ending(of: output)
    let stem = output.dropLast(suffix.count + 1)
    return pages.enumerated().map { index, page in
      (index == 0 ? output : "\(stem)-\(index + 1).\(suffix)", page)
    }
  }

  private static func ending(of path: String) -> String {
    guard let dot = path.lastIndex(of: "."), path[dot...].allSatisfy({ $0 != "/" }) else {
      return ""
    }
    return path[path.index(after: dot)...].lowercased()
  }
}

extension Paper: ExpressibleByArgument {}
