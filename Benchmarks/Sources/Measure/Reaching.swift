import Families
import Glibc
import NagarezuCore

/// The engine beside the ``Yardstick`` on equal facts: what stands where, and the shortest way to it.
enum Reaching {
  private static let sizes = [25, 50, 100]
  /// So many facts are asked for their way: there are too many to ask for each.
  private static let asked = 400

  static func print() {
    Swift.print("reach on equal facts, fastest run in ms (ways: nanoseconds a fact)")
    let heads = [
      "facts", "ours", "yardstick", "ratio", "way", "yardstick", "ratio",
    ]
    Swift.print("  municipalities" + heads.map { Measure.padded($0, 11) }.joined())
    for size in sizes { row(size) }
  }

  private static func row(_ size: Int) {
    let network = Network(municipalities: size)
    let (model, yardstick) = (network.model, Yardstick(network))
    var reach: Reach?
    let ours = Growth.fastest {
      let found = Reach(model, knownOnly: true)
      reach = found
      return found.model.flows.count
    }
    var facts = 0
    let least = Growth.fastest {
      facts = yardstick.facts()
      return facts
    }
    guard let reach, facts == count(reach) else {
      return Swift.print("  \(size) municipalities: the two do not agree")
    }
    let distances = Growth.fastest { yardstick.distances() }
    let ways = ways(in: reach)
    let each = distances / facts
    let cells =
      [
        "\(facts)", Measure.milliseconds(ours), Measure.milliseconds(least),
        Measure.ratio(ours, least),
      ]
      + [nanoseconds(ways), nanoseconds(each), Measure.ratio(ways, each)]
    Swift.print(
      "  " + Measure.padded("\(size)", 14) + cells.map { Measure.padded($0, 11) }.joined())
    fflush(nil)
  }

  private static func nanoseconds(_ duration: Duration) -> String {
    Measure.milliseconds(duration * 1_000_000)
  }

  private static func count(_ reach: Reach) -> Int {
    reach.model.nodes.reduce(0) { sum, node in
      let cells = reach.contents(of: node, on: .distantPast).cells(shape: reach.shape)
      return cells.items(shape: reach.shape).reduce(sum) {
        $0 + cells.atoms(of: $1, shape: reach.shape).count
      }
    }
  }

  /// How long one way takes: of the first item of nodes all over the network.
  private static func ways(in reach: Reach) -> Duration {
    let nodes = reach.model.nodes.filter {
      !reach.contents(of: $0, on: .distantPast).isEmpty
    }
    let step = max(1, nodes.count / asked)
    let goals = stride(from: 0, to: nodes.count, by: step).map { place in
      let cells = reach.contents(of: nodes[place], on: .distantPast).cells(shape: reach.shape)
      let items = cells.items(shape: reach.shape)
      return (node: nodes[place], item: items[place % items.count])
    }
    let time = Growth.fastest {
      goals.reduce(0) { sum, goal in
        let way = reach.path(to: goal.node, item: goal.item, atom: 1, on: .distantPast)
        return sum + (way?.flows.count ?? 0)
      }
    }
    return time / max(1, goals.count)
  }
}
