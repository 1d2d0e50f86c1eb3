import Foundation
import NagarezuCore
import NagarezuSource

/// A real case of the repository with the parts it includes.
public enum RealCase: String, CaseIterable, Sendable {
  case benefit = "models/shinjuku/kyufukin.yaml"
  case benefitBefore = "models/shinjuku/kyufukin/r6-dai1kai.yaml"
  case healthCheck = "models/shinjuku/tokutei-kenshin.yaml"
  case healthCheckBefore = "models/shinjuku/tokutei-kenshin/r2-dai3kai.yaml"
  case arrears = "models/shinjuku/taino-seiri.yaml"
  case care = "models/shinjuku/kaigo-shogai.yaml"
  case careBefore = "models/shinjuku/kaigo-shogai/h25-dai6kai.yaml"
  case careAfter = "models/shinjuku/kaigo-shogai/r2-5gatsu.yaml"
  case vouchers = "models/sumida/shohinken.yaml"

  /// Its file, as seen from the root of the repository.
  public var path: String { rawValue }

  /// Shape: path → text, of everything below `models`.
  ///
  /// - Throws: what Foundation throws where a file cannot be read.
  public static func files() throws -> [String: String] {
    let folder = Shinjuku.root + "/models"
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var files: [String: String] = [:]
    for name in names where name.hasSuffix(".yaml") {
      files["models/" + name] = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }
    return files
  }

  /// The model after some edits.
  ///
  /// - Throws: ``TextEdit/NotOnce``; `LoadFailure` where the text is no model any more.
  public func model(_ edits: FileEdit...) throws -> Model {
    var files = try Self.files()
    for edit in edits {
      for (file, change) in edit.parts {
        let path = file ?? path
        files[path] = try change(files[path] ?? "")
      }
    }
    return try ModelLoader(files: MemoryFiles(files)).load(path)
  }
}

/// An edit of one or more files of a case.
public struct FileEdit: Sendable {
  typealias Change = @Sendable (String) throws -> String

  /// Shape: file → what becomes of its text; `nil` for the case's own file.
  let parts: [(file: String?, change: Change)]

  /// One edit of a case's own file, or of `file` below `models/shinjuku`.
  public init(_ old: String, _ new: String, in file: String? = nil) {
    let edit = TextEdit(old, new)
    parts = [(file.map { "models/shinjuku/" + $0 }, { try edit.applied(to: $0) })]
  }

  /// Takes out the last section of a case's own file, which must be the one of that name.
  public init(dropping section: String) {
    parts = [
      (
        nil,
        { text in
          let halves = text.components(separatedBy: "\n\(section):\n")
          guard halves.count == 2 else {
            throw TextEdit.NotOnce(piece: section, count: halves.count - 1)
          }
          return halves[0] + "\n...\n"
        }
      )
    ]
  }

  private init(_ parts: [(file: String?, change: Change)]) { self.parts = parts }

  /// Both, one after the other.
  public static func + (a: FileEdit, b: FileEdit) -> FileEdit { FileEdit(a.parts + b.parts) }
}

extension Verdict {
  /// Shape: `rule party`, of the findings that stand; a finding about a system alone has its system, one about neither `-`.
  public var places: Set<String> {
    Set(
      standing.map { finding in
        let name =
          finding.party.map { model[$0].name } ?? finding.node.map { model.name(of: $0) } ?? "-"
        return "\(finding.rule) \(name)"
      })
  }
}
