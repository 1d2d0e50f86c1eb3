import NagarezuCore

extension ModelAssembly {
  /// The classes, and the cells into which they cut the people.
  func loadSubjects() -> [SubjectClass] {
    // Shape: class → the classes it is written within.
    var within: [[Int]] = []
    for element in classes {
      within.append(
        names(element.fields, .within, .subjectClass).map { position($0, .subjectClass) })
    }
    let hasCircle = refuseCircles(within, classes, .within, "属する")
    let subjects = classes.enumerated().map { index, element in
      SubjectClass(
        name: element.name.text, within: within[index].sorted().map { SubjectClass.ID($0) },
        isPartitioned: element.fields.flag(.partition), count: element.fields.text(.count)?.text,
        distinct: distinct(element.fields, .subjectClass),
        note: element.fields.annotation, span: element.name.span)
    }
    if !hasCircle { cut(subjects) }
    return subjects
  }

  private func cut(_ subjects: [SubjectClass]) {
    do {
      population = try Population(subjects)
    } catch {
      refuse(error, subjects)
    }
  }

  private func refuse(_ fault: Population.Fault, _ subjects: [SubjectClass]) {
    switch fault {
    case .tooManyAtoms:
      log.add(
        .tooManyAtoms, at: root.place(.subjects),
        ja: "個人の範囲の重なりが\(Population.limit)通りを超えています",
        en: "the subject classes overlap in more than \(Population.limit) ways",
        help: Message(
          ja: "重ならない範囲は、外側の範囲に「分割: はい」と書いてください",
          en: "say 'partition: true' where the classes within one do not overlap"))
    case .emptyClass(let id):
      let one = subjects[id.position]
      log.add(
        .emptyClass, at: one.span,
        ja: "「\(one.name.shown)」に入る人はいません。重ならない範囲の両方に属しています",
        en: "nobody can be in '\(one.name.shown)': it lies within classes that exclude each other",
        help: Message(ja: "「属する」か「分割」を直してください", en: "correct 'within' or 'partition'"))
    }
  }

  /// Says where following a link leads back; whether it does anywhere.
  func refuseCircles(_ links: [[Int]], _ elements: [Element], _ word: Word, _ ja: String) -> Bool {
    refuseCircles(links, elements.map { ($0.name.text, $0.fields.place(word)) }, word, ja)
  }

  /// The same of things that have a name and a place where their link is written.
  @discardableResult
  func refuseCircles(
    _ links: [[Int]], _ things: [(name: String, link: SourceSpan)], _ word: Word, _ ja: String
  ) -> Bool {
    // Shape: 0 not looked at, 1 on the way, 2 done.
    var states = [Int](repeating: 0, count: links.count)
    var hasCircle = false
    for start in links.indices where states[start] == 0 {
      // Shape: element, and which of its links comes next; no recursion, for chains of any length.
      var stack = [(start, 0)]
      states[start] = 1
      while let (one, next) = stack.last {
        guard next < links[one].count else {
          states[one] = 2
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].1 += 1
        let target = links[one][next]
        if states[target] == 1 {
          hasCircle = true
          refuseCircle(things[one].name, word, ja, things[one].link)
        } else if states[target] == 0 {
          states[target] = 1
          stack.append((target, 0))
        }
      }
    }
    return hasCircle
  }

  /// The people under `subjects` but for those under `excluding`; `nil` where nothing is written.
  func people(_ fields: Fields, excluding: Bool = true) -> AtomSet? {
    let excluded = excluding ? atoms(fields, .excluding) : nil
    guard let named = atoms(fields, .subjects) else { return nil }
    guard let excluded else { return named }
    let rest = named.subtracting(excluded)
    if rest.isEmpty, !named.isEmpty { refuseNobodyLeft(fields) }
    return rest
  }

  /// As ``people(_:excluding:)``; unstated means everyone, but for those excluded.
  func peopleOrEveryone(_ fields: Fields) -> AtomSet {
    guard !fields.has(.subjects) else { return people(fields) ?? nobody }
    let everyone = population?.everyone ?? nobody
    guard let excluded = atoms(fields, .excluding) else { return everyone }
    let rest = everyone.subtracting(excluded)
    // Whoever is in no class is meant only where 全員 is written: whoever excludes every class has left people out.
    if population != nil, rest.members.allSatisfy({ $0 == 0 }), !excluded.isEmpty {
      refuseNobodyLeft(fields)
    }
    return rest
  }

  private func refuseNobodyLeft(_ fields: Fields) {
    log.add(
      .nothingLeft, at: fields.place(.excluding),
      ja: "「対象外」を引くと誰も残りません", en: "nobody is left after who is excluded",
      help: Message(
        ja: "誰の情報かを「対象」に書いてください。どの範囲にも入らない人だけなら「対象: 全員」と書きます",
        en: "say whose data it is; 'subjects: everyone' if only people in no class are meant"))
  }

  var nobody: AtomSet { population?.nobody ?? AtomSet(count: 1) }

  /// The people of the classes under a key; `nil` where nothing is written.
  private func atoms(_ fields: Fields, _ word: Word) -> AtomSet? {
    guard fields.has(word) else { return nil }
    let texts = fields.texts(word)
    if let only = texts.first, texts.count == 1, !Vocabulary.isEveryone(only.text), let population,
      let name = tables[.subjectClass].name(for: only.text)
    {
      return population.atoms[position(name, .subjectClass)]
    }
    var found = nobody
    var seen: Set<String> = []
    for written in texts {
      let text = written.text
      guard seen.insert(text).inserted else {
        refuseDoubled(written)
        continue
      }
      if Vocabulary.isEveryone(text) {
        found = population?.everyone ?? nobody
      } else if let name = name(written, .subjectClass), let population {
        found = found.union(population.atoms[position(name, .subjectClass)])
      }
    }
    return found
  }
}
