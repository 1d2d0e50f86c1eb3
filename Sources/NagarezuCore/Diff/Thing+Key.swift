extension Thing {
  /// A field of a thing: the keys of the model language that stand on it, and a few that follow from others.
  ///
  /// A test holds the labels to the vocabulary, and the vocabulary to these fields.
  public enum Key: CaseIterable, Hashable, Sendable {
    // What any element may have.
    case description, evidence, assumed, document, row, quote, implied
    // The model.
    case englishTitle, authority, section, source
    case state, supersedes
    // Parties, sites, classes, items.
    case kind, partOf, name, englishName, aliases, distinct, certified, location, subjects
    case breaks
    case `operator`, within, partition, count
    case category, sensitive, specific, commonName, synonyms, items, openLists
    // Systems, keys, channels.
    case site, inside, readers, holds, derives, sealed, access, safeguard, keep, processing
    case party, via, except, period, handover, ownBusiness, from, to, declassified
    case holders, encrypted, measures
    // Flows.
    case purposes, number, seal, renames, becomes, isReturn, basis, remark
    // Approvals, waivers.
    case counterparty, parent, meeting, decided, itemCount, byGroup, exposure, media, subcontract
    case consent, by, day, systems, ends, through
    case authorityOperation, authoritySystem, counterpartyOperation, counterpartySystem
    case owner, reason, until, openWaiver
    // What the body requires.
    case requires, subcontractDepth, consentBy, forbiddenChannels, terms
    // The project's own rules.
    case scope, forbid, when, require, severity, between, system, together

    /// What it is called: the key of the model language in each language.
    public var label: Message {
      let (ja, en) = spelling
      return Message(ja: ja, en: en)
    }

    /// Whether it only says what supports a statement: evidence, and that it is assumed.
    public var isSupport: Bool { self == .evidence || self == .assumed }

    private var spelling: (String, String) {
      switch self {
      case .description: ("説明", "description")
      case .evidence: ("証拠", "evidence")
      case .assumed: ("仮", "assumed")
      case .document: ("文書", "doc")
      case .row: ("行", "row")
      case .quote: ("引用", "quote")
      case .implied: ("含意", "implied")
      case .englishTitle: ("英語の件名", "englishTitle")
      case .authority: ("実施機関", "authority")
      case .section: ("保有課", "section")
      case .source: ("出典", "source")
      case .kind: ("種別", "kind")
      case .partOf: ("所属", "partOf")
      case .name: ("名称", "name")
      case .breaks: ("改行", "breaks")
      case .englishName: ("英名", "englishName")
      case .aliases: ("別名", "aliases")
      case .distinct: ("別物", "distinct")
      case .certified: ("認証", "certified")
      case .location: ("所在地", "location")
      case .subjects: ("対象", "subjects")
      case .operator: ("運用", "operator")
      case .within: ("属する", "within")
      case .partition: ("分割", "partition")
      case .count: ("人数", "count")
      case .category: ("区分", "class")
      case .sensitive: ("要配慮", "sensitive")
      case .specific: ("特定個人情報", "specific")
      case .synonyms: ("同義", "sameAs")
      case .items: ("項目", "items")
      case .openLists: ("ほかにも項目のある一覧", "open lists")
      case .site: ("場所", "site")
      case .inside: ("内包先", "inside")
      case .readers: ("閲覧", "readers")
      case .holds: ("保有", "holds")
      case .derives: ("生成", "derives")
      case .sealed: ("封印", "sealed")
      case .access: ("アクセス", "access")
      case .safeguard: ("対策", "safeguard")
      case .keep: ("保存", "keep")
      case .processing: ("電算処理", "processing")
      case .party: ("主体", "party")
      case .via: ("経路", "via")
      case .except: ("除く", "except")
      case .period: ("期間", "period")
      case .handover: ("引渡し", "handover")
      case .ownBusiness: ("独自", "ownBusiness")
      case .from: ("から", "from")
      case .to: ("へ", "to")
      case .declassified: ("機微解除", "declassified")
      case .holders: ("保持者", "holders")
      case .encrypted: ("暗号化", "encrypted")
      case .measures: ("対策", "measures")
      case .purposes: ("目的", "purposes")
      case .number: ("番号", "no")
      case .seal: ("封印", "seal")
      case .renames: ("変換", "as")
      case .becomes: ("変換後", "to")
      case .isReturn: ("戻り", "return")
      case .basis: ("根拠", "basis")
      case .remark: ("備考", "note")
      case .counterparty: ("相手", "to")
      case .parent: ("元の承認", "parent")
      case .meeting: ("会議", "meeting")
      case .decided: ("議決日", "decided")
      case .itemCount: ("項目数", "count")
      case .byGroup: ("まとまりで承認", "by group")
      case .exposure: ("取扱い", "exposure")
      case .media: ("媒体", "media")
      case .subcontract: ("再委託", "subcontract")
      case .systems: ("システム", "systems")
      case .state: ("状態", "state")
      case .supersedes: ("版の元", "supersedes")
      case .ends: ("両端", "ends")
      case .through: ("経由", "through")
      case .consent: ("承諾", "consent")
      case .by: ("者", "by")
      case .day: ("日", "day")
      case .authorityOperation: ("実施機関の運用", "authorityOperation")
      case .authoritySystem: ("実施機関のシステム", "authoritySystem")
      case .counterpartyOperation: ("相手の運用", "counterpartyOperation")
      case .counterpartySystem: ("相手のシステム", "counterpartySystem")
      case .owner: ("責任者", "owner")
      case .reason: ("理由", "reason")
      case .until: ("期限", "until")
      case .openWaiver: ("全て・全員", "all or everyone")
      case .requires: ("必要な承認", "requires")
      case .subcontractDepth: ("再委託の段数", "subcontractDepth")
      case .consentBy: ("同意とみなすもの", "consentBy")
      case .forbiddenChannels: ("禁止経路", "forbiddenChannels")
      case .terms: ("用語", "terms")
      case .forbid: ("禁止", "forbid")
      case .when: ("場合", "when")
      case .require: ("必須", "require")
      case .severity: ("重さ", "severity")
      case .scope: ("範囲", "scope")
      case .commonName: ("共通名", "commonName")
      case .between: ("間", "between")
      case .system: ("システム", "system")
      case .together: ("併有", "together")
      }
    }
  }
}
