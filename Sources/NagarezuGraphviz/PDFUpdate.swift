import NagarezuText

/// Adds to a PDF of cairo's what cairo cannot write: the language of its text, and its title where programs look for it
/// first (XMP).
///
/// The file stays as it is; a new catalogue and the metadata follow it with a table of their own.
///
/// - SeeAlso: ISO 32000-1:2008, 7.5.6 (incremental updates), 14.3.2 (metadata streams), 14.9.2 (language);
///   ISO 16684-1 (XMP).
enum PDFUpdate {
  /// The document with `language` and `title`; unchanged where its table is not one of plain text.
  static func saying(_ language: String, title: String, in pdf: [UInt8]) -> [UInt8] {
    guard let read = Reading(pdf) else { return pdf }
    var result = pdf
    if result.last != 10 { result.append(10) }
    let metadata = xmp(language, title)
    let catalogue = result.count
    let words = """
      \(read.root) 0 obj
      << /Lang (\(language)) /Metadata \(read.size) 0 R /ViewerPreferences << /DisplayDocTitle true >>
      \(read.catalogue)
      >>
      endobj

      """
    result += words.utf8
    let stream = result.count
    result +=
      """
      \(read.size) 0 obj
      << /Type /Metadata /Subtype /XML /Length \(metadata.utf8.count) >>
      stream
      \(metadata)
      endstream
      endobj

      """.utf8
    let table = result.count
    result +=
      """
      xref
      \(read.root) 1
      \(entry(catalogue))
      \(read.size) 1
      \(entry(stream))
      trailer
      << /Size \(read.size + 1) /Root \(read.root) 0 R\(read.info.map { " /Info \($0) 0 R" } ?? "") /Prev \(read.table) >>
      startxref
      \(table)
      %%EOF

      """.utf8
    return result
  }

  /// A line of the table: 20 bytes with its end.
  private static func entry(_ place: Int) -> String {
    let digits = String(place)
    return String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n "
  }

  private static func xmp(_ language: String, _ title: String) -> String {
    """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:format>application/pdf</dc:format>
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(XMLText.escaped(title))</rdf:li></rdf:Alt></dc:title>
    <dc:language><rdf:Bag><rdf:li>\(XMLText.escaped(language))</rdf:li></rdf:Bag></dc:language>
    </rdf:Description>
    </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="r"?>
    """
  }

  /// What an update must know of a document.
  private struct Reading {
    var root: Int
    /// One more than the highest number of an object.
    var size: Int
    var info: Int?
    /// Where the table is.
    var table: Int
    /// What stands between the brackets of the catalogue.
    var catalogue: String

    init?(_ pdf: [UInt8]) {
      // The table is of ASCII and stands at the end; bytes of compressed streams are before it.
      let tail = String(decoding: pdf.suffix(2048), as: UTF8.self)
      guard let trailer = tail.range(ofLast: "trailer").map({ tail[$0...] }),
        let table = Self.number(after: "startxref", in: trailer),
        let root = Self.number(after: "/Root", in: trailer),
        let size = Self.number(after: "/Size", in: trailer), pdf.indices.contains(table)
      else { return nil }
      (self.table, self.root, self.size) = (table, root, size)
      info = Self.number(after: "/Info", in: trailer)
      let head = "xref\n0 \(size)\n"
      let line = table + head.utf8.count + root * 20
      guard pdf[table...].starts(with: head.utf8), line + 20 <= pdf.count,
        let place = Int(String(decoding: pdf[line..<(line + 10)], as: UTF8.self)),
        place < table
      else { return nil }
      let object = String(decoding: pdf[place..<table], as: UTF8.self)
      guard object.hasPrefix("\(root) 0 obj\n<<"), let end = object.firstRange(of: "\n>>\nendobj")
      else { return nil }
      catalogue = String(object[..<end.lowerBound].dropFirst("\(root) 0 obj\n<<".count))
    }

    private static func number(after word: String, in text: Substring) -> Int? {
      guard let place = text.firstRange(of: word) else { return nil }
      let rest = text[place.upperBound...].drop { $0 == " " || $0 == "\n" }
      return Int(rest.prefix(while: \.isNumber))
    }
  }
}

extension String {
  /// Where the last of some words begins.
  fileprivate func range(ofLast words: String) -> Index? { ranges(of: words).last?.lowerBound }
}
