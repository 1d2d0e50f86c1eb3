import NagarezuCore

extension ModelAssembly {
  /// The period under 期間: `nil` where nothing is written or it cannot be read; 不明 has no period.
  func period(_ fields: Fields) -> (period: Period?, isUnknown: Bool)? {
    guard let written = fields.text(.period) else { return nil }
    do {
      let period = try PeriodReading(written.text).period
      return (period, period == nil)
    } catch {
      refusePeriod(error, written, fields)
    }
    return nil
  }

  private func refusePeriod(_ fault: PeriodReading.Fault, _ written: Written, _ fields: Fields) {
    switch fault {
    case .endBeforeStart(let start, let end):
      log.add(
        .endBeforeStart, at: written.span,
        ja: "終わり（\(JapaneseEra.written(end))）が始まり（\(JapaneseEra.written(start))）より前です",
        en: "the end (\(end)) is before the start (\(start))")
    case .date(let text, let offset, let fault):
      var span = written.span
      if fields[.period]?.isVerbatim == true { span.column += offset }
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
    case .unreadable:
      log.add(
        .unreadableDate, at: span,
        ja: "「\(text.shown)」は日付として読み取れません", en: "'\(text.shown)' is no date",
        help: mayBeUnknown
          ? Message(
            ja: "「令和6年6月11日〜令和6年11月29日」や「2024-06-11」のように書いてください。分からないときは「不明」",
            en: "write 2024-06-11 or 令和6年6月11日〜令和6年11月29日; 不明 where it is not known")
          : Message(
            ja: "「令和6年6月11日」や「2024-06-11」のように書いてください", en: "write 2024-06-11 or 令和6年6月11日"))
    }
  }

  /// How long data stays; for ever where nothing is written.
  func keep(_ fields: Fields) -> System.Keep {
    guard let written = fields.text(.keep) else { return .forever }
    if let reading = KeepReading(written.text) { return reading.keep }
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
          ja: "「5年」「6か月」「30日」「契約終了まで」又は日付を書いてください",
          en: "write 5年, 6か月, 30日, untilContractEnd or a date"))
    }
    return .forever
  }
}
