import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import NagarezuPage
import NagarezuReports
import NagarezuSource
import NagarezuText

/// Makes the page over some models: read, judge, draw and put together, each as the command for it does.
struct PageMaking {
  let asked: AskedModels
  private let survey: Survey
  private let baselines: [Baseline?]
  private let paper: Paper?
  private let language: Language
  private let kept: KeptFigures

  /// A page over the models of some paths, compared with those of `against` where that is named.
  ///
  /// - Parameter kept: figures that need not be drawn anew.
  /// - Throws: ``EarlyEnd`` as ``AskedModels`` and ``EarlierSide``.
  init(
    _ paths: [String], in state: Model.State?, on day: Day?, against: String? = nil,
    output: String?, paper: Paper?, language: Language, keeping kept: KeptFigures = KeptFigures()
  ) throws {
    let earlier = try against.map { try EarlierSide($0, of: paths) }
    let disk = earlier?.disk(with: paths) ?? DiskFiles(at: paths)
    asked = try AskedModels(paths, in: state, on: day, output: output, as: disk)
    survey = asked.survey
    self.paper = paper
    self.language = language
    self.kept = kept
    let old = try earlier?.models(as: disk, output: output)
    baselines = Self.baselines(of: asked.models, old?.readings.models, on: day, language)
  }

  /// What each model is compared with: the earlier model of its file, or the only one there is on both sides.
  private static func baselines(
    of models: [Model], _ old: [Model]?, on day: Day?, _ language: Language
  ) -> [Baseline?] {
    guard let old else { return models.map { _ in nil } }
    return models.map { model in
      let isOnly = models.count == 1 && old.count == 1
      let twin = isOnly ? old.first : old.first { $0.span.file == model.span.file }
      return twin.map { twin in
        Baseline(
          Comparison(twin, model, on: day.map { ($0, $0) }),
          name: Baseline.name(of: twin, on: nil, language), form: .pair, showsReach: false)
      }
    }
  }

  /// Whether no model could be read.
  var isEmpty: Bool { asked.models.isEmpty }

  /// Ends a run without a model.
  var empty: EarlyEnd {
    let problems = asked.readings.problems
    return problems.isEmpty
      ? EarlyEnd(
        .wrongUse,
        Message(
          ja: "モデルが1つもない。モデルのファイルか、モデルのあるフォルダを指定する",
          en: "there is no model; name a model file, or a folder that holds models"))
      : asked.input.unread(problems)
  }

  /// What the run ends with: what `check` would.
  var ending: Ending { Ending(report { _ in nil }.ending) }

  /// What could not be read, and what the page that was written concludes.
  func say(written path: String) {
    if !asked.readings.problems.isEmpty {
      Output.remark(asked.input.text(of: asked.readings.problems))
    }
    let words = CheckConclusion(report { _ in nil }).words(in: language)
    let shown = VisibleText.written(path)
    Output.remark(
      Speech.say("\(shown) に書いた。結論: \(words)\n", "wrote \(shown); verdict: \(words)\n"))
  }

  /// - Throws: as ``drawn()``.
  func page() throws -> WebPage { page(of: try drawn()) }

  /// The page with these figures, which are those of ``drawn()``.
  func page(of drawn: [Drawn], _ manner: WebPage.Manner = .file) -> WebPage {
    let verdicts = survey.businesses.map(\.verdict)
    let lines = asked.input.excerpts(
      of: verdicts.flatMap { $0.findings.map(\.span) + $0.gaps.map(\.span) }
        + asked.readings.problems.map(\.span))
    let content = PageContent(
      survey: survey, report: report { lines.line(at: $0) }, run: asked.run,
      figures: drawn.map(\.figure), program: "nagarezu \(Nagarezu.configuration.version)")
    return SeenFiles.$current.withValue(asked.seen) {
      WebPage(content, language: language, manner: manner)
    }
  }

  private func report(_ line: @escaping @Sendable (SourceSpan) -> String?) -> CheckReport {
    let verdicts = survey.businesses.map(\.verdict)
    return CheckReport(
      verdicts, unread: asked.judged.unread, problems: asked.readings.problems, sourceLine: line)
  }

  // MARK: - Figures

  /// The figure of a model, and where each of its boxes stands; `nil` where they have no one place or it is compared.
  struct Drawn: Sendable {
    let figure: PageFigure
    var pins: [FigureHints.Pin]?
  }

  /// The figures of the models, in their order.
  ///
  /// - Throws: ``EarlyEnd`` where the program that draws is missing or at fault; a figure that is too large is said on the page.
  func drawn() throws -> [Drawn] {
    let models = asked.models
    let (day, paper, language, baselines, kept) = (asked.day, paper, language, baselines, kept)
    kept.keep(only: models.map(\.span.file))
    let drawn = Workers.map(models.count) { place -> Result<Drawn, FigureFault> in
      Result { () throws(FigureFault) in
        let model = models[place]
        let subject = try FigureSubject(
          model, on: day, against: baselines[place], paper: paper, language: language)
        let figure = try kept.figure(of: subject, in: model.span.file)
        return Self.drawn(figure, of: model, at: place, isCompared: baselines[place] != nil)
      }
    }
    return try drawn.map { result in
      switch result {
      case .success(let figure): figure
      case .failure(let fault) where fault.liesInTheModel:
        Drawn(figure: PageFigure(fault: fault.message))
      case .failure(let fault): throw EarlyEnd(.fault, fault.message)
      }
    }
  }

  private static func drawn(
    _ figure: Figure, of model: Model, at place: Int, isCompared: Bool
  ) -> Drawn {
    let pages = figure.pages(idPrefix: PageFigure.idPrefix(of: place))
    guard isCompared else {
      return Drawn(figure: PageFigure(pages: pages), pins: figure.pins(in: model))
    }
    let count = figure.laidOut.earlierPages
    // Both sides stand in one document: their ids must differ too.
    let earlier = figure.pages(idPrefix: PageFigure.idPrefix(of: place, isBefore: true))
    return Drawn(
      figure: PageFigure(
        pages: Array(pages.dropFirst(count)), before: Array(earlier.prefix(count))))
  }
}
