import NagarezuCore
import NagarezuSource
import NagarezuText

/// The files among some paths, written in the one layout: all that changed are put in place together, or none.
struct FormattingRun {
  /// One file before and after.
  struct File {
    let path: String
    let old: [UInt8]
    let new: [UInt8]

    var isChanged: Bool { old != new }

    /// As `diff -u` writes it.
    func difference(named name: String) -> String {
      UnifiedDiff(
        from: String(decoding: old, as: UTF8.self), to: String(decoding: new, as: UTF8.self),
        name: name
      ).text
    }
  }

  /// Those that are not in the layout, in order of path.
  let changed: [File]
  /// What is said of those that were left alone; empty where there is none.
  let unread: String

  /// Formats what `input` names, and writes it where `writes` says so.
  ///
  /// - Throws: ``EarlyEnd`` with 74 where a file cannot be written: all then stand as they were.
  init(_ input: Input, keys: Language?, writes: Bool) throws {
    let readings = try input.readings()
    let format = ModelFormat(keys: keys)
    var (changed, unread): ([File], [Diagnostic]) = ([], [])
    var notTaken: [ModelFormat.Fault] = []
    let (paths, lost) = Self.paths(input)
    // What could be read a moment ago and cannot be any more.
    var gone = lost
    for path in paths {
      // What only a run can tell of a file (no model includes it yet) is none of its writing.
      let problems = readings.problems.filter { $0.span.file == path && !Self.isOfTheRun($0) }
      guard problems.isEmpty else {
        unread += problems
        continue
      }
      guard let old = try? input.files.read(path, in: input.files.project(of: path, foundIn: nil))
      else {
        gone.append(path)
        continue
      }
      do throws(ModelFormat.Fault) {
        let file = File(path: path, old: old, new: try format.formatted(old, file: path))
        if file.isChanged { changed.append(file) }
      } catch .unread(let problems) {
        unread += problems
      } catch {
        notTaken.append(error)
      }
    }
    // What is wrong with no file that is formatted here: a path that is not there, a folder without models.
    let formatted = Set(paths)
    unread += readings.problems.filter { problem in
      !formatted.contains(problem.span.file)
        && input.paths.map(input.files.displayed).contains(
          problem.span.file)
    }
    let problems = unread.withoutRepeats.sorted { $0.span < $1.span }
    self.unread =
      (problems.isEmpty ? "" : input.text(of: problems))
      + notTaken.map { Self.text(of: $0, input) }.joined()
      // The reader has said why of those that it could not read either.
      + gone.filter { path in !problems.contains { $0.span.file == path } }.map {
        Self.text(ofGone: $0, input)
      }.joined()
    self.changed = changed
    if writes, !changed.isEmpty {
      try Output.write(changed.map { (input.files.location(of: $0.path), $0.new) })
    }
  }

  private static func isOfTheRun(_ problem: Diagnostic) -> Bool {
    [LoadCode.lostPart, .nothingToCheck].contains { $0.rawValue == problem.code }
  }

  /// The files that are named, and those in folders that are, in order of path, none twice; and the folders that cannot be read.
  private static func paths(_ input: Input) -> (files: [String], lost: [String]) {
    var (files, lost): ([String], [String]) = ([], [])
    for path in input.paths.map(input.files.displayed) {
      do throws(ReadFault) {
        files += try input.files.listModels(in: path).models
      } catch {
        if error == .notAFolder { files.append(path) } else { lost.append(path) }
      }
    }
    return (files.withoutRepeats.sorted { $0.precedesByBytes($1) }, lost)
  }

  private static func text(ofGone path: String, _ input: Input) -> String {
    let name = input.seen.name(path)
    return Speech.say(
      "\(name): 読み直せないので、そのままにした\n", "\(name): left as it is: it cannot be read again\n")
  }

  /// What is said of a file that is left alone.
  static func text(of fault: ModelFormat.Fault, _ input: Input) -> String {
    switch fault {
    case .unread(let problems): return input.text(of: problems)
    case .notTaken(let span):
      let place = "\(input.seen.name(span.file)):\(span.line)"
      return Speech.say(
        "\(place): 整えられない書き方があるので、そのままにした\n",
        "\(place): left as it is: something in it cannot be laid out\n")
    }
  }
}
