import NagarezuCore

extension ModelAssembly {
  /// 改行: the pieces that put together are the name, or the full name; empty where there are none or they are refused.
  func breaks(_ fields: Fields, of name: String) -> [String] {
    let pieces = fields.texts(.breaks)
    guard let first = pieces.first else { return [] }
    let full = fields.has(.name) ? fields.text(.name)?.text : nil
    let whole = NormalForm.of(pieces.map(\.text).joined())
    guard whole == name || whole == full else {
      log.add(
        .wrongShape, at: first.span,
        ja: "「改行」をつなぐと「\(whole.shown)」になり、名前「\(name.shown)」と違います",
        en: "the pieces of 'breaks' make '\(whole.shown)', not the name '\(name.shown)'",
        help: Message(
          ja: "名前（又は「名称」）を、切ってよい所で分けて書いてください",
          en: "write the name (or 'name') in pieces, broken where it may be"))
      return []
    }
    return pieces.map(\.text)
  }

  /// A name that stands for another is never shown.
  func refuseBreaks(of element: Element) {
    guard element.fields.has(.breaks) else { return }
    log.add(
      .keyOutOfPlace, at: element.fields.place(.breaks),
      ja: "「同義」のある項目は図に出ないので、「改行」は書けません",
      en: "an item with 'sameAs' is never shown and cannot have 'breaks'")
  }
}
