import ArgumentParser
import NagarezuCore
import NagarezuReports
import NagarezuSource
import NagarezuText

struct MatrixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: Speech.say("誰が何を持つかを、一枚の表にする", "Who has what, on one sheet"),
    discussion: Speech.say(
      "例: nagarezu matrix models --only 要配慮\n    nagarezu matrix models --rows business --columns party --cell verdict",
      "Examples: nagarezu matrix models --only 要配慮\n          nagarezu matrix models --rows business --columns party --cell verdict"
    ))

  @Option(help: .say("行に並べるもの", "what stands in the rows", value: axes))
  var rows = MatrixQuery.Axis.party
  @Option(help: .say("列に並べるもの", "what stands in the columns", value: axes))
  var columns = MatrixQuery.Axis.item
  @Option(
    help: .say(
      "欄に書くもの: exposure 持ち方、verdict 承認との関係、until いつまで",
      "what stands in a cell: exposure, verdict or until when", value: "exposure|verdict|until"))
  var cell = MatrixQuery.Cell.exposure
  @Option(
    help: .say(
      "これだけを示す（要配慮、party=業者、item=氏名 など。いくつでも）",
      "show these alone (要配慮, party=NAME, item=NAME …; several may be given)",
      value: Speech.say("条件", "what")))
  var only: [String] = []
  @OptionGroup var encoding: EncodingOption
  @OptionGroup var width: WidthOption
  @OptionGroup var options: QuestionOptions<MatrixFormats>

  private static let axes = MatrixQuery.Axis.allCases.map(\.rawValue).joined(separator: "|")

  func run() throws {
    try encoding.refuse(with: options.format.name)
    let width = try width.width(intoFile: options.answer.output != nil)
    let isFile = try options.format.isFile(for: options.answer.output)
    guard rows != columns else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "行と列が同じ（\(rows.rawValue)）である。--rows か --columns を変える",
          en: "rows and columns are the same (\(rows.rawValue)); change --rows or --columns"))
    }
    var query = MatrixQuery(rows: rows, columns: columns, cell: cell)
    let named = try only.compactMap { word -> (axis: MatrixQuery.Axis, name: String)? in
      if ["要配慮", "sensitive"].contains(word) {
        query.onlySensitive = true
        return nil
      }
      return try self.only(word)
    }
    let question = try Question(options, width: width)
    let survey = question.survey
    for one in named { query.only += try survey.names(one.axis, one.name) }
    let matrix = survey.matrix(query)
    if matrix.rows.isEmpty {
      Output.remark(Speech.say("nagarezu: 示すものがない\n", "nagarezu: there is nothing to show\n"))
    }
    if isFile {
      try question.end(survey, matrices: [matrix], conditions: only.map { "--only \($0)" })
    }
    try question.end(MatrixReport(matrix, run: question.run), as: encoding)
  }

  private func only(_ word: String) throws -> (axis: MatrixQuery.Axis, name: String) {
    let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
    let axis = MatrixQuery.Axis.allCases.first {
      [$0.rawValue, $0.word.ja].contains(parts.first ?? "")
    }
    guard parts.count == 2, let axis else {
      let shown = VisibleText.written(word)
      let axes = MatrixQuery.Axis.allCases.map(\.rawValue).joined(separator: Speech.say("、", ", "))
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--only「\(shown)」が読めない（要配慮、又は party=名前 のように書く。左に書けるのは \(axes)）",
          en:
            "--only '\(shown)' cannot be read (write 要配慮, or party=NAME; on the left stands one of \(axes))"
        ))
    }
    return (axis, parts[1])
  }
}

extension MatrixQuery.Axis: ExpressibleByArgument {}
extension MatrixQuery.Cell: ExpressibleByArgument {}

extension Survey {
  /// The names that headings have for what somebody asked for.
  ///
  /// - Throws: ``EarlyEnd`` with 64 for a name that no model knows, which offers the nearest.
  fileprivate func names(
    _ axis: MatrixQuery.Axis, _ name: String
  ) throws -> [(axis: MatrixQuery.Axis, name: String)] {
    let models = businesses.map(\.model)
    let found: [String] = businesses.flatMap { business -> [String] in
      let model = business.model
      switch axis {
      case .party: return Lookup.party(name, in: model).map { [business.name(of: $0)] } ?? []
      case .item:
        return Lookup.items(name, in: model).map { model[$0].name }
      case .system: return Lookup.system(name, in: model).map { [model[$0].name] } ?? []
      case .group: return model.groups.map(\.name).filter { $0 == Asked.name(name) }
      case .business: return model.title == Asked.name(name) ? [model.title] : []
      }
    }
    guard found.isEmpty else { return Set(found).sorted().map { (axis, $0) } }
    switch axis {
    case .party: throw EarlyEnd(Lookup.unknownParty(name, models))
    case .item, .system: throw EarlyEnd(Lookup.unknownItem(name, models))
    case .group: throw unknown(axis, name, models.flatMap { $0.groups.map(\.name) })
    case .business: throw unknown(axis, name, models.map(\.title))
    }
  }

  private func unknown(_ axis: MatrixQuery.Axis, _ name: String, _ names: [String]) -> EarlyEnd {
    let shown = VisibleText.written(name)
    let nearest = Asked.nearest(to: name, in: names)
    return EarlyEnd(
      .wrongUse,
      Message(
        ja: "\(axis.word.ja)「\(shown)」はない\(nearest.map { "（「\($0)」ですか）" } ?? "")",
        en:
          "there is no \(axis.word.en) '\(shown)'\(nearest.map { " (did you mean '\($0)'?)" } ?? "")"
      ))
  }
}
