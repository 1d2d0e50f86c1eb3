extension LaidOutScene.Page {
  /// A part of the tables and lists behind a picture.
  enum TablePart: Sendable {
    case heading(LaidOutScene.Text)
    case row(LaidOutScene.Row)
    case cell(LaidOutScene.Cell)
    case note(LaidOutScene.Note)
  }

  /// The words around the picture in the order in which a person reads them: title, version and the sentence on
  /// changes come before it; then each heading before what stands below it, and the page's number last.
  var readingOrder: (opening: [LaidOutScene.Text], tables: [TablePart]) {
    let top = legend.map(\.rect.maxY).reduce(rule) { max($0, $1) }
    let opening = texts.filter { $0.rect.center.y < top }
    var headings = texts.filter { $0.rect.center.y >= top }
    let number =
      headings.last.map { $0.rect.y > size.height - margin } ?? false ? headings.popLast() : nil
    var parts: [TablePart] = []
    func add(_ part: TablePart, at y: Double) {
      parts += headings.filter { $0.rect.y <= y }.map { .heading($0) }
      headings.removeAll { $0.rect.y <= y }
      parts.append(part)
    }
    for row in rows { add(.row(row), at: row.rect.y) }
    for cell in cells { add(.cell(cell), at: cell.rect.y) }
    for note in notes { add(.note(note), at: note.rect.y) }
    parts += (headings + [number].compactMap { $0 }).map { .heading($0) }
    return (opening, parts)
  }
}
