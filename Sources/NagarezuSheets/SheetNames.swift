import NagarezuText

/// What the sheets of a workbook are called: by their titles, as far as the form lets them, and no two alike.
struct SheetNames {
  let cover: String
  /// In the order of the workbook's.
  let matrices: [String]
  let tables: [String]

  init(_ workbook: Workbook) {
    var taken: Set<String> = []
    let language = workbook.language
    cover = Self.name(language == .ja ? "この表について" : "About", &taken)
    matrices = workbook.matrices.map { Self.name($0.title[language], &taken) }
    tables = workbook.tables.map { Self.name($0.schema.title[language], &taken) }
  }

  /// Units of UTF-16 that a name may have.
  private static let limit = 31

  /// What no name may hold, in the form that it may. Shape: half-width → full-width.
  private static let forms: [Character: Character] = [
    "[": "［", "]": "］", ":": "：", "*": "＊", "?": "？", "/": "／", "\\": "＼", "'": "’", "\n": " ",
  ]

  private static func name(_ title: String, _ taken: inout Set<String>) -> String {
    let plain = String(CellText.visible(title).map { forms[$0] ?? $0 })
    // A name that Excel keeps for itself.
    let base = plain.isEmpty || plain.lowercased() == "history" ? plain + "_" : plain
    var name = cut(base, to: limit)
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      let suffix = " (\(number))"
      name = cut(base, to: limit - suffix.utf16.count) + suffix
      number += 1
    }
    return name
  }

  private static func cut(_ name: String, to limit: Int) -> String {
    var name = name
    while name.utf16.count > limit { name.removeLast() }
    return name
  }
}
