import NagarezuCore

extension SceneComparison {
  /// Whose words a scene of the whole has.
  private enum Voice {
    /// Those of the newer side, with the former beside them where they are others.
    case both
    /// The longer ones: room for either side.
    case longer
    case older, newer
  }

  /// One scene of both sides, each part marked as added, removed or changed, with its former words.
  var marked: Scene { scene(.both) }

  /// A scene with room for the words of either side; every part at the position that it has in
  /// ``scene(of:)``.
  var room: Scene { scene(.longer) }

  /// The older side with what goes marked as removed, or the newer with what is added or changed.
  /// What the side has not is there too, so that positions agree: see ``parts(of:)``.
  func scene(of which: Which) -> Scene { scene(which == .older ? .older : .newer) }

  private func scene(_ voice: Voice) -> Scene {
    var scene = voice == .older ? old.scene : new.scene
    scene.frames = frames.compactMap { frame($0, voice) }
    scene.boxes = boxes.compactMap { box($0, voice) }
    let rows = (old: old.rows, new: new.rows)
    scene.arrows = arrows.compactMap { twin in
      guard var arrow = arrow(twin, voice) else { return nil }
      let isRenumbered = voice != .older && isRenumbered(twin)
      arrow.badgeChange =
        arrow.change ?? remark(twin, voice, rows)?.change ?? (isRenumbered ? .changed : nil)
      arrow.listed = places(of: twin)
      return arrow
    }
    scene.tellApart()
    scene.remarks = zip(arrows, scene.arrows).compactMap { twin, arrow in
      remark(twin, voice, rows).map { scene.remark($0, of: arrow) }
    }
    scene.itemRows = arrows.flatMap { itemRows($0, voice) }.sorted { $0.place < $1.place }
    scene.numberItemRows()
    return scene
  }

  /// Its places in the item list: those of the newer side and, behind them, of what is there no more.
  private func places(of twin: ArrowTwin) -> [Int] {
    if let after = twin.new { return new.scene.arrows[after].listed }
    let known = new.scene.itemRows.count
    return twin.old.map { old.scene.arrows[$0].listed.map { known + $0 } } ?? []
  }

  /// Its rows of the item list; of what is on both sides those of the side that speaks, at the places of the newer as far as they go.
  private func itemRows(_ twin: ArrowTwin, _ voice: Voice) -> [Scene.ItemRow] {
    let (before, after) = (
      twin.old.map { old.rows(of: $0) } ?? [], twin.new.map { new.rows(of: $0) } ?? []
    )
    switch voice {
    case .older where twin.old == nil, .newer where twin.new == nil: return []
    case .older, .newer, .both, .longer: break
    }
    let isOld = voice == .older || twin.new == nil
    let places = places(of: twin)
    return (isOld ? before : after).enumerated().map { position, row in
      var row = row
      if isOld { row.place = places[min(position, places.count - 1)] }
      row.change = shown(change(of: twin), voice)
      guard voice != .older, twin.old != nil, twin.new != nil else { return row }
      if position == 0 { row.changeNote = note(on: twin, inFull: true) }
      if row.changeNote != nil { row.change = shown(.changed, voice) }
      return row
    }
  }

  /// What a mark becomes on a scene: the older side knows only what goes, the newer only what is
  /// there.
  private func shown(_ change: Scene.Change?, _ voice: Voice) -> Scene.Change? {
    switch (voice, change) {
    case (.longer, _), (_, nil): nil
    case (.both, let change?): change
    case (.older, let change?): change == .removed ? change : nil
    case (.newer, let change?): change == .removed ? nil : change
    }
  }

  // MARK: - Frames and boxes

  /// A part's words in a voice, the former name where it is another, and how the rest differs.
  private struct Spoken {
    var words: PartWords
    var formerName: String?
    var marks = Scene.WordMarks()
  }

  private func words(_ key: PartKey, _ voice: Voice) -> Spoken? {
    let (before, after) = (words(of: key, on: old), words(of: key, on: new))
    guard let any = after ?? before else { return nil }
    guard let before, let after, change(of: key) == .changed else {
      return Spoken(words: voice == .older ? before ?? any : any)
    }
    var spoken = Spoken(words: after)
    switch voice {
    case .older:
      spoken.words = before
      if before.detail != after.detail, before.detail != nil { spoken.marks.detail = .removed }
      for tab in before.tabs where !after.tabs.contains(tab) { spoken.marks.tabs[tab] = .removed }
      if after.mark == nil, before.mark != nil { spoken.marks.mark = .removed }
      if before.isSealed, !after.isSealed { spoken.marks.lock = .removed }
    case .newer, .both:
      let isBoth = voice == .both
      if before.name != after.name { spoken.formerName = isBoth ? before.name : "" }
      if before.detail != after.detail {
        spoken.marks.detail = after.detail == nil ? nil : .changed
        spoken.marks.formerDetail = isBoth ? before.detail : ""
      }
      for tab in after.tabs where !before.tabs.contains(tab) { spoken.marks.tabs[tab] = .added }
      let gone = before.tabs.filter { !after.tabs.contains($0) }
      if isBoth {
        for tab in gone { spoken.marks.tabs[tab] = .removed }
        spoken.words.tabs = gone + after.tabs
        spoken.words.mark = after.mark ?? before.mark
      }
      if (before.mark == nil) != (after.mark == nil) {
        spoken.marks.mark = after.mark == nil ? (isBoth ? .removed : nil) : .added
      }
      if before.isSealed != after.isSealed, after.isSealed || isBoth {
        spoken.marks.lock = after.isSealed ? .added : .removed
      }
      spoken.marks.note = note(of: key)
    case .longer:
      spoken.words.name = longer(before.name, after.name)
      spoken.words.detail = longer(before.detail, after.detail)
      spoken.words.mark = longer(before.mark, after.mark)
      if before.tabs.joined().count > after.tabs.joined().count { spoken.words.tabs = before.tabs }
      spoken.words.isSealed = before.isSealed || after.isSealed
      spoken.marks.note = note(of: key)
    }
    return spoken
  }

  private func frame(_ key: PartKey, _ voice: Voice) -> Scene.Frame? {
    let drawn = [new, old].lazy.compactMap { side in
      side.frames.firstIndex(of: key).map { side.scene.frames[$0] }
    }.first
    guard var frame = drawn, let spoken = words(key, voice) else { return nil }
    let words = spoken.words
    frame.parent = around[key]
    (frame.name, frame.detail, frame.tabs) = (words.name, words.detail, words.tabs)
    (frame.mark, frame.zone, frame.host) = (words.mark, words.zone, words.host)
    frame.isSealed = words.isSealed
    (frame.formerName, frame.wordMarks) = (spoken.formerName, spoken.marks)
    // What the author pinned is that of the newer side.
    frame.pin = new.frames.firstIndex(of: key).map { new.scene.frames[$0].pin } ?? Scene.Pin()
    frame.change = shown(change(of: key), voice)
    frame.identity = identity(of: key) ?? frame.identity
    return frame
  }

  private func box(_ key: PartKey, _ voice: Voice) -> Scene.Box? {
    let sides = voice == .older ? [old, new] : [new, old]
    let drawn = sides.lazy.compactMap { side in
      side.boxes.firstIndex(of: key).map { side.scene.boxes[$0] }
    }.first
    guard var box = drawn, let spoken = words(key, voice) else { return nil }
    let words = spoken.words
    box.frame = around[key]
    (box.name, box.detail, box.tabs) = (words.name, words.detail, words.tabs)
    (box.mark, box.zone, box.isSealed) = (words.mark, words.zone, words.isSealed)
    (box.formerName, box.wordMarks) = (spoken.formerName, spoken.marks)
    box.pin = new.boxes.firstIndex(of: key).map { new.scene.boxes[$0].pin } ?? Scene.Pin()
    box.change = shown(change(of: key), voice)
    box.identity = identity(of: key) ?? box.identity
    return box
  }

  /// What a part stands for: in the newer model's names where it is there, so that both figures of a pair agree.
  private func identity(of key: PartKey) -> Scene.Identity? {
    [new, old].lazy.compactMap { side in
      side.frames.firstIndex(of: key).map { side.scene.frames[$0].identity }
        ?? side.boxes.firstIndex(of: key).map { side.scene.boxes[$0].identity }
    }.first
  }

  // MARK: - Arrows and rows

  private func arrow(_ twin: ArrowTwin, _ voice: Voice) -> Scene.Arrow? {
    let before = twin.old.map { placed(old.scene.arrows[$0], of: old) }
    let after = twin.new.map { placed(new.scene.arrows[$0], of: new) }
    guard var arrow = voice == .older ? before ?? after : after ?? before else { return nil }
    arrow.change = shown(change(of: twin), voice)
    guard let before, let after else { return arrow }
    // Drawn along one way on both sides: a two-headed arrow has no first end.
    (arrow.from, arrow.to, arrow.keys) = (after.from, after.to, after.keys)
    arrow.itemChange = itemChange(of: twin, atMost: 2, voice)
    arrow.briefItemChange = itemChange(of: twin, atMost: 1, voice)
    switch voice {
    case .older: if before.isLocked && !after.isLocked { arrow.lockChange = .removed }
    case .both, .newer:
      let isShown = voice == .both
      if arrow.itemChange == nil {
        if before.items != after.items { arrow.formerItems = isShown ? before.items : "" }
        if before.briefItems != after.briefItems {
          arrow.formerBriefItems = isShown ? before.briefItems : ""
        }
      }
      // A lock stands with the channel, and is marked with it.
      if before.channel != after.channel {
        arrow.formerChannel = isShown ? before.channel ?? "" : ""
      } else if before.isLocked != after.isLocked {
        arrow.formerChannel = ""
      }
      if before.isLocked != after.isLocked, after.isLocked || isShown {
        arrow.lockChange = after.isLocked ? .added : .removed
      }
    case .longer:
      arrow.number = longer(before.number, after.number)
      arrow.items = longer(before.items, after.items)
      arrow.briefItems = longer(before.briefItems, after.briefItems)
      arrow.hidesItems = before.hidesItems || after.hidesItems
      arrow.hidesInBrief = before.hidesInBrief || after.hidesInBrief
      arrow.channel = longer(before.channel, after.channel)
      arrow.isEncrypted = before.isLocked || after.isLocked
    }
    return arrow
  }

  /// What came, went and stayed of the items that a label names on both sides, at most so many of each and one more where that is all of
  /// them. `nil` where they are the same, and where either side says something else.
  private func itemChange(
    of twin: ArrowTwin, atMost limit: Int, _ voice: Voice
  ) -> Scene.ItemChange? {
    guard let before = twin.old, let after = twin.new else { return nil }
    let (former, today) = (old.items(of: before), new.items(of: after))
    guard former != today, let was = parts(of: before, old, against: today),
      let now = parts(of: after, new, against: former)
    else { return nil }
    let words = [
      was.filter { !$0.marks.isSubset(of: today) }, now.filter { !$0.marks.isSubset(of: former) },
      was.filter { $0.marks.isSubset(of: today) }, now.filter { $0.marks.isSubset(of: former) },
    ].map { new.builder.few($0.map(\.name), atMost: limit) }
    let (removed, added) = (words[0], words[1])
    func change(_ gone: String, _ came: String, _ kept: (words: String, isAll: Bool))
      -> Scene.ItemChange
    {
      let isAll = kept.isAll && (gone.isEmpty || removed.isAll) && (came.isEmpty || added.isAll)
      return Scene.ItemChange(removed: gone, added: came, kept: kept.words, hides: !isAll)
    }
    switch voice {
    case .older: return change(removed.words, "", words[2])
    case .newer: return change("", added.words, words[3])
    case .both: return change(removed.words, added.words, words[3])
    case .longer:
      return Scene.ItemChange(
        removed: "", added: longer(removed.words, added.words),
        kept: longer(words[2].words, words[3].words),
        hides: !words.allSatisfy(\.isAll))
    }
  }

  /// What a label of a side names; of a group of which the other side has some and not all its items.
  private func parts(
    of arrow: Int, _ side: SceneSide, against others: Set<SceneSide.ItemMark>
  ) -> [(name: String, marks: Set<SceneSide.ItemMark>)]? {
    side.builder.namedParts(of: arrow)?.flatMap { part in
      let marks = part.items.map { SceneSide.ItemMark.named(side.place($0)) }
      let isWhole = others.isSuperset(of: marks) || others.isDisjoint(with: marks)
      guard !isWhole else { return [(part.name, Set(marks))] }
      return zip(part.items, marks).map { (side.model[$0].name, [$1]) }
    }
  }

  private func placed(_ arrow: Scene.Arrow, of side: SceneSide) -> Scene.Arrow {
    var arrow = arrow
    (arrow.from, arrow.to) = (end(arrow.from, of: side), end(arrow.to, of: side))
    return arrow
  }

  /// How an arrow stands against the baseline: by what it carries and how, not by its number.
  func change(of twin: ArrowTwin) -> Scene.Change? {
    guard let before = twin.old else {
      return twin.new.map { old.knowsLook(new.scene.arrows[$0], of: new) } ?? false ? nil : .added
    }
    guard let after = twin.new else {
      return new.knowsLook(old.scene.arrows[before], of: old) ? nil : .removed
    }
    let (a, b) = (old.scene.arrows[before], new.scene.arrows[after])
    let isSame =
      a.items == b.items && a.briefItems == b.briefItems && a.channel == b.channel
      && a.line == b.line && a.isTwoWay == b.isTwoWay && a.isLocked == b.isLocked
      && old.items(of: before) == new.items(of: after)
    return isSame ? nil : .changed
  }

  private func isRenumbered(_ twin: ArrowTwin) -> Bool {
    guard let before = twin.old, let after = twin.new else { return false }
    return old.scene.arrows[before].number != new.scene.arrows[after].number
  }

  private func remark(
    _ twin: ArrowTwin, _ voice: Voice, _ rows: (old: [Int: Scene.Remark], new: [Int: Scene.Remark])
  ) -> Scene.Remark? {
    let (before, after) = (twin.old.flatMap { rows.old[$0] }, twin.new.flatMap { rows.new[$0] })
    switch voice {
    case .older where twin.old == nil, .newer where twin.new == nil: return nil
    case .older, .newer, .both, .longer: break
    }
    guard var row = voice == .older ? before : after ?? before else { return nil }
    row.change = shown(change(of: twin), voice)
    row.keys = after?.keys ?? row.keys
    guard voice != .older, let before, let after else { return row }
    if voice == .longer {
      row.sentence = longer(before.sentence, after.sentence)
      row.route = longer(before.route, after.route)
    }
    let hasOtherSentence = before.sentence != after.sentence
    row.changeNote = note(on: twin)
    if voice != .longer && hasOtherSentence {
      row.formerSentence = voice == .both ? before.sentence : ""
    }
    if hasOtherSentence || row.changeNote != nil { row.change = shown(.changed, voice) }
    return row
  }

  /// What changed of a flow that its sentence does not say; `nil` where nothing did.
  private func note(on twin: ArrowTwin, inFull: Bool = false) -> String? {
    guard let before = twin.old, let after = twin.new else { return nil }
    let language = new.scene.language
    var parts: [Message] = []
    // A sentence that nobody wrote is made of items and channel, and says them.
    if inFull || new.builder.arrowFlows[after].contains(where: { $0.remark != nil }) {
      let places = inFull ? nil : places(of: twin)
      let added = new.names(of: after, without: old.items(of: before))
      let removed = old.names(of: before, without: new.items(of: after))
      if !added.isEmpty {
        parts.append(FigureWords.added(FigureWords.items, few(added, places)))
      }
      if !removed.isEmpty {
        parts.append(FigureWords.removed(FigureWords.items, few(removed, places)))
      }
      let (a, b) = (old.scene.arrows[before].channel, new.scene.arrows[after].channel)
      if a != b { parts.append(FigureWords.changed(FigureWords.channel, from: a, to: b)) }
    }
    let (was, now) = (old.scene.arrows[before], new.scene.arrows[after])
    if was.isEncrypted != now.isEncrypted {
      parts.append(FigureWords.otherEncryption(isNow: now.isEncrypted))
    }
    parts += sealNotes(
      old.builder.arrowFlows[before].map(\.seal), new.builder.arrowFlows[after].map(\.seal))
    let (a, b) = (old.people(of: before), new.people(of: after))
    if a != b { parts.append(FigureWords.changed(FigureWords.people, from: a, to: b)) }
    guard !parts.isEmpty else { return nil }
    return parts.map { $0[language] }.joined(separator: FigureWords.semicolon[language])
  }

  /// A few names and the place of the list that has all; without `places` all of them.
  private func few(_ names: [String], _ places: [Int]?) -> String {
    let language = new.scene.language
    guard let places else { return names.joined(separator: FigureWords.comma[language]) }
    return FigureWords.few(names, language) { _ in FigureWords.seeList(places) }
  }

  // MARK: - Longer words

  private func longer(_ a: String, _ b: String) -> String {
    TextBlock.width(a, size: 1) > TextBlock.width(b, size: 1) ? a : b
  }

  private func longer(_ a: String?, _ b: String?) -> String? {
    guard let a, let b else { return a ?? b }
    return longer(a, b)
  }
}
