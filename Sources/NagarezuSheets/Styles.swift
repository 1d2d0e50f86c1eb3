import CXlsxwriter
import NagarezuCore

/// How cells are shown, each style made once a workbook. All is legible in grey: fills differ in lightness, and letters say the same.
final class Styles {
  /// One style.
  struct Key: Hashable {
    enum Form: Hashable {
      /// A cell, a text on a cover, what stands in bold, and what leads to another sheet.
      case cell, words, title, link
      /// Headings: across, from top to bottom, from bottom to top, and over a group.
      case heading, stacked, turned, group
      /// A sign, darker the more it weighs (0 to 3), and a sum.
      case sign(Int), sum
    }

    var form: Form
    /// Whether it stays a text when somebody edits it.
    var isText = false
    /// Of a day: the era whose first year is written as such.
    var era: JapaneseEra?
  }

  /// Points of what is written, and the family.
  static let (size, family) = (10.0, "BIZ UDGothic")

  private let book: UnsafeMutablePointer<lxw_workbook>
  private let language: Language
  private var made: [Key: UnsafeMutablePointer<lxw_format>] = [:]

  init(_ book: UnsafeMutablePointer<lxw_workbook>, _ language: Language) {
    (self.book, self.language) = (book, language)
    // The book's first style is that of all other cells, by whose digits widths are counted.
    if let standard = book.pointee.formats?.pointee.stqh_first {
      format_set_font_name(standard, Self.family)
      format_set_font_size(standard, Self.size)
    }
  }

  /// Days in the calendar of the language. Not every spreadsheet knows how to write 元年, so the days of one era's first year have a
  /// part of the format of their own, by which a cell stays right whatever day somebody puts there.
  private func dayFormat(_ era: JapaneseEra) -> String {
    guard language == .ja else { return "yyyy-mm-dd" }
    let (words, plain) = (#"m"月"d"日""#, #"[$-411]ggge"年"m"月"d"日""#)
    let next = Day(year: era.firstYear + 1, month: 1, day: 1) ?? era.firstDay
    return "[<\(era.firstDay.count)]\(plain);[<\(next.count)]\"\(era.rawValue)元年\"\(words);\(plain)"
  }

  /// From white to a blue that is a middle grey in print.
  private static let fills: [lxw_color_t] = [0xFFFFFF, 0xE6F0F8, 0xC0D9EC, 0x8FBBDD]

  subscript(_ form: Key.Form) -> UnsafeMutablePointer<lxw_format>? { self[Key(form: form)] }

  /// The style; `nil` where memory ends.
  subscript(_ key: Key) -> UnsafeMutablePointer<lxw_format>? {
    if let format = made[key] { return format }
    guard let format = workbook_add_format(book) else { return nil }
    made[key] = format
    format_set_font_name(format, Self.family)
    format_set_font_size(format, Self.size)
    if key.isText { format_set_num_format(format, "@") }
    if let era = key.era { format_set_num_format(format, dayFormat(era)) }
    shape(format, as: key.form)
    return format
  }

  private func shape(_ format: UnsafeMutablePointer<lxw_format>, as form: Key.Form) {
    let (left, centre) = (LXW_ALIGN_LEFT, LXW_ALIGN_CENTER)
    switch form {
    case .cell: box(format, wraps: true)
    case .words: place(format, left, LXW_ALIGN_VERTICAL_TOP, wraps: true)
    case .title:
      format_set_bold(format)
      place(format, left, LXW_ALIGN_VERTICAL_TOP, wraps: false)
    case .link:
      box(format, wraps: true)
      format_set_font_color(format, 0x1F4E79)
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    case .heading: head(format, centre, LXW_ALIGN_VERTICAL_CENTER, wraps: true)
    case .stacked:
      head(format, centre, LXW_ALIGN_VERTICAL_TOP, wraps: false)
      format_set_rotation(format, 270)
    case .turned:
      head(format, centre, LXW_ALIGN_VERTICAL_BOTTOM, wraps: false)
      format_set_rotation(format, 90)
    case .group: head(format, centre, LXW_ALIGN_VERTICAL_CENTER, wraps: true)
    case .sign(let weight):
      box(format, wraps: false)
      format_set_align(format, UInt8(centre.rawValue))
      format_set_bg_color(format, Self.fills[min(max(weight, 0), Self.fills.count - 1)])
    case .sum:
      head(format, centre, LXW_ALIGN_VERTICAL_CENTER, wraps: false)
    }
  }

  private func place(
    _ format: UnsafeMutablePointer<lxw_format>, _ across: lxw_format_alignments,
    _ down: lxw_format_alignments, wraps: Bool
  ) {
    format_set_align(format, UInt8(across.rawValue))
    format_set_align(format, UInt8(down.rawValue))
    if wraps { format_set_text_wrap(format) }
  }

  private func box(_ format: UnsafeMutablePointer<lxw_format>, wraps: Bool) {
    format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    format_set_border_color(format, 0x9A9A9A)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if wraps { format_set_text_wrap(format) }
  }

  private func head(
    _ format: UnsafeMutablePointer<lxw_format>, _ across: lxw_format_alignments,
    _ down: lxw_format_alignments, wraps: Bool
  ) {
    box(format, wraps: false)
    place(format, across, down, wraps: wraps)
    format_set_bold(format)
    format_set_bg_color(format, 0xE2E2E2)
  }
}
