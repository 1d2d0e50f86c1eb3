import NagarezuCore

/// A page of words, before anyone decided in which form it is written.
///
/// Nothing in it is markup: whatever a model's words hold, each writer makes them text of its form.
package struct Document: Sendable {
  /// How words stand out.
  package enum Mark: Hashable, Sendable {
    case plain
    /// Worth the first look: bold.
    case strong
    /// Differs from the other side of a comparison: underlined.
    case underlined
    /// New against a baseline: bold and underlined.
    case added
    /// Gone against a baseline: struck through.
    case removed
  }

  /// Words with one mark.
  package struct Run: Hashable, Sendable {
    package var text: String
    package var mark: Mark

    package init(_ text: String, _ mark: Mark = .plain) {
      self.text = text
      self.mark = mark
    }
  }

  /// Words that stand in one line, as far as the form has room for it.
  package typealias Line = [Run]

  package enum Block: Sendable {
    /// Of a part of the page; the page's own heading is ``Document/title``.
    case heading(Line)
    case paragraph(Line)
    case list(List)
    case grid(Grid)
  }

  /// Entries below each other.
  package struct List: Sendable {
    package var entries: [Entry]
    /// What stands there where there are none.
    package var nothing: String

    package init(_ entries: [Entry], nothing: String = "") {
      self.entries = entries
      self.nothing = nothing
    }
  }

  /// A line with further ones below it.
  package struct Entry: Sendable {
    package var head: Run
    package var lines: [String]

    package init(_ head: Run, lines: [String] = []) {
      self.head = head
      self.lines = lines
    }
  }

  package var title: Line
  package var blocks: [Block]
  package var language: Language

  /// A page in one language.
  package init(_ title: Line, language: Language, blocks: [Block] = []) {
    self.title = title
    self.language = language
    self.blocks = blocks
  }
}

extension Document {
  /// Rows under headings.
  package struct Grid: Sendable {
    /// The lines of one place in a row.
    package typealias Cell = [Document.Line]

    package var headings: [String]
    /// Shape: row → a cell for each heading.
    package var rows: [[Cell]]

    package init(headings: [String], rows: [[Cell]]) {
      self.headings = headings
      self.rows = rows
    }
  }
}

extension Document.Line {
  /// Words without a mark.
  package static func plain(_ text: String) -> Self { [Document.Run(text)] }
}
