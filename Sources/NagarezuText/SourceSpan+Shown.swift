import NagarezuCore

extension SourceSpan {
  /// The file's name as it is printed for people: a line feed in it would pass for one of ours.
  package var shownFile: String { VisibleText.written(SeenFiles.current.name(file)) }

  /// `file:line:column`.
  package var shown: String { "\(shownFile):\(line):\(column)" }
}
