import NagarezuCore

extension FactTable {
  /// A field each.
  static let items = FactTable(
    "items", Message(ja: "情報項目", en: "items"), row: Message(ja: "情報項目1つ", en: "an item"),
    key: ["model", "item"], references: [.toModel],
    columns: [
      [
        .model, .text("item", ("情報項目", "item"), ("名前", "its name")) { $0.model[$0.thing].name },
        .optionalText("class", ("区分", "class"), ("書かれた区分", "its class, as written")) {
          $0.model[$0.thing].category
        },
        .flag(
          "is_sensitive", ("要配慮", "sensitive"),
          ("要配慮か（作られた元が要配慮のときも）", "whether it is sensitive, by itself or by what it is made from")
        ) {
          $0.business.reach.lineage.isSensitive[$0.thing.position]
        },
        .list(
          "sensitive_from", ("要配慮の元", "sensitive from"),
          (
            "自身は要配慮でなく、元から受け継いだとき、その元",
            "of one that is not so by itself, the sensitive items it is made from"
          )
        ) {
          $0.sensitiveOrigins
        },
        .flag("is_specific", ("特定個人情報", "specific"), ("番号法の特定個人情報か", "whether it is 特定個人情報")) {
          $0.model[$0.thing].isSpecific
        },
        .optionalText(
          "common_name", ("共通名", "common name"),
          ("ほかの項目と並べるときの名前", "the name under which it is listed together with others")
        ) {
          $0.model[$0.thing].commonName
        },
        .list("aliases", ("別名", "aliases"), ("同じ項目のほかの名前", "other names of the field")) {
          $0.model[$0.thing].aliases
        },
        .list("groups", ("まとまり", "groups"), ("入っている項目のまとまり", "the groups it is in")) { entry in
          entry.model.groups.filter { $0.items.contains(entry.thing) }
            .inOrderOfPlace(\.span).map(\.name)
        },
      ], FactColumn.place { $0.model[$0.thing].span },
    ],
    things: { survey in survey.entries { $0.model.inAuthorsOrder($0.model.itemIDs) } })

  /// A group of fields each.
  static let groups = FactTable(
    "groups", Message(ja: "項目のまとまり", en: "groups"),
    row: Message(ja: "項目のまとまり1つ", en: "a group of items"),
    key: ["model", "group_name"], references: [.toModel], isForPeople: false,
    columns: [
      [
        .model, .text("group_name", ("まとまり", "group"), ("名前", "its name")) { $0.thing.name },
        .optionalText(
          "class", ("区分", "class"), ("書かれた区分", "its class, as written"), \.thing.category),
        .number("items", ("項目数", "items"), ("項目の数", "how many items it has")) {
          $0.thing.items.count
        },
        .list("aliases", ("別名", "aliases"), ("ほかの名前", "other names"), \.thing.aliases),
      ], FactColumn.place(\.thing.span),
    ],
    things: { survey in survey.entries { $0.model.groups.inOrderOfPlace(\.span) } })

  /// A field of a group.
  static let groupItems = FactTable(
    "group_items", Message(ja: "まとまりの項目", en: "items of groups"),
    row: Message(ja: "まとまりの中の項目1つ", en: "an item of a group"),
    key: ["model", "group_name", "item"],
    references: [.init(["model", "group_name"], to: "groups"), .toItem], isForPeople: false,
    columns: [
      [
        .model,
        .text("group_name", ("まとまり", "group"), ("まとまりの名前", "the group's name")) {
          $0.thing.group.name
        },
        .text("item", ("情報項目", "item"), ("項目の名前", "the item's name")) {
          $0.model[$0.thing.item].name
        },
      ]
    ],
    things: { survey in
      survey.entries { business in
        business.model.groups.inOrderOfPlace(\.span).flatMap { group in
          group.items.map { (group: group, item: $0) }
        }
      }
    })

  /// A class of people each.
  static let subjects = FactTable(
    "subjects", Message(ja: "個人の範囲", en: "classes of people"),
    row: Message(ja: "個人の範囲1つ", en: "a class of people"),
    key: ["model", "subject"], references: [.toModel],
    columns: [
      [
        .model,
        .text("subject", ("個人の範囲", "class of people"), ("名前", "its name")) { $0.thing.name },
        .list("within", ("内側", "within"), ("これを含む範囲", "the classes it lies within")) { entry in
          entry.thing.within.map { entry.model[$0].name }
        },
        .flag(
          "is_partitioned", ("重ならない", "partitioned"),
          ("内側の範囲が重ならず全体を満たすか", "whether the classes within it are disjoint and fill it"),
          \.thing.isPartitioned),
        .optionalText("count", ("人数", "people"), ("書かれた人数", "how many, as written"), \.thing.count),
        .optionalNumber(
          "count_number", ("人数（数）", "number of people"),
          ("人数にただ1つある数（人）", "the one number in it, in persons")
        ) {
          $0.thing.count.flatMap(people)
        },
      ], FactColumn.place(\.thing.span),
    ],
    things: { survey in survey.entries { $0.model.subjects.inOrderOfPlace(\.span) } })

  /// The one number in a count as written: 約1,200人 is 1200, 3万人 is 30000; `nil` where there is none, or several.
  static func people(in text: String) -> Int? {
    var numbers: [Int] = []
    var digits = ""
    var isOpen = false
    func close(_ factor: Int) {
      guard isOpen else { return }
      // Past nineteen digits nobody is counted.
      if let number = Int(digits),
        case let (count, false) = number.multipliedReportingOverflow(by: factor)
      {
        numbers.append(count)
      } else {
        numbers += [0, 0]
      }
      (digits, isOpen) = ("", false)
    }
    for letter in text {
      if let digit = letter.wholeNumberValue, digit < 10, letter.isNumber {
        digits += String(digit)
        isOpen = true
      } else if isOpen, letter == "," || letter == "，" {
        continue
      } else if letter == "万" {
        close(10_000)
      } else if letter == "千" {
        close(1_000)
      } else {
        close(1)
      }
    }
    close(1)
    return numbers.count == 1 ? numbers[0] : nil
  }
}

extension Entry<Item.ID> {
  /// The sensitive items that a sensitive item is made from, where it is not so by itself.
  fileprivate var sensitiveOrigins: [String] {
    let lineage = business.reach.lineage
    guard lineage.isSensitive[thing.position], !model[thing].isSensitive else { return [] }
    return model.inAuthorsOrder(model.itemIDs).filter {
      model[$0].isSensitive && lineage.derived[$0.position].contains(thing)
    }.map { model[$0].name }
  }
}
