/// M408: a pin of the figure that cannot hold.
///
/// **What.** 図 names something that the model no longer has: a thing under 固定, 隠す, 主体の順, 改頁
/// or 言い方, or a number under 札. Or two pins give one place, or one thing, twice, or 札 one number.
/// The figure is drawn without it.
///
/// **何を。** 「図」の「固定」「隠す」「主体の順」「改頁」「言い方」「札」が、モデルにもうないものや番号を
/// 指しています。又は、2つの固定が同じ場所か同じものの、2つの札が同じ番号のものです。
/// 図は、その行がないものとして描きます。
///
/// **Why.** Whoever laid the figure out meant something by the line; after a change of the model it
/// does nothing, and nobody notices that the figure has gone its own way.
///
/// **理由。** 並べた人には考えがありました。モデルを直した後、その行は何もしなくなり、
/// 図が勝手に変わっても誰も気付きません。
///
/// **Example.** 発送システム is taken out of the model, and its pin stays.
///
/// **例。** 発送システムをモデルから除きましたが、固定には残っています。
///
/// **Cure.** Correct the name (every 別名 will do), give one of the two another place, or take the
/// line out.
///
/// **直し方。** 名前を直す（別名でもよい）か、一方を別の場所にするか、行を取り除きます。
///
/// - SeeAlso: house rule.
struct PinCannotHold: ModelRule {
  static let heading = RuleHeading(
    "M408", ja: "守れない図の固定", en: "pin that cannot hold", severity: .warning)

  func check(_ facts: Facts) -> [Observation] {
    facts.model.unheldLines.map { line in
      Observation(Self.self, line.about, at: line.span, related: line.related) { _ in line.message }
    }
  }
}

/// A line of 図 that cannot hold.
public struct UnheldLine: Sendable {
  /// The key, and what it names there.
  let about: [String?]
  public let span: SourceSpan
  /// The other line with which it cannot hold.
  var related: [Finding.Related] = []
  public let message: Message
}

extension Model {
  /// What 図 says and a figure is drawn without (M408), in order of keys.
  public var unheldLines: [UnheldLine] {
    gone(figure.pins.map(\.thing), Message(ja: "固定", en: "pins"))
      + gone(figure.hidden, Message(ja: "隠す", en: "hidden"))
      + gone(figure.order, Message(ja: "主体の順", en: "order"))
      + gone(figure.pageBreaks, Message(ja: "改頁", en: "pageBreaks"))
      + gone(
        figure.wording.filter { $0.thing == nil }.map {
          FigureHints.Thing(name: $0.name, node: nil, span: $0.span)
        }, Message(ja: "言い方", en: "wording"))
      + clashes + unheldLabels
  }

  /// Labels of numbers that no flow has, or that have a place already.
  private var unheldLabels: [UnheldLine] {
    let numbers = Set(flows.map(\.number))
    var placed: [String: FigureHints.Label] = [:]
    return figure.labels.compactMap { label -> UnheldLine? in
      guard numbers.contains(label.number) || numbers.contains(label.numberOfAll) else {
        return UnheldLine(
          about: ["札", label.number], span: label.span,
          message: Message(
            ja: "図の「札」が指す番号「\(label.number)」の流れは、このモデルにない。ないものとして描く",
            en:
              "no flow of this model has the number '\(label.number)' under 'labels' of the figure; it is drawn without"
          ))
      }
      guard let first = placed[label.number] else {
        placed[label.number] = label
        return nil
      }
      return UnheldLine(
        about: ["札", label.number, "\(label.x)", "\(label.y)"], span: label.span,
        related: [
          Finding.Related(
            span: first.span, message: Message(ja: first.number, en: first.number))
        ],
        message: Message(
          ja: "「\(label.number)」の札が2つある。先のものだけで描く",
          en: "'\(label.number)' has two places; it is drawn by the first alone"))
    }
  }

  private func gone(_ things: [FigureHints.Thing], _ key: Message) -> [UnheldLine] {
    things.filter { $0.node == nil }.map { thing in
      UnheldLine(
        about: [key.ja, thing.name], span: thing.span,
        message: Message(
          ja: "図の「\(key.ja)」が指す「\(thing.name)」は、このモデルにない。ないものとして描く",
          en:
            "'\(thing.name)' under '\(key.en)' of the figure is not in this model; it is drawn without"
        ))
    }
  }

  /// Pins of one thing, or on one place, each with the first of them.
  private var clashes: [UnheldLine] {
    let there = figure.pins.filter { $0.thing.node != nil }
    return there.indices.compactMap { index -> UnheldLine? in
      let pin = there[index]
      guard let first = there[..<index].first(where: { $0.clashes(with: pin) }) else { return nil }
      let isOneThing = first.thing.node == pin.thing.node
      return UnheldLine(
        about: ["固定", first.thing.name, pin.thing.name], span: pin.thing.span,
        related: [
          Finding.Related(
            span: first.thing.span,
            message: Message(ja: first.thing.name, en: first.thing.name))
        ],
        message: isOneThing
          ? Message(
            ja: "「\(pin.thing.name)」の固定が2つある。先のものだけで描く",
            en: "'\(pin.thing.name)' is pinned twice; it is drawn by the first alone")
          : Message(
            ja: "「\(first.thing.name)」と「\(pin.thing.name)」を同じ場所に固定している。先のものだけで描く",
            en:
              "'\(first.thing.name)' and '\(pin.thing.name)' are pinned to one place; it is drawn by the first alone"
          ))
    }
  }
}

extension FigureHints.Label {
  /// The number as flows have it, where this is one of its arrows: ⑭ of ⑭-2.
  fileprivate var numberOfAll: String {
    let parts = number.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count > 1, let last = parts.last, Int(last) ?? 0 > 0 else { return number }
    return parts.dropLast().joined(separator: "-")
  }
}

extension FigureHints.Pin {
  /// Whether both cannot hold: they are of one thing, or of one column and row.
  func clashes(with other: Self) -> Bool {
    thing.node == other.thing.node
      || (column != nil && row != nil && column == other.column && row == other.row)
  }
}

extension FigureHints {
  /// The pins that can hold: of what is there, and of two that clash the first.
  public var heldPins: [Pin] {
    pins.reduce(into: []) { held, pin in
      guard pin.thing.node != nil, !held.contains(where: { $0.clashes(with: pin) }) else { return }
      held.append(pin)
    }
  }
}
