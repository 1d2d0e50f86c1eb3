import Foundation
import TestSupport
import Testing

/// Whatever fails, and whenever a run is killed: each file is the old one or the new one, a set is one of them, and nothing is left.
@Suite struct DurableWritingTests {
  /// As many of all as this run tries: all in `make test-deep`, else the last rename, which fails and is not done, and a part that is
  /// the same every time.
  private static func part(of all: [Disturbance], seed: Int) -> [Disturbance] {
    if Campaign.isWhole { return all }
    let last = all.last { $0.name.hasPrefix("rename") }?.call
    let always = all.filter { $0.call == last }
    let ways = [always.first, always.last { $0.how == .kill }].compactMap { $0 }
    var random = Random(seed: UInt64(seed))
    // A library makes thousands of calls.
    return ways + random.shuffled(all).prefix(min(Campaign.part(of: all.count), 24))
  }

  @Test(arguments: Writer.all, [false, true])
  func anyCallMayFailOrBeTheLast(writer: Writer, isFirst: Bool) throws {
    guard !(isFirst && writer.rewritesInputs) else { return }
    let faults = try Disturbance.campaign(writer, isFirst: isFirst) {
      #expect($0.count > 30)
      return Self.part(of: $0, seed: writer.arguments.count)
    }
    #expect(faults == [])
  }

  /// Kills at any moment, one run after another in the same folder, so that the run that puts back is killed too.
  @Test(arguments: 0..<20) func aRunMayBeKilledAtAnyMoment(batch: Int) throws {
    // Every other batch is a set; the rest are all the writers in turn.
    let sets = Writer.all.filter { $0.targets.count > 1 && $0.command == "check" }
    let writer = batch.isMultiple(of: 2) ? sets[0] : Writer.all[batch / 2 % Writer.all.count]
    let bench = try WritingBench(writer, isFirst: batch.isMultiple(of: 3))
    defer { bench.remove() }
    let calls = try bench.calls().count
    var random = Random(seed: UInt64(batch))
    for number in 1...(Campaign.isWhole ? 1_000 : Campaign.part(of: 120)) {
      let kill = Disturbance(
        call: random.within(1...calls), how: .later(random.below(random.pick([50, 2_000]) ?? 1)))
      let ending = try bench.run(random.pick(["ja", "en"]) ?? "ja", kill)
      let place = "\(writer.testDescription), kill \(number), \(kill): \(ending.code)"
      #expect(try bench.torn() == [], "\(place)")
      guard number.isMultiple(of: 3) else { continue }
      try bench.settle()
      #expect(try bench.state() != nil, "\(place)")
      #expect(try bench.leftovers() == [], "\(place)")
      if writer.rewritesInputs { try bench.reset() }
    }
  }

  /// A machine may stop too, which no test can do: bytes are on the disc before they get their name, and names before a run ends.
  @Test(arguments: Writer.all) func theDiscIsAskedInOrder(writer: Writer) throws {
    let bench = try WritingBench(writer, isFirst: false)
    defer { bench.remove() }
    let calls = try bench.calls()
    let renames = calls.indices.filter { calls[$0].hasPrefix("rename") }
    #expect(renames.count == writer.targets.count)
    let (first, last) = (try #require(renames.first), try #require(renames.last))
    let written = try #require(calls[..<first].lastIndex(of: "write"))
    #expect(calls[written..<first].contains("fsync"))
    #expect(calls[last...].contains("fsync"))
    // Each file, and of a set the record and the folder that names it.
    let synchronised = calls[..<first].filter { $0 == "fsync" }.count
    let wanted = writer.targets.count + (renames.count > 1 ? 2 : 0)
    #expect(writer.isByLibrary ? synchronised >= wanted : synchronised == wanted)
  }

  /// Runs of many processes onto one file.
  @Test func theLastOfManyRunsHasTheFileToItself() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let answers = [
        ["check"], ["check", "--format", "json"], ["who", "氏名"], ["what", "業者"], ["matrix"],
        ["table", "flows"], ["rules"], ["rules", "--lang", "en"],
      ]
      let wholes = Set(try answers.map { try program.run($0).output })
      try program.write("", to: "out/kept")
      let path = "\(program.folder)/out/a"
      let processes = try (0..<(Campaign.isWhole ? 200 : 24)).map { number in
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.arguments = answers[number % answers.count] + ["-o", "out/a"]
        process.currentDirectoryURL = URL(fileURLWithPath: program.folder)
        process.environment = [:]
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
      }
      while processes.contains(where: \.isRunning) {
        if let data = FileManager.default.contents(atPath: path) {
          #expect(wholes.contains(String(decoding: data, as: UTF8.self)))
        }
        usleep(1_000)
      }
      for process in processes {
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
      }
      #expect(wholes.contains(try program.read("out/a")))
      #expect(try program.names(in: "out") == ["a", "kept"])
    }
  }

  @Test func everyOptionThatWritesIsTried() throws {
    let known = Set(Writer.all.map { "\($0.command) \($0.option)" })
    // It writes what it is given.
    var offered: Set<String> = ["fmt models"]
    let root = Program(in: Shinjuku.root)
    let commands = try root.run("--help", "--lang", "en").output.matches(of: #/\n  ([a-z]+)  +\S/#)
    for command in commands.map({ String($0.output.1) }) {
      let help = try root.run(command, "--help", "--lang", "en").output
      for match in help.matches(of: #/\n  (-o|--report|--write-[a-z]+)\b/#) {
        // What watches writes by `render`, for ever; and nothing that is there is begun anew.
        if command != "watch", command != "init" { offered.insert("\(command) \(match.output.1)") }
      }
    }
    #expect(offered.count > 9)
    #expect(offered.subtracting(known) == [], "add it to Writer.all")
    #expect(known.subtracting(offered) == [], "take it out of Writer.all")
  }

  @Test func everyPlaceThatCannotBeWrittenIs74AndSaid() throws {
    try inFolder(with: Sample.clean) { (program) throws in
      let long = String(repeating: "n", count: 256)
      for (language, faults) in [
        ("ja", ["no/a": "そのフォルダがない", long: "名前が長すぎる", "models": "その名前のフォルダがある"]),
        ("en", ["no/a": "no such folder", long: "too long", "models": "a folder of that name"]),
      ] {
        for (path, words) in faults {
          let ending = try program.run("check", "-o", path, "--lang", language)
          #expect(ending.code == 74)
          #expect(ending.remarks.contains(words), "\(ending.remarks)")
        }
      }
      #expect(try program.names() == ["models"])
    }
  }
}
