import Foundation
import NagarezuCore
import NagarezuSource
import NagarezuViewServer
import Synchronization

/// Writes where a person moved a box on the page into the model, and takes it back: for `view --edit`.
final class PagePinning: Sendable {
  /// A business as its page shows it.
  struct Sheet: Sendable {
    let model: Model
    /// What the model was read from.
    let files: any FileReading
    /// The model's file as it was read; `nil` where it could not be read again.
    let bytes: [UInt8]?
    /// Where each box stands; `nil` where the figure has no one place for each.
    let places: [FigureHints.Pin]?
  }

  /// Something that was written: a file as it was, and as it is since.
  private struct Step {
    let files: any FileReading
    let file: String
    let before: [UInt8]
    let after: [UInt8]
  }

  private struct State {
    /// Which state the page shows.
    var number = 0
    var sheets: [Sheet] = []
    /// The last one last.
    var steps: [Step] = []
  }

  /// Steps that can be taken back.
  private static let depth = 100

  private let language: Language
  private let state = Mutex(State())

  init(language: Language) { self.language = language }

  /// Takes what the page shows in a state.
  func show(_ sheets: [Sheet], state number: Int) {
    state.withLock { ($0.sheets, $0.number) = (sheets, number) }
  }

  /// What a page asks for.
  private enum Wish {
    case move(state: Int, business: Int, thing: String, column: Int, row: Int)
    case undo

    init?(_ body: [UInt8]) {
      struct Form: Decodable {
        var undo: Bool?
        var state: Int?
        var business: Int?
        var thing: String?
        var column: Int?
        var row: Int?
      }
      guard let form = try? JSONDecoder().decode(Form.self, from: Data(body)) else { return nil }
      if form.undo == true {
        self = .undo
      } else if let state = form.state, let business = form.business, let thing = form.thing,
        let column = form.column, let row = form.row, (1...100).contains(column),
        (1...100).contains(row)
      {
        self = .move(state: state, business: business, thing: thing, column: column, row: row)
      } else {
        return nil
      }
    }
  }

  /// Why nothing was written.
  private struct Refusal: Error {
    let status: Int
    let message: Message
  }

  /// Does what is asked for, whole or not at all.
  func answer(_ body: [UInt8]) -> Reply {
    do {
      try state.withLock { state in try fulfil(Wish(body), &state) }
      return sentence(200, Message(ja: "書き込んだ", en: "written"))
    } catch let refusal as Refusal {
      return sentence(refusal.status, refusal.message)
    } catch let stop as EarlyEnd {
      let text = stop.text.trimmingCharacters(in: .whitespacesAndNewlines)
      return sentence(507, Message(ja: text, en: text))
    } catch {
      return sentence(500, Message(ja: "\(error)", en: "\(error)"))
    }
  }

  private func sentence(_ status: Int, _ message: Message) -> Reply {
    Reply(
      status: status, type: "text/plain; charset=utf-8", body: Array(message[language].utf8))
  }

  private func fulfil(_ wish: Wish?, _ state: inout State) throws {
    switch wish {
    case nil:
      throw Refusal(
        status: 400, message: Message(ja: "何を動かすのか読めない", en: "this does not say what to move"))
    case .undo: try undo(&state)
    case .move(let number, let business, let thing, let column, let row):
      guard number == state.number, state.sheets.indices.contains(business) else { throw Self.gone }
      let sheet = state.sheets[business]
      let pins = try Self.moved(thing, to: (column, row), on: sheet)
      let file = sheet.model.span.file
      guard let before = sheet.bytes else { throw Self.gone }
      let after: [UInt8]
      do throws(FigureEdit.Fault) {
        after = try FigureEdit(files: sheet.files).text(
          of: sheet.model, pinning: pins.map(FigureEdit.Pin.init), since: before)
      } catch {
        throw Refusal(
          status: 409,
          message: Message(
            ja: "\(error.span.file):\(error.span.line): 書き込めない（\(error.message.ja)）",
            en: "\(error.span.file):\(error.span.line): cannot be written (\(error.message.en))"))
      }
      try Output.write([(sheet.files.location(of: file), after)])
      state.steps.append(Step(files: sheet.files, file: file, before: before, after: after))
      if state.steps.count > Self.depth { state.steps.removeFirst() }
    }
  }

  /// All places with one of them changed; what stood there changes places with it, so that no two are in one.
  private static func moved(
    _ thing: String, to place: (column: Int, row: Int), on sheet: Sheet
  ) throws -> [FigureHints.Pin] {
    guard var pins = sheet.places else { throw divided }
    guard let moved = pins.firstIndex(where: { $0.thing.name == thing }) else { throw gone }
    let old = (pins[moved].column, pins[moved].row)
    if let other = pins.firstIndex(where: { ($0.column, $0.row) == (place.column, place.row) }) {
      (pins[other].column, pins[other].row) = old
    }
    (pins[moved].column, pins[moved].row) = (place.column, place.row)
    return pins
  }

  private func undo(_ state: inout State) throws {
    guard let step = state.steps.last else {
      throw Refusal(status: 409, message: Message(ja: "戻すものがない", en: "there is nothing to undo"))
    }
    let project = step.files.project(of: step.file, foundIn: nil)
    guard (try? step.files.read(step.file, in: project)) == step.after else {
      throw Refusal(
        status: 409,
        message: Message(
          ja: "その後でファイルが書き換えられているので、戻さない",
          en: "the file has changed since, and nothing is undone"))
    }
    try Output.write([(step.files.location(of: step.file), step.before)])
    state.steps.removeLast()
  }

  private static let divided = Refusal(
    status: 409,
    message: Message(
      ja: "図が1枚に収まっていないので、箱を動かせない。「元に戻す」か、大きい紙にする（モデルの「図」の「紙」）",
      en:
        "the figure does not fit one page, and its boxes cannot be moved; undo the last move, or give it a larger sheet under `figure`"
    ))

  private static let gone = Refusal(
    status: 409,
    message: Message(
      ja: "ファイルが変わって、図が新しくなるところなので、書き込まない。ページが新しくなってから動かす",
      en:
        "the file has changed and the figure is being renewed, so nothing is written; move it once the page has caught up"
    ))
}
