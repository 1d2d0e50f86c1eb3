import Glibc
import NagarezuOutput

/// The other end of ``GraphvizLayout``: this program, started again to lay out one request and end.
public enum LayoutChild {
  /// The hidden first argument by which a program is asked to be the child.
  public static let argument = "__layout"

  /// Does the child's work and ends the process if `arguments` (program name first) ask for it; else returns.
  ///
  /// A main program calls it before anything else. Reads a request on standard input, writes places on
  /// standard output; exit code 0 only when all of it was written.
  public static func runIfAsked(arguments: [String] = CommandLine.arguments) {
    guard arguments.count >= 2, arguments[1] == argument else { return }
    limit(seconds: arguments.count > 2 ? UInt(arguments[2]) ?? 20 : 20)
    guard let text = readAll(), let graphs = Wire.graphs(in: text) else { _exit(65) }
    guard let places = try? DotLayout.places(for: graphs) else { _exit(70) }
    // _exit: no destructor of Graphviz runs, one of which frees twice.
    _exit(writeAll(Wire.answer(places)) ? 0 : 74)
  }

  /// Bounds processor time, memory and core files of this process; what the kernel refuses stays as it was.
  private static func limit(seconds: UInt) {
    func bound(_ resource: __rlimit_resource, _ value: UInt) {
      var limit = rlimit(rlim_cur: value, rlim_max: value)
      _ = setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    }
    bound(RLIMIT_CPU, seconds)
    bound(RLIMIT_AS, 2 << 30)
    bound(RLIMIT_CORE, 0)
    bound(RLIMIT_FSIZE, 0)
  }

  private static func readAll() -> String? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= Wire.limit {
      let count = read(0, &buffer, buffer.count)
      if count == 0 { return String(validating: bytes, as: UTF8.self) }
      if count < 0 && errno != EINTR { return nil }
      if count > 0 { bytes.append(contentsOf: buffer[..<count]) }
    }
    return nil
  }

  private static func writeAll(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return false }
      if count > 0 { done += count }
    }
    return true
  }
}
