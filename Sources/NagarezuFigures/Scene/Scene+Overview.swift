/// The figure at a glance: who hands something to whom, under which numbers, by which channels.
extension Scene {
  /// A box for each party; of the authority, one for each section and each system with what is inside it. Arrows the
  /// same way between the same two boxes are one; what stays within a box is a number in it. Remarks stay.
  var overview: Scene {
    let heads =
      boxes.indices.map { head(of: .box($0)) } + frames.indices.map { head(of: .frame($0)) }
    var order: [End] = []
    for head in heads where !order.contains(head) && stands(head) { order.append(head) }
    var short = self
    let authority = frames.indices.filter { isAuthority($0) }
    let newFrame = Dictionary(uniqueKeysWithValues: authority.enumerated().map { ($1, $0) })
    short.frames = authority.map { position in
      var frame = frames[position]
      frame.pin = Pin(rank: frame.pin.rank)
      return frame
    }
    short.boxes = order.map { end in
      switch end {
      case .box(let position):
        var box = boxes[position]
        box.frame = box.frame.flatMap { newFrame[$0] }
        // Columns and rows are those of the whole figure.
        box.pin = Pin(rank: box.pin.rank)
        return box
      case .frame(let frame):
        var box = box(in: frames[frame].parent.flatMap { newFrame[$0] }, for: frames[frame])
        box.detail = details(of: frame)
        box.pin.rank = frames[frame].pin.rank
        return box
      }
    }
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    var bundles = Bundles()
    var inner: [Int: [String]] = [:]
    for arrow in arrows {
      guard let from = places[head(of: arrow.from)], let to = places[head(of: arrow.to)] else {
        continue
      }
      guard from != to else {
        if let number = arrow.number { inner[from, default: []].append(number) }
        continue
      }
      bundles.add(arrow, from, to)
    }
    short.arrows = bundles.joined.map { arrow(of: $0) }
    for (box, numbers) in inner {
      let words = FigureWords.within(FigureWords.closeNumbers(Self.unique(numbers)))[language]
      short.boxes[box].detail = [short.boxes[box].detail, words].compactMap { $0 }
        .joined(separator: " ")
    }
    return short
  }

  private func isAuthority(_ frame: Int) -> Bool {
    frames[frame].kind == .party && frames[frame].zone == .authority
  }

  /// The box of the overview in which something lies.
  private func head(of end: End) -> End {
    let chain = frames(around: end)
    guard let outermost = chain.last else { return end }
    // A site on the page itself is no party: what stands in it goes by itself, as in the authority's frame.
    guard isAuthority(outermost) || frames[outermost].kind == .site else {
      return .frame(outermost)
    }
    guard chain.count > 1 else { return end }
    return .frame(chain[chain.count - 2])
  }

  /// Whether a head becomes a box: the authority's own frame does not, nor does a site or what lies in one.
  private func stands(_ head: End) -> Bool {
    guard case .frame(let frame) = head else { return true }
    return !isAuthority(frame) && frames[frame].kind != .site
  }

  /// What a party's box says below its name: who runs the places where its systems stand.
  private func details(of frame: Int) -> String? {
    let sites = frames.indices.filter {
      frames[$0].kind == .site && frames(around: .frame($0)).contains(frame)
    }.map { FigureWords.site(frames[$0].name, mark: frames[$0].mark)[language] }
    let words = [frames[frame].detail].compactMap { $0 } + sites
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  static func unique<Element: Hashable>(_ list: [Element]) -> [Element] {
    var seen = Set<Element>()
    return list.filter { seen.insert($0).inserted }
  }

  /// Arrows that go the same way between the same two boxes.
  private struct Bundles {
    struct Bundle {
      var from: Int
      var to: Int
      var isTwoWay: Bool
      var arrows: [Arrow]
    }
    private var oneWay: [Bundle] = []
    private var twoWay: [Bundle] = []

    mutating func add(_ arrow: Arrow, _ from: Int, _ to: Int) {
      if arrow.isTwoWay {
        Self.add(arrow, min(from, to), max(from, to), true, &twoWay)
      } else {
        Self.add(arrow, from, to, false, &oneWay)
      }
    }

    private static func add(
      _ arrow: Arrow, _ from: Int, _ to: Int, _ isTwoWay: Bool, _ list: inout [Bundle]
    ) {
      if let known = list.firstIndex(where: { $0.from == from && $0.to == to }) {
        list[known].arrows.append(arrow)
      } else {
        list.append(Bundle(from: from, to: to, isTwoWay: isTwoWay, arrows: [arrow]))
      }
    }

    /// What goes both ways joins those that go one way, where there are any.
    var joined: [Bundle] {
      var result = oneWay
      for both in twoWay {
        guard
          oneWay.contains(where: { [$0.from, $0.to].sorted() == [both.from, both.to] })
        else {
          result.append(both)
          continue
        }
        for arrow in both.arrows {
          Self.add(arrow, both.from, both.to, false, &result)
          Self.add(arrow, both.to, both.from, false, &result)
        }
      }
      return result
    }
  }

  private func arrow(of bundle: Bundles.Bundle) -> Arrow {
    let arrows = bundle.arrows
    let numbers = Self.unique(arrows.compactMap(\.number))
    let channels = Self.unique(arrows.compactMap(\.channel))
    let lines = Set(arrows.map(\.line))
    let changes = Set(arrows.map(\.change))
    let words = numbers.isEmpty ? FigureWords.view[language] : ""
    return Arrow(
      number: numbers.isEmpty ? nil : FigureWords.numbers(numbers), from: .box(bundle.from),
      to: .box(bundle.to), isTwoWay: bundle.isTwoWay,
      items: words, briefItems: words,
      channel: channels.isEmpty ? nil : channels.joined(separator: "・"),
      line: lines.count == 1 ? lines.first ?? .plain : .mixed,
      isSealed: arrows.allSatisfy(\.isSealed), isEncrypted: arrows.allSatisfy(\.isEncrypted),
      change: changes.count == 1 ? changes.first ?? nil : .changed,
      emphasis: arrows.contains { $0.emphasis == .lit } ? .lit : arrows.first?.emphasis,
      ruleCodes: Self.unique(arrows.flatMap(\.ruleCodes)),
      keys: Self.unique(arrows.flatMap(\.keys)))
  }
}
