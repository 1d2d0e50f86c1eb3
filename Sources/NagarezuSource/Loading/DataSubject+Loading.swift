import NagarezuCore

// 本人 are never judged for their own data: so nobody may pass for one where data is kept or carried, and no legal
// person for a part of the authority, which is not judged either.
extension ModelAssembly {
  /// The name of the 本人 for which a word stands; `nil` for anybody else.
  private func dataSubject(_ written: Written) -> String? {
    guard let name = table(.party).name(for: written.text),
      dataSubjects.contains(name)
    else { return nil }
    return name
  }

  /// Says where a 本人 operates something or holds a key.
  func refuseDataSubjects(_ fields: Fields, _ word: Word) {
    for written in fields.texts(word) { refuseDataSubject(written, word) }
  }

  func refuseDataSubject(_ written: Written, _ word: Word) {
    guard let name = dataSubject(written) else { return }
    log.add(
      .wrongKindOfName, at: written.span,
      ja: word == .holders
        ? "「\(name.shown)」は本人なので、鍵の保持者にはなれません" : "「\(name.shown)」は本人なので、運用する主体にはなれません",
      en: word == .holders
        ? "'\(name.shown)' is a data subject and can hold no key"
        : "'\(name.shown)' is a data subject and can operate nothing",
      help: Message(
        ja: "実際に運用・保持する法人又は課を書いてください", en: "name the legal person or section that does"))
  }

  /// Says where a 本人 hands over 全て: a person hands over what is named.
  func refuseAllFromDataSubject(_ flow: Flow, _ fields: Fields) {
    guard case .all = flow.items, let from = fields.text(flow.isReturn ? .to : .from),
      case .party = flow.from, let name = dataSubject(from)
    else { return }
    log.add(
      .wrongShape, at: fields[.items]?.span ?? fields.place(.items),
      ja: "「\(name.shown)」は本人なので、渡す項目を「全て」とは書けません",
      en: "'\(name.shown)' is a data subject: what it hands over must be named",
      help: Message(ja: "渡す項目を並べてください", en: "list the items"))
  }

  /// Says where another legal person, or a 本人, is written as a part of the authority.
  func refuseOtherPersons(in authority: String, _ links: [[Int]]) {
    let others: Set<Party.Form> = [
      .company, .association, .state, .municipality, .bank, .dataSubject,
    ]
    for (index, element) in parties.enumerated() {
      guard let parent = element.fields.text(.partOf),
        let form = partyForm(element.fields), others.contains(form)
      else { continue }
      var next = links[index].first
      // A chain that is longer is refused on its own.
      for _ in 0...Limits.nesting {
        guard let one = next, parties[one].name.text != authority else { break }
        next = links[one].first
      }
      guard let found = next, parties[found].name.text == authority else { continue }
      log.add(
        .wrongKindOfName, at: parent.span,
        ja:
          "「\(element.name.text.shown)」は種別が「\(form.rawValue)」なので、実施機関「\(authority.shown)」に属しません",
        en:
          "'\(element.name.text.shown)' is of a kind that is no part of the authority '\(authority.shown)'",
        help: Message(
          ja: "「所属」を取り除くか、実施機関の課なら「種別: 課」と書いてください",
          en: "remove 'partOf', or write 'kind: section' if it is a section of the authority"))
    }
  }
}
