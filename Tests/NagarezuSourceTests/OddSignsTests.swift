import Foundation
import NagarezuCore
import NagarezuSource
import TestSupport
import Testing

/// A sign that does not belong there, at every place of a model: it is refused, or read, and no run traps.
@Suite struct OddSignsTests {
  /// Spaces that are none, signs that show nothing, full-width twins of YAML's own, and what YAML takes for more than it is.
  static let signs = [
    "\u{3000}", "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{FF1A}", "\u{FF5B}", "\u{FF0C}", "\u{2028}",
    "\u{202E}",
    "\t", "#", "*",
  ]

  @Test(arguments: signs) func aSignAtEveryPlaceOfASmallModel(sign: String) {
    insert(sign, into: small, every: Campaign.isWhole ? 1 : 3)
  }

  /// The sample has one of every key.
  @Test(arguments: signs) func aSignAtPlacesOfEveryKey(sign: String) {
    insert(sign, into: SampleOfEveryKey.text, every: Campaign.isWhole ? 1 : 11)
  }

  /// Every file of `models/`, at places that a seed picks: of a part, in a model that takes it in.
  @Test(arguments: signs) func aSignAtSomePlacesOfTheRealModels(sign: String) throws {
    let files = try Self.realFiles()
    var seed = sign.unicodeScalars.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1.value) }
    for (path, text) in files.sorted(by: { $0.key.precedesByBytes($1.key) }) {
      let scalars = Array(text.unicodeScalars)
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let model =
        text.contains("\n件名:")
        ? path
        : files.keys.sorted().first {
          files[$0]?.contains("\n件名:") == true && files[$0]?.contains(name) == true
        }
      for _ in 0..<Campaign.part(of: 20) {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let place = Int(seed >> 33) % (scalars.count + 1)
        var odd = files
        odd[path] = scalars[..<place].text + sign + scalars[place...].text
        let run = ModelLoader(files: MemoryFiles(odd)).read([model ?? path])
        for model in run.models { _ = Verdict(model) }
        // A part belongs to several models, of which some may be read.
        #expect(
          run.problems.isEmpty ? !run.models.isEmpty : run.models.isEmpty || !run.unread.isEmpty,
          "\(sign.debugDescription) at \(place) of \(path)")
      }
    }
  }

  private static func realFiles() throws -> [String: String] {
    let names =
      FileManager.default.enumerator(atPath: Shinjuku.root + "/models")?
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") } ?? []
    return try Dictionary(
      uniqueKeysWithValues: names.map { name in
        let path = "models/" + name
        return (path, try String(contentsOfFile: Shinjuku.root + "/" + path, encoding: .utf8))
      })
  }

  private func insert(_ sign: String, into text: String, every step: Int) {
    let scalars = Array(text.unicodeScalars)
    var problems = 0
    for place in stride(from: 0, through: scalars.count, by: step) {
      let odd = scalars[..<place].text + sign + scalars[place...].text
      let files = MemoryFiles([
        "見本.yaml": odd, "部品.yaml": SampleOfEveryKey.part,
        "前の版.yaml": "nagarezu: 1\n件名: 前の見本\n",
      ])
      let run = ModelLoader(files: files).read(["見本.yaml"])
      // A sign in a remark or at the end of a line is no fault; a model that is read is judged whole.
      for model in run.models { _ = Verdict(model) }
      problems += run.problems.isEmpty ? 0 : 1
      #expect(run.problems.isEmpty != run.models.isEmpty, "\(sign.debugDescription) at \(place)")
    }
    #expect(problems > 0)
  }
}

extension Sequence<Unicode.Scalar> {
  fileprivate var text: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: self)
    return String(text)
  }
}
