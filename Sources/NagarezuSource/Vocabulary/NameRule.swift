import NagarezuCore

/// What a name may look like.
enum NameRule {
  /// Says what is wrong with a name that is being declared.
  static func check(_ name: Written, log: DiagnosticLog) {
    if isOfLetters(name.text), !Vocabulary.isReserved(name.text) { return }
    let scalars = Array(name.text.unicodeScalars)
    let shown = name.text.shown
    if let index = scalars.firstIndex(where: { $0.isInvisible }) {
      log.add(
        .invisibleCharacter, at: name.span,
        ja: "名前「\(shown)」に見えない文字\(scalars[index].code)があります",
        en: "name '\(shown)' holds the invisible character \(scalars[index].code)",
        help: Message(ja: "この文字を消してください", en: "remove it"))
    }
    if scalars.count > Limits.nameScalars {
      log.add(
        .nameTooLong, at: name.span,
        ja: "名前が\(scalars.count)文字あります（上限\(Limits.nameScalars)文字）",
        en: "name of \(scalars.count) characters; the limit is \(Limits.nameScalars)",
        help: Message(
          ja: "短い名前にし、長い名称は「名称」や「説明」に書いてください",
          en: "use a short one and put the long one in 'name' or 'description'"))
    }
    if let (span, sign) = FullWidthSign.first(inName: name) {
      log.add(
        .fullWidthSign, at: span,
        ja: "名前「\(shown)」に全角の「\(sign.wide)」があります",
        en: "full-width \(sign.wide) in the name '\(shown)'",
        help: Message(
          ja: "区切りのつもりなら半角の「\(sign.narrow)」に直してください\(sign.noteJa)",
          en: "if it should separate, write \(sign.name) in ASCII\(sign.noteEn)"))
    } else if let unfit = unfitness(scalars) {
      log.add(
        .unfitName, at: name.span,
        ja: "名前「\(shown)」\(unfit.ja)", en: "name '\(shown)' \(unfit.en)")
    }
    if Vocabulary.isReserved(name.text) {
      log.add(
        .reservedName, at: name.span,
        ja: "「\(shown)」は決まった意味を持つ語で、名前にできません",
        en: "'\(shown)' has a meaning of its own and cannot be a name",
        help: Message(ja: "別の名前にしてください", en: "use another name"))
    }
  }

  /// Whether there is nothing but kana and kanji in a name, and no more than may be: of most names nothing more need be asked.
  private static func isOfLetters(_ name: String) -> Bool {
    // Each has three bytes.
    let count = name.utf8.count
    return count > 0 && count <= 3 * Limits.nameScalars
      && name.unicodeScalars.allSatisfy { PlainText.isLetter($0.value) }
  }

  /// The name that was meant where one that is refused holds more: what stands before `：` or `｛`, or between spaces.
  static func meant(_ name: String) -> String? {
    if isOfLetters(name) { return nil }
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
