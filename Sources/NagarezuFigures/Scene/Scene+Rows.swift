import NagarezuCore

/// What stands in tables and lists behind the picture.
extension Scene {
  /// A row of the item list (別表): all that a flow hands over.
  public struct ItemRow: Equatable, Sendable {
    /// Its place in the list of the whole model, from 1: 「別表10」 is one row in every view.
    public var place: Int
    public var number: String
    /// `A → B`
    public var route: String
    public var items: String
    public var channel: String
    /// Whose data, what is taken out included.
    public var people: String
    public var period: String
    /// The ground that the flow states, then the approvals of whoever receives it.
    public var basis: String
    public var change: Change?
    /// What changed of the flow, such as its items.
    public var changeNote: String?
  }

  /// A row of the （備考）table.
  public struct Remark: Equatable, Sendable {
    public var number: String
    /// `A → B`
    public var route: String
    /// As its label says them.
    public var items = ""
    public var channel = ""
    public var sentence: String
    public var change: Change?
    /// The sentence in the baseline, where it is another; empty where another page shows it.
    public var formerSentence: String?
    /// What else changed of the flow, such as its items; the sentence does not say it.
    public var changeNote: String?
    /// Those of its arrow.
    public var keys: [String] = []
  }

  /// A row of the table of changed reach.
  public struct ReachRow: Equatable, Sendable {
    /// ``Change/added`` for what newly arrives, ``Change/removed`` for what arrives no longer.
    public var change: Change
    public var party: String
    public var items: String
    /// By which flows or looks it comes, or came, last.
    public var passages: String
  }

  /// A line of a list behind the figure: a finding, or a name and what it stands for.
  public struct Note: Equatable, Sendable {
    public var ruleCode: RuleCode?
    /// Where it is, or what is explained.
    public var head: String
    public var sentence: String
  }

  /// Writes in the list of items what its arrow is numbered.
  mutating func numberItemRows() {
    for arrow in arrows {
      for row in itemRows.indices where arrow.listed.contains(itemRows[row].place) {
        itemRows[row].number = arrow.shownNumber ?? ""
      }
    }
  }

  /// A row of the table as its arrow says it.
  func remark(_ row: Remark, of arrow: Arrow) -> Remark {
    var row = row
    row.number = arrow.shownNumber ?? row.number
    row.items = arrow.wordsOfToday(language)
    row.channel = arrow.channel ?? FigureWords.nothing[language]
    return row
  }
}
