/// The flows and looks over a network by whose hands are at their ends, so that whoever asks of many parties goes through them once.
struct NetworkLines {
  private let model: Model
  /// Shape: party → the passages with it at either end, in order.
  private var passages: [Party.ID: [Passage]] = [:]

  init(_ model: Model) {
    self.model = model
    for passage in model.passages {
      guard let channel = model.channel(of: passage), model[channel].kind.isNetwork else {
        continue
      }
      let near = model.hands(of: model.origin(of: passage))
      for party in Set(near + model.farHands(of: passage)) {
        passages[party, default: []].append(passage)
      }
    }
  }

  /// Those with a party at either end, in order.
  func touching(_ party: Party.ID) -> [Passage] { passages[party] ?? [] }

  /// Those into or out of the hands of any of `parties`, in order.
  func crossing(_ parties: [Party.ID]) -> [Passage] {
    let all = Set(parties)
    let touching = parties.flatMap(touching)
    return (parties.count == 1 ? touching : Set(touching).sorted()).filter { passage in
      let isNear = model.hands(of: model.origin(of: passage)).contains(where: all.contains)
      return isNear != model.farHands(of: passage).contains(where: all.contains)
    }
  }
}
