import NagarezuCore

extension Vocabulary {
  /// One row of the table.
  static func key(
    _ word: Word, _ ja: String, _ value: Value, required: Bool = false, _ docJa: String,
    _ docEn: String
  ) -> Key {
    Key(
      word: word, ja: ja, value: value, isRequired: required, doc: Message(ja: docJa, en: docEn))
  }

  static let file: [Key] = [
    key(
      .nagarezu, "nagarezu", .version, required: true, "この書き方の版。1と書く。",
      "The version of this language: 1."),
    key(
      .title, "件名", .text, "事業の件名。これがあるファイルがモデル、ないファイルは取り込まれる部品。",
      "The title. A file with one is a model; one without is a part to include."),
    key(
      .englishTitle, "英語の件名", .text, "英語の図の題名。書かなければ、日本語の件名のまま。",
      "The title of an English figure; unstated means the Japanese one."),
    key(
      .authority, "実施機関", .name(.party), "この事業を行う実施機関。モデルに必須。",
      "The authority whose business it is. Required in a model."),
    key(
      .section, "保有課", .names(.party), "個人情報を保有する課。複数でもよい。",
      "The section that holds the data, or several."),
    key(.source, "出典", .texts, "もとにした資料。", "The papers it was written from."),
    key(.description, "説明", .text, "事業の説明。", "What the business is."),
    key(
      .include, "取込", .paths, "取り込む部品のファイル。このファイルから見た場所で書く。",
      "Parts to include, as seen from this file."),
    key(
      .state, "状態", .word(.state), "現行か、変更前か、案か。書かなければ、現行。",
      "Whether it says how things are, were, or are to be; unstated means current."),
    key(
      .supersedes, "版の元", .text, "この版の前の版のモデル。このファイルから見た場所で書く。同じ事業の版どうしとみなす。",
      "The model of which this is a later version, as seen from this file: versions of one business."
    ),
    key(
      .parties, "主体", .elements(.party), "法人、課、本人。",
      "Legal persons, sections, the people themselves."),
    key(.sites, "場所", .elements(.site), "システムを置く場所。", "Places where systems stand."),
    key(.subjects, "個人の範囲", .elements(.subjectClass), "誰の情報か。", "Whose data it is."),
    key(.items, "情報項目", .elements(.item), "項目と、そのまとまり。", "Fields and groups of them."),
    key(
      .systems, "システム", .elements(.system), "サーバ、端末、台帳など、情報を置く所。",
      "Where data is kept or worked on."),
    key(.keys, "鍵", .elements(.key), "封印を解く鍵。", "What opens sealed data."),
    key(.channels, "経路", .elements(.channel), "回線、媒体、郵送など、情報が通る道。", "How data travels."),
    key(
      .purposes, "目的", .elements(.purpose),
      "何のために持つか。1つでも定めれば、保有、閲覧、持ち主の変わる流れの全てに「目的」が要る（S109）。",
      "What data is had for. Once one is declared, every holding, every reader and every flow that changes hands must name some (S109)."
    ),
    key(.flows, "流れ", .list(.flow), "番号を付けた受渡し。", "Numbered hand-overs."),
    key(.approvals, "承認", .list(.approval), "審議会等の件名、又は法令の根拠。", "Agenda papers and legal grounds."),
    key(.waivers, "留保", .list(.waiver), "期限を定めて受け入れる指摘。", "Findings accepted until a day."),
    key(
      .regimes, "制度", .elements(.regime), "実施機関が自ら定めた、承認や再委託の決まり。",
      "What the body requires of its own businesses."),
    key(
      .rules, "規則", .list(.rule), "この事業のために自分で決めた規則（X501〜X503）。",
      "Rules that the project makes for itself (X501 to X503)."),
    key(
      .figure, "図", .mapping(.figure), "図の並べ方。調べることには関わらない。部品には書けない。",
      "How the figure is laid out; nothing that is checked depends on it. Not in a part."),
  ]

  /// Keys that every element may have.
  static let element: [Key] = [
    key(.description, "説明", .text, "何であるか。", "What it is."),
    key(.evidence, "証拠", .oneOrMore(.evidence), "裏付けとなる資料の箇所。", "Where the papers say so."),
    key(.assumed, "仮", .flag, "資料にない仮定であること。", "That no paper says so."),
  ]

  /// What everything with a name in the figure may be called in English.
  private static let english = key(
    .englishName, "英名", .text, "英語の図で使う名前。書かなければ、日本語の名前のまま。",
    "Its name in an English figure; unstated means the Japanese one.")

  /// That it is not what it looks or sounds like.
  private static func distinct(_ kind: NameKind) -> Key {
    key(
      .distinct, "別物", .distinct(kind), "見分けのつきにくい名前のものと別であること。「はい」か、どれと別か。",
      "That it is another thing than those whose names it may be taken for: true, or which.")
  }

  static let party: [Key] = [
    key(.kind, "種別", .word(.partyKind), "主体の種別。", "What it is in law."),
    key(
      .partOf, "所属", .name(.party), "属する主体。課が見るものは、属する主体も見る。",
      "What it is a part of; what a section sees, its parent sees."),
    key(.name, "名称", .text, "正式な名称。", "The registered name."),
    english,
    key(
      .aliases, "別名", .texts, "同じものの別の書き方。どこでも名前の代わりに使える。",
      "Other spellings, usable wherever the name is."),
    distinct(.party),
    key(.certified, "認証", .texts, "プライバシーマークなどの認証。", "Certificates."),
    key(.location, "所在地", .text, "国又は住所。", "Country or address."),
    key(
      .subjects, "対象", .subjects, "本人だけに書ける。その人々の範囲。", "Of the people only: which classes they are."
    ),
  ]

  static let site: [Key] = [
    key(
      .operator, "運用", .timed(.party, .siteOperator), "場所を管理する主体。替わるなら、期間のある組の一覧。",
      "Who runs the place; where that changes, a list of mappings with periods."),
    key(.location, "所在地", .text, "国又は住所。", "Country or address."),
    english,
    key(.aliases, "別名", .texts, "同じ場所の別の書き方。", "Other spellings."),
  ]

  static let subjectClass: [Key] = [
    key(
      .within, "属する", .names(.subjectClass), "含まれる範囲。複数なら、その重なり。",
      "The class it lies within; of several, their overlap."),
    key(
      .partition, "分割", .flag, "内側の範囲が重ならず、すき間なく分けること。",
      "That the classes within are disjoint and fill it."),
    key(.count, "人数", .text, "人数。書いたまま示す。", "How many, as written."),
    distinct(.subjectClass),
  ]

  static let item: [Key] = [
    key(
      .items, "項目", .items(open: false), "まとまりに含む項目。これがあればまとまりになる。",
      "The fields of a group; makes it a group."),
    key(
      .class, "区分", .texts,
      "区分。「要配慮」は要配慮個人情報を示す。「特定個人情報」は、番号法第19条・第30条によらない外部提供・目的外利用・同意では承認できない。",
      "A class; 要配慮 marks sensitive data; what is 特定個人情報 needs 番号法第19条 or 第30条 as the basis of a 外部提供, 目的外利用 or 同意."
    ),
    key(.sameAs, "同義", .name(.item), "同じ項目の、正とする名前。", "The name under which the same field goes."),
    key(
      .commonName, "共通名", .text,
      "ほかの項目と並べるときの名前。「who」や表で、事業ごとに違う名前の項目を1つの名前で探せる。届き方と承認には関わらない。",
      "A name under which several items are listed together over businesses; reach and approvals know nothing of it."
    ),
    key(.source, "出典", .texts, "項目の出典。", "Where it comes from."),
    english,
    key(.aliases, "別名", .texts, "同じ項目の別の書き方。", "Other spellings."),
    distinct(.item),
  ]

  static let system: [Key] = [
    key(.kind, "種別", .word(.systemKind), "システムの種別。", "What it is."),
    key(.name, "名称", .text, "正式な名称。", "The full name."),
    english,
    key(
      .operator, "運用", .timed(.party, .systemOperator),
      "運用する主体。替わるなら、期間のある組の一覧。書かなければ「運用者不明」の外部の者とみなす。",
      "Who operates it; where that changes, a list of mappings with periods; unstated means an unnamed outsider."
    ),
    key(
      .site, "場所", .timed(.site, .placement), "置く場所。移るなら、期間のある組の一覧。書かなければ内包先と同じ。",
      "Where it stands; where it moves, a list of mappings with periods; unstated means where the outer system stands."
    ),
    key(.inside, "内包先", .name(.system), "これを含むシステム。", "The system around it."),
    key(
      .readers, "閲覧", .oneOrMore(.reader), "運用しないが見ることができる主体。名前だけでもよい。",
      "Who reads it without operating it; a name is enough."),
    key(.holds, "保有", .oneOrMore(.holding), "ここで生まれる情報。", "Data born here."),
    key(.derives, "生成", .oneOrMore(.derivation), "項目から作られる項目。", "Fields made from fields."),
    key(.sealed, "封印", .name(.key), "中のものをすべて封印する鍵。", "The key that seals everything in it."),
    key(
      .access, "アクセス", .word(.access), "「不可」: 場所の管理者は中を見られない。対策が要る。",
      "none: the site's operator cannot read it; needs a safeguard."),
    key(.safeguard, "対策", .text, "アクセス不可とする対策。", "What ensures that there is no access."),
    key(.keep, "保存", .keep, "いつまで残すか。書かなければ、ずっと。", "How long data stays; unstated means for ever."),
    key(
      .processing, "電算処理", .word(.processing), "「不要」: 電算処理の承認が要らない（M405）。",
      "notNeeded: no 電算処理 paper is wanted (M405)."),
    key(.aliases, "別名", .texts, "同じシステムの別の書き方。", "Other spellings."),
    distinct(.system),
  ]

  /// What something is for.
  static let purposes = key(
    .purposes, "目的", .names(.purpose), "何のためか。", "What it is for.")

  static let purpose: [Key] = [
    key(.basis, "根拠", .text, "根拠となる法令等。", "Its legal basis.")
  ]

  static let reader: [Key] = [
    key(.party, "主体", .name(.party), required: true, "見る主体。", "Who reads."),
    key(.via, "経路", .channel, "どこから見るか。", "By which channel."),
    key(.items, "項目", .items(open: true), "見える項目。書かなければ、全て。", "What it sees; unstated means all."),
    key(.except, "除く", .items(open: false), "見えない項目。", "What it does not see."),
    key(
      .subjects, "対象", .subjects, "見える個人の範囲。書かなければ、全員。", "Whose data; unstated means everyone's."),
    key(.excluding, "対象外", .subjects, "見えない個人の範囲。", "Whose data it does not see."),
    key(
      .period, "期間", .period, "見ることができる期間。書かなければ、いつでも。", "When it may read; unstated means always."),
    purposes,
  ]

  static let assigned = key(
    .party, "主体", .name(.party), required: true, "運用する主体。", "Who operates it.")

  static let holder = key(
    .party, "主体", .node(many: false), required: true, "鍵を持つ主体又はシステム。",
    "The party or system that holds it.")

  static let placed = key(.site, "場所", .name(.site), required: true, "置く場所。", "Where it stands.")

  static let assignedVia = key(
    .via, "経路", .channel, "初日に、中のものを前の運用者から受け継ぐ経路（S103・S108）。書かなければ調べず、前提として示す。",
    "How what the system holds comes from the operators before on the first day (S103, S108); unstated is not judged, and listed as an assumption."
  )

  static let assignedPeriod = key(
    .period, "期間", .period, "いつからいつまで。書かなければ、いつでも。", "From when to when; unstated means always.")

  static let handover = key(
    .handover, "引渡し", .word(.handover),
    "期間が終わるときに、手元のものをどうしたか。書かなければ、保存の期限まで残るとみなす（C203・S105）。",
    "What becomes of the data when the period ends; unstated means it stays until its time to keep is over (C203, S105)."
  )

  static let holding: [Key] = [
    key(.items, "項目", .items(open: false), required: true, "生まれる項目。", "What is born here."),
    key(.subjects, "対象", .subjects, "個人の範囲。書かなければ、全員。", "Whose data; unstated means everyone's."),
    key(.excluding, "対象外", .subjects, "除く範囲。", "Whose data not."),
    key(.period, "期間", .period, "期間。書かなければ、いつでも。", "When; unstated means always."),
    key(
      .ownBusiness, "独自", .flag,
      "「はい」: この事業の委託によらない、運用者自身の業務の情報。ほかの手に渡らないうちは調べない。",
      "true: the operators' own business, not done for the authority; not judged while in no other hands."
    ),
    purposes,
  ]

  static let derivation: [Key] = [
    key(
      .from, "から", .items(open: false), required: true, "もとの項目。全てそろうと作られる。",
      "The inputs; all of them are needed."),
    key(.to, "へ", .items(open: false), required: true, "作られる項目。", "The outputs."),
    key(.declassified, "機微解除", .text, "要配慮でなくなる理由。", "Why the outputs are no longer sensitive."),
  ]

  static let key: [Key] = [
    key(
      .holders, "保持者", .timed(.party, .holder), required: true,
      "鍵を持つ主体又はシステム。替わるなら、期間のある組の一覧。",
      "The parties or systems that hold it; where that changes, a list of mappings with periods.")
  ]

  static let channel: [Key] = [
    key(.kind, "種別", .word(.channelKind), required: true, "経路の種別。", "What it is."),
    key(
      .operator, "運用", .timed(.party, .carrier), "通信や運搬を担う主体。替わるなら、期間のある組の一覧。",
      "Who carries it; where that changes, a list of mappings with periods."),
    key(.encrypted, "暗号化", .flag, "暗号化しているか。", "Whether it is encrypted."),
    key(.measures, "対策", .texts, "安全対策。", "Safeguards."),
    english,
  ]

  static let flow: [Key] = [
    key(
      .no, "番号", .text, required: true, "図の番号。同じ番号を複数の流れに付けてもよい。",
      "The number in the figure; several flows may share it."),
    key(
      .from, "から", .node(many: false), required: true, "渡す側のシステム又は主体。",
      "The system or party that hands over."),
    key(.to, "へ", .node(many: false), required: true, "受け取る側。「不明」も可。", "Who receives; may be 不明."),
    key(.via, "経路", .channel, "経路の名前又は種別。「不明」も可。", "A channel or a kind of one; may be 不明."),
    key(
      .items, "項目", .items(open: true), required: true, "渡す項目。「全て」「不明」も可。",
      "What is handed over; may be 全て or 不明."),
    key(.except, "除く", .items(open: false), "渡さない項目。", "What is left out."),
    key(.subjects, "対象", .subjects, "個人の範囲。書かなければ、全員。", "Whose data; unstated means everyone's."),
    key(.excluding, "対象外", .subjects, "除く範囲。", "Whose data not."),
    key(.seal, "封印", .name(.key), "封印する鍵。", "The key it is sealed under."),
    key(
      .as, "変換", .renames, "途中で変わる項目と、その後の項目。「削除」は渡らない。",
      "Fields that change on the way; 削除 drops one."),
    key(
      .period, "期間", .period, "期間。書かなければ、いつでも。「不明」も可。", "When; unstated means always. May be 不明."),
    key(.basis, "根拠", .text, "根拠となる法令等。", "Its legal basis."),
    purposes,
    key(.note, "備考", .text, "図の備考に載せる文。", "The sentence below the figure."),
    key(.bothWays, "双方向", .flag, "同じ内容が戻りもすること。", "That the same also goes back."),
  ]

  static let rule: [Key] = [
    key(.name, "名称", .text, required: true, "規則の名前。指摘に示す。", "Its name, shown in findings."),
    key(
      .scope, "範囲", .word(.scope),
      "「全事業」: 一緒に調べる全ての事業を合わせて見る（「禁止」の「併有」だけ）。書かなければ、この事業。",
      "portfolio: all businesses of the run together (of 'forbid' with 'together' alone). Unstated means this business."
    ),
    key(
      .forbid, "禁止", .mapping(.selector), "あってはならないこと。「必須」とは別の規則に書く。",
      "What must not be; a rule has this or 'require'."),
    key(
      .when, "場合", .mapping(.selector), "「必須」が、どの流れ・閲覧についてか。",
      "Of 'require': which flows and readers it speaks of."),
    key(.require, "必須", .mapping(.demand), "その流れ・閲覧が満たすこと。", "What they must do."),
    key(
      .severity, "重さ", .word(.severity), "書かなければ、指摘。", "Unstated means error."),
    key(.reason, "理由", .text, required: true, "なぜ決めたか。指摘に示す。", "Why; shown in findings."),
    key(.basis, "根拠", .text, "決めた会議や法令。", "Who or what decided so."),
    key(.description, "説明", .text, "規則の説明。", "What it is."),
  ]

  static let selector: [Key] = [
    key(
      .party, "主体", .names(.party), "持つ、又は受け取る主体。その一部も含む。",
      "Who has or receives it, with their parts."),
    key(
      .between, "間", .names(.party), "2つの主体の間を、どちら向きにでも渡るもの。", "Two parties between whom it passes."
    ),
    key(
      .system, "システム", .names(.system), "ある、又は出入りするシステム。内側も含む。",
      "Where it stands, leaves or enters, inner systems too."),
    key(.site, "場所", .names(.site), "そのシステムを置く場所。", "Where that system stands."),
    key(
      .location, "所在地", .word(.abroad), "「国外」: 所在地が日本国内と読み取れない。",
      "abroad: its address is not one in Japan."),
    key(.items, "項目", .items(open: false), "項目。書かなければ、全て。", "Which items; unstated means all."),
    key(
      .class, "区分", .texts, "その区分の項目。「要配慮」は、そこから作られた項目も含む。",
      "Items of a class; 要配慮 takes in what is derived."),
    key(.subjects, "対象", .subjects, "個人の範囲。書かなければ、全員。", "Whose data; unstated means everyone's."),
    key(.excluding, "対象外", .subjects, "除く範囲。", "Whose data not."),
    key(.via, "経路", .channels, "通る経路、又は種別。", "The channels or kinds it passes over."),
    key(
      .exposure, "取扱い", .word(.exposure), "「禁止」で、閲覧と保管の一方だけ。",
      "Of 'forbid': reading or custody alone."),
    key(
      .together, "併有", .texts, "「禁止」で、1つの手にそろってはならない項目やまとまり。2つ以上。",
      "Of 'forbid': items or groups that must not be in one hand together."),
  ]

  static let demand: [Key] = [
    key(.via, "経路", .channels, "使ってよい経路、又は種別。", "The channels or kinds that may be used."),
    key(.seal, "封印", .flag, "「はい」: 封印して渡す。", "true: what passes must be sealed."),
    key(.encrypted, "暗号化", .flag, "「はい」: 経路を暗号化する。", "true: the channel must be encrypted."),
  ]

  static let evidence: [Key] = [
    key(.doc, "文書", .text, "資料の名前。", "The paper."),
    key(.row, "行", .text, "資料の行や項番。", "Its row."),
    key(.quote, "引用", .text, "資料の言葉。", "Its own words."),
    key(.implied, "含意", .flag, "明記はされず、読み取れるだけであること。", "That it only implies so."),
  ]
}
