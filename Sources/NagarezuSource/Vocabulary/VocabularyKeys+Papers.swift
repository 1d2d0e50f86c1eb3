import NagarezuCore

/// The keys of what was decided: approvals, waivers, and what a body requires.
extension Vocabulary {
  static let approval: [Key] = [
    key(
      .id, "識別名", .text, "指摘や再委託から指す名前。書かなければ「種別/相手」。",
      "What it is called; unstated means kind/counterparty."),
    key(.kind, "種別", .word(.approvalKind), required: true, "承認の種別。", "What is approved."),
    key(
      .to, "相手", .node(many: false), required: true, "相手方。電算処理ではシステム。",
      "The counterparty; of 電算処理 a system."),
    key(
      .parent, "元の承認", .approvals, "再委託のもとになる委託の識別名。複数あれば、どの項目・対象・日の組も、そのうちの1つに収まること（C202）。",
      "Of a 再委託: the approval it is a part of, or several, one of which must allow each item of each person on each day (C202)."
    ),
    key(.basis, "根拠", .text, "根拠となる法令等。", "Its legal basis."),
    key(.meeting, "会議", .text, "審議会等の名称と回。", "The meeting."),
    key(.decided, "議決日", .day, "決定した日。「不明」も可。", "When it was decided. May be 不明."),
    key(
      .items, "項目", .items(open: true), "承認した項目。書かなければ、何も含まない。",
      "What is approved; unstated covers nothing."),
    key(.except, "除く", .items(open: false), "承認しない項目。", "What is not."),
    key(
      .count, "項目数", .number,
      "承認した項目の数。まとまりを開き、同義を1つに数え、「除く」を引いた数と合わなければ P309。「全て」「不明」には書けない。",
      "How many fields are approved, groups opened, sameAs counted once, except taken out; another number is P309."
    ),
    key(.subjects, "対象", .subjects, "個人の範囲。書かなければ、誰も含まない。", "Whose data; unstated covers no one."),
    key(.excluding, "対象外", .subjects, "除く範囲。", "Whose data not."),
    key(
      .exposure, "取扱い", .word(.exposure), "閲覧か保管か。書かなければ、閲覧。",
      "Reading or custody; unstated means reading."),
    key(.via, "経路", .channels, "承認した経路。", "The channels approved."),
    key(
      .media, "媒体", .channels, "承認した媒体。経路と合わせて1つの一覧になる。",
      "The media approved; one list with the channels."),
    key(
      .period, "期間", .periods, "期間。書かなければ、どの日も含まない。間の空いた期間は一覧にする。",
      "When; unstated covers no day. Several with days between them are a list."),
    key(
      .purposes, "目的", .names(.purpose), "認めた目的。書かなければ、どの目的も含まない（S109）。",
      "The purposes approved; unstated allows none (S109)."),
    key(
      .systems, "システム", .names(.system), "この承認が認めるシステム。その中のものも含む。手元や経路の運営は認めない。電算処理には書けない。",
      "The systems it is for, those inside included; it covers no hands and no carrier. Not on 電算処理."
    ),
    key(
      .ends, "両端", .node(many: true), "外部結合の2つの端（順は問わない）。その中のものも含む。書かなければ、どこでもよい。",
      "Of an 外部結合: the two nodes that it joins, in either order, and what is inside them."),
    key(
      .through, "経由", .node(many: true),
      "外部結合で、相手との間に入る主体・システム。実施機関と相手との間を直接通る流れは S103。最初の相手へは別の承認が要る。",
      "Of an 外部結合: what stands between, in order; a flow that passes directly is S103. The first hop needs a paper of its own."
    ),
    key(
      .subcontract, "再委託", .word(.subcontract), "さらなる再委託の扱い。",
      "What it says about further subcontracting."),
    key(
      .consent, "承諾", .oneOrMore(.consent), "再委託を認めた記録（C201）。会議と議決日があれば、書かなくてもよい。",
      "Of a 再委託: that it was allowed (C201); a meeting with its day will do too."),
    key(
      .safeguards, "対策", .mapping(.safeguards), "情報保護対策のチェックリスト。組にして突き合わせる（P304〜P306）。",
      "The checklist of safeguards, compared side with side (P304 to P306)."),
  ]

  static let consent: [Key] = [
    key(
      .by, "者", .name(.party), required: true, "承諾した者。実施機関かその課でなければ、承諾に数えない。",
      "Who gave it; counts from the authority and its parts."),
    key(.doc, "文書", .text, "承諾書などの名前。", "The document that says so."),
    key(
      .day, "日", .day, required: true, "承諾した日。再委託の始まりより後なら、承諾に数えない。「不明」も可。",
      "When; not after the 再委託 begins. May be 不明."),
  ]

  static let safeguards: [Key] = [
    key(
      .authorityOperation, "実施機関の運用", .texts, "実施機関が行う、運用上の対策の行。",
      "Rows on what the authority does in operation."),
    key(
      .authoritySystem, "実施機関のシステム", .texts, "実施機関が行う、システム上の対策の行。",
      "Rows on what the authority does in its systems."),
    key(
      .counterpartyOperation, "相手の運用", .texts, "相手に行わせる、運用上の対策の行。",
      "Rows on what the counterparty is made to do in operation."),
    key(
      .counterpartySystem, "相手のシステム", .texts, "相手に行わせる、システム上の対策の行。",
      "Rows on what the counterparty is made to do in its systems."),
  ]

  static let waiver: [Key] = [
    key(.id, "指摘", .text, required: true, "受け入れる指摘の識別名。", "The id of the finding."),
    key(
      .items, "項目", .items(open: false), "受け入れる項目。項目と人に関わる指摘では必須。「全て」は書けない。",
      "The items it accepts; required of a finding about items and people. Never all."),
    key(
      .subjects, "対象", .subjects, "受け入れる個人の範囲。項目と人に関わる指摘では必須。「全員」は、範囲を定めたモデルでは書けない。",
      "The people it accepts; required likewise. Never everyone, where there are classes."),
    key(.owner, "責任者", .text, required: true, "受け入れた責任者。", "Who accepted it."),
    key(.reason, "理由", .text, required: true, "受け入れる理由。", "Why."),
    key(.until, "期限", .day, required: true, "受け入れる最後の日。", "The last day."),
  ]

  static let regime: [Key] = [
    key(
      .authority, "実施機関", .name(.party), required: true, "どの実施機関の制度か。ほかの実施機関の事業には何も言わない。",
      "Whose it is; it says nothing of another's business."),
    key(
      .requires, "必要な承認", .oneOrMore(.requirement), "どの種別の承認を、いつ求めるか。書かない種別は、いつも求める。",
      "Which kinds of approvals are required, and when; a kind that is not named always is."),
    key(
      .subcontractDepth, "再委託の段数", .number, "何段目の再委託まで認めるか。1なら再委託だけ（C201）。",
      "How often work may be handed on; 1 for a 再委託 alone (C201)."),
    key(
      .consentBy, "同意とみなすもの", .words(.consentBy), "再委託の承諾に数えるもの。書かなければ、どちらも数える。",
      "What counts as leave for a 再委託; unstated means either."),
    key(
      .forbiddenChannels, "禁止経路", .words(.channelKind), "使ってはならない経路の種別（C204）。",
      "Kinds of channels that must not be used (C204)."),
    key(.terms, "用語", .terms, "この実施機関での呼び名。", "What this body calls things."),
    key(
      .period, "期間", .period, "この制度の期間。その外のことは何も言わない。",
      "When it is in force; it says nothing of other days."),
    key(.basis, "根拠", .text, "定めた条例、要綱など。", "What it rests on."),
  ]

  static let requirement: [Key] = [
    key(.kind, "種別", .word(.approvalKind), required: true, "承認の種別。", "The kind of approval."),
    key(
      .period, "期間", .periodsOrNone, required: true,
      "求める期間。制度の期間のうち、ほかの日には求めない。「なし」は、求めないこと。電算処理と外部結合だけに書ける。",
      "When; on other days of the regime it is not. none: never; of 電算処理 and 外部結合 alone."),
  ]
}
