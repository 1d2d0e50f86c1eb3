import Foundation
import NagarezuCore

/// The names of one kind of thing, and the other spellings that stand for them.
struct NameTable {
  let kind: Vocabulary.NameKind
  /// Shape: name → where it is declared.
  private(set) var places = NameMap<SourceSpan>()
  /// Shape: other spelling → the name it stands for, and where that is said.
  private(set) var others = NameMap<(name: String, span: SourceSpan)>()

  /// Names that were meant where something is declared whose name is refused: nothing stands under them.
  private(set) var refused: Set<String> = []

  /// Words that were to stand for two things, which was said.
  private(set) var doubled: Set<String> = []

  init(_ kind: Vocabulary.NameKind) { self.kind = kind }

  /// Remembers a name under which nothing could be declared.
  mutating func refuse(_ name: String) { refused.insert(name) }

  /// The name for which a word stands.
  func name(for word: String) -> String? {
    if places.holds(word) { return word }
    guard !others.isEmpty else { return nil }
    var word = word
    // An alias of an alias is followed; a circle of them is refused elsewhere and must not hang this.
    for _ in 0...others.count {
      guard let other = others[word] else { return nil }
      if places[other.name] != nil, others[other.name] == nil { return other.name }
      word = other.name
    }
    return nil
  }

  /// Every word that stands for a name here.
  var words: [String] { places.keys + others.keys }

  func place(of word: String) -> SourceSpan? { places[word] ?? others[word]?.span }

  /// Declares a name; `false`, and said, where it is declared already.
  @discardableResult
  mutating func declare(_ name: Written, log: DiagnosticLog) -> Bool {
    let key = Name(name.text)
    guard let first = places[key] ?? others[key]?.span else {
      places[key] = name.span
      return true
    }
    Self.refuseTwice(kind, name, first, log)
    return false
  }

  /// Lets a word stand for a name, which need not be declared yet.
  mutating func add(_ word: Written, for name: String, log: DiagnosticLog) {
    if word.text == name { return }
    if let first = place(of: word.text) {
      doubled.insert(word.text)
      Self.refuseTwice(kind, word, first, log)
      return
    }
    others[word.text] = (name, word.span)
  }

  /// Makes a declared name stand for another from now on (同義).
  mutating func merge(_ name: Written, into target: String) {
    places[name.text] = nil
    others[name.text] = (target, name.span)
  }

  private static func refuseTwice(
    _ kind: Vocabulary.NameKind, _ name: Written, _ other: SourceSpan, _ log: DiagnosticLog
  ) {
    let (first, second) = other < name.span ? (other, name.span) : (name.span, other)
    guard first != second else { return }
    log.add(
      .declaredTwice, at: second,
      ja: "\(kind.noun.ja)「\(name.text.shown)」は\(first.place(from: second).ja)でも定めています",
      en:
        "\(kind.noun.en) '\(name.text.shown)' is declared at \(first.place(from: second).en) already",
      help: Message(ja: "どちらかを取り除くか、別の名前にしてください", en: "remove one or rename it"))
  }
}

extension SourceSpan {
  /// The place as seen from another: the line alone within one file.
  func place(from other: SourceSpan) -> Message {
    file == other.file
      ? Message(ja: "\(line)行目", en: "line \(line)")
      : Message(ja: "\(file.shown)の\(line)行目", en: "\(file.shown):\(line)")
  }
}

extension Vocabulary.NameKind {
  /// What a thing of this kind is called.
  var noun: Message { thing.noun }

  private var thing: Thing.Kind {
    switch self {
    case .party: .party
    case .site: .site
    case .subjectClass: .subjects
    case .item: .item
    case .system: .system
    case .key: .key
    case .channel: .channel
    case .regime: .regime
    case .purpose: .purpose
    }
  }
}
