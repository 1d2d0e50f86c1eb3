import NagarezuCore
import NagarezuSource
import NagarezuWriting

/// What runs of `check` said, each with all that it asked of files (`docs/adr/0017`).
///
/// A run that asks the same of files that answer the same says the same: an entry is used only where every question that its run asked
/// is answered today as it was then.
struct CheckCache {
  /// Bytes of all entries, and how many there may be (`docs/limits.md`).
  private static let limits = EntryFolder.Limits(bytes: 256 << 20, entries: 1_000)

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

  /// What a run said that asked the same of the same files; `nil` where none did.
  func answer(from files: any FileReading) -> CheckAnswer? {
    guard let bytes = folder.entry(name), let entry = try? Entry(bytes, key: key),
      entry.holds(in: files)
    else { return nil }
    return entry.answer
  }

  /// Keeps what a run said that asked these questions; where it cannot be kept, that is said on standard error.
  func keep(_ answer: CheckAnswer, asked trace: [FileQuestion: [UInt8]]) {
    let entry = Entry(trace: trace.map { ($0, $1) }, answer: answer)
    do throws(EntryFolder.Fault) {
      try folder.keep(entry.bytes(key: key), as: name)
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

    private static let magic = Array("nagarezu check 1\n".utf8)
    private static let digestLength = 32

    init(trace: [(FileQuestion, [UInt8])], answer: CheckAnswer) {
      (self.trace, self.answer) = (trace, answer)
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
      return Self.magic + SHA256.digest(packing.bytes) + packing.bytes
    }

    /// Whether every question is answered as it was.
    func holds(in files: any FileReading) -> Bool {
      Workers.map(trace.count) { trace[$0].0.answer(in: files) == trace[$0].1 }
        .allSatisfy(\.self)
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
