import Glibc
import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import NagarezuSource

/// What a reader stumbles over in figures: the real case in each view, then the 72 models of `generators/figures.py`, all on A4.
enum Quality {
  private static let folder = "figures-to-measure"

  /// Sums over pages.
  private struct Row {
    var pages = 0
    var arrows = 0
    var crossings = 0
    var alike = 0
    var bends = 0
    var jogs = 0
    var leaving = 0
    var trespassing = 0
    var overWords = 0
    var ambiguous = 0
    var mute = 0
    var detours = 0

    mutating func add(_ figure: Figure) {
      pages += figure.pages.count
      for page in figure.laidOut.pages where !page.boxes.isEmpty {
        let found = PageQuality(page)
        arrows += found.arrows
        crossings += found.crossings
        alike += found.crossingsAlike
        bends += found.bends
        jogs += found.jogs
        leaving += found.leaving.count
        trespassing += found.trespassing.count
        overWords += found.overWords.count
        ambiguous += found.ambiguous.count
        mute += found.mute.count
        detours += found.detours.count
      }
    }

    static let head = [
      "pages", "arrows", "cross", "alike", "bends", "jogs", "leave", "foreign", "words", "unclear",
      "mute", "detours",
    ]
    var cells: [Int] {
      [
        pages, arrows, crossings, alike, bends, jogs, leaving, trespassing, overWords, ambiguous,
        mute, detours,
      ]
    }
  }

  static func print() { Startup.atRoot(with: "nagarezu-draw") { print($0) } }

  private static func print(_ program: String) {
    guard let own = realpath(program, nil) else { return Swift.print("cannot find \(program)") }
    defer { free(own) }
    let engine = DrawingProgram(executable: String(cString: own), limit: 120)
    defer { _ = Startup.time("/bin/rm", ["-rf", folder]) }
    guard
      Startup.time("/usr/bin/python3", ["Benchmarks/generators/figures.py", folder]) != nil
    else { return Swift.print("cannot write the models") }
    line("figures on A4", Row.head)
    do {
      try printViews(by: engine)
      try printGenerated(by: engine)
    } catch {
      Swift.print("cannot draw: \(error)")
    }
  }

  private static func printViews(by engine: DrawingProgram) throws {
    let model = try ModelLoader(files: DiskFiles(root: "."))
      .load("models/shinjuku/kyufukin.yaml")
    let views = [
      ("whole", FigureView()), ("findings", FigureView(verdict: Verdict(model))),
      ("overview", FigureView(.overview)),
    ]
    for (name, view) in views {
      var row = Row()
      row.add(try Figure(model, view: view, layout: engine))
      line(name, row.cells.map(String.init))
    }
  }

  private static func printGenerated(by engine: DrawingProgram) throws {
    let loader = ModelLoader(files: DiskFiles(root: "."))
    var (all, refused) = (Row(), 0)
    for model in try loader.loadAll([folder]) {
      guard let figure = try? Figure(model, layout: engine) else {
        refused += 1
        continue
      }
      all.add(figure)
    }
    line("generated", all.cells.map(String.init))
    Swift.print("refused: \(refused)\n")
  }

  private static func line(_ name: String, _ cells: [String]) {
    let head = name + String(repeating: " ", count: max(0, 14 - name.count))
    Swift.print(head + cells.map { Measure.padded($0, 8) }.joined())
  }
}
