import Foundation
import NagarezuCore
import NagarezuLanguageServer
import NagarezuSource
import NagarezuText
import TestSupport
import Testing

/// The models of the repository, as somebody has them open.
@Suite struct RealModelTests {
  /// Shape: path from the root → text.
  private static func models() throws -> [String: String] {
    let root = Shinjuku.root + "/models"
    let paths = try #require(FileManager.default.enumerator(atPath: root)).compactMap {
      $0 as? String
    }
    let files = paths.filter { $0.hasSuffix(".yaml") }
    #expect(files.count > 10)
    return Dictionary(
      uniqueKeysWithValues: try files.map {
        ("models/" + $0, try String(contentsOfFile: root + "/" + $0, encoding: .utf8))
      })
  }

  @Test(arguments: ["models/shinjuku/kyufukin.yaml", "models/shared/shinjuku.yaml"])
  func everyPlaceOfAModelIsAnswered(file: String) throws {
    let files = try Self.models()
    let talk = Talk(files)
    talk.open(file)
    let letters = Array((files[file] ?? "").unicodeScalars)
    var told = 0
    for place in stride(from: 0, to: letters.count, by: letters.count / 80 + 1) {
      for method in [
        "completion", "definition", "references", "prepareRename", "documentHighlight",
      ] {
        let answer = talk.ask(method, atScalar: place, in: file)
        #expect(answer["error"].isNull, "\(method) \(place)")
        if !answer["result"].list.isEmpty { told += 1 }
      }
    }
    #expect(told > 15)
  }

  @Test func aRealPartyIsRenamedWithTheIdsThatNameIt() throws {
    let file = "models/shinjuku/kyufukin.yaml"
    let files = try Self.models()
    let talk = Talk(files)
    talk.open(file)
    let answer = talk.ask("rename", at: "広済堂ネクスト:", in: file, ["newName": .string("広済堂")])
    let after = talk.applied(answer["result"])
    let text = try #require(after[file])
    #expect(
      text.contains("相手: 広済堂\n") && text.contains("/広済堂/") && text.contains("名称: 株式会社広済堂ネクスト"))
    let rules = { (files: [String: String]) in
      ModelLoader(files: MemoryFiles(files)).read([file]).models.flatMap { model in
        Verdict(model).findings.map { "\($0.rule) \($0.isWaived)" }
      }
    }
    #expect(rules(after).count > 5 && rules(after).sorted() == rules(files).sorted())
  }

  /// Keys struck at random places of a model of ten kilobytes: what is shown is what is found in the text as it stands.
  @Test func twoHundredKeysLeaveNothingStale() throws {
    let file = "models/shinjuku/taino-seiri.yaml"
    var files = try Self.models()
    let whole = files[file] ?? ""
    let talk = Talk(files)
    talk.open(file)
    let first = talk.diagnostics(file)
    var random = Random(seed: 200)
    let signs = ["あ", " ", ":", "-", "[", "}", "、", "\n", "\"", "#", "'", "x"]
    var faults = 0
    for key in 1...200 {
      let letters = Array(talk.text(file))
      let place = random.below(letters.count)
      // Half of the keys are taken back by the next one, as people do.
      let text =
        key % 2 == 0
        ? whole
        : String(letters[..<place]) + signs[random.below(signs.count)] + String(letters[place...])
      talk.change(file, talk.text(file), to: text, version: key + 1)
      #expect(talk.version(file) == key + 1)
      if key % 2 == 0 {
        #expect(talk.diagnostics(file) == first)
        continue
      }
      files[file] = text
      let problems = ModelLoader(files: MemoryFiles(files)).read([file]).problems.filter {
        $0.span.file == file
      }
      if !problems.isEmpty {
        faults += 1
        #expect(
          Set(talk.fullDiagnostics(file).compactMap { $0["code"].text })
            == Set(problems.map(\.code)))
      }
    }
    #expect(faults > 40)
  }
}
