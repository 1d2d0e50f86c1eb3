import NagarezuCore

/// What the parts of a run declare for all models that include the same of them: worked out once.
///
/// Only of parts in which nothing is wrong, and for models that declare nothing of the kind themselves. What is to be said is said of
/// each model anew, since it may hang on what else the model holds.
final class SharedSections {
  /// Shape: paths of the parts that declare items → what they declare; `nil` where something is wrong with it.
  private var items: [[String]: SharedItems?] = [:]
  /// Shape: paths of the parts that declare classes → what they declare; `nil` where something is wrong with it.
  private var classes: [[String]: SharedClasses?] = [:]

  let periods = KnownPeriods()

  /// The fields and groups of a model that has them all from its parts; `nil` for any other.
  func items(of parts: [Part]) -> SharedItems? {
    remembered(&items, .items, parts) { assembly, log in SharedItems(assembly, log) }
  }

  /// The classes of a model that has them all from its parts; `nil` for any other.
  func classes(of parts: [Part]) -> SharedClasses? {
    remembered(&classes, .subjects, parts) { assembly, log in SharedClasses(assembly, log) }
  }

  private func remembered<Shared>(
    _ known: inout [[String]: Shared?], _ section: Word, _ parts: [Part],
    _ read: (ModelAssembly, DiagnosticLog) -> Shared?
  ) -> Shared? {
    guard let model = parts.first, model.fields?.has(section) == false else { return nil }
    let declaring = parts.filter { $0.fields?.has(section) == true }
    guard !declaring.isEmpty else { return nil }
    let paths = declaring.map(\.path)
    if let shared = known[paths] { return shared }
    let log = DiagnosticLog()
    let apart = declaring.map { $0.saying(to: log) }
    let shared = apart[0].fields.flatMap { read(ModelAssembly(apart, $0), log) }
    known[paths] = .some(shared)
    return shared
  }
}

/// The fields and groups of some parts.
struct SharedItems {
  let section: ItemSection
  let table: NameTable
  /// Shape: name → position among `fields`.
  let positions: NameMap<Int>
  let fields: [Item]
  let groups: [ItemGroup]
  /// Shape: group → the positions of its fields.
  let ids: NameMap<[Item.ID]>
  let openLists: Set<Model.OpenList>
  let assumptions: [Model.Assumption]

  /// Reads the section of `assembly`, whose parts say to `log` what is wrong; `nil` where anything is.
  fileprivate init?(_ assembly: ModelAssembly, _ log: DiagnosticLog) {
    assembly.declareItems()
    assembly.checkCounts()
    assembly.checkLookAlikes(among: [.item])
    assembly.checkCategories()
    guard log.isEmpty, assembly.log.isEmpty else { return nil }
    positions = assembly.setPositions(.item)
    (fields, groups) = assembly.loadItems()
    assumptions = assembly.assumptionsOfItems()
    ids = NameMap(groups.map { ($0.name, $0.items) })
    section = assembly.itemSection
    table = assembly.table(.item)
    openLists = assembly.openLists
    guard log.isEmpty, assembly.log.isEmpty else { return nil }
  }
}

/// The classes of some parts.
struct SharedClasses {
  let elements: [Element]
  let table: NameTable
  /// Shape: name → position among `classes`.
  let positions: NameMap<Int>
  let classes: [SubjectClass]
  let population: Population

  /// Reads the section of `assembly`, whose parts say to `log` what is wrong; `nil` where anything is.
  fileprivate init?(_ assembly: ModelAssembly, _ log: DiagnosticLog) {
    assembly.declareClasses()
    assembly.checkCounts()
    assembly.checkLookAlikes(among: [.subjectClass])
    guard log.isEmpty, assembly.log.isEmpty else { return nil }
    positions = assembly.setPositions(.subjectClass)
    classes = assembly.loadSubjects()
    elements = assembly.classes
    table = assembly.table(.subjectClass)
    guard log.isEmpty, assembly.log.isEmpty, let cut = assembly.population else { return nil }
    population = cut
  }
}

/// The periods of a run and how long things are kept, each text read once: models say the same of many flows.
final class KnownPeriods {
  /// Shape: text → the period that it is.
  private var readings = NameMap<PeriodReading>()
  /// Shape: text → how long that is; `nil` for what is no length.
  private var keeps = NameMap<KeepReading?>()

  func keep(_ text: String) -> KeepReading? {
    if let known = keeps[text] { return known }
    let reading = KeepReading(text)
    keeps[text] = .some(reading)
    return reading
  }

  func reading(_ text: String) throws(PeriodReading.Fault) -> PeriodReading {
    if let known = readings[text] { return known }
    let reading = try PeriodReading(text)
    readings[text] = reading
    return reading
  }
}
