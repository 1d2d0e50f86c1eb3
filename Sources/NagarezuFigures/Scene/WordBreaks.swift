import NagarezuCore

/// Where words of a model may be broken into lines: at the pieces that the writer set, and between words that the model uses apart.
///
/// What is one word is read off the names themselves. Between 取 and 口 of 公金受取口座情報 ends a word where 口座 stands in more
/// names than 取口 does: 公金受取／口座情報, and never 公金受取口／座情報.
public struct WordBreaks: Equatable, Sendable {
  private struct Pair: Hashable {
    var first: Character
    var second: Character
  }

  /// A name that the writer broke, and after how many of its characters.
  private struct Piece: Equatable {
    var name: [Character]
    var ends: Set<Int>
  }

  /// Shape: two characters side by side → in how many names they stand so.
  private var pairs: [Pair: Int] = [:]
  private var pieces: [Piece] = []

  /// How good it is to end a line somewhere.
  enum Place: Sendable {
    /// Where the writer said.
    case set
    /// Within a name that the writer broke elsewhere.
    case kept
    /// Between two words of the model.
    case between
  }

  /// No words are known.
  init() {}

  /// The words of a model, as a figure writes them.
  init(_ model: Model) {
    var names = Set(model.parties.map(\.name) + model.parties.compactMap(\.fullName))
    names.formUnion(model.systems.map(\.name) + model.systems.compactMap(\.fullName))
    names.formUnion(model.sites.map(\.name) + model.channels.map(\.name))
    names.formUnion(model.items.map(\.name) + model.groups.map(\.name))
    names.formUnion(model.flows.compactMap(\.name))
    for name in names {
      let letters = Array(name)
      for pair in Set(zip(letters, letters.dropFirst()).map { Pair(first: $0, second: $1) }) {
        pairs[pair, default: 0] += 1
      }
    }
    let broken =
      model.parties.map(\.breaks) + model.systems.map(\.breaks) + model.items.map(\.breaks)
      + model.groups.map(\.breaks)
    for breaks in broken where !breaks.isEmpty {
      var ends = Set<Int>()
      var count = 0
      for piece in breaks.dropLast() {
        count += piece.count
        ends.insert(count)
      }
      pieces.append(Piece(name: Array(breaks.joined()), ends: ends))
    }
  }

  /// Shape: position in a text → how good it is to end a line before it; what is not there is not known.
  func places(in text: [Character]) -> [Int: Place] {
    var places: [Int: Place] = [:]
    for position in 1..<max(1, text.count) where isBetween(position, text) {
      places[position] = .between
    }
    if places.isEmpty && pieces.isEmpty { return places }
    for piece in pieces where piece.name.count <= text.count {
      let (name, ends) = (piece.name, piece.ends)
      for start in 0...(text.count - name.count) where text[start...].starts(with: name) {
        for offset in 1..<max(1, name.count) {
          places[start + offset] = ends.contains(offset) ? .set : .kept
        }
      }
    }
    return places
  }

  /// Whether a word ends before a position, or one begins there: what stands across it is rarer than what stands on a side.
  private func isBetween(_ position: Int, _ text: [Character]) -> Bool {
    let across = count(position - 1, text)
    guard across > 0 else { return false }
    return count(position - 2, text) > across || count(position, text) > across
  }

  /// In how many names the two characters from a position stand side by side.
  private func count(_ position: Int, _ text: [Character]) -> Int {
    guard position >= 0, position + 1 < text.count else { return 0 }
    return pairs[Pair(first: text[position], second: text[position + 1])] ?? 0
  }
}
