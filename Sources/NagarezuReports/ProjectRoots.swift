import NagarezuCore
import NagarezuText

/// Which folders are the projects of what was read: nothing outside is included (design §10.22).
public struct ProjectRoots {
  private let language: Language

  /// In a language.
  public init(_ language: Language) { self.language = language }

  /// A line for each, without its end; empty where none is known.
  public func lines(_ roots: [String]) -> [String] {
    roots.map { root in
      let shown = SourceSpan(file: root, line: 1, column: 1).shownFile
      switch language {
      case .ja: return "プロジェクトの根（ここから下だけを取り込む）: \(shown)"
      case .en: return "root of the project (nothing outside is included): \(shown)"
      }
    }
  }
}
