import Foundation
import NagarezuCore

/// Pages of an earlier and longer run that stand beside today's: `図-4.svg` where today's last is `図-3.svg`. Whoever
/// prints the folder would take them for pages of this figure.
struct LaterPages {
  /// Those that a run of ours wrote as that very page, by what is written in them, in order.
  private(set) var ours: [String] = []
  /// Those that only have the name.
  private(set) var others: [String] = []

  /// - Parameter count: today's pages; `nil` where they are all in one file.
  init(of output: String, past count: Int?) {
    guard let count else { return }
    let ending = Render.ending(of: output)
    let path = output.dropLast(ending.utf8.count + 1)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let stem = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    let pages = names.compactMap { name -> (number: Int, path: String)? in
      guard name.hasPrefix("\(stem)-"), name.hasSuffix(".\(ending)") else { return nil }
      let digits = name.dropFirst(stem.count + 1).dropLast(ending.count + 1)
      guard let number = Int(digits), String(number) == digits, number > max(1, count) else {
        return nil
      }
      return (number, folder + name)
    }
    for (number, path) in pages.sorted(by: { $0.number < $1.number }) {
      if Self.isOurs(path, page: number) { ours.append(path) } else { others.append(path) }
    }
  }

  /// Says which there are, once the run has written its own.
  func tell(isCleaned: Bool) {
    func list(_ paths: [String]) -> String { paths.joined(separator: Speech.say("、", ", ")) }
    if !ours.isEmpty {
      Output.remark(
        isCleaned
          ? Speech.say(
            "nagarezu: 前の実行のページを消した: \(list(ours))\n",
            "nagarezu: took away pages of an earlier run: \(list(ours))\n")
          : Speech.say(
            "nagarezu: 前の実行のページが残っている: \(list(ours))。--clean を付けると消す\n",
            "nagarezu: pages of an earlier run are left: \(list(ours)); --clean takes them away\n")
      )
    }
    guard !others.isEmpty else { return }
    Output.remark(
      Speech.say(
        "nagarezu: この図のページのような名前のファイルがある: \(list(others))。この版の図のページではないので、--clean でも消さない\n",
        "nagarezu: files named like pages of this figure: \(list(others)); no pages that this version wrote, so --clean leaves them\n"
      ))
  }

  /// Whether a plain file begins as we begin that page.
  private static func isOurs(_ path: String, page: Int) -> Bool {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = read(file, &bytes, bytes.count)
    guard count > 0 else { return false }
    let start = bytes[..<count]
    if start.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      let mark = Array("tEXtSoftware".utf8) + [0] + Array("nagarezu \(page)".utf8)
      return start.dropFirst(37).starts(with: mark)
        && start.dropFirst(33).prefix(4).elementsEqual([0, 0, 0, UInt8(mark.count - 4)])
    }
    let lines = String(decoding: start, as: UTF8.self).split(separator: "\n")
    guard lines.count > 1, lines[0] == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      lines[1].hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" ")
    else { return false }
    return lines[1].contains(" data-maker=\"nagarezu\" data-page=\"\(page)\"")
  }
}
