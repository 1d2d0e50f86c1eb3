extension Thing {
  /// Something that a model says and that no comparison tells.
  public struct LeftOut: Sendable {
    public let what: Message
    public let reason: Message
    /// Stored properties of the model's types, as `Type.property`.
    public let properties: Set<String>
    /// Keys of the model language, as `context.key` in their English spelling.
    public let keys: Set<String>
  }

  /// All that comparisons leave out, for the reader to know: `docs/limits.md` prints it, and a test asks that everything else is told.
  public static let leftOut: [LeftOut] = [
    LeftOut(
      what: Message(
        ja: "どのファイルの何行目に書いたか、どのファイルを取り込むか、ファイルの終わりの印",
        en: "in which file and line something stands, which files are included, end marks"),
      reason: Message(
        ja: "取り込んだ部品の中身は比べる。書いた場所だけの違いは、何も変えない",
        en: "what parts say is compared; where it stands changes nothing"),
      properties: [
        "span", "Model.files", "Model.assumptions", "Model.sharedParts", "Model.sharers",
        "Model.borrowed", "Model.papers", "ProjectRule.isOwn",
      ],
      keys: ["file.include"]),
    LeftOut(
      what: Message(ja: "並べた順", en: "the order of a list"),
      reason: Message(
        ja: "順に意味のある一覧は「経由」だけで、その順は比べる。同じ値の数は比べる",
        en:
          "only through means anything by its order, and that is compared; how often a value stands is compared"
      ),
      properties: [], keys: []),
    LeftOut(
      what: Message(
        ja: "同じことの書き方: キーと語のつづり、元号と西暦、まとまりの名とその項目（承認では比べる）、既定の値や「不明」を書くか何も書かないか（読み方が同じとき）",
        en:
          "other spellings of the same: spellings of keys and words, eras, a group or its items (but of approvals), and a "
          + "default or 不明 or nothing where they are read alike"),
      reason: Message(ja: "読み取った中身が同じになる", en: "they are read as the same"),
      properties: [], keys: []),
    LeftOut(
      what: Message(
        ja: "個人の範囲が互いにどう重なるか", en: "how the subject classes overlap"),
      reason: Message(
        ja: "「属する」「分割」から決まり、その2つは比べる",
        en: "it follows from within and partition, which are compared"),
      properties: ["Model.population"], keys: []),
    LeftOut(
      what: Message(
        ja: "言葉の版（nagarezu）", en: "the version of the language"),
      reason: Message(
        ja: "1のほかの版は読めない。読めないモデルがあれば、比べずに2で終わる",
        en:
          "no version but 1 is read; a model that cannot be read is not compared, and ends with 2"
      ),
      properties: [], keys: ["file.nagarezu"]),
    LeftOut(
      what: Message(ja: "図の描き方（図）", en: "how the figure is laid out (figure)"),
      reason: Message(
        ja: "何が誰に届くかにも、承認にも関わらない",
        en: "neither reach nor approvals depend on it"),
      properties: ["Model.figure"],
      keys: Set(
        ["file.figure"]
          + ["paper", "order", "pins", "labels", "pageBreaks", "hidden", "legend", "wording"].map {
            "figure." + $0
          }
          + ["thing", "column", "row", "side"].map { "pin." + $0 }
          + ["no", "x", "y"].map { "labelPlace." + $0 })),
    LeftOut(
      what: Message(ja: "推知（`who` の「推知」）", en: "inference, as `who` tells it"),
      reason: Message(
        ja: "もとになる項目が届けば、その項目を新たに届くものに示す。「生成」「変換」の違いは示す",
        en:
          "the item that it starts from is told where it newly reaches; derivations and renames are compared"
      ),
      properties: [], keys: []),
  ]
}
