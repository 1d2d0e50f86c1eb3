import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import NagarezuText
import Testing

@Suite struct HostileLabelTests {
  static let labels = [
    "<script>alert(1)</script>", "\"><image href=\"file:///etc/passwd\"/>", "]]>", "&#60;b&#62;",
    "'; DROP", "\u{0}\u{1}\u{7}\u{1B}[31m", "\u{FFFE}\u{FFFF}\u{1FFFE}", "\u{202E}gnp.exe\u{2066}",
    "שלום مرحبا", "e\u{301}\u{301}\u{301}\u{301}\u{301}", "a\nb\tc\r\nd\u{2028}e",
    String(repeating: "長", count: 10_000), String(repeating: "W", count: 10_000), "", " ", "😀👨‍👩‍👧‍👦",
    "\\N \\G %s $(id) `id`", "URL=javascript:alert(1)", "髙﨑\u{E0100}",
  ]

  /// A label in every place where a model's words are drawn.
  static func draft(_ label: String) -> ModelDraft {
    var draft = ModelDraft(label + "事業")
    draft.party("市" + label, .authority)
    draft.party("課" + label, partOf: "市" + label)
    draft.party("社" + label)
    draft.site("所" + label, by: ["社" + label])
    draft.system("外" + label, nil, by: ["市" + label], at: "所" + label, noAccess: label)
    draft.system("内" + label, nil, by: ["市" + label], inside: "外" + label)
    draft.system("機" + label, nil, by: ["課" + label])
    draft.channel("路" + label, .post)
    draft.flow("①" + label, "内" + label, "社" + label, "路" + label, ["項" + label], label)
    draft.flow("②", "機" + label, "社" + label, nil, ["目" + label])
    draft.approvals = [(.entrustment, "社" + label, .read)]
    return draft
  }

  /// By position: the runner prints arguments, and some of these are pages long.
  @Test(arguments: labels.indices) func aLabelNeverBecomesMarkup(position: Int) throws {
    let label = Self.labels[position]
    let plain = try Figure(Self.draft("x").model(), layout: graphviz)
    let figure = try Figure(Self.draft(label).model(), layout: graphviz)
    let expected = SVGReading(plain.pages[0])
    let reading = SVGReading(figure.pages[0])
    #expect(reading.isWellFormed)
    #expect(reading.elements.subtracting(expected.elements) == [])
    #expect(reading.attributes.subtracting(expected.attributes.union(["rx"])) == [])
    #expect(Set(reading.ids).count == reading.ids.count)
    #expect(reading.ids.allSatisfy(IdentityTests.isSafe))
    #expect(faults(in: figure.laidOut) == [])
    let pdf = try graphviz.pdf(pages: figure.pages, title: figure.laidOut.title)
    #expect(!pdf.isEmpty)
  }

  @Test func controlsAndDirectionMarksAreShownAndNotObeyed() {
    #expect(XMLText.visible("a\u{7}b") == "a<U+0007>b")
    #expect(XMLText.visible("a\u{202E}b") == "a<U+202E>b")
    #expect(XMLText.visible("一\n二") == "一 二")
    #expect(XMLText.escaped("<a href='x'>&\"") == "&lt;a href=&#39;x&#39;&gt;&amp;&quot;")
    #expect(XMLText.visible(String(repeating: "字", count: 1001)).unicodeScalars.count == 1001)
    #expect(XMLText.visible(String(repeating: "字", count: 1001)).hasSuffix("…"))
    #expect(XMLText.visible(String(repeating: "字", count: 1000)).hasSuffix("字"))
  }
}
