import NagarezuCore
import Testing

/// What is written out, held against what Unicode itself says of every character.
@Suite struct VisibleTextTests {
  private static let all = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init)

  /// Format characters that are drawn: signs that stand before digits.
  ///
  /// - SeeAlso: Unicode's property Prepended_Concatenation_Mark.
  private static let drawn: Set<UInt32> = [
    0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD,
  ]

  /// - SeeAlso: Unicode's property Bidi_Control, PropList.txt.
  private static let directions: [UInt32] =
    [0x61C, 0x200E, 0x200F] + Array(0x202A...0x202E) + Array(0x2066...0x2069)

  @Test func everyDirectionControlIsWrittenOut() {
    #expect(Self.directions.count == 12)
    for value in Self.directions {
      let scalar = Unicode.Scalar(value)
      #expect(scalar?.isUnsafe == true, "\(value)")
      #expect(scalar?.isDirectionControl == true, "\(value)")
    }
    #expect(Self.all.filter(\.isDirectionControl).map(\.value) == Self.directions)
  }

  @Test func everyControlAndEveryFormatCharacterThatIsNotDrawnIsWrittenOut() {
    var controls = 0
    for scalar in Self.all {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator:
        controls += 1
        #expect(scalar.isUnsafe, "\(scalar.code)")
      case .format:
        #expect(scalar.isUnsafe != Self.drawn.contains(scalar.value), "\(scalar.code)")
      default:
        if scalar.properties.isNoncharacterCodePoint { #expect(scalar.isUnsafe, "\(scalar.code)") }
      }
    }
    #expect(controls == 67)
  }

  @Test func whateverIsDrawnAsNothingIsWrittenOutButForWhatShapesALetter() {
    for scalar in Self.all where scalar.properties.isDefaultIgnorableCodePoint {
      #expect(scalar.isUnsafe != scalar.properties.isVariationSelector, "\(scalar.code)")
    }
  }

  @Test func nothingThatIsSeenIsWrittenOut() {
    for scalar in Self.all where scalar.isUnsafe {
      let properties = scalar.properties
      let isKnown =
        [.control, .format, .lineSeparator, .paragraphSeparator].contains(
          properties.generalCategory)
        || properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
        // Unassigned among the format controls of hieroglyphs.
        || properties.generalCategory == .unassigned
      #expect(isKnown, "\(scalar.code)")
    }
  }

  @Test func theCodeHasFourDigitsAtLeast() {
    #expect(
      VisibleText.written("a\u{7}\u{61C}\u{E0041}髙\u{E0100}\n")
        == "a<U+0007><U+061C><U+E0041>髙\u{E0100}<U+000A>")
    #expect(VisibleText.written("一\n二\u{202E}", keeping: ["\n"]) == "一\n二<U+202E>")
  }
}
