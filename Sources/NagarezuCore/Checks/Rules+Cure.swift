extension Rules {
  /// How to mend what a code finds: the first sentence of the cure on its page, with its full stop.
  ///
  /// `nil` for a code without a page.
  public static func cure(of code: String) -> Message? {
    guard let page = pages[code], let ja = said(after: "直し方: ", in: page.ja),
      let en = said(after: "Cure: ", in: page.en)
    else { return nil }
    let sentence = en.firstRange(of: ". ").map { String(en[..<$0.lowerBound]) + "." } ?? en
    return Message(ja: String(ja.unicodeScalars.prefix { $0 != "。" }) + "。", en: sentence)
  }

  /// The rest of the paragraph that begins with `label`.
  private static func said(after label: String, in page: String) -> String? {
    // By scalars: to find where letters end takes ten times as long, and a report asks for every finding.
    page.unicodeScalars.split(separator: "\n").first { $0.starts(with: label.unicodeScalars) }
      .map { String($0.dropFirst(label.unicodeScalars.count)) }
  }
}
