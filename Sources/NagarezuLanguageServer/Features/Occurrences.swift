import NagarezuCore
import NagarezuSource

/// Where a name stands, in a file and in all that share it with that file.
struct Occurrences {
  struct Place {
    /// What the file was read for.
    let analysis: Analysis
    let mark: FileOutline.Mark
    let name: String
    let role: FileOutline.Role
    /// Absolute.
    var path: String { analysis.location(of: mark.span.file) }
  }

  /// What is meant; `nil` where nothing is declared so.
  let thing: NamedThing?
  /// As it stands where it was asked about.
  let written: String
  /// Every place at which the thing is named, by whichever of its names; in order of file and place.
  let places: [Place]
  /// Whatever was read for it, each file in one of them at least.
  let analyses: [Analysis]
  /// Shape: absolute path → what it was read for.
  let files: [String: Analysis]

  /// Where the name that stands at a place stands elsewhere; `nil` where none does.
  ///
  /// A part brings the models that include it, if the name stands there too.
  init?(of spot: Spot, in workspace: Workspace) {
    guard let mark = spot.mark, case .name(let name, let kinds, let role) = mark.what else {
      return nil
    }
    let own = spot.analysis
    let names = Names(own.paths.compactMap(own.outline))
    var canonical = names.thing(name, kinds)
    if case .stands(let real) = role, let kind = kinds.first {
      canonical = NamedThing(name: real, kind: kind)
    }
    let meant = canonical ?? NamedThing(name: name, kind: kinds[0])
    var (files, analyses): ([String: Analysis], [Analysis]) = ([:], [])
    var found: [String: [Place]] = [:]
    var open = [own]
    while let analysis = open.popLast() {
      analyses.append(analysis)
      let words = Self.words(for: meant, in: analysis)
      for file in analysis.paths.sorted() where files[analysis.location(of: file)] == nil {
        let path = analysis.location(of: file)
        guard let outline = analysis.outline(of: file) else { continue }
        files[path] = analysis
        found[path] = outline.marks.compactMap {
          Self.place($0, meant, words, analysis)
        }
        if !outline.isModel, found[path]?.isEmpty == false, path != spot.document.path {
          open.append(workspace.analysis(of: path))
        }
      }
    }
    thing = canonical
    written = name
    self.analyses = analyses
    self.files = files
    places = found.sorted { $0.key < $1.key }.flatMap(\.value)
  }

  /// All names of a thing among some files.
  private static func words(for thing: NamedThing, in analysis: Analysis) -> Set<String> {
    let names = Names(analysis.paths.compactMap(analysis.outline))
    let others = (names.others[thing.kind] ?? [:]).filter { $0.value == thing.name }.keys
    return Set(others).union([thing.name])
  }

  private static func place(
    _ mark: FileOutline.Mark, _ thing: NamedThing, _ words: Set<String>, _ analysis: Analysis
  ) -> Place? {
    guard case .name(let name, let kinds, let role) = mark.what, kinds.contains(thing.kind),
      words.contains(name)
    else { return nil }
    return Place(analysis: analysis, mark: mark, name: name, role: role)
  }
}
