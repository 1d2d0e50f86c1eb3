import NagarezuCore
import NagarezuSource
import NagarezuWriting

/// What runs of `check` said, each with all that it asked of files (`docs/adr/0017`).
///
/// A run that asks the same of files that answer the same says the same: an entry is used only where every question that its run asked
/// is answered today as it was then.
struct CheckCache {
  /// Bytes of all entries, and how many there may be (`docs/limits.md`).
  private static let limits = EntryFolder.Limits(bytes: most, entries: 1_000)
  private static let most = 256 << 20

  private let path: String
  private let folder: EntryFolder
  /// What was asked for, by whom; the whole of it stands in the entry, too.
  private let key: [UInt8]

  /// The entries for what was asked for, packed in `asked`; `nil` where they cannot be had, which is said on standard error.
  init?(at path: String, asked: Packing) {
    guard let program = ProgramIdentity.own else { return nil }
    var key = Packing()
    key.add(Nagarezu.configuration.version)
    key.add(program)
    key.add(asked.bytes)
    self.key = key.bytes
    self.path = path
    do throws(EntryFolder.Fault) {
      folder = try EntryFolder(path, ending: ".nagarezu-check", limits: Self.limits)
    } catch {
      Self.say(error, of: path)
      return nil
    }
  }

  private static func say(_ fault: EntryFolder.Fault, of path: String) {
    Output.remark(
      Speech.say(
        "nagarezu: キャッシュ \(path) を使わずに調べる: \(fault.reason.ja)\n",
        "nagarezu: running without the cache \(path): \(fault.reason.en)\n"))
  }

  private var name: String { SHA256.hexadecimal(key) }

  /// What of a run is still true.
  enum Recalled {
    /// It asked the same of the same files, and said this.
    case answer(CheckAnswer)
    /// It asked some of it of other files: the models of which all files are as they were, and what is answered about those files.
    case models([KeptModel], [FileQuestion: [UInt8]])
  }

  /// What an earlier run leaves that asked for the same; `nil` where none did, or nothing of it is true any more.
  func recalled(from files: any FileReading) -> Recalled? {
    guard let bytes = folder.entry(name), let entry = try? Entry(bytes, key: key) else {
      return nil
    }
    return entry.recalled(from: files)
  }

  /// Keeps what a run said that asked these questions, and the models in which it found nothing; where it cannot be kept, that is said on
  /// standard error.
  func keep(
    _ answer: CheckAnswer, asked trace: [FileQuestion: [UInt8]], models: [KeptModel]
  ) {
    func bytes(_ models: [KeptModel]) -> [UInt8] {
      Entry(trace: trace.map { ($0, $1) }, answer: answer, models: models).bytes(key: key)
    }
    var entry = bytes(models)
    // What the whole run said is worth more than its models.
    if entry.count > Self.most / 4 { entry = bytes([]) }
    do throws(EntryFolder.Fault) {
      try folder.keep(entry, as: name)
    } catch {
      Self.say(error, of: path)
    }
  }
}

extension CheckCache {
  /// What one run asked and said.
  fileprivate struct Entry {
    /// Shape: question and its answer, in no order.
    let trace: [(FileQuestion, [UInt8])]
    let answer: CheckAnswer
    let models: [KeptModel]

    private static let magic = Array("nagarezu check 2\n".utf8)
    private static let digestLength = 32

    init(trace: [(FileQuestion, [UInt8])], answer: CheckAnswer, models: [KeptModel]) {
      (self.trace, self.answer, self.models) = (trace, answer, models)
    }

    /// The entry that ``bytes(key:)`` wrote.
    ///
    /// - Throws: ``Unpacking/Torn`` for any other bytes, and for an entry of another key.
    init(_ bytes: [UInt8], key: [UInt8]) throws {
      guard bytes.starts(with: Self.magic) else { throw Unpacking.Torn() }
      let rest = bytes.dropFirst(Self.magic.count)
      let content = rest.dropFirst(Self.digestLength)
      guard SHA256.digest(Array(content)) == Array(rest.prefix(Self.digestLength)) else {
        throw Unpacking.Torn()
      }
      var unpacking = Unpacking(content)
      guard try unpacking.content() == key else { throw Unpacking.Torn() }
      trace = try unpacking.list { (try FileQuestion(&$0), try $0.content()) }
      answer = try CheckAnswer(&unpacking)
      models = try unpacking.list { try KeptModel(&$0) }
      guard unpacking.isAtEnd else { throw Unpacking.Torn() }
    }

    func bytes(key: [UInt8]) -> [UInt8] {
      var packing = Packing()
      packing.add(key)
      packing.add(trace) { asked, packing in
        asked.0.pack(into: &packing)
        packing.add(asked.1)
      }
      answer.pack(into: &packing)
      packing.add(models) { $0.pack(into: &$1) }
      return Self.magic + SHA256.digest(packing.bytes) + packing.bytes
    }

    func recalled(from files: any FileReading) -> Recalled? {
      let trace = trace
      let holds = Workers.map(trace.count) { trace[$0].0.answer(in: files) == trace[$0].1 }
      guard holds.contains(false) else { return .answer(answer) }
      // A file counts as it was where it was read, and every question about it is answered as it was.
      var changed: Set<String> = []
      var seen: Set<String> = []
      for (asked, holds) in zip(trace, holds) {
        guard let file = asked.0.file else { continue }
        if !holds { changed.insert(file) }
        if case .read = asked.0 { seen.insert(file) }
      }
      let steady = seen.subtracting(changed)
      let models = models.filter { $0.known.files.allSatisfy(steady.contains) }
      guard !models.isEmpty else { return nil }
      let own = Set(models.map(\.known.path))
      let answers = trace.filter { $0.0.file.map(own.contains) ?? false }
      return .models(models, Dictionary(answers, uniquingKeysWith: { one, _ in one }))
    }
  }
}

extension FileQuestion {
  /// The question that ``pack(into:)`` wrote.
  fileprivate init(_ bytes: inout Unpacking) throws {
    let kind = try bytes.number()
    let path = try bytes.text()
    let other = try bytes.optionalText()
    switch (kind, other) {
    case (0, let project?): self = .read(path, project: project)
    case (1, let project?): self = .size(path, project: project)
    case (2, nil): self = .list(path)
    case (3, let folder): self = .project(path, foundIn: folder)
    default: throw Unpacking.Torn()
    }
  }

  fileprivate func pack(into bytes: inout Packing) {
    let (kind, path, other): (Int, String, String?) =
      switch self {
      case .read(let path, let project): (0, path, project)
      case .size(let path, let project): (1, path, project)
      case .list(let folder): (2, folder, nil)
      case .project(let path, let folder): (3, path, folder)
      }
    bytes.add(kind)
    bytes.add(path)
    bytes.add(other)
  }
}
