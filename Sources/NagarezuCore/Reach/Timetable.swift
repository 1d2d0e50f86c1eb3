/// The days on which something begins, has ended or runs out, as far as the model writes them down.
struct Timetable {
  /// What happens at the start of a day.
  struct Event {
    /// Lines whose first day it is.
    var starting: [Int] = []
    /// Lines whose last day was the day before.
    var ended: [Int] = []
    /// Nodes where an origin begins or has ended, or a dated stay has run out.
    var nodes: Set<Int> = []
  }

  /// Shape: day → what happens there. The distant past, where all begins, is always in it.
  let events: [Day: Event]

  /// The events of all epochs, whose flows and holdings are the same; there is at least one.
  init(_ epochs: [(epoch: Epoch, wiring: Wiring)]) {
    let wiring = epochs[0].wiring
    let all = Event(nodes: Set(wiring.stations.indices))
    var events = Dictionary(uniqueKeysWithValues: epochs.map { ($0.epoch.days.first, all) })
    for (index, line) in wiring.lines.enumerated() {
      events[line.days.first, default: Event()].starting.append(index)
      guard !line.days.last.isDistant else { continue }
      events[line.days.last.next, default: Event()].ended.append(index)
    }
    for (node, station) in wiring.stations.enumerated() {
      for origin in station.origins + station.imports {
        events[origin.days.first, default: Event()].nodes.insert(node)
        guard !origin.days.last.isDistant else { continue }
        events[origin.days.last.next, default: Event()].nodes.insert(node)
      }
    }
    for (node, last) in epochs.flatMap(\.wiring.datedStays) {
      events[last.next, default: Event()].nodes.insert(node)
    }
    self.events = events
  }
}
