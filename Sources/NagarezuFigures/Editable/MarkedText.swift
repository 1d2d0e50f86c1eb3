/// Words of a scene with how they stand against the baseline, for formats that place nothing themselves.
struct MarkedText: Hashable {
  enum Mark: Hashable {
    case plain
    /// Bold and underlined.
    case added
    /// Struck through.
    case removed
  }

  var text: String
  var mark: Mark

  /// What is shown of words: where they were others, the former ones struck before those of today.
  static func runs(_ words: Scene.Arrow.LabelWords, _ change: Scene.Change?) -> [MarkedText] {
    guard let kept = words.kept else { return runs(words.today, former: words.former, change) }
    return [
      MarkedText(text: words.former ?? "", mark: .removed),
      MarkedText(text: words.today, mark: .added), MarkedText(text: kept, mark: .plain),
    ].filter { !$0.text.isEmpty }
  }

  /// The same of words that stand alone.
  static func runs(
    _ words: String, former: String? = nil, _ change: Scene.Change?
  ) -> [MarkedText] {
    switch change {
    case nil: [MarkedText(text: words, mark: .plain)]
    case .added: [MarkedText(text: words, mark: .added)]
    case .removed: [MarkedText(text: words, mark: .removed)]
    case .changed:
      if let former {
        // Empty where there was nothing before.
        (former.isEmpty ? [] : [MarkedText(text: former, mark: .removed)])
          + [MarkedText(text: words, mark: .added)]
      } else {
        [MarkedText(text: words, mark: .plain)]
      }
    }
  }
}

extension Scene {
  /// The runs of an arrow's label, line by line: number and items, then the channel.
  func labelLines(of arrow: Arrow) -> [[MarkedText]] {
    let number = arrow.shownNumber.map {
      MarkedText.runs($0 + " ", arrow.change == .changed ? nil : arrow.change)
    }
    let items = MarkedText.runs(arrow.words(.full, language), arrow.change)
    var lines = [(number ?? []) + items]
    let bracketed = { (words: String) in "（\(words)）" }
    let channel = MarkedText.runs(
      arrow.channel.map(bracketed) ?? "",
      former: arrow.formerChannel.map { $0.isEmpty ? "" : bracketed($0) }, arrow.change
    ).filter { !$0.text.isEmpty }
    let lock =
      arrow.showsLock && !channel.isEmpty
      ? [lockRun(arrow.change == .changed ? arrow.lockChange : arrow.change)] : []
    if !channel.isEmpty { lines.append(channel + lock) }
    return lines + codes(arrow.ruleCodes)
  }

  /// The runs of a box's words, line by line: roles, name and lock, detail, what else changed, mark.
  func lines(of box: Box) -> [[MarkedText]] {
    let marks = PartMarks(box)
    return lines(
      tabs: roles(box.tabs, marks), lock: box.showsLock ? [lockRun(marks.lock)] : [], box.name,
      box.formerName, box.detail, box.wordMarks, box.mark, marks)
      + notes(box.arrivals, box.ruleCodes)
  }

  /// The runs of a frame's words, as those of a box.
  func lines(of frame: Frame) -> [[MarkedText]] {
    let marks = PartMarks(frame)
    return lines(
      tabs: roles(frame.tabs, marks), lock: frame.showsLock ? [lockRun(marks.lock)] : [],
      frame.name, frame.formerName, frame.detail, frame.wordMarks, frame.mark, marks)
      + notes(frame.arrivals, frame.ruleCodes)
  }

  private func roles(_ tabs: [String], _ marks: PartMarks) -> [MarkedText] {
    tabs.flatMap { MarkedText.runs("【\($0)】", marks.tab($0)) }
  }

  private func lockRun(_ change: Change?) -> MarkedText {
    let mark: MarkedText.Mark =
      switch change {
      case nil: .plain
      case .added, .changed: .added
      case .removed: .removed
      }
    return MarkedText(text: "〔\(FigureWords.encrypted[language])〕", mark: mark)
  }

  /// What newly arrives, then the codes of rules.
  private func notes(_ arrivals: String?, _ codes: [RuleCode]) -> [[MarkedText]] {
    [arrivals].compactMap { $0.map { [MarkedText(text: $0, mark: .plain)] } } + self.codes(codes)
  }

  /// Codes of rules in a line of their own, where there are some.
  private func codes(_ codes: [RuleCode]) -> [[MarkedText]] {
    let words = codes.map { "〈\(FigureWords.code($0)[language])〉" }.joined()
    return words.isEmpty ? [] : [[MarkedText(text: words, mark: .plain)]]
  }

  private func lines(
    tabs: [MarkedText], lock: [MarkedText], _ name: String, _ former: String?, _ detail: String?,
    _ words: WordMarks, _ mark: String?, _ marks: PartMarks
  ) -> [[MarkedText]] {
    let lines = [
      tabs + MarkedText.runs(name, former: former, marks.name) + lock,
      MarkedText.runs(detail ?? "", former: words.formerDetail, marks.detail),
      [words.note.map { MarkedText(text: $0, mark: .added) }].compactMap(\.self),
      MarkedText.runs(mark.map { "〔\($0)〕" } ?? "", marks.mark),
    ]
    return lines.map { $0.filter { !$0.text.isEmpty } }.filter { !$0.isEmpty }
  }

  /// Frames that an arrow ties to something inside them, or that hold no box: formats that draw no such line need a
  /// box of the frame's name inside it.
  var standIns: Set<Int> {
    var result = Set<Int>()
    let filled = Set(boxes.indices.flatMap { frames(around: .box($0)) })
    for arrow in arrows {
      for (one, other) in [(arrow.from, arrow.to), (arrow.to, arrow.from)] {
        guard case .frame(let frame) = one else { continue }
        if frames(around: other).contains(frame) || !filled.contains(frame) {
          result.insert(frame)
        }
      }
    }
    return result
  }
}
