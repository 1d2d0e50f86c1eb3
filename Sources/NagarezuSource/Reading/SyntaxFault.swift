import NagarezuCore

/// A text that is no YAML: what the library found, and what a person can do about it.
struct SyntaxFault {
  /// The library's words.
  var problem: String
  var place: SourceSpan
  /// What was being read, in the library's words, and where that began.
  var context: String?
  var beginning: SourceSpan?

  func report(in text: SourceText, to log: DiagnosticLog) {
    if let (code, message, help) = signAtTheBeginning {
      log.add(code, at: beginning ?? place, message, help: help)
      return
    }
    if let (place, sign) = fullWidthSign(in: text) {
      log.add(
        .fullWidthSign, at: place,
        ja: "全角の「\(sign.wide)」があるため読み取れません",
        en: "full-width \(sign.wide) where YAML needs \(sign.name)",
        help: Message(
          ja: "半角の「\(sign.narrow)」に直してください\(sign.noteJa)",
          en: "write \(sign.name) in ASCII\(sign.noteEn)"))
      return
    }
    let (message, help) = words(in: text)
    log.add(.syntax, at: bestPlace, message, help: help)
  }

  /// What a text that begins with `*`, `&` or `!` is taken for.
  private var signAtTheBeginning: (LoadCode, Message, Message)? {
    if problem.contains("undefined alias") || context?.contains("alias") == true {
      return (.alias, YAMLTree.aliasMessage, YAMLTree.quoting("*"))
    }
    if context?.contains("anchor") == true {
      return (.anchor, YAMLTree.anchorMessage, YAMLTree.quoting("&"))
    }
    if context?.contains("a tag") == true || problem.contains("tag handle") {
      return (.tag, YAMLTree.tagMessage, YAMLTree.quoting("!"))
    }
    return nil
  }

  /// A key without its colon and a text without its end are found far below: the place is where they began.
  private var bestPlace: SourceSpan {
    guard let beginning else { return place }
    let isAboutBeginning =
      problem.contains("could not find expected ':'")
      || problem.contains("unexpected end of stream")
      || problem.contains("unexpected document indicator")
      || problem.contains("expected comment or line break")
    // A bracket that is missed only on a later line was most likely forgotten on its own.
    let isOpenBracket = problem.contains("did not find expected ','") && beginning.line < place.line
    return isAboutBeginning || isOpenBracket ? beginning : place
  }

  private func words(in text: SourceText) -> (Message, Message?) {
    if problem.contains("cannot start any token"), let sign = text[place.line, place.column] {
      return (
        Message(
          ja: "値を「\(String(sign).shown)」で始めることはできません",
          en: "a value cannot begin with \(String(sign).shown)"),
        Message(ja: "\"…\" で囲んでください", en: "put it in \"…\"")
      )
    }
    for (part, message, help) in Self.known where problem.contains(part) { return (message, help) }
    // The library's own words are English, and help nobody.
    return (
      Message(ja: "YAMLとして読み取れません", en: "not readable as YAML"),
      Message(
        ja: "この行とその前の行の、字下げ、「:」のあとの空白、かっこと引用符の対応を確かめてください",
        en:
          "check the indentation, the spaces behind colons, brackets and quotation marks here and on the line before"
      )
    )
  }

  private static let known: [(String, Message, Message?)] = [
    (
      "could not find expected ':'",
      Message(ja: "キーのあとに半角の「:」がありません", en: "key without a colon"),
      Message(ja: "「キー: 値」の形で書いてください", en: "write 'key: value'")
    ),
    (
      "mapping values are not allowed",
      Message(ja: "ここに「:」は書けません", en: "unexpected colon"),
      Message(
        ja: "字下げを確かめ、「: 」を含む文字は \"…\" で囲んでください",
        en: "check the indentation, and put a text that holds ': ' in \"…\"")
    ),
    (
      "did not find expected key",
      Message(ja: "字下げが前の行とそろっていません", en: "indentation differs from the lines before"),
      Message(ja: "同じ段のキーは同じ桁から書いてください", en: "begin keys of one level in one column")
    ),
    (
      "did not find expected '-'",
      Message(ja: "「- 」で始まる行がここに必要です", en: "expected a line that begins with '- '"),
      Message(ja: "一覧の各行の字下げをそろえてください", en: "align the entries of the list")
    ),
    (
      "did not find expected ',' or ']'",
      Message(ja: "「[」が「]」で閉じていません", en: "'[' without its ']'"),
      Message(ja: "値の間は半角の「, 」で区切り、「]」で閉じてください", en: "separate values with ', ' and close with ']'")
    ),
    (
      "did not find expected ',' or '}'",
      Message(ja: "「{」が「}」で閉じていません", en: "'{' without its '}'"),
      Message(ja: "値の間は半角の「, 」で区切り、「}」で閉じてください", en: "separate values with ', ' and close with '}'")
    ),
    (
      "unexpected end of stream",
      Message(ja: "引用符が閉じていません", en: "quotation mark without its end"),
      Message(ja: "同じ引用符で閉じてください", en: "close it with the same mark")
    ),
    (
      "unexpected document indicator",
      Message(ja: "引用符が閉じていません", en: "quotation mark without its end"),
      Message(ja: "同じ引用符で閉じてください", en: "close it with the same mark")
    ),
    (
      "sequence entries are not allowed",
      Message(ja: "ここに「- 」は書けません", en: "unexpected '- '"),
      Message(ja: "一覧はキーの次の行から書いてください", en: "begin the list on the line after its key")
    ),
    (
      "mapping keys are not allowed",
      Message(ja: "ここに「? 」は書けません", en: "unexpected '? '"),
      Message(ja: "「?」で始まる文字は \"…\" で囲んでください", en: "put a text that begins with ? in \"…\"")
    ),
    (
      "escape character",
      Message(ja: "\"…\" の中の「\\」の使い方が正しくありません", en: "unknown escape in \"…\""),
      Message(ja: "「\\」をそのまま書くときは '…' で囲んでください", en: "use '…' for a plain backslash")
    ),
    (
      "nesting level",
      Message(ja: "入れ子が\(Limits.depth)段を超えています", en: "nested too deep"), nil
    ),
    (
      "did not find expected comment or line break",
      Message(ja: "「|」か「>」のあとに文字があります", en: "words behind | or >"),
      Message(
        ja: "「|」や「>」で始まる文字は \"…\" で囲んでください", en: "put a text that begins with | or > in \"…\"")
    ),
    (
      "indentation indicator equal to 0",
      Message(ja: "「|」か「>」のあとの数字は1〜9です", en: "the digit behind | or > is 1 to 9"),
      Message(ja: "数字を取り除いてください", en: "remove the digit")
    ),
    (
      "did not find expected node content",
      Message(ja: "ここに値が必要です", en: "expected a value here"),
      Message(
        ja: "余分な「,」を取り除くか、記号で始まる文字を \"…\" で囲んでください",
        en: "remove a comma too many, or put a text that begins with a sign in \"…\"")
    ),
    (
      "did not find expected <document start>",
      Message(ja: "この行は前の内容につながりません", en: "this line does not go on from what stands before"),
      Message(
        ja: "全体を「キー: 値」の組にし、同じ段のキーは同じ桁から書いてください",
        en: "write the whole file as keys and values, keys of one level in one column")
    ),
    (
      "found unexpected ':'",
      Message(ja: "かっこの中の値に「:」があります", en: "colon within a value in brackets"),
      Message(
        ja: "「: 」で区切るか、「:」を含む文字を \"…\" で囲んでください",
        en: "separate with ': ', or put a text that holds a colon in \"…\"")
    ),
    (
      "tab character",
      Message(ja: "字下げにタブがあります", en: "tab in the indentation"),
      Message(ja: "半角の空白に直してください", en: "use spaces")
    ),
    (
      "directive", Message(ja: "「%」で始まる指示は使えません", en: "directives (%) are not accepted"),
      Message(ja: "「%」で始まる行を取り除いてください", en: "remove the line that begins with %")
    ),
    (
      "another document", Message(ja: "2つ目の文書があります", en: "a second document"),
      Message(ja: "1つのファイルには1つの文書だけを書きます", en: "a file holds one document")
    ),
  ]

  /// A full-width sign on the lines in question that stands where an ASCII one belongs. Commas and quotation marks of a line
  /// before belong to its text.
  private func fullWidthSign(in text: SourceText) -> (SourceSpan, FullWidthSign)? {
    let first = min(beginning?.line ?? place.line, place.line)
    for line in max(1, first - 1)...max(place.line, first) {
      guard let (column, sign) = FullWidthSign.first(in: text.line(line)),
        line == place.line || !sign.standsInSentences
      else { continue }
      return (text.span(line, column), sign)
    }
    return nil
  }
}
