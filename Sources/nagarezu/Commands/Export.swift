import ArgumentParser
import NagarezuCore
import NagarezuReports
import NagarezuSheets
import NagarezuSource
import NagarezuStore
import NagarezuText

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: Speech.say(
      "全ての表を1つのファイルに書き出す（\(ExportForm.endings("、"))）",
      "Write all tables to one file (\(ExportForm.endings(", ")))"),
    discussion: Speech.say(
      "例: nagarezu export models -o 一覧.xlsx\n    nagarezu export models -o nagarezu.sqlite",
      "Examples: nagarezu export models -o tables.xlsx\n          nagarezu export models -o nagarezu.sqlite"
    ))

  @Argument(help: pathHelp) var paths: [String] = ["models"]
  @Option(
    name: .shortAndLong,
    help: .say(
      "書き出すファイル（形式は拡張子で: \(ExportForm.endings("、"))）、又は CSV と schema.sql を書くフォルダ（「/」で終える）",
      "file to write; its ending says in which form (\(ExportForm.endings(", "))), or a folder for CSV files and schema.sql, ending in /",
      value: Speech.say("ファイル", "file")))
  var output: String
  @Option(
    help: .say(
      "どの状態のモデルを入れるか（パスで名指したモデルは、いつも入れる）",
      "models of which state are in it (a model named as a path always is)",
      value: Speech.say("状態", "state")))
  var state = StateOption(.current)
  @OptionGroup var asOf: DayOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let form = try ExportForm(of: output)
    let asked = try AskedModels(
      paths, in: state.state, on: try asOf.day(), output: output, takesDigests: true)
    let survey = asked.survey
    let run = ExportRun(asked)
    let ending = asked.told(run.problems, or: .clean)
    try Output.end(ending) {
      switch form {
      case .sqlite: try Output.database(survey, run, to: output)
      case .json:
        let tables = FactTables.all.map { $0.table(of: survey) }
        try Output.write(run.json(tables, in: common.language), to: output)
      case .folder: try FolderExport(survey, run).put(in: output)
      case .xlsx: try SheetFile.write(workbook(of: survey, asked), to: output)
      }
      let (verdict, file) = (run.described, VisibleText.written(output))
      Output.remark(
        Speech.say(
          "nagarezu: 結論: \(verdict.ja)。check なら \(run.exitCode) で終わる。\(file) に書いた\n",
          "nagarezu: verdict: \(verdict.en); check would end with \(run.exitCode); written to \(file)\n"
        ))
    }
  }

  /// The matrix, then each table that people read: answers before facts.
  private func workbook(of survey: Survey, _ asked: AskedModels) -> Workbook {
    let tables = (FactTables.views + FactTables.stored).filter(\.schema.isForPeople)
    return Workbook(
      cover: asked.cover(survey, in: common.language), matrices: [survey.matrix(MatrixQuery())],
      tables: tables.map { $0.table(of: survey) }, in: common.language)
  }
}

/// The forms that tables are exported in, by the ending of the file.
enum ExportForm: String, CaseIterable {
  case xlsx, sqlite, json
  /// A CSV file a table, and their schema.
  case folder

  /// The form that a path asks for.
  ///
  /// - Throws: ``EarlyEnd`` with 64 for another ending, which names those there are.
  init(of path: String) throws {
    let ending = Render.ending(of: path)
    if let form = Self.files.first(where: { $0.rawValue == ending }) {
      self = form
    } else if FolderExport.isFolder(path) {
      self = .folder
    } else {
      let shown = VisibleText.written(path)
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "-o の \(shown) の形式が分からない。拡張子を \(Self.endings("、")) のどれかにするか、CSV のフォルダなら「/」で終える",
          en:
            "-o \(shown): unknown form; end the file's name in one of \(Self.endings(", ")), or in / for a folder of CSV files"
        ))
    }
  }

  private static let files: [Self] = [.xlsx, .sqlite, .json]

  /// Every ending of a file, as people write it.
  static func endings(_ separator: String) -> String {
    files.map { "." + $0.rawValue }.joined(separator: separator)
  }
}

extension Output {
  /// Stored tables one after the other, then the views over them.
  fileprivate static func database(_ survey: Survey, _ run: ExportRun, to path: String) throws {
    try replace(
      path,
      withDatabaseBy: { temporary in
        do throws(StoreFault) {
          let facts = FactTables.stored.lazy.map { $0.table(of: survey) }
          try TableDatabase.write(
            [AnySequence(run.tables), AnySequence(facts)].lazy.joined(),
            views: FactTables.views.map(\.schema), version: ExportRun.schemaVersion, to: temporary)
        } catch {
          switch error {
          case .notWritten(let reason): throw failure(path, reason)
          case .inconsistent(let reason):
            throw EarlyEnd(
              .fault,
              Message(
                ja: "表がそろわない（道具の誤り）: \(reason)",
                en: "the tables contradict each other, a fault of the program: \(reason)"))
          }
        }
      })
  }
}

extension ExportRun {
  /// What `check` says of a run, and what of it is in the tables.
  fileprivate init(_ asked: AskedModels) {
    let judged = asked.judged
    let conclusion = judged.conclusion
    self.init(
      version: Nagarezu.configuration.version, conclusion: conclusion,
      exitCode: Int(Ending(conclusion).rawValue), nothingChecked: judged.nothingChecked,
      day: asked.day, verdicts: judged.verdicts, models: asked.models.count, leftOut: asked.leftOut,
      problems: judged.problems)
  }
}
