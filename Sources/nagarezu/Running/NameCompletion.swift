import ArgumentParser
import NagarezuCore
import NagarezuSource

/// What a shell offers where a name is wanted: those of the models that stand on the line, or of `models`.
enum NameCompletion {
  /// Items and their groups.
  static let items = CompletionKind.custom { words, _, _ in
    names(words) { model in model.items.map(\.name) + model.groups.map(\.name) }
  }
  /// Parties and systems.
  static let parties = CompletionKind.custom { words, _, _ in
    names(words) { model in
      model.parties.filter { $0.kind != .unnamed }.map(\.name) + model.systems.map(\.name)
    }
  }
  /// Codes of rules and gaps.
  static let rules = CompletionKind.custom { _, _, _ in Rules.titles.keys.sorted() }

  private static func names(_ words: [String], of names: (Model) -> [String]) -> [String] {
    // The first two are the program and the command; of the rest those are models that can be read.
    let paths = words.dropFirst(2).filter { !$0.hasPrefix("-") && !$0.isEmpty && isThere($0) }
    let asked = paths.isEmpty ? ["models"] : Array(paths)
    let models = ModelLoader(files: DiskFiles(at: asked)).read(asked).models
    return Set(models.flatMap(names)).sorted { $0.precedesByBytes($1) }
  }

  private static func isThere(_ path: String) -> Bool {
    path.hasSuffix(".yaml") || path.hasSuffix(".yml") || FolderExport.isFolder(path)
  }
}
