extension System.Keep {
  /// How long, as people write it.
  public var described: Message {
    switch self {
    case .forever: return Message(ja: "定めなし", en: "no end stated")
    case .until(let bound):
      return Message(ja: "\(bound.described.ja)まで", en: "until \(bound.described.en)")
    case .span(let years, let months, let days):
      return Self.length(years, months, days)
    case .contractEnd:
      return Message(ja: "契約終了まで", en: "until the contract ends")
    case .afterContract(let years, let months, let days):
      let length = Self.length(years, months, days)
      return Message(ja: "契約終了後\(length.ja)", en: "\(length.en) after the contract ends")
    }
  }

  private static func length(_ years: Int, _ months: Int, _ days: Int) -> Message {
    func counted(_ count: Int, _ one: String) -> String? {
      count > 0 ? "\(count) \(one)\(count == 1 ? "" : "s")" : nil
    }
    guard years + months + days > 0 else { return Message(ja: "0日", en: "0 days") }
    return Message(
      ja: (years > 0 ? "\(years)年" : "") + (months > 0 ? "\(months)か月" : "")
        + (days > 0 ? "\(days)日" : ""),
      en: [counted(years, "year"), counted(months, "month"), counted(days, "day")]
        .compactMap(\.self).joined(separator: ", "))
  }
}
