import NagarezuCore
import NagarezuSource
import NagarezuText

/// Where things are declared and named.
struct Navigating {
  let workspace: Workspace
  let encoding: PositionEncoding

  private func location(_ mark: FileOutline.Mark, _ analysis: Analysis) -> JSONText {
    .object([
      "uri": .string(FileURI.uri(analysis.location(of: mark.span.file))),
      "range": range(mark, analysis),
    ])
  }

  private func range(_ mark: FileOutline.Mark, _ analysis: Analysis) -> JSONText {
    let text = analysis.text(of: mark.span.file)
    let first = text.offset(mark.span)
    return text.range(first, first + mark.length, encoding)
  }

  /// Where whatever stands at a place is declared: a name, an approval, a file.
  func definition(at spot: Spot) -> JSONText {
    guard let mark = spot.mark else { return .null }
    let analysis = spot.analysis
    switch mark.what {
    case .path(let path):
      let text = analysis.text(of: path)
      guard !text.scalars.isEmpty else { return .null }
      return .object([
        "uri": .string(FileURI.uri(analysis.location(of: path))),
        "range": text.range(0, 0, encoding),
      ])
    case .approval(let id):
      let found = analysis.paths.sorted().flatMap { file -> [JSONText] in
        let entries = analysis.outline(of: file)?.entries.flatMap(\.children) ?? []
        return entries.filter { $0.kind == .element(.approval) && $0.name == id }.map { entry in
          let text = analysis.text(of: file)
          let first = text.offset(entry.span)
          return .object([
            "uri": .string(FileURI.uri(analysis.location(of: file))),
            "range": text.range(first, first + entry.length, encoding),
          ])
        }
      }
      return .array(found)
    case .name:
      guard let found = Occurrences(of: spot, in: workspace) else { return .null }
      let declared = found.places.filter { $0.role == .declares }
      // A field that only lists name is declared by the first of them, in the section of items if it can be.
      let listed = found.places.filter { $0.mark.span.file == spot.file }.prefix(1)
      let places = declared.isEmpty ? Array(listed) : declared
      return .array(places.map { location($0.mark, $0.analysis) })
    case .key, .word, .date, .number, .finding: return .null
    }
  }

  /// Every place at which the thing is named, its declaration only where it is asked for.
  func references(at spot: Spot, withDeclaration: Bool) -> JSONText {
    guard let found = Occurrences(of: spot, in: workspace) else { return .array([]) }
    let places = found.places.filter { withDeclaration || $0.role != .declares }
    return .array(places.map { location($0.mark, $0.analysis) })
  }

  /// The same within the file.
  func highlights(at spot: Spot) -> JSONText {
    guard let found = Occurrences(of: spot, in: workspace) else { return .array([]) }
    let places = found.places.filter { $0.path == spot.document.path }
    return .array(
      places.map {
        .object([
          "range": range($0.mark, $0.analysis), "kind": .number($0.role == .declares ? 3 : 2),
        ])
      })
  }
}
