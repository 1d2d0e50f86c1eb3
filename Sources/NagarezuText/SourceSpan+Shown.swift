import NagarezuCore

extension SourceSpan {
  /// The file's name as it is printed: a line feed in it would pass for one of ours.
  package var shownFile: String { VisibleText.written(file) }

  /// `file:line:column`.
  package var shown: String { "\(shownFile):\(line):\(column)" }
}
