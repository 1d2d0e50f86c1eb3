import Foundation
import NagarezuCore

/// The names of one kind of thing, and the other spellings that stand for them.
struct NameTable {
  let kind: Vocabulary.NameKind
  /// Shape: name → where it is declared.
  private(set) var places: [String: SourceSpan] = [:]
  /// Shape: other spelling → the name it stands for, and where that is said.
  private(set) var others: [String: (name: String, span: SourceSpan)] = [:]

  init(_ kind: Vocabulary.NameKind) { self.kind = kind }

  /// The name for which a word stands.
  func name(for word: String) -> String? {
    if places[word] != nil { return word }
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
  var words: [String] { Array(places.keys) + others.keys }

  func place(of word: String) -> SourceSpan? { places[word] ?? others[word]?.span }

  /// Declares a name; `false`, and said, where it is declared already.
  @discardableResult
  mutating func declare(_ name: Written, log: DiagnosticLog) -> Bool {
    guard let first = place(of: name.text) else {
      places[name.text] = name.span
      return true
    }
    Self.refuseTwice(kind, name, first, log)
    return false
  }

  /// Lets a word stand for a name, which need not be declared yet.
  mutating func add(_ word: Written, for name: String, log: DiagnosticLog) {
    if word.text == name { return }
    if let first = place(of: word.text) {
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
      Message(
        ja: "\(kind.noun.ja)「\(name.text.shown)」は\(first.place(from: second).ja)でも定めています",
        en:
          "\(kind.noun.en) '\(name.text.shown)' is declared at \(first.place(from: second).en) already"
      ),
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
  var noun: Message {
    switch self {
    case .party: Message(ja: "主体", en: "party")
    case .site: Message(ja: "場所", en: "site")
    case .subjectClass: Message(ja: "個人の範囲", en: "subject class")
    case .item: Message(ja: "情報項目", en: "item")
    case .system: Message(ja: "システム", en: "system")
    case .key: Message(ja: "鍵", en: "key")
    case .channel: Message(ja: "経路", en: "channel")
    }
  }
}

/// What a name may look like.
enum NameRule {
  /// A word as it is compared: NFC.
  static func compared(_ text: String) -> String {
    text.unicodeScalars.allSatisfy(isComposed) ? text : text.precomposedStringWithCanonicalMapping
  }

  /// Letters that NFC leaves alone whatever stands beside them: asking the library for each name costs a third of the
  /// time to read a model.
  private static func isComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0x3001...0x3029, 0x3041...0x3096, 0x30A1...0x30FC, 0x4E00...0x9FFF,
      0xFF01...0xFF9F, 0x2460...0x24FF:
      true
    default: false
    }
  }

  /// Says what is wrong with a name that is being declared.
  static func check(_ name: Written, log: DiagnosticLog) {
    let scalars = Array(name.text.unicodeScalars)
    let shown = name.text.shown
    if let index = scalars.firstIndex(where: { $0.isInvisible }) {
      log.add(
        .invisibleCharacter, at: name.span,
        Message(
          ja: "名前「\(shown)」に見えない文字\(scalars[index].code)があります",
          en: "name '\(shown)' holds the invisible character \(scalars[index].code)"),
        help: Message(ja: "この文字を消してください", en: "remove it"))
    }
    if scalars.count > Limits.nameScalars {
      log.add(
        .nameTooLong, at: name.span,
        Message(
          ja: "名前が\(scalars.count)文字あります（上限\(Limits.nameScalars)文字）",
          en: "name of \(scalars.count) characters; the limit is \(Limits.nameScalars)"),
        help: Message(
          ja: "短い名前にし、長い名称は「名称」や「説明」に書いてください",
          en: "use a short one and put the long one in 'name' or 'description'"))
    }
    if let (offset, sign) = FullWidthSign.first(inName: name.text) {
      var span = name.span
      span.column += offset
      log.add(
        .fullWidthSign, at: span,
        Message(
          ja: "名前「\(shown)」に全角の「\(sign.wide)」があります",
          en: "full-width \(sign.wide) in the name '\(shown)'"),
        help: Message(
          ja: "区切りのつもりなら半角の「\(sign.narrow)」に直してください\(sign.noteJa)",
          en: "if it should separate, write \(sign.name) in ASCII\(sign.noteEn)"))
    } else if let unfit = unfitness(scalars) {
      log.add(
        .unfitName, at: name.span,
        Message(ja: "名前「\(shown)」\(unfit.ja)", en: "name '\(shown)' \(unfit.en)"))
    }
    if Vocabulary.isReserved(name.text) {
      log.add(
        .reservedName, at: name.span,
        Message(
          ja: "「\(shown)」は決まった意味を持つ語で、名前にできません",
          en: "'\(shown)' has a meaning of its own and cannot be a name"),
        help: Message(ja: "別の名前にしてください", en: "use another name"))
    }
  }

  /// The name that was meant where one that is refused holds more: what stands before `：` or `｛`, or between spaces.
  static func meant(_ name: String) -> String? {
    let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    var body = Array(name.unicodeScalars.drop(while: isSpace))
    while let last = body.last, isSpace(last) { body.removeLast() }
    let end = FullWidthSign.first(inName: body.text)?.0 ?? body.count
    let meant = body[..<end].text
    return meant == name ? nil : meant
  }

  private static func unfitness(_ scalars: [Unicode.Scalar]) -> Message? {
    if scalars.first?.properties.isWhitespace == true
      || scalars.last?.properties.isWhitespace == true
    {
      return Message(ja: "の前後に空白があります", en: "begins or ends with a space")
    }
    if scalars.contains(where: { "{}[]\"\n\r\\".unicodeScalars.contains($0) }) {
      return Message(
        ja: "に使えない文字（{ } [ ] \" \\ 改行）があります", en: "holds one of { } [ ] \" \\ or a line break")
    }
    if !scalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    {
      return Message(ja: "には文字も数字もありません", en: "holds neither letter nor digit")
    }
    return nil
  }
}
