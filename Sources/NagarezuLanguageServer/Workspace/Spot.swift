import NagarezuCore
import NagarezuSource

/// A place in an open file that somebody points at.
struct Spot {
  let document: Workspace.Document
  /// In scalars.
  let offset: Int
  /// From 1, the column in scalars.
  let line: Int
  let column: Int
  /// What is known of the file as it stands.
  let analysis: Analysis
  /// The file as it is named in reports.
  var file: String { analysis.file }

  /// What stands where in the file; `nil` while it cannot be read as YAML.
  var outline: FileOutline? { analysis.outline(of: file) }

  /// What stands there, if the file can be read.
  var mark: FileOutline.Mark? { outline?.mark(line, column) }

  /// The word around the place, and where it begins: up to what separates it from others, for a text that cannot be read.
  var word: (text: String, start: Int) {
    let signs = " \n\r,[]{}:、（）()\"'".unicodeScalars
    let scalars = document.text.scalars
    var (first, last) = (offset, offset)
    while first > 0, !signs.contains(scalars[first - 1]) { first -= 1 }
    while last < scalars.count, !signs.contains(scalars[last]) { last += 1 }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[first..<last])
    return (String(text), first)
  }
}
