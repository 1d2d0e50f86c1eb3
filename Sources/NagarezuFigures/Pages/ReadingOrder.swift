extension LaidOutScene.Page {
  /// A part of the tables and lists behind a picture.
  enum TablePart: Sendable {
    case heading(LaidOutScene.Text)
    /// What heads nothing, such as the number of the page.
    case words(LaidOutScene.Text)
    case row(LaidOutScene.Row)
    case cell(LaidOutScene.Cell)
    case note(LaidOutScene.Note)
  }

  /// The words around the picture in the order in which a person reads them: title, version and the sentence on
  /// changes come before it; then each heading before what stands below it, and the page's number last.
  var readingOrder: (opening: [LaidOutScene.Text], tables: [TablePart]) {
    let top = legend.map(\.rect.maxY).reduce(rule) { max($0, $1) }
    let opening = texts.filter { $0.rect.center.y < top }
    let other = texts.filter { $0.rect.center.y >= top }
    var headings = other.filter { $0.rect.y <= size.height - margin }
    let feet = other.filter { $0.rect.y > size.height - margin }
    var parts: [TablePart] = []
    func add(_ part: TablePart, at y: Double) {
      parts += headings.filter { $0.rect.y <= y }.map { .heading($0) }
      headings.removeAll { $0.rect.y <= y }
      parts.append(part)
    }
    for row in rows { add(.row(row), at: row.rect.y) }
    for cell in cells { add(.cell(cell), at: cell.rect.y) }
    for note in notes { add(.note(note), at: note.rect.y) }
    parts += (headings + feet).map { .words($0) }
    return (opening, parts)
  }
}
