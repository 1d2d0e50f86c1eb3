/// Some businesses and what can be known of them: what tables are made of. Each part is worked out when it is first asked for.
public final class Survey {
  /// In the order given.
  public let businesses: [Business]
  /// Which of their parties are one.
  public let portfolio: Portfolio

  /// Shape: type → its one value.
  private var kept: [ObjectIdentifier: Any] = [:]

  /// What is known of some models, on all days or on `day` alone.
  ///
  /// - Parameters:
  ///   - digests: Shape: file → its digest.
  ///   - verdicts: Gives the verdict of each model, in that order, when one is first asked for; without it they are judged as one run.
  public init(
    _ models: [Model], on day: Day? = nil, digests: [String: String] = [:],
    verdicts: (() -> [Verdict])? = nil
  ) {
    let portfolio = Portfolio(models)
    self.portfolio = portfolio
    let judging = Judging(verdicts ?? { AmongBusinesses.verdicts(models, on: day) })
    businesses = models.enumerated().map { place, model in
      Business(model, at: place, in: portfolio, on: day, digests: digests, judging)
    }
  }

  /// What several tables are made of, worked out when it is first asked for: one value of each type.
  public func once<Value>(_ make: () -> Value) -> Value {
    let key = ObjectIdentifier(Value.self)
    if let value = kept[key] as? Value { return value }
    let value = make()
    kept[key] = value
    return value
  }

  /// The verdicts of all, once one is asked for: a waiver of a shared part is judged over the whole run.
  fileprivate final class Judging {
    private let judge: () -> [Verdict]
    private(set) lazy var verdicts = judge()

    init(_ judge: @escaping () -> [Verdict]) { self.judge = judge }
  }

  /// One of them.
  public final class Business {
    public let model: Model
    /// Its place among the businesses, from 0.
    public let place: Int
    private let portfolio: Portfolio
    private let day: Day?
    /// Shape: file → SHA-256 of its bytes, in hexadecimal digits.
    public let digests: [String: String]
    private let judging: Judging
    public private(set) lazy var verdict = judging.verdicts[place]
    /// Everything that any party has, directly or by inference, in the author's order of items, then as ``WhoSees``.
    public private(set) lazy var sightings = WhoSees.everything(verdict.reach, on: day)

    fileprivate init(
      _ model: Model, at place: Int, in portfolio: Portfolio, on day: Day?,
      digests: [String: String], _ judging: Judging
    ) {
      self.judging = judging
      self.model = model
      self.place = place
      self.portfolio = portfolio
      self.day = day
      self.digests = digests
    }

    public var reach: Reach { verdict.reach }

    /// The place of a flow in the author's order, from 1.
    public func place(of flow: Flow.ID) -> Int { flowPlaces[flow.position] }

    private lazy var flowPlaces: [Int] = {
      var places = Array(repeating: 0, count: model.flows.count)
      for (place, id) in model.inAuthorsOrder(model.flowIDs).enumerated() {
        places[id.position] = place + 1
      }
      return places
    }()

    /// What a party is called over all businesses.
    public func name(of party: Party.ID) -> String {
      portfolio.name(at: portfolio.place(of: party, in: place))
    }
  }
}
