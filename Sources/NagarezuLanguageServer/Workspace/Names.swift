import NagarezuCore
import NagarezuSource

/// A thing that has a name, as far as files tell.
struct NamedThing: Hashable {
  let name: String
  let kind: Vocabulary.NameKind
}

/// The names in some outlines.
struct Names {
  /// Shape: kind → name → what it is called more fully, or is of. Fields that only a list names are among them.
  private(set) var declared: [Vocabulary.NameKind: [String: String]] = [:]
  /// Shape: kind → other spelling → name.
  private(set) var others: [Vocabulary.NameKind: [String: String]] = [:]
  /// The ids of approvals.
  private(set) var approvals: Set<String> = []

  init(_ outlines: [FileOutline]) {
    for outline in outlines {
      for mark in outline.marks { take(mark) }
      for section in outline.entries {
        for entry in section.children { take(entry) }
      }
    }
    // What a list names and nothing declares is a field by that.
    for outline in outlines {
      for mark in outline.marks {
        guard case .name(let name, let kinds, .uses) = mark.what, kinds == [.item],
          thing(name, [.item]) == nil
        else { continue }
        declared[.item, default: [:]][name] = ""
      }
    }
  }

  private mutating func take(_ mark: FileOutline.Mark) {
    switch mark.what {
    case .name(let name, let kinds, .declares):
      for kind in kinds { declared[kind, default: [:]][name] = "" }
    case .name(let name, let kinds, .stands(let own)):
      for kind in kinds { others[kind, default: [:]][name] = own }
    default: break
    }
  }

  private mutating func take(_ entry: FileOutline.Entry) {
    guard case .element(let context) = entry.kind else { return }
    if context == .approval { approvals.insert(entry.name) }
    if let kind = context.kind, !entry.detail.isEmpty {
      declared[kind, default: [:]][entry.name] = entry.detail
    }
  }

  /// What a name is the name of, among some kinds; `nil` where nothing is called so.
  func thing(_ name: String, _ kinds: [Vocabulary.NameKind]) -> NamedThing? {
    for kind in kinds {
      if declared[kind]?[name] != nil { return NamedThing(name: name, kind: kind) }
      if let own = others[kind]?[name] { return NamedThing(name: own, kind: kind) }
    }
    return nil
  }
}
