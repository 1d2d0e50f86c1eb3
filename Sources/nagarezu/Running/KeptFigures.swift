import NagarezuDrawing
import NagarezuFigures
import Synchronization

/// The figures of a run that goes on: what is made of the same as one of the last is not drawn anew.
final class KeptFigures: Sendable {
  private typealias Kept = (subject: FigureSubject, drawn: Result<Figure, FigureFault>)

  /// As many states of a model are kept, so that what is undone is there at once.
  private static let depth = 4

  /// Shape: file of a model → its figures, the last one first.
  private let kept = Mutex<[String: [Kept]]>([:])

  /// The figure made of `subject`, for the model in `file`.
  ///
  /// - Throws: ``FigureFault``; one that lies in the model is kept, too.
  func figure(of subject: FigureSubject, in file: String) throws(FigureFault) -> Figure {
    let known = kept.withLock { kept in kept[file]?.first { $0.subject == subject } }
    let drawn = known?.drawn ?? Self.draw(subject)
    if case .failure(let fault) = drawn, !fault.liesInTheModel { throw fault }
    kept.withLock { kept in
      let others = (kept[file] ?? []).filter { $0.subject != subject }
      kept[file] = [(subject, drawn)] + others.prefix(Self.depth - 1)
    }
    return try drawn.get()
  }

  private static func draw(_ subject: FigureSubject) -> Result<Figure, FigureFault> {
    Result { () throws(FigureFault) in try Figure(subject, layout: DrawingProgram()) }
  }

  /// Lets go of what was kept for other files.
  func keep(only files: some Sequence<String>) {
    let files = Set(files)
    kept.withLock { $0 = $0.filter { files.contains($0.key) } }
  }
}
