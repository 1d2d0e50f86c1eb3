import Foundation
import NagarezuFigures
import Testing

/// WCAG 2.2: contrast of two colours, from 1 to 21.
private func contrast(_ one: String, _ other: String) -> Double {
  func light(_ part: Int) -> Double {
    let value = Double(part & 0xFF) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
  func luminance(_ colour: String) -> Double {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    return 0.2126 * light(value >> 16) + 0.7152 * light(value >> 8) + 0.0722 * light(value)
  }
  let (a, b) = (luminance(one), luminance(other))
  return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

@Suite struct ContrastTests {
  private static let zones: [Scene.Zone] = [
    .authority, .contractor, .subcontractor, .outside, .person,
  ]
  private static let white = "#FFFFFF"

  @Test func theMeasureIsThatOfTheGuidelines() {
    #expect(abs(contrast("#000000", "#FFFFFF") - 21) < 0.01)
    #expect(abs(contrast("#777777", "#FFFFFF") - 4.48) < 0.01)
  }

  /// Words at 4.5 to 1, in high contrast at 7 to 1, on everything on which they may stand; the faded ones too.
  @Test(arguments: DiagramStyle.all.map(\.name)) func wordsCanBeRead(name: String) throws {
    let style = try #require(DiagramStyle.all.first { $0.name == name }?.style)
    let least = name == "high-contrast" ? 7 : 4.5
    let fills = Self.zones.map { style.zone($0).fill } + [Self.white, style.site.fill]
    for ink in [style.ink, style.faintInk, style.pale.ink] {
      for fill in fills { #expect(contrast(ink, fill) >= least, "\(ink) on \(fill)") }
    }
    for look in Self.zones.map({ style.zone($0) }) + [style.site] {
      #expect(contrast(look.ink, look.fill) >= least, "\(look.ink) on \(look.fill)")
      #expect(contrast(look.ink, Self.white) >= least)
    }
    // White words in tabs and badges.
    for ground in Self.zones.map({ style.zone($0).stroke }) + [style.badge, style.pale.ink] {
      #expect(contrast(Self.white, ground) >= least, "white on \(ground)")
    }
    for status in Scene.RuleCode.Status.allCases {
      let look = style.ruleCode(status)
      #expect(contrast(look.ink, look.fill) >= least, "\(status)")
    }
  }

  /// Borders and lines at 3 to 1.
  @Test(arguments: DiagramStyle.all.map(\.name)) func linesCanBeSeen(name: String) throws {
    let style = try #require(DiagramStyle.all.first { $0.name == name }?.style)
    let fills = Self.zones.map { style.zone($0).fill } + [Self.white]
    let lines =
      Scene.Line.allCases.map { style.line($0).color } + [style.pale.stroke, style.rule]
      + Scene.RuleCode.Status.allCases.map { style.ruleCode($0).stroke }
    for line in lines {
      for fill in fills { #expect(contrast(line, fill) >= 3, "\(line) on \(fill)") }
    }
    for look in Self.zones.map({ style.zone($0) }) + [style.site] {
      #expect(contrast(look.stroke, look.fill) >= 3, "\(look.stroke) on \(look.fill)")
      #expect(contrast(look.stroke, Self.white) >= 3)
    }
    #expect(contrast(style.tableRule, Self.white) >= 3)
  }

  @Test(arguments: DiagramStyle.all.map(\.name))
  func linesAndCodesDifferWithoutColour(name: String) throws {
    let style = try #require(DiagramStyle.all.first { $0.name == name }?.style)
    let lines = Scene.Line.allCases.map { line in
      let stroke = style.line(line)
      return "\(stroke.dash) \(stroke.width) \(stroke.isDouble)"
    }
    #expect(Set(lines).count == lines.count)
    let codes = Scene.RuleCode.Status.allCases.map { "\(style.ruleCode($0).dash)" }
    #expect(Set(codes).count == codes.count)
  }
}
