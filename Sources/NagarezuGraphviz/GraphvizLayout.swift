import Glibc
import NagarezuOutput

/// Places by Graphviz's dot, which runs in a child process of ourselves: it may crash, hang or leak, and then the
/// figure ends with a typed fault and the program goes on.
public struct GraphvizLayout: LayoutEngine {
  /// A program that calls ``LayoutChild/runIfAsked(arguments:)`` first: an absolute path.
  public var executable: String
  /// Seconds of wall clock after which the child is ended.
  public var limit: Double

  /// A layout by the program at `executable`, usually this program itself.
  ///
  /// The limit must be generous: a slow machine must not change the outcome of a figure that can be laid out.
  public init(executable: String = Self.ownExecutable, limit: Double = 30) {
    self.executable = executable
    self.limit = limit
  }

  /// The path of the program that runs now, as the kernel knows it.
  public static var ownExecutable: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return CommandLine.arguments.first ?? "" }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  public func places(for graphs: [LayoutGraph]) throws(LayoutFault) -> [[Point]] {
    guard !graphs.isEmpty else { return [] }
    let request = Array(Wire.request(graphs).utf8)
    let child = try ChildProcess(
      executable: executable, arguments: [LayoutChild.argument, String(Int(limit.rounded(.up)))])
    let answer = try child.answer(to: request, within: limit)
    guard let text = String(validating: answer, as: UTF8.self),
      let places = Wire.places(in: text, for: graphs)
    else { throw .garbled }
    return places
  }
}
