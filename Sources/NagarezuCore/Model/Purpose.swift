/// What personal data is had or handed over for (目的).
public struct Purpose: Named, Sendable {
  public typealias ID = Index<Purpose>

  public var name: String
  /// The law or decision it rests on, as written.
  public var basis: String?
  public var note: Annotation
  public var span: SourceSpan

  /// A purpose that stands at `span`.
  public init(
    name: String, basis: String? = nil, note: Annotation = Annotation(), span: SourceSpan
  ) {
    self.name = name
    self.basis = basis
    self.note = note
    self.span = span
  }
}

extension Model {
  public subscript(id: Purpose.ID) -> Purpose { purposes[id.position] }

  /// What a passage is for.
  func purposes(of passage: Passage) -> [Purpose.ID] {
    switch passage {
    case .flow(let id): self[id].purposes
    case .reader(let system, let index): self[system].readers[index].purposes
    case .succession: []
    }
  }

  /// What must say what it is for once anything does, and does not: flows that change hands, then holdings and readers by system; each with
  /// its place. Empty for a model that declares no purpose.
  public var withoutPurpose: [(what: Message, span: SourceSpan)] {
    guard !purposes.isEmpty else { return [] }
    let flows = flowIDs.filter { self[$0].purposes.isEmpty && !entries(of: $0).isEmpty }.map {
      (
        Message(
          ja: "持ち主の変わる流れ「\(self[$0].number)」", en: "flow \(self[$0].number), which changes hands"),
        self[$0].span
      )
    }
    return flows
      + systems.flatMap { system in
        system.holdings.filter(\.purposes.isEmpty).map {
          (Message(ja: "「\(system.name)」の保有", en: "a holding of '\(system.name)'"), $0.span)
        }
          + system.readers.filter(\.purposes.isEmpty).map {
            (
              Message(
                ja: "「\(system.name)」の閲覧（\(self[$0.party].name)）",
                en: "reader \(self[$0.party].name) of '\(system.name)'"), $0.span
            )
          }
      }
  }
}
