import NagarezuCore
import NagarezuReports

/// A model of which there is nothing to tell, as it is kept for later runs (`docs/adr/0021`): what they must know of it to judge others, and
/// what they say of it.
struct KeptModel: Equatable {
  let known: KnownModel
  let head: ModelHead

  init(known: KnownModel, head: ModelHead) {
    self.known = known
    self.head = head
  }

  /// Those of a run that may be kept; with `countsWarnings` those too that have warnings, of which nothing but their number is said. None
  /// where anything could not be read, or where models hang on each other by being judged jointly.
  static func all(
    of verdicts: [Verdict], _ readings: RunReading, joint: JointGroups.Versions?,
    countsWarnings: Bool
  ) -> [KeptModel] {
    let isSharing = joint != nil && verdicts.contains { !$0.model.sharedParts.isEmpty }
    guard readings.problems.isEmpty, readings.unread.isEmpty, !isSharing else { return [] }
    return verdicts.compactMap { verdict in
      readings.origins[verdict.model.span.file].flatMap {
        KnownModel(verdict, from: $0, countsWarnings: countsWarnings)
      }.map { KeptModel(known: $0, head: ModelHead(verdict)) }
    }
  }
}

extension KeptModel {
  /// The model that ``pack(into:)`` wrote.
  init(_ bytes: inout Unpacking) throws {
    let known = try KnownModel(&bytes)
    let head = try ModelHead(&bytes, of: known)
    self.init(known: known, head: head)
  }

  func pack(into bytes: inout Packing) {
    known.pack(into: &bytes)
    head.pack(into: &bytes)
  }
}

extension KnownModel {
  fileprivate init(_ bytes: inout Unpacking) throws {
    self.init(
      path: try bytes.text(), title: try bytes.text(), files: try bytes.texts(),
      origin: FileOrigin(
        project: try bytes.text(), bytes: try bytes.number(), includes: try bytes.texts(),
        mayInclude: try bytes.flag()),
      declaring: try bytes.texts(), sharedParts: try bytes.texts(),
      parties: try bytes.list { try KnownParty(&$0) })
    guard parties.allSatisfy({ parties.indices.contains($0.parent ?? 0) }) else {
      throw Unpacking.Torn()
    }
  }

  fileprivate func pack(into bytes: inout Packing) {
    bytes.add(path)
    bytes.add(title)
    bytes.add(files)
    bytes.add(origin.project)
    bytes.add(origin.bytes)
    bytes.add(origin.includes)
    bytes.add(origin.mayInclude)
    bytes.add(declaring)
    bytes.add(sharedParts)
    bytes.add(parties) { $0.pack(into: &$1) }
  }
}

extension KnownModel.KnownParty {
  fileprivate init(_ bytes: inout Unpacking) throws {
    self.init(
      name: try bytes.text(), standing: try bytes.word(try bytes.number(), Standing.init),
      form: try bytes.optionalText().map { try bytes.word($0, Party.Form.init) },
      parent: try bytes.flag() ? try bytes.number() : nil, fullName: try bytes.optionalText(),
      aliases: try bytes.texts(), location: try bytes.optionalText(),
      span: try SourceSpan(&bytes))
  }

  fileprivate func pack(into bytes: inout Packing) {
    bytes.add(name)
    bytes.add(standing.rawValue)
    bytes.add(form?.rawValue)
    bytes.add(parent != nil)
    if let parent { bytes.add(parent) }
    bytes.add(fullName)
    bytes.add(aliases)
    bytes.add(location)
    span.pack(into: &bytes)
  }
}

extension ModelHead {
  fileprivate init(_ bytes: inout Unpacking, of known: KnownModel) throws {
    self.init(
      path: known.path, title: known.title, files: known.files, flows: try bytes.number(),
      items: try bytes.number(), approvals: try bytes.number(),
      day: try bytes.flag() ? try bytes.day() : nil, exempt: try bytes.texts(),
      lifted: try bytes.list { try Lifted(&$0) },
      assumptions: try bytes.list { try Model.Assumption(&$0) },
      sharesParts: !known.sharedParts.isEmpty, warnings: try bytes.number())
  }

  fileprivate func pack(into bytes: inout Packing) {
    bytes.add(flows)
    bytes.add(items)
    bytes.add(approvals)
    bytes.add(day != nil)
    if let day { bytes.add(Int(day.number)) }
    bytes.add(exempt)
    bytes.add(lifted) { $0.pack(into: &$1) }
    bytes.add(assumptions) { $0.pack(into: &$1) }
    bytes.add(warnings)
  }
}

extension ModelHead.Lifted {
  fileprivate init(_ bytes: inout Unpacking) throws {
    self.init(
      regime: try bytes.text(), span: try SourceSpan(&bytes),
      kind: try bytes.word(try bytes.text(), Approval.Kind.init),
      days: try bytes.list { bytes in
        try bytes.word((try bytes.day(), try bytes.day())) { DayRange($0.0, $0.1) }
      })
  }

  fileprivate func pack(into bytes: inout Packing) {
    bytes.add(regime)
    span.pack(into: &bytes)
    bytes.add(kind.rawValue)
    bytes.add(days) { days, bytes in
      bytes.add(Int(days.first.number))
      bytes.add(Int(days.last.number))
    }
  }
}

extension Model.Assumption {
  fileprivate init(_ bytes: inout Unpacking) throws {
    self.init(
      span: try SourceSpan(&bytes), message: try Message(&bytes),
      thing: try bytes.flag() ? (kind: try Message(&bytes), name: try bytes.text()) : nil,
      isOfSharing: try bytes.flag())
  }

  fileprivate func pack(into bytes: inout Packing) {
    span.pack(into: &bytes)
    message.pack(into: &bytes)
    bytes.add(thing != nil)
    if let thing {
      thing.kind.pack(into: &bytes)
      bytes.add(thing.name)
    }
    bytes.add(isOfSharing)
  }
}

extension SourceSpan {
  fileprivate init(_ bytes: inout Unpacking) throws {
    self.init(file: try bytes.text(), line: try bytes.number(), column: try bytes.number())
  }

  fileprivate func pack(into bytes: inout Packing) {
    bytes.add(file)
    bytes.add(line)
    bytes.add(column)
  }
}

extension Message {
  fileprivate init(_ bytes: inout Unpacking) throws {
    self.init(ja: try bytes.text(), en: try bytes.text())
  }

  fileprivate func pack(into bytes: inout Packing) {
    bytes.add(ja)
    bytes.add(en)
  }
}

extension Unpacking {
  /// What a value stands for.
  fileprivate func word<Value, Word>(
    _ value: Value, _ make: (Value) -> Word?
  ) throws -> Word {
    guard let word = make(value) else { throw Torn() }
    return word
  }

  fileprivate mutating func day() throws -> Day {
    guard let number = Int32(exactly: try number()) else { throw Torn() }
    return Day(number: number)
  }
}
