import Foundation
import TestSupport

/// A folder in which one writer is run again and again, and what may stand there.
struct WritingBench {
  let writer: Writer
  let program: Program
  /// What may stand there before the first run.
  let old: [String: Data]
  /// Shape: language → what stands there after a run in it.
  let new: [String: [String: Data]]

  /// Files of somebody else, with names that are nearly ours.
  private static let foreign = [".nagarezu-0123.tmp", ".a.tmp-nagarezu-1", "a~"]

  /// - Parameter isFirst: whether nothing has been written there before.
  init(_ writer: Writer, isFirst: Bool) throws {
    self.writer = writer
    program = try Program()
    try FileManager.default.createDirectory(
      atPath: program.folder + "/" + writer.folder, withIntermediateDirectories: true)
    for (name, text) in writer.inputs { try program.write(text, to: name) }
    for name in Self.foreign { try program.write("mine", to: writer.folder + "/" + name) }
    if !isFirst, !writer.rewritesInputs {
      for target in writer.targets { try program.write("old \(target)\n", to: target) }
    }
    old = try Self.files(below: writer.folder, of: program).files
    var new: [String: [String: Data]] = [:]
    for language in ["ja", "en"] {
      let ending = try program.run(writer.arguments + ["--lang", language])
      guard ending.code == 0 else { throw MissingTool(description: ending.output + ending.remarks) }
      new[language] = try Self.files(below: writer.folder, of: program).files
      guard new[language] != old else { throw MissingTool(description: "nothing written") }
      try Self.put(old, in: writer, of: program)
    }
    self.new = new
  }

  func remove() { program.remove() }

  /// What stands below the folder, and which of it has a name of ours.
  private static func files(
    below folder: String, of program: Program
  ) throws -> (files: [String: Data], own: [String]) {
    var files: [String: Data] = [:]
    var own: [String] = []
    let root = program.folder + "/" + folder
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
      let name = path.split(separator: "/").last.map(String.init) ?? ""
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      if name.contains(/^\.nagarezu-([0-9a-f]{32}\.(tmp(-journal|-wal|-shm)?|kept|undo)|lock)$/) {
        own.append(path)
      } else {
        files[folder + "/" + path] = try Data(
          contentsOf: URL(fileURLWithPath: root + "/" + path))
      }
    }
    return (files, own.sorted())
  }

  private static func put(
    _ files: [String: Data], in writer: Writer, of program: Program
  ) throws {
    for target in writer.targets {
      let place = URL(fileURLWithPath: program.folder + "/" + target)
      if let data = files[target] {
        try data.write(to: place)
      } else {
        try? FileManager.default.removeItem(at: place)
      }
    }
  }

  /// Puts the old files there; leftovers of ours stay.
  func reset() throws { try Self.put(old, in: writer, of: program) }

  /// Names of ours that stand there.
  func leftovers() throws -> [String] { try Self.files(below: writer.folder, of: program).own }

  /// Which state stands there, whole: `old` or a language (the first of those that write the same); `nil` where it is none of them.
  func state() throws -> String? {
    let files = try Self.files(below: writer.folder, of: program).files
    return files == old ? "old" : new.keys.sorted(by: >).first { new[$0] == files }
  }

  /// The files that are neither the old one nor a new one, from end to end.
  func torn() throws -> [String] {
    let files = try Self.files(below: writer.folder, of: program).files
    let wholes = [old] + new.values
    return Set(files.keys).union(old.keys).sorted().filter { name in
      !wholes.contains { $0[name] == files[name] }
    }
  }

  func run(_ language: String, _ disturbance: Disturbance? = nil) throws -> Program.Ending {
    try program.run(
      writer.arguments + ["--lang", language],
      environment: try disturbance?.environment(in: program.folder + "/" + writer.folder) ?? [:])
  }

  func calls() throws -> [String] {
    let calls = try Disturbance.calls(
      of: writer.arguments + ["--lang", "ja"], by: program,
      in: program.folder + "/" + writer.folder)
    try reset()
    return calls
  }

  /// Runs something else that writes in every folder, so that it clears what a killed run left there.
  func settle() throws {
    for folder in writer.folders {
      let ending = try program.run("rules", "-o", folder + "/after")
      guard ending.code == 0 else { throw MissingTool(description: ending.remarks) }
      try FileManager.default.removeItem(atPath: "\(program.folder)/\(folder)/after")
    }
  }
}

extension Disturbance {
  /// Tries a writer under some disturbances, each over the old files: one by one, each call failing or being the last.
  ///
  /// - Returns: whatever was torn, mixed, left, or said wrongly.
  static func campaign(
    _ writer: Writer, isFirst: Bool, choosing: ([Disturbance]) -> [Disturbance]
  ) throws -> [String] {
    let bench = try WritingBench(writer, isFirst: isFirst)
    defer { bench.remove() }
    var random = Random(seed: UInt64(writer.arguments.joined().utf8.count))
    let all = try bench.calls().enumerated().flatMap { index, name in
      let errors = random.some(2, of: errors)
      let ways: [How] = errors.map { .fail($0) } + [.broken(errors[0]), .kill]
      return (ways + (name == "write" ? [.half] : [])).map {
        Disturbance(call: index + 1, how: $0, name: name)
      }
    }
    var faults: [String] = []
    for disturbance in choosing(all) {
      let found = try bench.faults(under: disturbance)
      faults += found.map { "\(writer.testDescription), \(disturbance): \($0)" }
    }
    return faults
  }
}

extension WritingBench {
  /// One run under a disturbance, the run after it that clears, and one that nothing disturbs.
  fileprivate func faults(under disturbance: Disturbance) throws -> [String] {
    try reset()
    var faults: [String] = []
    func hold(_ isTrue: Bool, _ text: @autoclosure () throws -> String) throws {
      if !isTrue { faults.append(try text()) }
    }
    let ending = try run("ja", disturbance)
    let said = "\(ending.code) \(ending.remarks)"
    try hold(try torn() == [], "torn: \(try torn())")
    if case .fail(let error) = disturbance.how {
      let state = try state()
      try hold(state != nil, "a mixed set; \(said)")
      try hold(try leftovers() == [], "left: \(try leftovers())")
      try hold(
        error != EINTR || writer.rewritesInputs || writer.isByLibrary || ending.code == 0,
        "not tried again; \(said)")
      let isNewAllTheSame = ending.remarks.contains("確かめられない")
      try hold(ending.code != 74 || (state == "ja") == isNewAllTheSame, "\(state ?? ""); \(said)")
    }
    try hold(disturbance.kills || ending.code != 137, said)
    try settle()
    let settled = try state()
    try hold(settled != nil, "a mixed set after the next run; \(said)")
    try hold(ending.code != 0 || settled == "ja", "\(settled ?? "") after success; \(said)")
    try hold(try leftovers() == [], "left after the next run: \(try leftovers())")
    if settled == "old" {
      try hold(try run("ja").code == 0, "the next run of the same fails")
      try hold(try state() == "ja", "the next run of the same is not whole")
      try hold(try leftovers() == [], "the next run of the same leaves \(try leftovers())")
    }
    return faults
  }
}
