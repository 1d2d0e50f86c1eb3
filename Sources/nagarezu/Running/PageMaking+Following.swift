import Foundation
import NagarezuCore
import NagarezuPage
import NagarezuSource
import NagarezuText

// What a page that is served asks besides the page itself.
extension PageMaking {
  /// What could not be read, each with its file and place as people are told them, and with the line there; `nil` where that is not at
  /// hand.
  var problems: [(problem: Diagnostic, place: String, line: String?)] {
    let problems = asked.readings.problems
    let lines = asked.input.excerpts(of: problems.map(\.span))
    return SeenFiles.$current.withValue(asked.seen) {
      problems.map { ($0, $0.span.shown, lines.line(at: $0.span)) }
    }
  }

  /// Each business of a page with these figures, as boxes can be moved on it.
  func sheets(_ drawn: [Drawn]) -> [PagePinning.Sheet] {
    let files = asked.input.files
    return zip(asked.models, drawn).map { model, drawn in
      PagePinning.Sheet(
        model: model, files: files, bytes: FigureEdit(files: files).bytes(of: model),
        places: drawn.pins)
    }
  }

  /// Whether any file is there that holds a model, or may once it is mended.
  var hasFiles: Bool {
    asked.readings.files.contains { file in
      var isFolder: ObjCBool = false
      let path = asked.input.files.location(of: file)
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }
}
