import Foundation
import NagarezuCore
import TestSupport
import Testing

/// Whatever a model's types store is compared, property by property.
@Suite struct ComparisonPropertyTests {
  private static let leftOut = Thing.leftOut.reduce(into: Set<String>()) {
    $0.formUnion($1.properties)
  }

  private static func isLeftOut(_ property: String) -> Bool {
    leftOut.contains(property)
      || leftOut.contains(property.split(separator: ".").last.map(String.init) ?? "")
  }

  /// The stored properties of every type that the sample holds, as `Type.property`, and of which one was seen in.
  private static func properties(of value: Any, _ found: inout Set<String>) {
    let type = String(reflecting: Swift.type(of: value))
    let mirror = Mirror(reflecting: value)
    let leaves = ["Index<", "AtomSet", "Population", "SourceSpan", ".Day"]
    guard !leaves.contains(where: type.contains) || type.hasPrefix("Swift.") else { return }
    let isModelType = type.hasPrefix("NagarezuCore.") && mirror.displayStyle == .struct
    for child in mirror.children {
      if isModelType, let label = child.label {
        let property = type.dropFirst("NagarezuCore.".count) + "." + label
        found.insert(String(property))
        if isLeftOut(String(property)) { continue }
      }
      properties(of: child.value, &found)
    }
  }

  @Test func everyStoredPropertyIsEitherChangedHereOrSaidToBeLeftOut() throws {
    var found: Set<String> = []
    Self.properties(of: try SampleOfEveryKey.model(), &found)
    #expect(found.contains("System.Reader.party") && found.contains("Bound.isPlanned"))
    let changed = Set(Self.edits.map(\.property))
    let untold = found.filter { !changed.contains($0) && !Self.isLeftOut($0) }.sorted()
    #expect(
      untold.isEmpty,
      "add an edit of \(untold) to ComparisonPropertyTests+Edits.swift (or left out: Thing+LeftOut.swift)"
    )
    let strange = changed.subtracting(found).sorted()
    #expect(
      strange.isEmpty,
      "ComparisonPropertyTests+Edits.swift: no property \(strange) in the text of SampleOfEveryKey.swift"
    )
  }

  @Test(arguments: edits.indices) func changingAPropertyChangesTheComparison(index: Int) throws {
    let edit = Self.edits[index]
    let old = try SampleOfEveryKey.model()
    var new = old
    edit.change(&new)
    let isTold = !Comparison(old, new).isEmpty && !Comparison(new, old).isEmpty
    #expect(
      isTold,
      "\(edit.property): give it a field in Sources/NagarezuCore/Diff/Telling/…+Thing.swift")
  }

  @Test func thePageOfLimitsPrintsWhatIsLeftOut() throws {
    let path = "docs/limits.md"
    let page = try Page(path).text()
    let mark = "<!-- left out: this part is held to Thing.leftOut by a test (make docs). -->\n\n"
    let part = page.components(separatedBy: mark).dropFirst().first?
      .components(separatedBy: "\n\n").first
    let rows = Thing.leftOut.map { one in
      "| \(one.what.ja) *\(one.what.en)* | \(one.reason.ja) *\(one.reason.en)* |"
    }
    let table = (["| 比べないもの | なぜ |", "| --- | --- |"] + rows).joined(separator: "\n")
    try expect(
      table, insteadOf: try #require(part, "\(path) has lost the mark before the table"), in: path)
  }

  struct Edit: Sendable {
    let property: String
    let change: @Sendable (inout Model) -> Void

    init(_ property: String, _ change: @escaping @Sendable (inout Model) -> Void) {
      self.property = property
      self.change = change
    }
  }
}
