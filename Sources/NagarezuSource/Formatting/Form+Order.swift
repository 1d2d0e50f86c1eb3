import NagarezuCore

/// The keys of every mapping in the order of the vocabulary, and, where a language is given, in its spelling. What has a name, and what
/// stands in a list, keeps the order of its author.
struct FormOrder {
  /// `nil` to leave spellings as they are.
  let keys: Language?

  func form(_ form: Form) -> Form {
    var form = form
    form.pairs = pairs(form.pairs, .file)
    return form
  }

  private func value(_ value: Form.Value, at place: FormPlace) -> Form.Value {
    switch value {
    case .empty, .text, .texts, .block: return value
    case .map(let entries, let tail): return .map(pairs(entries, place), tail: tail)
    case .list(let entries, let tail):
      let inner = entries.map { entry in
        var entry = entry
        entry.value = self.value(entry.value, at: place)
        return entry
      }
      return .list(inner, tail: tail)
    case .row(var row):
      row.items = row.isMap ? items(row.items, place) : listed(row.items, place)
      return .row(row)
    }
  }

  // MARK: Mappings over lines

  private func pairs(_ pairs: [Form.Pair], _ place: FormPlace) -> [Form.Pair] {
    switch place {
    case .mapping(let context): return self.pairs(pairs, context)
    case .names(let context):
      return pairs.map { pair in
        var pair = pair
        pair.value = value(pair.value, at: .mapping(context))
        return pair
      }
    case .other: return pairs
    }
  }

  private func pairs(_ pairs: [Form.Pair], _ context: Vocabulary.Context) -> [Form.Pair] {
    let all = pairs.map { pair in
      var pair = pair
      let known = key(pair.key, in: context)
      pair.value = value(pair.value, at: FormPlace(under: known))
      pair.key = spelled(pair.key, as: known)
      return (order(of: known, in: context), pair)
    }
    return sorted(all)
  }

  // MARK: Mappings between brackets

  private func items(_ items: [Form.Row.Item], _ place: FormPlace) -> [Form.Row.Item] {
    switch place {
    case .mapping(let context):
      let all = items.map { item in
        var item = item
        let known = item.key.flatMap { key($0, in: context) }
        item.value = item.value.map { value($0, at: FormPlace(under: known)) }
        item.key = item.key.map { spelled($0, as: known) }
        return (order(of: known, in: context), item)
      }
      // Which of them begin lines is told by where they stand, not by what they are.
      return zip(items, sorted(all)).map { old, item in
        var item = item
        item.isBelow = old.isBelow || !item.above.isEmpty
        return item
      }
    case .names(let context):
      return items.map { item in
        var item = item
        item.value = item.value.map { value($0, at: .mapping(context)) }
        return item
      }
    case .other: return items
    }
  }

  private func listed(_ items: [Form.Row.Item], _ place: FormPlace) -> [Form.Row.Item] {
    items.map { item in
      guard item.key == nil else { return item }
      var item = item
      item.value = item.value.map { value($0, at: place) }
      return item
    }
  }

  // MARK: Keys

  private func key(_ source: String, in context: Vocabulary.Context) -> Vocabulary.Key? {
    Form.read(source).flatMap { Vocabulary.key(NormalForm.of($0), in: context) }
  }

  /// Unknown ones stand behind all others.
  private func order(of key: Vocabulary.Key?, in context: Vocabulary.Context) -> Int {
    let keys = Vocabulary.keys(context)
    return key.flatMap { key in keys.firstIndex { $0.word == key.word } } ?? keys.count
  }

  private func sorted<Thing>(_ all: [(Int, Thing)]) -> [Thing] {
    all.enumerated().sorted { a, b in (a.element.0, a.offset) < (b.element.0, b.offset) }
      .map(\.element.1)
  }

  /// In the same quotation marks, if any.
  private func spelled(_ source: String, as key: Vocabulary.Key?) -> String {
    guard let key, let keys else { return source }
    let spelling = keys == .ja ? key.ja : key.en
    guard let mark = source.first, mark == "\"" || mark == "'" else { return spelling }
    return "\(mark)\(spelling)\(mark)"
  }
}
