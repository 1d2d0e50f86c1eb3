import Glibc
import NagarezuFigures

/// Places by Graphviz and pictures by librsvg, from `nagarezu-draw`: a program of its own, so that a library that
/// crashes, hangs or leaks ends in a typed fault here, and so that a run that only checks loads none of them.
public struct DrawingProgram: LayoutEngine {
  /// The program: an absolute path.
  public var executable: String
  /// Seconds of processor time after which a layout is ended.
  public var limit: Double
  /// How many times as long it may take by the clock: a busy machine must not change what can be drawn, and what waits for ever must end.
  public var patience = 10.0
  /// Is told the letters that no font has, in whose place a picture has 〓; not called where there are none.
  public var tellMissing: @Sendable (String) -> Void = { _ in }

  /// The drawing by the program at `executable`.
  ///
  /// The limit must be generous: a slow machine must not change the outcome of a figure that can be laid out.
  public init(executable: String = Self.besideOwn, limit: Double = 30) {
    self.executable = executable
    self.limit = limit
  }

  /// Where `nagarezu-draw` is: in the folder of the program that runs now, as the kernel knows it.
  public static var besideOwn: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return "nagarezu-draw" }
    let own = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return own[..<(own.lastIndex(of: "/") ?? own.startIndex)] + "/nagarezu-draw"
  }

  public func places(for graphs: [LayoutGraph]) throws(FigureFault) -> [[Point]] {
    guard !graphs.isEmpty else { return [] }
    let answer = try answer(
      to: Array(LayoutWire.request(graphs).utf8), .layout, within: limit,
      atMost: LayoutWire.limit)
    guard let text = String(validating: answer, as: UTF8.self),
      let places = LayoutWire.places(in: text, for: graphs)
    else { throw .garbled }
    return places
  }

  /// One PDF with a sheet for each SVG, fonts embedded, text selectable, no date inside: same input, same bytes.
  ///
  /// - Throws: ``FigureFault``, for instance for a text that is no SVG.
  public func pdf(pages: [String], title: String = "") throws(FigureFault) -> [UInt8] {
    let pictures = try pictures(RasterWire.Request(form: .pdf(title: title), pages: pages))
    guard pictures.count == 1 else { throw .garbled }
    return pictures[0]
  }

  /// One PNG on white for each SVG.
  ///
  /// - Throws: ``FigureFault``, for instance past 100 million pixels.
  public func png(pages: [String], dotsPerInch: Double = 144) throws(FigureFault) -> [[UInt8]] {
    let request = RasterWire.Request(form: .png(dotsPerInch: dotsPerInch), pages: pages)
    let pictures = try pictures(request)
    guard pictures.count == pages.count else { throw .garbled }
    return pictures
  }

  private func pictures(_ request: RasterWire.Request) throws(FigureFault) -> [[UInt8]] {
    // A page takes a fraction of a second; the time grows with them.
    let limit = limit + 2 * Double(request.pages.count)
    let answer = try answer(
      to: request.bytes, .raster, within: limit, atMost: RasterWire.limit)
    guard let read = RasterWire.Answer(answer) else { throw .garbled }
    switch read {
    case .pictures(let pictures, let missing):
      if !missing.isEmpty { tellMissing(missing) }
      return pictures
    case .refused(let fault): throw fault
    }
  }

  private func answer(
    to request: [UInt8], _ job: DrawingJob, within limit: Double, atMost bytes: Int
  ) throws(FigureFault) -> [UInt8] {
    let child = try ChildProcess(
      executable: executable, arguments: [job.rawValue, String(Int(limit.rounded(.up)))],
      inheriting: job.settings)
    return try child.answer(
      to: request, within: limit * patience, ofWork: limit, atMost: bytes)
  }
}

/// What `nagarezu-draw` is asked for: its first argument. The second is its limit of processor time in seconds.
public enum DrawingJob: String, CaseIterable, Sendable {
  case layout, raster

  /// The settings of the environment that it sees besides the loader's path. No setting reaches Graphviz; fontconfig
  /// looks for the user's fonts.
  var settings: [String] {
    switch self {
    case .layout: []
    case .raster:
      [
        "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS",
        "FONTCONFIG_FILE", "FONTCONFIG_PATH",
      ]
    }
  }
}
