import NagarezuText

/// Every table there is, in the order in which they are listed and stored: what a table refers to stands before it.
public enum FactTables {
  public static let all: [FactTable] = stored + views

  /// Those that hold facts.
  public static let stored: [FactTable] = [
    .models, .files, .parties, .businessParties, .sites, .keys, .channels, .systems, .operators,
    .items, .groups, .groupItems, .subjects, .flows, .flowItems, .approvals, .approvalItems,
    .safeguards, .holdings, .readers, .derivations, .seals, .reach, .hops, .findings,
    .findingItems, .gaps, .waivers, .assumptions, .evidence, .calendar,
  ]

  /// Those that are made of them.
  public static let views: [FactTable] = [
    .whoSees, .sees, .matrix, .leaving, .uncovered, .unused, .contractors, .ending,
  ]

  /// The one of that name.
  public static func named(_ name: String) -> FactTable? { all.first { $0.schema.name == name } }
}
