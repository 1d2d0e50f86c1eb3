import ArgumentParser
import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import NagarezuSource

/// Writes where the boxes of a figure stand into its model, together with the figure as it is drawn by that: both, or neither.
struct Pinning {
  private let read: Side.Reading
  private let paper: Paper?
  private let style: DiagramStyle
  private let language: Language
  /// The model's file as it was read.
  private let bytes: [UInt8]?

  init(_ read: Side.Reading, paper: Paper?, style: DiagramStyle, language: Language) {
    (self.read, self.paper, self.style, self.language) = (read, paper, style, language)
    bytes = FigureEdit(files: read.input.files).bytes(of: read.model)
  }

  /// Ends the run; `draw` makes the files of a model's figure.
  ///
  /// - Throws: `ExitCode` with 0; ``EarlyEnd`` with 2 where the model's file has changed meanwhile or cannot be edited, or the figure has no
  ///   one place for each box; with 74 where something cannot be written.
  func run(_ draw: (Model) throws -> [(path: String, bytes: [UInt8])]) throws -> Never {
    guard read.problems.isEmpty else { throw read.input.unread(read.problems) }
    let file = read.model.span.file
    guard let pins = try places() else {
      throw EarlyEnd(
        .unread,
        Message(
          ja: "図が1枚に入らないので、固定できない。大きい紙（--paper a3）にする",
          en:
            "the figure does not fit one page, and cannot be pinned; take a larger sheet (--paper a3)"
        ))
    }
    var pinned = read.model
    pinned.figure.pins = pins
    let drawn = try draw(pinned)
    let text: [UInt8]
    do throws(FigureEdit.Fault) {
      text = try FigureEdit(files: read.input.files).text(
        of: read.model, pinning: pins.map(FigureEdit.Pin.init), since: bytes)
    } catch {
      let place = "\(read.input.seen.name(file)):\(error.span.line):\(error.span.column)"
      throw EarlyEnd(
        .unread,
        Message(
          ja: "\(place): 固定を書き込めない（\(error.message.ja)）。何も書いていない",
          en: "\(place): the pins cannot be written (\(error.message.en)); nothing was"))
    }
    try Output.end(.clean) {
      try Output.write([(read.input.files.location(of: file), text)] + drawn)
      Output.remark(
        Speech.say(
          "\(read.input.seen.name(file)) に固定を\(pins.count)件書いた\n",
          "\(pins.count) pins written into \(read.input.seen.name(file))\n"))
    }
  }

  /// Where the boxes stand today.
  private func places() throws -> [FigureHints.Pin]? {
    // Of the picture as one, which its author may divide (改頁).
    var whole = read.model
    whole.figure.pageBreaks = []
    do throws(FigureFault) {
      return try Figure(
        whole, style: style, layout: DrawingProgram(), paper: paper, language: language
      ).pins(in: read.model)
    } catch {
      throw EarlyEnd(error == .allHidden ? .unread : .fault, error.message)
    }
  }
}

extension FigureEdit.Pin {
  /// The pin as it is written.
  init(_ pin: FigureHints.Pin) {
    self.init(thing: pin.thing.name, column: pin.column, row: pin.row, side: pin.side)
  }
}
