import CGraphviz
import Glibc
import NagarezuDrawing
import NagarezuFigures

/// The work of `nagarezu-draw`: one request on standard input, one answer on standard output, bounded by the kernel.
public enum DrawingChild {
  /// Does what `arguments` (program name first) ask for, and ends the process: with 0 only when all was written, with
  /// 64 for other arguments, 65 for a request that is none, 70 where a library fails.
  public static func run(arguments: [String] = CommandLine.arguments) -> Never {
    guard arguments.count == 3, let job = DrawingJob(rawValue: arguments[1]),
      let seconds = UInt(arguments[2])
    else {
      // Somebody tried it by hand.
      _ = writeAll(
        Array("nagarezu-draw: nagarezu が図を描くときに起動する（started by nagarezu to draw）\n".utf8), to: 2)
      _exit(64)
    }
    limit(job, seconds: seconds)
    _ = nagarezu_end_with_parent()
    let answer =
      switch job {
      case .layout: layout()
      case .raster: raster()
      }
    // _exit: no destructor of Graphviz runs, one of which frees twice.
    _exit(writeAll(answer, to: 1) ? 0 : 74)
  }

  private static func layout() -> [UInt8] {
    guard let bytes = readAll(atMost: LayoutWire.limit),
      let text = String(validating: bytes, as: UTF8.self),
      let graphs = LayoutWire.graphs(in: text)
    else { _exit(65) }
    leaveIfNobodyListens()
    guard let places = try? DotLayout.places(for: graphs) else { _exit(70) }
    return Array(LayoutWire.answer(places).utf8)
  }

  private static func raster() -> [UInt8] {
    guard let bytes = readAll(atMost: RasterWire.limit),
      let request = RasterWire.Request(bytes)
    else { _exit(65) }
    leaveIfNobodyListens()
    do throws(FigureFault) {
      let (pages, missing) = try Letters().drawable(request.pages)
      switch request.form {
      case .pdf(let title):
        let pdf = try Raster.pdf(pages: pages, title: title)
        return RasterWire.Answer.pictures([pdf], missing: missing).bytes
      case .png(let dots):
        var pictures: [[UInt8]] = []
        for page in pages { pictures.append(try Raster.png(page: page, dotsPerInch: dots)) }
        return RasterWire.Answer.pictures(pictures, missing: missing).bytes
      }
    } catch {
      return RasterWire.Answer.refused(error).bytes
    }
  }

  /// A parent that ended before the kernel was told of it leaves a socket without an end.
  private static func leaveIfNobodyListens() {
    var listener = pollfd(fd: 1, events: 0, revents: 0)
    if poll(&listener, 1, 0) > 0, listener.revents & Int16(POLLHUP | POLLERR) != 0 { _exit(74) }
  }

  /// Bounds processor time, memory, core files and, but for fontconfig's cache, files; what the kernel refuses stays as it was.
  private static func limit(_ job: DrawingJob, seconds: UInt) {
    func bound(_ resource: __rlimit_resource, _ value: UInt) {
      var limit = rlimit(rlim_cur: value, rlim_max: value)
      _ = setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    }
    bound(RLIMIT_CPU, seconds)
    bound(RLIMIT_AS, 2 << 30)
    bound(RLIMIT_CORE, 0)
    if job == .layout { bound(RLIMIT_FSIZE, 0) }
  }

  private static func readAll(atMost limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = read(0, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 && errno != EINTR { return nil }
      if count > 0 { bytes.append(contentsOf: buffer[..<count]) }
    }
    return nil
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return false }
      if count > 0 { done += count }
    }
    return true
  }
}
