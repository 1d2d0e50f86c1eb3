/// What some papers of a newer model cover, and neither older ones nor those of a later decision (0008.9).
struct WidenedCells {
  private let comparing: PaperComparing
  private let now: PaperCover
  private let decided: PaperCover
  private let then: PaperCover

  init(
    _ comparing: PaperComparing, now: [Approval.ID], decided: [Approval.ID], then: [Approval.ID]
  ) {
    self.comparing = comparing
    self.now = PaperCover(comparing.new, now)
    self.decided = PaperCover(comparing.new, decided)
    self.then = PaperCover(comparing.old, then)
  }

  /// For each entry of papers whether it speaks of some circumstances.
  private struct Speaking: Hashable {
    let now: [Bool]
    let decided: [Bool]
    let then: [Bool]
  }

  /// The cells that grew: day by day as far as papers are sure, and for an imprecise date on all days that it may mean.
  var parts: [Finding.Part] {
    let cuts = Set(now.cuts + decided.cuts + then.cuts).sorted()
    let times = DayRange.always.cut(at: cuts).map { PaperCover.Time.sure($0) } + now.dates
    let all = speaking
    var parts: [Finding.Part] = []
    for time in times {
      for item in now.items {
        let wider = all.reduce(comparing.new.population.nobody) {
          $0.union(grown(item, .read, time, $1)).union(grown(item, .custody, time, $1))
        }
        if !wider.isEmpty { parts.append(Finding.Part(item: item, atoms: wider, days: time.days)) }
      }
    }
    return parts
  }

  private func grown(
    _ item: Item.ID, _ exposure: Exposure, _ time: PaperCover.Time, _ speaking: Speaking
  ) -> AtomSet {
    let own = now.people(item, exposure, time, speaking.now)
    guard !own.isEmpty else { return own }
    let before = comparing.surely(about: item) { then.wholly($0, exposure, time, speaking.then) }
    return own.subtracting(before).subtracting(
      decided.wholly(item, exposure, time, speaking.decided))
  }

  /// The circumstances in which not all papers speak alike, each by those that do: where none is narrowed, one speaks for all.
  private var speaking: Set<Speaking> {
    let isNarrowed = [now, decided, then].contains(where: \.areNarrowed)
    let places = isNarrowed ? [nil] + comparing.new.systemIDs.map { $0 } : [nil]
    let purposes =
      comparing.old.purposes.isEmpty ? [] : now.purposes.map { PaperCover.Asked.this($0) }
    let ends = (now.ends + decided.ends + then.ends.compactMap(comparing.today)).withoutRepeats
    let through = (now.through + decided.through).withoutRepeats
    let asked = places.flatMap { place in
      ([.nothing] + purposes).flatMap { purpose in
        ([.nothing] + ends.map { PaperCover.Asked.this($0) }).flatMap { pair in
          ([.nothing] + through.map { PaperCover.Asked.this($0) }).map { way in
            PaperCover.Circumstances(place: place, purpose: purpose, ends: pair, through: way)
          }
        }
      }
    }
    var found: Set<Speaking> = []
    for today in asked {
      for before in comparing.formerly(today) {
        found.insert(
          Speaking(
            now: now.speaking(of: today), decided: decided.speaking(of: today),
            then: then.speaking(of: before)))
      }
    }
    return found
  }
}
