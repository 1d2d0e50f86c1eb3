import NagarezuCore

/// What a run asks of files, as ``FileReading`` has it: a run that gets the same answers to all its questions says the same.
package enum FileQuestion: Hashable, Sendable {
  case read(String, project: String)
  case size(String, project: String)
  case list(String)
  case project(String, foundIn: String?)

  /// The file that it is about and what stands there; `nil` for what is asked of folders.
  package var file: String? {
    switch self {
    case .read(let path, _), .size(let path, _): path
    case .list, .project: nil
    }
  }

  /// What is answered now, told from every other answer: 33 bytes, the first of which says whether it is a fault.
  package func answer(in files: any FileReading) -> [UInt8] {
    switch self {
    case .read(let path, let project):
      Self.mark(
        Self.result { () throws(ReadFault) in try files.read(path, in: project) },
        Self.bytes(of:))
    case .size(let path, let project):
      Self.mark(
        Self.result { () throws(ReadFault) in try files.size(of: path, in: project) },
        Self.bytes(of:))
    case .list(let folder):
      Self.mark(
        Self.result { () throws(ReadFault) in try files.listModels(in: folder) },
        Self.bytes(of:))
    case .project(let path, let folder):
      Self.mark(.success(files.project(of: path, foundIn: folder)), Self.bytes(of:))
    }
  }

  static func mark<Value>(
    _ result: Result<Value, ReadFault>, _ bytes: (Value) -> [UInt8]
  ) -> [UInt8] {
    switch result {
    case .success(let value): [0] + SHA256.digest(bytes(value))
    case .failure(let fault): [1] + SHA256.digest(Array("\(fault)".utf8))
    }
  }

  static func result<Value>(
    _ ask: () throws(ReadFault) -> Value
  ) -> Result<Value, ReadFault> {
    do throws(ReadFault) { return .success(try ask()) } catch { return .failure(error) }
  }

  static func bytes(of content: [UInt8]) -> [UInt8] { content }

  static func bytes(of size: Int?) -> [UInt8] { Array("\(size ?? -1)".utf8) }

  static func bytes(of path: String) -> [UInt8] { Array(path.utf8) }

  /// A folder's names with what is said of them; no name holds a zero byte.
  static func bytes(of listing: FolderListing) -> [UInt8] {
    let names = listing.models.map { "m" + $0 }
    let faults = listing.unread.flatMap { ["u" + $0.path, "\($0.fault)"] }
    return Array((names + faults).map { $0 + "\0" }.joined().utf8)
  }
}
