import NagarezuCore

/// What stands where in one file, for whoever edits it: keys, names, words and dates with their extents, and the elements in a tree.
///
/// It asks of a file no more than that it is YAML: what is wrong with it beyond that is said by whoever reads it as a model.
package struct FileOutline: Sendable {
  /// What a name does where it stands.
  package enum Role: Hashable, Sendable {
    /// It is given to something there.
    case declares
    /// It is another spelling (別名) of the name given.
    case stands(for: String)
    /// It names something that is declared elsewhere, or by being listed.
    case uses
  }

  /// What a piece of the text is.
  package enum What: Sendable {
    case key(Vocabulary.Key, Vocabulary.Context)
    /// A name in normal form, and what it may be the name of.
    case name(String, [Vocabulary.NameKind], Role)
    case word(String, Vocabulary.WordList)
    /// A day, a period or a time to keep.
    case date(String)
    /// The number of a flow.
    case number(String)
    /// The id of an approval.
    case approval(String)
    /// The id of a finding.
    case finding(String)
    /// The path of a file, as seen from the root of the project.
    case path(String)
  }

  /// A piece of the text on one line.
  package struct Mark: Sendable {
    package let what: What
    package let span: SourceSpan
    /// In Unicode scalars, quotation marks included.
    package let length: Int
    /// Whether other words can take its place letter by letter: it stands as written, perhaps between quotation marks of its own.
    package let isEditable: Bool

    /// Whether a column of its line, from 1, lies in it or at its end.
    package func holds(_ line: Int, _ column: Int) -> Bool {
      span.line == line && span.column <= column && column <= span.column + length
    }
  }

  /// An element or a section, for lists of symbols.
  package struct Entry: Sendable {
    package enum Kind: Hashable, Sendable {
      case section
      case element(Vocabulary.Context)
    }

    package let kind: Kind
    /// Of an approval its id; of a flow its number and ends.
    package let name: String
    /// What it is called more fully, or is of; empty where nothing is said.
    package let detail: String
    package let span: SourceSpan
    /// In Unicode scalars, of what stands at `span`.
    package let length: Int
    /// The last line that belongs to it, from 1.
    package let lastLine: Int
    package let children: [Entry]
  }

  /// As it is named in reports.
  package let file: String
  /// In order of place.
  package let marks: [Mark]
  /// The sections in the order written.
  package let entries: [Entry]
  /// Lines that belong together, both included, from 1: in order, more than one line each.
  package let folds: [ClosedRange<Int>]
  let root: YAMLNode
  let text: SourceText

  /// What stands in a file; `nil` for one that cannot be read as YAML.
  package init?(_ bytes: [UInt8], file: String) {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard bytes.count <= Limits.fileBytes, let string = String(validating: body, as: UTF8.self),
      let root = Part.root(file, bytes)
    else { return nil }
    var reading = OutlineReading(SourceText(file: file, string))
    reading.takeFile(root)
    self.file = file
    self.root = root
    text = reading.text
    marks = reading.marks.sorted { $0.span < $1.span }
    entries = reading.entries
    folds = reading.folds.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }

  /// What stands at a place; of several that touch it the one that begins there.
  package func mark(_ line: Int, _ column: Int) -> Mark? { marks.last { $0.holds(line, column) } }

  /// Whether the file is a model.
  package var isModel: Bool {
    entries.contains { $0.kind == .section && $0.detail == Word.title.rawValue }
  }
}
