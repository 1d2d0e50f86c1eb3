import NagarezuCore

/// A file as it was written, for whoever writes it again: every remark, quotation mark and number as a person put it, and only what
/// stands between them let go.
struct Form {
  /// Remarks at the top, above the first key.
  var head: [Above] = []
  /// What stands behind `---`; `nil` where that does not stand.
  var start: Mark?
  var pairs: [Pair] = []
  /// Remarks below the last key.
  var tail: [Above] = []
  var end: Mark?
  /// Remarks below `...`.
  var rest: [Above] = []

  /// A mark of the file.
  struct Mark {
    var remark: String?
  }

  /// A line above something.
  enum Above: Hashable {
    case blank
    /// From its `#` on.
    case remark(String)
  }

  /// A key with its value.
  struct Pair {
    var above: [Above] = []
    /// As written, with its quotation marks.
    var key: String
    var value: Value = .empty
    /// Behind the value, or behind the key of what stands below it.
    var remark: String?
  }

  /// An entry of a list with a dash.
  struct Entry {
    var above: [Above] = []
    var value: Value = .empty
    var remark: String?
  }

  indirect enum Value {
    /// Nothing is written.
    case empty
    /// A text on one line, with its quotation marks.
    case text(String)
    /// A text over several lines, without what they are indented by; an empty one is a blank line.
    case texts([String])
    /// `|` or `>` with what follows it, and the lines below without what all are indented by.
    case block(String, [String])
    case row(Row)
    case map([Pair], tail: [Above])
    case list([Entry], tail: [Above])
  }

  /// `[…]` or `{…}`.
  struct Row {
    var isMap: Bool
    var items: [Item] = []
    /// Whether the closing bracket stands on a line of its own, and remarks above it.
    var closesBelow = false
    var tail: [String] = []

    struct Item {
      /// Whether it begins a line.
      var isBelow = false
      /// Remarks above it.
      var above: [String] = []
      /// `nil` for a value alone.
      var key: String?
      /// `nil` for a key alone, without a colon.
      var value: Value?
      /// Behind it, so that the next begins a line.
      var remark: String?
    }

    /// Whether it stands on one line.
    var isFlat: Bool {
      !closesBelow && tail.isEmpty
        && items.allSatisfy { item in
          !item.isBelow && item.above.isEmpty && item.remark == nil
            && (item.value.map { if case .row(let row) = $0 { row.isFlat } else { true } } ?? true)
        }
    }
  }

  /// Something in it is written in a way that is not taken apart here.
  struct NotTaken: Error {
    /// From 1.
    var line: Int
  }
}

extension Form {
  /// The text of a key or of a plain or quoted text of one line, as it is read; `nil` for a text with escapes.
  static func read(_ source: String) -> String? {
    guard let mark = source.utf8.first, mark == .quotationMark || mark == .apostrophe else {
      return source
    }
    let inner = String(source.dropFirst().dropLast())
    if mark == .apostrophe { return inner.replacing("''", with: "'") }
    return inner.utf8.contains(.backslash) ? nil : inner
  }
}
