import NagarezuCore
import NagarezuText

/// The parts of a presentation around its slides: as few as PowerPoint opens.
struct PresentationParts {
  let slides: Int
  let size: Size
  let font: String
  let title: String
  let summary: String
  let language: Language

  /// What both Windows and Office for the Mac have.
  private static let secondFont = "Yu Gothic"

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let spaces = """
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:r="\(office)/relationships" \
    xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
    """

  // MARK: - The package

  var contentTypes: String {
    let kind = "application/vnd.openxmlformats-officedocument.presentationml"
    var parts = [
      ("/ppt/presentation.xml", "\(kind).presentation.main+xml"),
      ("/ppt/slideMasters/slideMaster1.xml", "\(kind).slideMaster+xml"),
      ("/ppt/slideLayouts/slideLayout1.xml", "\(kind).slideLayout+xml"),
      (
        "/ppt/theme/theme1.xml",
        "application/vnd.openxmlformats-officedocument.theme+xml"
      ),
      (
        "/docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml"
      ),
      (
        "/docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml"
      ),
    ]
    for slide in 0..<slides {
      parts.append(("/ppt/slides/slide\(slide + 1).xml", "\(kind).slide+xml"))
    }
    let overrides = parts.map { "<Override PartName=\"\($0.0)\" ContentType=\"\($0.1)\"/>" }
    return """
      <Types xmlns="\(Self.package)/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\(overrides.joined())</Types>
      """
  }

  var packageRelations: String {
    relations([
      ("\(Self.office)/relationships/officeDocument", "ppt/presentation.xml"),
      ("\(Self.package)/relationships/metadata/core-properties", "docProps/core.xml"),
      ("\(Self.office)/relationships/extended-properties", "docProps/app.xml"),
    ])
  }

  /// Neither author nor date: the same figure gives the same file.
  var core: String {
    """
    <cp:coreProperties xmlns:cp="\(Self.package)/metadata/core-properties" \
    xmlns:dc="http://purl.org/dc/elements/1.1/">\
    <dc:title>\(XMLText.escaped(title))</dc:title>\
    <dc:subject>\(XMLText.escaped(summary))</dc:subject>\
    <dc:language>\(language == .ja ? "ja-JP" : "en-US")</dc:language></cp:coreProperties>
    """
  }

  var app: String {
    """
    <Properties xmlns="\(Self.office)/extended-properties"><Application>Nagarezu</Application>\
    <Slides>\(slides)</Slides></Properties>
    """
  }

  private func relations(_ targets: [(String, String)]) -> String {
    let list = targets.enumerated().map {
      "<Relationship Id=\"rId\($0 + 1)\" Type=\"\($1.0)\" Target=\"\($1.1)\"/>"
    }
    return
      "<Relationships xmlns=\"\(Self.package)/relationships\">\(list.joined())</Relationships>"
  }

  // MARK: - The presentation

  var presentation: String {
    let list = (0..<slides).map { "<p:sldId id=\"\(256 + $0)\" r:id=\"rId\($0 + 3)\"/>" }
    return """
      <p:presentation \(Self.spaces) saveSubsetFonts="1">\
      <p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>\
      <p:sldIdLst>\(list.joined())</p:sldIdLst>\
      <p:sldSz cx="\(SlideMarkup.units(size.width))" cy="\(SlideMarkup.units(size.height))"/>\
      <p:notesSz cx="6858000" cy="9144000"/></p:presentation>
      """
  }

  var presentationRelations: String {
    relations(
      [
        ("\(Self.office)/relationships/slideMaster", "slideMasters/slideMaster1.xml"),
        ("\(Self.office)/relationships/theme", "theme/theme1.xml"),
      ]
        + (0..<slides).map { ("\(Self.office)/relationships/slide", "slides/slide\($0 + 1).xml") })
  }

  func slide(_ shapes: String) -> String {
    """
    <p:sld \(Self.spaces)><p:cSld><p:spTree>\(Self.root)\(shapes)</p:spTree></p:cSld>\
    <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>
    """
  }

  var slideRelations: String {
    relations([("\(Self.office)/relationships/slideLayout", "../slideLayouts/slideLayout1.xml")])
  }

  /// The group that holds everything on a slide.
  private static let root = """
    <p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>\
    <a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>\
    <a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>
    """

  // MARK: - Master, layout and theme

  /// A title at the top, as on every sheet of a figure.
  private var titleShape: String {
    var xml = XMLMarkup()
    xml.element("p:sp") { xml in
      xml.element("p:nvSpPr") { xml in
        xml.element("p:cNvPr", [("id", "2"), ("name", "Title")])
        xml.element("p:cNvSpPr") { $0.element("a:spLocks", [("noGrp", "1")]) }
        xml.element("p:nvPr") { $0.element("p:ph", [("type", "title")]) }
      }
      xml.element("p:spPr") { xml in
        SlideMarkup.place(Rect(x: 28, y: 28, width: size.width - 56, height: 25), &xml)
        xml.element("a:prstGeom", [("prst", "rect")]) { $0.element("a:avLst") }
      }
      xml.element("p:txBody") { xml in
        xml.element("a:bodyPr")
        xml.element("a:lstStyle")
        xml.element("a:p") { xml in
          xml.element("a:endParaRPr", [("lang", "ja-JP")])
        }
      }
    }
    return xml.text
  }

  var master: String {
    let level = { (size: Int, isBold: Bool) in
      """
      <a:lvl1pPr algn="l"><a:defRPr lang="ja-JP" sz="\(size)" b="\(isBold ? 1 : 0)">\
      <a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/>\
      <a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr>
      """
    }
    return """
      <p:sldMaster \(Self.spaces)><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFFFFF"/>\
      </a:solidFill><a:effectLst/></p:bgPr></p:bg>\
      <p:spTree>\(Self.root)\(titleShape)</p:spTree></p:cSld>\
      <p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" \
      accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" \
      folHlink="folHlink"/>\
      <p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>\
      <p:txStyles><p:titleStyle>\(level(1600, true))</p:titleStyle>\
      <p:bodyStyle>\(level(1000, false))</p:bodyStyle>\
      <p:otherStyle>\(level(1000, false))</p:otherStyle></p:txStyles></p:sldMaster>
      """
  }

  var masterRelations: String {
    relations([
      ("\(Self.office)/relationships/slideLayout", "../slideLayouts/slideLayout1.xml"),
      ("\(Self.office)/relationships/theme", "../theme/theme1.xml"),
    ])
  }

  var layout: String {
    """
    <p:sldLayout \(Self.spaces) type="titleOnly"><p:cSld name="Figure">\
    <p:spTree>\(Self.root)\(titleShape)</p:spTree></p:cSld>\
    <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>
    """
  }

  var layoutRelations: String {
    relations([("\(Self.office)/relationships/slideMaster", "../slideMasters/slideMaster1.xml")])
  }

  /// Black on white and the figure's font, so that what people add looks like the rest.
  var theme: String {
    let colors = [
      ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "1F2937"), ("lt2", "F3F4F6"),
      ("accent1", "2563A8"), ("accent2", "A86A0F"), ("accent3", "2F7D4F"), ("accent4", "7B3A86"),
      ("accent5", "64748B"), ("accent6", "C00000"), ("hlink", "1D4E85"), ("folHlink", "5E2A68"),
    ].map { "<a:\($0.0)><a:srgbClr val=\"\($0.1)\"/></a:\($0.0)>" }
    let name = XMLText.escaped(font)
    // A Japanese sans-serif: a machine without the font finds another one of its kind by these numbers, and the second name is
    // for the programs that ask by script.
    let kind = "panose=\"020B0400000000000000\" pitchFamily=\"50\" charset=\"-128\""
    let fonts = """
      <a:latin typeface="\(name)" \(kind)/><a:ea typeface="\(name)" \(kind)/><a:cs typeface=""/>\
      <a:font script="Jpan" typeface="\(Self.secondFont)"/>
      """
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
    let line = "<a:ln w=\"12700\">\(fill)</a:ln>"
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    func three(_ text: String) -> String { text + text + text }
    return """
      <a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Nagarezu">\
      <a:themeElements><a:clrScheme name="Nagarezu">\(colors.joined())</a:clrScheme>\
      <a:fontScheme name="Nagarezu"><a:majorFont>\(fonts)</a:majorFont>\
      <a:minorFont>\(fonts)</a:minorFont></a:fontScheme>\
      <a:fmtScheme name="Nagarezu"><a:fillStyleLst>\(three(fill))</a:fillStyleLst>\
      <a:lnStyleLst>\(three(line))</a:lnStyleLst>\
      <a:effectStyleLst>\(three(effect))</a:effectStyleLst>\
      <a:bgFillStyleLst>\(three(fill))</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>
      """
  }
}
