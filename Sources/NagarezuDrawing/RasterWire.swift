import NagarezuFigures

/// What `nagarezu` and `nagarezu-draw` say to each other about pictures: a line that announces parts, a line with the
/// bytes of each, and the parts.
///
/// ```
/// nagarezu-raster 1 pdf 0 ⟨parts⟩        a title, then SVGs
/// nagarezu-raster 1 png ⟨dots per inch⟩ ⟨parts⟩        SVGs
/// nagarezu-raster 1 pictures 0 ⟨parts⟩        the answer: letters that no font has, then pictures
/// nagarezu-raster 1 drawing|writing|pixels|font 0 ⟨parts⟩        or why there is none: words, or two numbers
/// ```
public enum RasterWire {
  /// The largest request that is read or answered, in bytes.
  public static let limit = 256 << 20

  /// A word, a number and parts, as bytes; `nil` for anything else.
  struct Parcel {
    var word: String
    var number: Double = 0
    var parts: [[UInt8]]

    private static let header = "nagarezu-raster 1"
    private static let mostParts = 10_000

    var bytes: [UInt8] {
      let lines = [
        "\(Self.header) \(word) \(number) \(parts.count)",
        parts.map { String($0.count) }.joined(separator: " "),
      ]
      return Array((lines.joined(separator: "\n") + "\n").utf8) + parts.joined()
    }

    init(_ word: String, number: Double = 0, _ parts: [[UInt8]]) {
      self.word = word
      self.number = number
      self.parts = parts
    }

    init?(_ bytes: [UInt8]) {
      var rest = bytes[...]
      guard let first = Self.line(&rest), let second = Self.line(&rest),
        first.hasPrefix(Self.header + " ")
      else { return nil }
      let words = first.dropFirst(Self.header.count + 1).split(separator: " ")
      let sizes = second.split(separator: " ").compactMap { Int($0) }
      guard words.count == 3, let number = Double(words[1]), number.isFinite, number >= 0,
        let count = Int(words[2]), count == sizes.count, count <= Self.mostParts,
        sizes.allSatisfy({ 0...RasterWire.limit ~= $0 }), sizes.reduce(0, +) == rest.count
      else { return nil }
      word = String(words[0])
      self.number = number
      parts = sizes.map { size in
        defer { rest = rest.dropFirst(size) }
        return Array(rest.prefix(size))
      }
    }

    private static func line(_ bytes: inout ArraySlice<UInt8>) -> String? {
      guard let end = bytes.firstIndex(of: 10) else { return nil }
      defer { bytes = bytes[(end + 1)...] }
      return String(validating: bytes[..<end], as: UTF8.self)
    }

    /// The parts as texts; `nil` where one is none.
    var texts: [String]? {
      let texts = parts.compactMap { String(validating: $0, as: UTF8.self) }
      return texts.count == parts.count ? texts : nil
    }
  }

  /// SVGs, and what to make of them.
  public struct Request: Sendable {
    public enum Form: Hashable, Sendable {
      case pdf(title: String)
      case png(dotsPerInch: Double)
    }

    public let form: Form
    public let pages: [String]

    /// A request for `form` of `pages`, each a whole SVG.
    public init(form: Form, pages: [String]) {
      self.form = form
      self.pages = pages
    }

    /// A request as it travels; `nil` for bytes that are none.
    public init?(_ bytes: [UInt8]) {
      guard let parcel = Parcel(bytes), let texts = parcel.texts else { return nil }
      switch (parcel.word, texts.first) {
      case ("pdf", let title?):
        self.init(form: .pdf(title: title), pages: Array(texts.dropFirst()))
      case ("png", _): self.init(form: .png(dotsPerInch: parcel.number), pages: texts)
      default: return nil
      }
    }

    var bytes: [UInt8] {
      let parts = pages.map { Array($0.utf8) }
      switch form {
      case .pdf(let title): return Parcel("pdf", [Array(title.utf8)] + parts).bytes
      case .png(let dots): return Parcel("png", number: dots, parts).bytes
      }
    }
  }

  /// Pictures, or why there are none.
  public enum Answer: Sendable {
    /// `missing`: the letters that no font has, in whose place 〓 is drawn; mostly empty.
    case pictures([[UInt8]], missing: String)
    /// ``FigureFault/drawing(_:)``, ``FigureFault/writing(_:)``, ``FigureFault/tooManyPixels(width:height:)`` or
    /// ``FigureFault/noFont(letters:)``.
    case refused(FigureFault)

    /// An answer as it travels; `nil` for bytes that are none.
    init?(_ bytes: [UInt8]) {
      guard let parcel = Parcel(bytes) else { return nil }
      let texts = parcel.texts ?? []
      switch (parcel.word, texts.count) {
      case ("pictures", _):
        guard let first = parcel.parts.first, let missing = String(validating: first, as: UTF8.self)
        else { return nil }
        self = .pictures(Array(parcel.parts.dropFirst()), missing: missing)
      case ("font", 1): self = .refused(.noFont(letters: texts[0]))
      case ("drawing", 1): self = .refused(.drawing(texts[0]))
      case ("writing", 1): self = .refused(.writing(texts[0]))
      case ("pixels", 2):
        guard let width = Int(texts[0]), let height = Int(texts[1]) else { return nil }
        self = .refused(.tooManyPixels(width: width, height: height))
      default: return nil
      }
    }

    /// The answer as it travels.
    public var bytes: [UInt8] {
      func words(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }
      switch self {
      case .pictures(let pictures, let missing):
        return Parcel("pictures", words(missing) + pictures).bytes
      case .refused(.noFont(let letters)): return Parcel("font", words(letters)).bytes
      case .refused(.drawing(let text)): return Parcel("drawing", words(text)).bytes
      case .refused(.writing(let text)): return Parcel("writing", words(text)).bytes
      case .refused(.tooManyPixels(let width, let height)):
        return Parcel("pixels", words("\(width)", "\(height)")).bytes
      case .refused(.tooLarge), .refused(.noSheet), .refused(.allHidden), .refused(.timedOut),
        .refused(.crashed), .refused(.failed), .refused(.garbled), .refused(.cannotStart):
        // Not for a picture to say.
        return []
      }
    }
  }
}
