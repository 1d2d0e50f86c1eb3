import Foundation
import NagarezuCore
import NagarezuOutput
import NagarezuSource

/// Reads models for a command, and says what is wrong with them.
struct Input {
  let files: any FileReading
  let paths: [String]
  /// Where the answer goes; `nil` for standard output.
  let output: String?

  /// Models on disk, or where `files` says.
  init(paths: [String], output: String?, files: any FileReading = DiskFiles(root: ".")) {
    self.files = files
    self.paths = paths
    self.output = output
  }

  /// The one model of a file, or of a git revision's file where no file goes by that name; and what it is called.
  ///
  /// - Throws: ``Stop`` as ``models()``, and with 64 for a folder of several.
  static func side(_ path: String, output: String?) throws -> (model: Model, name: String) {
    let input: Input
    if let place = GitFiles.Place(path), !FileManager.default.fileExists(atPath: path) {
      input = Input(
        paths: [place.path], output: output, files: try GitFiles(at: place.revision))
    } else {
      input = Input(paths: [path], output: output)
    }
    let models = try input.models()
    guard let model = models.first, models.count == 1 else {
      throw Stop(
        .wrongUse,
        Message(
          ja: "「\(path)」にモデルが\(models.count)件ある。1つのファイルを指定する",
          en: "'\(path)' holds \(models.count) models; name one file"))
    }
    return (model, path)
  }

  /// The models among the paths, in order.
  ///
  /// - Throws: ``Stop`` with 2 and every problem found; with 64 where the answer would overwrite one of their files.
  func models() throws -> [Model] {
    let models: [Model]
    do {
      models = try ModelLoader(files: files).loadAll(paths)
    } catch {
      throw Stop(.badInput, text: text(of: error.diagnostics))
    }
    try Output.guardInputs(models.flatMap(\.files), against: output)
    return models
  }

  /// The line of a file at each of some places.
  func excerpts(of spans: [SourceSpan]) -> SourceExcerpt { SourceExcerpt(of: spans, in: files) }

  private func text(of diagnostics: [Diagnostic]) -> String {
    let excerpts = excerpts(of: diagnostics.map(\.span))
    let blocks = diagnostics.map { diagnostic in
      var text =
        "\(Speech.say("誤り", "error"))[\(diagnostic.code)] \(Speech.say(diagnostic.message))\n"
        + "  --> \(diagnostic.span.file):\(diagnostic.span.line):\(diagnostic.span.column)\n"
      if let line = excerpts.line(at: diagnostic.span), !line.isEmpty {
        text += Excerpt(line: line, span: diagnostic.span).text
      }
      if let help = diagnostic.help { text += "    = \(Speech.say(help))\n" }
      return text
    }
    return blocks.joined(separator: "\n")
      + "\n"
      + Speech.say(
        "モデルに誤りが\(diagnostics.count)件あるので、何も調べていない\n",
        "\(diagnostics.count) problems in the model; nothing was judged\n")
  }
}

/// Finds what a question names, in each model that knows it.
enum Lookup {
  /// The items of that name in one model: a field, one of its aliases, or the fields of a group; English names count.
  static func items(_ name: String, in model: Model) -> [Item.ID] {
    let wanted = Asked.name(name)
    let fields = model.itemIDs.filter {
      model[$0].name == wanted || model[$0].aliases.contains(wanted)
        || model[$0].englishName == wanted
    }
    if !fields.isEmpty { return fields }
    return model.groups.first { $0.name == wanted || $0.englishName == wanted }?.items ?? []
  }

  /// The party of that name, alias or registered name in one model.
  static func party(_ name: String, in model: Model) -> Party.ID? {
    let wanted = Asked.name(name)
    return model.partyIDs.first { model[$0].name == wanted }
      ?? model.partyIDs.first {
        model[$0].aliases.contains(wanted) || model[$0].fullName == wanted
          || model[$0].englishName == wanted
      }
  }

  /// - Throws: ``Stop`` with 64, offering the nearest name.
  static func unknown(_ kind: Message, _ name: String, among names: [String]) -> Stop {
    let nearest = Asked.nearest(to: name, in: names)
    return Stop(
      .wrongUse,
      Message(
        ja: "\(kind.ja)「\(name)」はどのモデルにもない" + (nearest.map { "（「\($0)」ですか）" } ?? ""),
        en: "no model has the \(kind.en) '\(name)'"
          + (nearest.map { " (did you mean '\($0)'?)" } ?? "")))
  }

  static func unknownItem(_ name: String, _ models: [Model]) -> Stop {
    unknown(
      Message(ja: "情報項目", en: "item"), name,
      among: models.flatMap { $0.items.flatMap { [$0.name] + $0.aliases } + $0.groups.map(\.name) })
  }

  static func unknownParty(_ name: String, _ models: [Model]) -> Stop {
    unknown(
      Message(ja: "主体", en: "party"), name,
      among: models.flatMap { $0.parties.flatMap { [$0.name] + $0.aliases } })
  }
}
