import NagarezuCore

extension ModelAssembly {
  func loadFlows() -> [Flow] {
    var found: [FlowOrder] = []
    found.reserveCapacity(flows.count)
    for (index, fields) in flows.enumerated() {
      guard let flow = flow(fields, index) else { continue }
      found.append(FlowOrder(flow, index))
      refuseAllFromDataSubject(flow, fields)
      if fields.flag(.bothWays) {
        let back = wayBack(of: flow, fields)
        found.append(FlowOrder(back, index))
        refuseAllFromDataSubject(back, fields)
      }
    }
    // Numbers are moved about, not flows: each is many words long.
    return found.indices.sorted { found[$0].precedes(found[$1]) }.map { found[$0].flow }
  }

  private func flow(_ fields: Fields, _ index: Int) -> Flow? {
    let number = fields.text(.no)
    let name = fields.statement(.name)?.text
    let from = fields.text(.from).flatMap(node)
    let to = receiver(fields, index)
    let selected = selection(fields)
    let subjects = peopleOrEveryone(fields)
    let channel = channel(fields, .via)
    let renames = renames(fields, selected)
    let period = period(fields)
    let (basis, remark) = (fields.text(.basis)?.text, fields.text(.note)?.text)
    let seal = key(fields, .seal)
    let purposes = purposes(fields)
    let note = fields.annotation
    guard let number, let from, let to, let selected else { return nil }
    return Flow(
      number: number.text, name: name, from: from, to: to, items: selected,
      subjects: subjects, channel: channel, seal: seal, renames: renames,
      period: period?.period ?? .always, isPeriodUnknown: period?.isUnknown ?? false, basis: basis,
      remark: remark, purposes: purposes, note: note, span: fields.span)
  }

  private func receiver(_ fields: Fields, _ index: Int) -> Node? {
    if let unknown = unknownReceivers[index] {
      return .party(Party.ID(position(unknown.text, .party)))
    }
    return fields.text(.to).flatMap(node)
  }

  /// The same back again. What changes on the way out does not change on the way back, so the two are not said at once.
  private func wayBack(of flow: Flow, _ fields: Fields) -> Flow {
    if fields.has(.as) {
      log.add(
        .keyOutOfPlace, at: fields.place(.bothWays),
        ja: "「変換」のある流れには「双方向」を書けません",
        en: "a flow with 'as' cannot go both ways",
        help: Message(ja: "戻りは別の流れとして書いてください", en: "write the way back as a flow of its own"))
    }
    var back = flow
    (back.from, back.to) = (flow.to, flow.from)
    back.isReturn = true
    return back
  }

  /// Shape: item that leaves → item that arrives, or `nil` for one that is dropped.
  private func renames(_ fields: Fields, _ selected: ItemSelection?) -> [Item.ID: Item.ID?] {
    guard let node = fields[.as], !fields.isBare(node, .as) else { return [:] }
    guard case .map(let entries) = node.content else {
      log.add(
        .wrongShape, at: node.span,
        ja: "「変換」は「もとの項目: 変わった後の項目」の組で書いてください",
        en: "expected a mapping of items that leave to items that arrive")
      return [:]
    }
    var renames: [Item.ID: Item.ID?] = [:]
    for entry in Self.withoutDoubles(entries, log) {
      let old = field(entry.key)
      guard let written = fields.text(of: entry.value, for: .as) else { continue }
      let isDropped = Vocabulary.isDrop(written.text)
      let new = isDropped ? nil : field(written)
      guard let old, isDropped || new != nil else { continue }
      checkCarried(old, entry.key, selected)
      if renames.updateValue(new, forKey: old) != nil { refuseDoubled(entry.key) }
    }
    return renames
  }

  /// One field by name; a group is refused.
  private func field(_ written: Written) -> Item.ID? {
    let help = Message(
      ja: "「もとの項目: 変わった後の項目」を、1項目ずつ書いてください",
      en: "write 'item that leaves: item that arrives' for one item at a time")
    guard !refusesSeveral(alone: written, help: help), let name = name(written, .item) else {
      return nil
    }
    guard itemSection.groups[name] == nil else {
      log.add(
        .wrongKindOfName, at: written.span,
        ja: "「\(written.text.shown)」は項目のまとまりです。1つの項目を書いてください",
        en: "'\(written.text.shown)' is a group; expected one field")
      return nil
    }
    return Item.ID(position(name, .item))
  }

  private func checkCarried(_ item: Item.ID, _ word: Written, _ selected: ItemSelection?) {
    let isCarried =
      switch selected {
      case .named(let items): items.contains(item)
      case .all(let except): !except.contains(item)
      case .unknown, nil: true
      }
    guard !isCarried else { return }
    log.add(
      .itemNotCarried, at: word.span,
      ja: "「\(word.text.shown)」はこの流れの項目にありません",
      en: "'\(word.text.shown)' is not among the items of this flow",
      help: Message(ja: "「項目」に加えるか、「変換」から取り除いてください", en: "add it to 'items' or remove it from 'as'")
    )
  }
}

/// The order of flows: by number as a person counts, then by what they say; never by line.
struct FlowOrder {
  let flow: Flow
  private let number: FlowNumber
  /// Position among flows sorted by their whole content.
  private let index: Int

  init(_ flow: Flow, _ index: Int) {
    number = FlowNumber(flow.number)
    self.flow = flow
    self.index = index
  }

  func precedes(_ other: FlowOrder) -> Bool {
    if number != other.number { return number < other.number }
    let (ends, others) = ([flow.from, flow.to], [other.flow.from, other.flow.to])
    if ends != others { return ends.lexicographicallyPrecedes(others) }
    return rest.lexicographicallyPrecedes(other.rest)
  }

  /// What tells flows of one number and one pair of ends apart; the way back last. Few are asked.
  private var rest: [Int] {
    let items: [Int] =
      switch flow.items {
      case .named(let items): [0] + items.map(\.position)
      case .all(let except): [1] + except.map(\.position)
      case .unknown: [2]
      }
    let days = flow.period.widest
    return items + [-1, Int(days.first.number), Int(days.last.number), index]
      + [flow.isReturn ? 1 : 0]
  }
}

/// A number of the figure: ① before ② before ⑩ before ㉑, 1-① before 1-②, digits before words.
struct FlowNumber: Comparable {
  private enum Token {
    case number(Int)
    case word(String)

    /// A number before a word, and each in its order when compared byte by byte; a control character ends no name.
    var bytes: [UInt8] {
      switch self {
      case .number(let value):
        [1] + stride(from: 56, through: 0, by: -8).map { UInt8(value >> $0 & 0xFF) }
      case .word(let word): [2] + Array(word.utf8) + [0]
      }
    }
  }

  /// The tokens and then the text, to be compared byte by byte: a model is sorted by it.
  private let order: [UInt8]

  init(_ text: String) {
    var tokens: [Token] = []
    var digits = ""
    func close() {
      if !digits.isEmpty { tokens.append(Int(digits).map(Token.number) ?? .word(digits)) }
      digits = ""
    }
    for scalar in text.unicodeScalars {
      if let value = Self.value(of: scalar) {
        let isDigit = "0"..."9" ~= scalar || scalar.properties.generalCategory == .decimalNumber
        if !isDigit { close() }
        digits += String(value)
        if !isDigit { close() }
      } else {
        close()
        if case .word(let word) = tokens.last {
          tokens[tokens.count - 1] = .word(word + String(scalar))
        } else {
          tokens.append(.word(String(scalar)))
        }
      }
    }
    close()
    order = tokens.flatMap(\.bytes) + [0] + Array(text.utf8)
  }

  /// The number that a digit, a circled or a bracketed number stands for.
  private static func value(of scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCII { return "0"..."9" ~= scalar ? Int(scalar.value) - 0x30 : nil }
    guard !PlainText.isLetter(scalar.value), scalar.properties.generalCategory != .otherLetter,
      let value = scalar.properties.numericValue, value >= 0, value <= 50, value == value.rounded()
    else { return nil }
    return Int(value)
  }

  static func < (a: Self, b: Self) -> Bool { a.order.lexicographicallyPrecedes(b.order) }
}
