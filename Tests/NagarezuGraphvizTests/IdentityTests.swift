import NagarezuCore
import NagarezuDrawing
import NagarezuFigures
import NagarezuSource
import TestSupport
import Testing

/// What a figure says of its parts for programs: which flow an arrow is, whose a box is.
@Suite struct IdentityTests {
  /// Letters, digits and hyphens, a letter first.
  static func isSafe(_ id: String) -> Bool {
    id.unicodeScalars.first?.properties.isAlphabetic ?? false
      && id.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || $0 == "-" || ("0"..."9").contains($0))
      }
  }

  private static func flows(_ pages: [SVGReading], _ kind: String = "arrow") -> [String] {
    pages.flatMap { ($0.groups[kind] ?? []).compactMap { $0["data-flow"] } }
  }

  /// Every model of `models/`, whole, as an overview and on several pages.
  @Test func noIdStandsTwiceInAllPagesOfAFigure() throws {
    let models = try ModelLoader(files: DiskFiles(root: Shinjuku.root)).loadAll(["models"])
    #expect(models.count >= 5)
    for model in models {
      for view in [FigureView(), FigureView(.overview, hasGlossary: true)] {
        let pages = try Figure(model, view: view, layout: graphviz).pages.map(SVGReading.init)
        let ids = pages.flatMap(\.ids)
        #expect(Set(ids).count == ids.count, "\(model.title)")
        #expect(ids.allSatisfy(Self.isSafe))
        // A link points at its own page.
        for page in pages {
          #expect(
            page.links.allSatisfy { $0.first == "#" && page.ids.contains(String($0.dropFirst())) })
        }
        // What stays within a box of an overview is no arrow.
        for flow in model.flows where view.extent == .all {
          #expect(
            Self.flows(pages).contains {
              $0.split(separator: " ").contains(Substring(model.figureKey(of: flow)))
            }, "\(model.title) \(flow.number)")
        }
      }
    }
  }

  @Test func aFlowHasOneKeyInEveryViewAndLanguageAndInBothFiguresOfAPair() throws {
    let (new, old) = try (RealCase.benefit.model(), RealCase.benefitBefore.model())
    let pair = Baseline(Comparison(old, new), name: "前", form: .pair)
    let whole = try Figure(new, layout: graphviz)
    let keys = Self.flows(whole.pages.map(SVGReading.init))
    #expect(Set(keys).count == keys.count)
    #expect(keys.allSatisfy(Self.isSafe))
    let item = try #require(new.itemIDs.first)
    let views: [Figure] = try [
      Figure(new, layout: graphviz, language: .en),
      Figure(new, view: FigureView(lit: [.init(name: "x", items: [item])]), layout: graphviz),
      Figure(new, view: FigureView(verdict: Verdict(new, on: nil)), layout: graphviz),
    ]
    for view in views {
      #expect(Set(Self.flows(view.pages.map(SVGReading.init))) == Set(keys))
    }
    let compared = try Figure(new, against: pair, layout: graphviz)
    let sides = compared.pages.map(SVGReading.init)
    let later = sides[compared.laidOut.earlierPages]
    let both = Set(Self.flows([sides[0]])).intersection(Self.flows([later]))
    #expect(both.count > keys.count / 2)
    #expect(both.isSubset(of: keys))
  }

  @Test func theWayBackHasTheKeyOfTheWayThereAndAnotherNumberHasAnother() throws {
    let model = try SampleModels.benefit()
    let both = model.flows.filter { $0.number == "②" }
    #expect(both.map(\.isReturn) == [false, true])
    #expect(model.figureKey(of: both[0]) == model.figureKey(of: both[1]))
    var other = both[0]
    other.number = "②′"
    #expect(model.figureKey(of: both[0]) != model.figureKey(of: other))
    let keys = Set(model.flowIDs.map { model.figureKey(of: $0) })
    #expect(keys.count == Set(model.flows.map(\.number)).count)
  }

  @Test func anArrowSaysItsEndsAndABoxItsHands() throws {
    let model = try SampleModels.benefit()
    let page = try SVGReading(Figure(model, layout: graphviz).pages[0])
    let flow = try #require(model.flows.first { $0.number == "⑦" })
    let arrow = try #require(
      page.groups["arrow"]?.first { $0["data-flow"] == model.figureKey(of: flow) })
    #expect(arrow["data-number"] == "⑦")
    #expect(arrow["data-channel"] == "DVD-R")
    #expect(arrow["data-from"] == model.figureKey(of: flow.from))
    #expect(arrow["data-to"] == model.figureKey(of: flow.to))
    let sender = try #require(page.groups["box"]?.first { $0["data-node"] == arrow["data-from"] })
    let company = try #require(model.partyIDs.first { model[$0].name == "広済堂ネクスト" })
    #expect(sender["data-party"] == model.figureKey(of: company))
    let terminal = try #require(model.systemIDs.first { model[$0].name == "専用端末（区）" })
    let box = page.groups["box"]?.first { $0["data-node"] == model.figureKey(of: terminal) }
    let section = try #require(model.partyIDs.first { model[$0].name == "総務課" })
    #expect(
      box?["data-party"]
        == [section, model.authority].map { model.figureKey(of: $0) }.joined(separator: " "))
    #expect(page.titles.contains { $0.hasPrefix("⑦ 給付管理システム → 株式会社イムラ封筒：") })
    // Label, line and row of one arrow are found together.
    for kind in ["label", "remark"] {
      let found = page.groups[kind]?.count { $0["data-flow"] == arrow["data-flow"] }
      #expect(found == 1 || kind == "remark" && page.groups[kind] == nil)
    }
  }

  @Test func aSiteSaysWhichItIs() throws {
    let model = try SampleModels.dataCentre()
    let page = try SVGReading(Figure(model, layout: graphviz).pages[0])
    let sites = (page.groups["frame"] ?? []).compactMap { $0["data-site"] }
    #expect(Set(sites) == Set(model.sites.indices.map { model.figureKey(of: Site.ID($0)) }))
  }

  /// One that is an image says nothing but its title to those who listen.
  @Test func wordsAreNotHiddenFromThoseWhoListen() throws {
    for language in [Language.ja, .en] {
      let figure = try Figure(SampleModels.healthCheck(), layout: graphviz, language: language)
      let page = SVGReading(figure.pages[0])
      #expect(page.root["role"] == "graphics-document")
      #expect(page.root["lang"] == language.rawValue && page.root["xml:lang"] == language.rawValue)
      #expect(page.root["aria-labelledby"].map(page.ids.contains) == true)
      #expect(page.titles.first == figure.laidOut.title)
    }
  }

  /// The title stands before the legend, a heading before its table.
  @Test func theWordsStandInTheOrderOfReading() throws {
    let figure = try Figure(SampleModels.healthCheck(), layout: graphviz)
    let words = SVGReading(figure.pages[0]).words.filter { !$0.allSatisfy(\.isWhitespace) }
    func place(_ text: String) throws -> Int { try #require(words.firstIndex(of: text)) }
    let title = try #require(words.dropFirst().firstIndex(of: figure.laidOut.title))
    #expect(try title < place("実施機関"))
    #expect(try place("（備考）流れの説明") > place("専用線"))
    let last = try #require(figure.laidOut.pages[0].rows.last?.texts.last?.lines.last)
    #expect(try place("（備考）流れの説明") < place(last))
  }

  @Test func idsOfSeveralFiguresInOneDocumentDiffer() throws {
    let figure = try Figure(SampleModels.healthCheck(), layout: graphviz)
    let (a, b) = (figure.pages(idPrefix: "m1-"), figure.pages(idPrefix: "m2-"))
    let ids = [a, b].map { Set($0.flatMap { SVGReading($0).ids }) }
    #expect(ids[0].isDisjoint(with: ids[1]) && !ids[0].isEmpty)
    let links = SVGReading(b[0]).links
    #expect(!links.isEmpty && links.allSatisfy { ids[1].contains(String($0.dropFirst())) })
  }
}
