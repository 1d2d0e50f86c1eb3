import NagarezuCore

/// One business of a portfolio while it is being written: first its parts' things, then its own, at last all in order of name.
struct BusinessDraft {
  let parts: [PortfolioPart]
  let file: String
  let title: String
  var draft: RandomDraft
  var model: Model { draft.model }

  /// A business with nothing but its people and its parts.
  init(_ parts: [PortfolioPart], file: String, title: String, _ random: inout Random) {
    self.parts = parts
    self.file = file
    self.title = title
    draft = RandomDraft(seed: random.next(), isTame: random.chance(80))
    writeClasses()
    for part in parts { include(part) }
  }

  /// The business with all that is its own.
  mutating func write(isOneAuthority: Bool) -> Model {
    writeParties(isOneAuthority: isOneAuthority)
    writeThings()
    changeHands()
    nameTheUnnamed()
    addAnyone()
    writeFlows()
    writePapers()
    return finished()
  }

  // MARK: People

  /// The classes of the parts and none to two of its own, by name; without its own where they leave a class empty.
  private mutating func writeClasses() {
    let shared = parts.flatMap { part in part.classes.map { (words: $0, file: part.file) } }
    var own: [(words: ClassInWords, file: String)] = []
    for letter in draft.random.some(draft.random.below(3), of: ["b", "e", "h"]) {
      let around = shared.map(\.words.name) + own.map(\.words.name)
      let within = draft.random.chance(70) ? draft.random.some(1, of: around) : []
      own.append((ClassInWords(name: "c\(letter)", within: within), file))
    }
    if !cut(shared + own), !cut(shared) { _ = cut([]) }
  }

  private mutating func cut(_ classes: [(words: ClassInWords, file: String)]) -> Bool {
    let sorted = classes.sorted { $0.words.name.precedesByBytes($1.words.name) }
    let subjects = sorted.enumerated().map { place, one in
      SubjectClass(
        name: one.words.name,
        within: one.words.within.compactMap { name in
          sorted.firstIndex { $0.words.name == name }.map { SubjectClass.ID($0) }
        }, isPartitioned: one.words.isPartitioned,
        span: SourceSpan(file: one.file, line: 100 + place, column: 3))
    }
    guard let population = try? Population(subjects) else { return false }
    draft.model.subjects = subjects
    draft.model.population = population
    return true
  }

  // MARK: Parts

  /// Adds a part's things behind what is there, for the people that its words mean here.
  private mutating func include(_ part: PortfolioPart) {
    let here = model
    func people(_ words: PeopleInWords) -> AtomSet { words.people(in: here) }
    var added = Replacing(part.model, behind: here).replaced(part.model)
    for index in added.flows.indices {
      added.flows[index].subjects = people(part.flowPeople[index])
    }
    for index in added.approvals.indices {
      added.approvals[index].subjects = people(part.approvalPeople[index])
    }
    for index in added.parties.indices where added.parties[index].kind == .dataSubject {
      added.parties[index].subjects = part.partyPeople[index].map(people)
    }
    for index in added.systems.indices {
      for number in added.systems[index].holdings.indices {
        added.systems[index].holdings[number].subjects = people(part.holdingPeople[index][number])
      }
      for number in added.systems[index].readers.indices {
        added.systems[index].readers[number].subjects = people(part.readerPeople[index][number])
      }
    }
    draft.model.parties += added.parties
    draft.model.sites += added.sites
    draft.model.systems += added.systems
    draft.model.items += added.items
    draft.model.keys += added.keys
    draft.model.channels += added.channels
    draft.model.purposes += added.purposes
    draft.model.flows += added.flows
    draft.model.approvals += added.approvals
  }

  /// Whether a thing stands in a part.
  func isShared(_ span: SourceSpan) -> Bool { span != RandomDraft.span }
}

// MARK: - The end

extension BusinessDraft {
  fileprivate func finished() -> Model {
    var done = model
    done.title = title
    done.files = [file] + parts.map(\.file)
    let ends = done.flows.flatMap { [$0.from, $0.to] }
    for (index, party) in done.parties.enumerated()
    where party.kind == .unnamed && party.name.hasPrefix("u") {
      // One that receives what nobody knows who receives, or one that nothing names any more.
      let isReceiver = ends.contains(.party(Party.ID(index)))
      done.parties[index].name = isReceiver ? "受け手不明（\(index)）" : "運用者不明（\(index)）"
    }
    var line = 1000
    let own = file
    done = done.placed { span in
      guard span == RandomDraft.span else { return span }
      line += 1
      return SourceSpan(file: own, line: line, column: 3)
    }
    done.span = SourceSpan(file: file, line: 1, column: 1)
    done.files = [file] + parts.map(\.file)
    done.flows.sort { $0.number.precedesByBytes($1.number) }
    return Replacing(sorting: done).moved(done)
  }
}
