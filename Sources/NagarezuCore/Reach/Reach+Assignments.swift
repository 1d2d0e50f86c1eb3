/// What a party that has left still has.
struct Remains {
  /// The last day on which it was there.
  let lastDay: Day
  /// Days after that.
  let days: DayRange
  /// What it had on that day and is still there.
  let shares: [Share]
}

extension Model {
  /// What is assumed where operators change and nothing says how the data comes to the new ones: that it does so as it may
  /// (`docs/adr/0008`, 19). In order of systems, then of days.
  public var unstatedSuccessions: [Assumption] {
    let epochs = epochs()
    return zip(epochs, epochs.dropFirst()).flatMap { before, after in
      systemIDs.flatMap { id -> [Assumption] in
        guard !self[id].assignments.isEmpty else { return [] }
        let successors = after.successors(of: id, after: before)
        return self[id].assignments.filter { one in
          one.channel == nil && one.period.widest.first == after.days.first
            && successors.contains(one.holder)
        }.map { one in
          let (system, party) = (self[id].name, self[one.holder].name)
          return Assumption(
            span: one.span,
            message: Message(
              ja: "「\(system)」の中のものが「\(party)」に引き継がれる経路は示されていないので、調べていない",
              en:
                "how what '\(system)' holds comes to '\(party)' is not stated, and so is not checked"
            ))
        }
      }
    }
  }
}

/// What changes with the operators (`docs/adr/0008`, 19).
extension Reach {
  /// What a system holds on the first day of an operator who takes it over; empty where nothing enters its hands then.
  func takenOver(_ system: System.ID, _ index: Int) -> [(days: DayRange, copies: Copies)] {
    let assignment = model[system].assignments[index]
    guard let day = assignment.period.widest(reading)?.first,
      let place = epochs.firstIndex(where: { $0.days.first == day }), place > 0,
      epochs[place].successors(of: system, after: epochs[place - 1]).contains(assignment.holder)
    else { return [] }
    return [(DayRange(on: day), contents(of: .system(system), on: day))]
  }

  /// From whose hands a passage takes something on a day: those of the node where it begins; of a system that is taken over, those of the
  /// day before.
  func givers(of passage: Passage, on day: Day) -> [Party.ID] {
    if case .succession(let system, _) = passage {
      return model(on: day.previous).hands(of: .system(system))
    }
    return model(on: day).hands(of: model.origin(of: passage))
  }

  /// Into whose hands a passage may bring something on any day, in order.
  func receivers(of passage: Passage) -> [Party.ID] {
    epochs.count == 1
      ? model.receivers(of: passage)
      : Set(epochs.flatMap { $0.model.receivers(of: passage) }).sorted()
  }

  /// What `party` still has at a node where its time as operator, or as operator of the site, is over, in order of days of leaving, then
  /// of days: what it had so on its last day, until the system's stay of each copy ends. Nothing where the copies were handed over.
  func remains(of party: Party.ID, at node: Node) -> [Remains] {
    guard case .system(let id) = node, epochs.count > 1 else { return [] }
    return zip(epochs, epochs.dropFirst()).enumerated().flatMap { place, pair in
      let (before, after) = pair
      let kept = shares(
        of: contents(of: node, on: before.days.last), to: party, at: node, on: before.days.last
      ).map(\.capacity).filter { capacity in
        switch capacity {
        case .operator: !after.model.hands(of: node).contains(party)
        case .site: !after.model.hosts(of: id).contains(party)
        case .reader, .channel, .hands, .key: false
        }
      }.filter { !isHandedOver(id, by: party, as: $0, after: before) }
      guard !kept.isEmpty else { return [Remains]() }
      return staying(at: id, of: party, after: place).map { days, copies in
        let shares = shares(of: copies, to: party, at: node, on: before.days.last)
        return Remains(
          lastDay: before.days.last, days: days,
          shares: shares.filter { kept.contains($0.capacity) })
      }
    }
  }

  /// A shortest path to what `party` has at `node` on a day; of what stays with one who left, the path to it on its last day.
  func path(
    of party: Party.ID, at node: Node, item: Item.ID, atom: Int, on day: Day, _ exposure: Exposure,
    from first: Item.ID? = nil
  ) -> Path? {
    let reader = exposure == .read ? party : nil
    guard epochs.count > 1 else {
      return path(to: node, item: item, atom: atom, on: day, readableBy: reader, from: first)
    }
    let there = shares(of: contents(of: node, on: day), to: party, at: node, on: day)
    let isThere = Exposed(there, on: DayRange(on: day))[exposure]
      .atoms(of: item, shape: shape).contains(atom)
    if !isThere {
      for remains in remains(of: party, at: node).reversed() where remains.days.contains(day) {
        let had = Exposed(remains.shares, on: remains.days)
        guard had[exposure].atoms(of: item, shape: shape).contains(atom) else { continue }
        return path(
          to: node, item: item, atom: atom, on: remains.lastDay, readableBy: reader, from: first)
      }
    }
    return path(
      to: node, item: item, atom: atom, on: day, readableBy: reader, from: first)
  }

  /// The copies that stay with whoever leaves a system with an epoch, piece by piece of the days after it.
  private func staying(
    at id: System.ID, of party: Party.ID, after place: Int
  ) -> [(days: DayRange, copies: Copies)] {
    let last = epochs[place].days.last
    let segment = segment(of: .system(id), on: last)
    func whole(until end: Day) -> [(days: DayRange, copies: Copies)] {
      DayRange(last.next, end).map { [($0, segment.contents)] } ?? []
    }
    switch model[id].keep {
    case .forever: return whole(until: .distantFuture)
    case .until(let bound): return whole(until: bound.latest)
    case .contractEnd:
      return whole(until: model.contractEnd(of: [party], reading) ?? .distantFuture)
    case .afterContract(let years, let months, let days):
      let end = model.contractEnd(of: [party], reading)
      return whole(
        until: end?.adding(years: years, months: months, days: days) ?? .distantFuture)
    case .span(let years, let months, let days):
      let clocks = leavings[place].clocks[id.position]
      // What is there merely through an inner system arrives on the last day.
      let inside = segment.local.map { segment.contents.subtracting($0) }
      var copies: [Day: Copies] = [:]
      func stay(_ arrived: Copies, _ day: Day) {
        let end = day.adding(years: years, months: months, days: days)
        copies[end, default: Copies()].formUnion(arrived)
      }
      if let inside, !inside.isEmpty { stay(inside, last) }
      for (bit, clock) in clocks {
        var one = Copies()
        one.insert(bit: bit, shape: shape)
        stay(one, clock == Sweep.now ? last : Day(number: clock))
      }
      let ends = copies.keys.filter { $0 > last }.sorted()
      return zip([last] + ends, ends).compactMap { start, end in
        let left = ends.filter { $0 >= end }.reduce(into: Copies()) {
          $0.formUnion(copies[$1] ?? Copies())
        }
        return DayRange(start.next, end).map { ($0, left) }
      }
    }
  }

  /// Whether every part of the party that ends with an epoch, in one capacity, says that the copies are erased or returned (引渡し).
  private func isHandedOver(
    _ id: System.ID, by party: Party.ID, as capacity: Capacity, after epoch: Epoch
  ) -> Bool {
    func isEnding(_ period: Period) -> Bool {
      period.widest(reading)?.last == epoch.days.last
    }
    var endings: [Handover?] = []
    switch capacity {
    case .operator:
      endings = model[id].assignments.filter { $0.holder == party && isEnding($0.period) }
        .map(\.handover)
    case .site(let site):
      endings = model[site].assignments.filter { $0.holder == party && isEnding($0.period) }
        .map(\.handover)
      for place in model.withOuter(id) {
        endings += model[place].siteAssignments.filter { $0.holder == site && isEnding($0.period) }
          .map(\.handover)
      }
    case .reader, .channel, .hands, .key: break
    }
    return !endings.isEmpty && endings.allSatisfy { $0 != nil }
  }
}

extension [Exposed] {
  /// This timeline and another, which need not be in order, as one in order of days: on each day what both have, read being the stronger.
  func joined(with other: [Exposed]) -> [Exposed] {
    guard !other.isEmpty else { return self }
    let all = self + other
    let cuts = Set(all.flatMap(\.days.turns)).sorted()
    return DayRange.always.cut(at: cuts).compactMap { days in
      let there = all.filter { $0.days.contains(days.first) }
      guard var one = there.first else { return nil }
      one.days = days
      for next in there.dropFirst() {
        one.read.formUnion(next.read)
        one.custody.formUnion(next.custody)
      }
      one.custody.subtract(one.read)
      return one
    }
  }
}
