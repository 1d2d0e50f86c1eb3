import NagarezuCore

extension SourceSpan {
  /// The file's name as it is printed: a line feed in it would pass for one of ours.
  var shownFile: String { VisibleText.written(file) }

  /// `file:line:column`.
  var shown: String { "\(shownFile):\(line):\(column)" }
}
