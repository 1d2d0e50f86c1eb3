import NagarezuCore
import NagarezuReports
import NagarezuText

/// What a check says, as it is written.
struct CheckAnswer: Equatable {
  let ending: Ending
  /// For standard output, or for the file of `-o`.
  let text: [UInt8]
  /// For the file of each `--report`, in their order.
  let reports: [[UInt8]]
  /// The files that were read, as reports name them: no answer is written over one.
  let files: [String]

  /// An answer in every way that was asked for.
  init(
    _ report: CheckReport, as format: FormatOption<CheckFormats>, to output: String?,
    and reports: [ReportOption], in language: Language, seen: SeenFiles, files: Set<String>
  ) throws {
    ending = Ending(report.ending)
    text = Output.bytes(of: try format.text(report, in: language, seen: seen, for: output))
    self.reports = try reports.map {
      Output.bytes(of: try $0.format.text(report, in: language, seen: seen, for: $0.path))
    }
    self.files = files.sorted { $0.precedesByBytes($1) }
  }

  /// Writes it and ends the run: the files all or none, and, whatever became of them, to standard output.
  ///
  /// - Throws: as ``Output/end(_:by:)``; ``EarlyEnd`` with 74 where any of it could not be written; of several faults the first.
  func end(to output: String?, and options: [ReportOption]) throws -> Never {
    try Output.end(ending) {
      var files = zip(options, reports).map { (path: $0.path, bytes: $1) }
      if let output { files.append((output, text)) }
      let written = Result { if !files.isEmpty { try Output.write(files) } }
      if output == nil { try Output.write(text, to: nil) }
      try written.get()
    }
  }
}

extension CheckAnswer {
  /// The answer that ``pack(into:)`` wrote.
  init(_ bytes: inout Unpacking) throws {
    guard let ending = Ending(rawValue: Int32(truncatingIfNeeded: try bytes.number())) else {
      throw Unpacking.Torn()
    }
    self.ending = ending
    text = try bytes.content()
    reports = try bytes.list { try $0.content() }
    files = try bytes.texts()
  }

  func pack(into bytes: inout Packing) {
    bytes.add(Int(ending.rawValue))
    bytes.add(text)
    bytes.add(reports) { $1.add($0) }
    bytes.add(files)
  }
}
