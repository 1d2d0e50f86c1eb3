import NagarezuCore

extension FactTable {
  /// A business each.
  static let models = FactTable(
    "models", Message(ja: "事業", en: "businesses"), row: Message(ja: "事業1つ", en: "a business"),
    key: ["model"],
    columns: [
      [
        .model,
        .number("number", ("順", "number"), ("読んだ順（1から）", "its place in the run, from 1")) {
          $0.business.place + 1
        },
        .text("title", ("件名", "title"), ("事業の名前", "what the business is called")) {
          $0.model.title
        },
        .text("authority", ("実施機関", "authority"), ("事業を行う機関", "whose business it is")) {
          $0.model[$0.model.authority].name
        },
        .list("sections", ("保有課", "sections"), ("事業を持つ課", "the sections that hold it")) { entry in
          entry.model.sections.map { entry.model[$0].name }
        },
        .word("state", ("状態", "state"), ("現行・変更前・案", "its state, such as current")) {
          Message(ja: $0.model.state.rawValue, en: $0.model.state.english)
        },
        .optionalText(
          "supersedes", ("版の元", "supersedes"), ("元にした版のファイル", "the file of the version before")
        ) {
          $0.model.supersedes
        },
        .word("verdict", ("結論", "verdict"), ("check の結論", "what check says of it")) {
          $0.business.verdict.nothingChecked == nil
            ? $0.business.verdict.outcome.described
            : Message(ja: "調べていない", en: "nothing checked")
        },
        .number("findings", ("指摘", "findings"), ("指摘の数（留保を除く）", "how many findings stand")) {
          $0.business.verdict.errors.count
        },
        .number("warnings", ("警告", "warnings"), ("警告の数（留保を除く）", "how many warnings stand")) {
          $0.business.verdict.warnings.count
        },
        .number("gaps", ("不明", "gaps"), ("不明の数", "how many gaps there are")) {
          $0.business.verdict.gaps.count
        },
        .number("waived", ("留保", "waived"), ("留保した指摘の数", "how many findings are waived")) {
          $0.business.verdict.findings.count - $0.business.verdict.standing.count
        },
        .number("flows", ("流れ", "flows"), ("流れの数", "how many flows there are")) {
          $0.model.flows.count
        },
        .number("items", ("情報項目", "items"), ("情報項目の数", "how many items there are")) {
          $0.model.items.count
        },
        .number("approvals", ("承認", "approvals"), ("承認の数", "how many approvals there are")) {
          $0.model.approvals.count
        },
        .optionalText(
          "digest", ("要約値", "digest"), ("モデルのファイルの SHA-256", "SHA-256 of the model's own file")
        ) {
          $0.business.digests[$0.model.span.file]
        },
      ]
    ], things: { $0.entries { [$0.model] } })

  /// A file that a business was read from.
  static let files = FactTable(
    "files", Message(ja: "読んだファイル", en: "files read"),
    row: Message(ja: "事業が読んだファイル1つ", en: "a file that a business was read from"),
    key: ["model", "file"], references: [.toModel], isForPeople: false,
    columns: [
      [
        .model, .text("file", ("ファイル", "file"), ("読んだファイル", "the file")) { $0.thing },
        .optionalText("digest", ("要約値", "digest"), ("その SHA-256", "its SHA-256")) {
          $0.business.digests[$0.thing]
        },
      ]
    ], things: { $0.entries(\.model.files) })
}

extension Outcome {
  /// The word for people.
  var described: Message {
    switch self {
    case .clean: Message(ja: "範囲内", en: "clean")
    case .findings: Message(ja: "範囲を超える", en: "findings")
    case .cannotSay: Message(ja: "言えない", en: "cannot say")
    }
  }
}
