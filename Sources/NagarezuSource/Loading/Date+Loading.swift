import NagarezuCore

extension ModelAssembly {
  /// The period under 期間: `nil` where nothing is written or it cannot be read; 不明 has no period.
  func period(_ fields: Fields) -> (period: Period?, isUnknown: Bool)? {
    guard let node = fields[.period] else { return nil }
    return period(node, fields)
  }

  private func period(
    _ node: YAMLNode, _ fields: Fields
  ) -> (period: Period?, isUnknown: Bool)? {
    guard let written = fields.text(of: node, for: .period) else { return nil }
    do {
      let period = try periodReadings.reading(written.text).period
      return (period, period == nil)
    } catch {
      refusePeriod(error, written, node)
    }
    return nil
  }

  /// The periods under 期間, one or a list, in order of days; empty where none is written, 不明 or not readable.
  func periods(_ fields: Fields) -> [Period] {
    guard let node = fields[.period] else { return [] }
    let nodes = fields.nodes(node)
    var seen: Set<Period> = []
    for node in nodes {
      guard let read = period(node, fields) else { continue }
      if let one = read.period {
        if !seen.insert(one).inserted, let written = fields.text(of: node, for: .period) {
          refuseDoubled(written)
        }
      } else if nodes.count > 1 {
        log.add(
          .unreadableDate, at: node.span,
          ja: "期間の一覧の中に「不明」とは書けません", en: "unknown cannot stand in a list of periods",
          help: Message(
            ja: "分かる期間だけを書くか、どの期間も定まらないなら「期間: 不明」と書いてください",
            en: "list the periods that are known, or write 'period: unknown' alone"))
      }
    }
    return seen.sorted {
      ($0.widest.first, $0.widest.last, $0.sureFirst, $0.sureLast)
        < ($1.widest.first, $1.widest.last, $1.sureFirst, $1.sureLast)
    }
  }

  private func refusePeriod(_ fault: PeriodReading.Fault, _ written: Written, _ node: YAMLNode) {
    switch fault {
    case .endBeforeStart(let start, let end, let help):
      log.add(
        .endBeforeStart, at: written.span,
        ja: "終わり（\(JapaneseEra.written(end))）が始まり（\(JapaneseEra.written(start))）より前です",
        en: "the end (\(end)) is before the start (\(start))", help: help)
    case .date(let text, let offset, let fault):
      var span = written.span
      if node.isVerbatim { span.column += offset }
      refuseDate(text, fault, span, mayBeUnknown: true)
    }
  }

  /// One date under a key; `nil` also for 不明, where it may be unknown.
  func day(_ fields: Fields, _ word: Word, mayBeUnknown: Bool = false) -> Bound? {
    guard let written = fields.text(word) else { return nil }
    if mayBeUnknown, Vocabulary.isUnknown(written.text) { return nil }
    do {
      return try DayReading(written.text).bound
    } catch {
      refuseDate(written.text, error, written.span, mayBeUnknown: mayBeUnknown)
      return nil
    }
  }

  private func refuseDate(
    _ text: String, _ fault: DayReading.Fault, _ span: SourceSpan, mayBeUnknown: Bool
  ) {
    switch fault {
    case .impossible(let message, let help):
      log.add(.impossibleDate, at: span, message, help: help)
    case .unreadable(let help):
      log.add(
        .unreadableDate, at: span,
        ja: "「\(text.shown)」は日付として読み取れません", en: "'\(text.shown)' is no date",
        help: help ?? DateHelp.offer(for: text, after: nil)
          ?? (mayBeUnknown
            ? Message(
              ja: "「令和6年6月11日〜令和6年11月29日」や「2024-06-11」のように書いてください。分からないときは「不明」",
              en: "write 2024-06-11 or 令和6年6月11日〜令和6年11月29日; 不明 where it is not known")
            : Message(
              ja: "「令和6年6月11日」や「2024-06-11」のように書いてください", en: "write 2024-06-11 or 令和6年6月11日")))
    }
  }

  /// How long data stays; for ever where nothing is written.
  func keep(_ fields: Fields) -> System.Keep {
    guard let written = fields.text(.keep) else { return .forever }
    if let reading = periodReadings.keep(written.text) { return reading.keep }
    do {
      return .until(try DayReading(written.text).bound)
    } catch .impossible(let message, let help) {
      log.add(.impossibleDate, at: written.span, message, help: help)
    } catch {
      log.add(
        .unreadableKeep, at: written.span,
        ja: "「\(written.text.shown)」は保存の期間として読み取れません",
        en: "'\(written.text.shown)' is no time to keep",
        help: Message(
          ja: "「5年」「6か月」「30日」「契約終了まで」「契約終了後5年」「永年」又は最後の日を書いてください。受け取ってすぐ消すものは「0日」",
          en:
            "write 5年, 6か月, 30日, untilContractEnd, 契約終了後5年, 永年 or the last day; 0日 for what is erased at once"
        ))
    }
    return .forever
  }
}

extension Period {
  fileprivate var sureFirst: Day { start?.latest ?? .distantPast }
  fileprivate var sureLast: Day { end?.earliest ?? .distantFuture }
}
