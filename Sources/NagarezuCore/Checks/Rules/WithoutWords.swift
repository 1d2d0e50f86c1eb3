/// M404: a number or a box of the figure that nothing explains.
///
/// **What.** A number in the figure none of whose flows has a sentence (備考), where other numbers
/// have one; a system without a description (説明), where other systems have one.
///
/// **何を。** ほかの番号には「備考」があるのに、どの流れにも備考のない番号。ほかのシステムには「説明」があるのに、
/// 説明のないシステム。
///
/// **Why.** The （備考）table and the glossary below the figure would have a hole just there.
///
/// **理由。** 図の下の（備考）と用語の説明に、そこだけ穴があきます。
///
/// **Example.** Flows ① to ⑥ have a sentence each, and ⑦ has none.
///
/// **例。** ①から⑥には備考があり、⑦にはありません。
///
/// **Cure.** Write the sentence.
///
/// **直し方。** 1文を書きます。
///
/// - SeeAlso: 特定個人情報保護評価書（全項目評価書）別添1「事務の内容」（備考）.
struct WithoutWords: ModelRule {
  static let heading = RuleHeading(
    "M404", ja: "説明のない番号・システム", en: "number or system without words", severity: .warning)

  func check(_ facts: Facts) -> [Observation] {
    let (numbers, systems) = (numbers(facts.model), systems(facts.model))
    let all = (numbers.map { ($0.number, $0.span) } + systems.map { ($0.name, $0.span) })
      .sorted { $0.1 < $1.1 }
    guard let first = all.first else { return [] }
    return [
      Observation(
        Self.self, [], at: first.1,
        related: all.dropFirst().map { name, span in
          Finding.Related(span: span, message: Message(ja: name, en: name))
        }
      ) { _ in
        let parts = [
          Self.listed(
            numbers.map(\.number), ja: "備考のない番号", en: "numbers without a remark"),
          Self.listed(
            systems.map(\.name), ja: "説明のないシステム", en: "systems without a description"),
        ].compactMap(\.self)
        return Message(
          ja: parts.map(\.ja).joined(separator: "。"), en: parts.map(\.en).joined(separator: "; "))
      }
    ]
  }

  /// The first flow of each number that no flow of that number explains; none where no flow has a remark.
  private func numbers(_ model: Model) -> [Flow] {
    let explained = Set(model.flows.filter { $0.remark != nil }.map(\.number))
    guard !explained.isEmpty else { return [] }
    var seen = explained
    return model.flows.filter { seen.insert($0.number).inserted }
  }

  /// The systems without a description; none where no system has one.
  private func systems(_ model: Model) -> [System] {
    guard model.systems.contains(where: { $0.note.description != nil }) else { return [] }
    return model.systems.filter { $0.note.description == nil }
  }

  private static func listed(_ names: [String], ja: String, en: String) -> Message? {
    guard !names.isEmpty else { return nil }
    return Message(
      ja: "\(ja): \(names.joined(separator: "、"))", en: "\(en): \(names.joined(separator: ", "))")
  }
}
