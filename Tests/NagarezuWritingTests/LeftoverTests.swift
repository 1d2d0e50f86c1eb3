import Foundation
import NagarezuWriting
import TestSupport
import Testing

/// What a run finds in a folder and takes away, puts back or leaves.
@Suite struct LeftoverTests {
  private static let hex = "0123456789abcdef0123456789abcdef"
  private static let temporary = ".nagarezu-\(hex).tmp"
  private static let kept = ".nagarezu-\(hex).kept"
  private static let record = ".nagarezu-\(hex).undo"

  @Test func whatAKilledRunLeftIsSwept() throws {
    try inRoom { room in
      let left = [
        Self.temporary, Self.temporary + "-journal", Self.temporary + "-wal", Self.kept,
        Self.record, ".nagarezu-lock",
      ]
      for name in left { try room.put("", name, mode: 0o600) }
      try FileSwitch.replace([(room["a"], bytes("new"))])
      #expect(try room.names() == ["a"])
    }
  }

  @Test func aFileOfALivingWriterIsLeft() throws {
    try inRoom { room in
      try room.put("half", Self.temporary)
      try room.put("half", Self.temporary + "-journal")
      let writer = open(room[Self.temporary], O_RDWR)
      #expect(flock(writer, LOCK_EX | LOCK_NB) == 0)
      try FileSwitch.replace([(room["a"], bytes("new"))])
      #expect(try room.names() == [Self.temporary, Self.temporary + "-journal", "a"])
      close(writer)
      try FileSwitch.replace([(room["a"], bytes("new"))])
      #expect(try room.names() == ["a"])
    }
  }

  @Test func aFileOfAnotherNameIsNeverTakenAway() throws {
    let names = [
      ".nagarezu-root", ".nagarezu-.tmp", ".nagarezu-\(Self.hex.dropLast()).tmp",
      ".nagarezu-\(Self.hex)0.tmp", ".nagarezu-\(Self.hex.uppercased()).tmp",
      ".nagarezu-\(Self.hex.replacing("a", with: "ａ")).tmp", ".nagarezu-\(Self.hex).tmp~",
      ".nagarezu-\(Self.hex).tmp-old", "nagarezu-\(Self.hex).tmp", ".nagarezu-\(Self.hex)",
      ".nagarezu-\(Self.hex).TMP", " .nagarezu-\(Self.hex).tmp", ".nagarezu-\(Self.hex).tmp\n",
      ".a.tmp-nagarezu-123", ".nagarezu-lock2", "a.tmp", "a~", ".a.swp",
    ]
    try inRoom { room in
      for name in names { try room.put("mine", name) }
      // Of our very form, and none of our files.
      try room.put("mine", "\(Self.temporary)/inner")
      try FileManager.default.createSymbolicLink(
        atPath: room[".nagarezu-\(Self.hex.replacing("0", with: "1")).tmp"],
        withDestinationPath: "a~")
      #expect(mkfifo(room[".nagarezu-\(Self.hex.replacing("0", with: "2")).tmp"], 0o600) == 0)
      let before = try room.names()
      try FileSwitch.replace([(room["x"], bytes("new")), (room["y"], bytes("new"))])
      #expect(Set(try room.names()) == Set(before + ["x", "y"]))
      for name in names { #expect(try room.text(name) == "mine", "\(name)") }
      #expect(try room.text("\(Self.temporary)/inner") == "mine")
    }
  }

  @Test func ALockWithWordsInItIsSomebodysFile() throws {
    try inRoom { room in
      try room.put("mine", ".nagarezu-lock")
      try FileSwitch.replace([(room["x"], bytes("new")), (room["y"], bytes("new"))])
      #expect(try room.text(".nagarezu-lock") == "mine")
    }
  }

  /// Of a set of two, as a killed run leaves it: `a` is new, `b` is still old.
  private func halfSwitched(_ room: Room, mode: Int = 0o600) throws {
    try room.put("new a", "a")
    try room.put("old a", Self.kept)
    try room.put("old b", "b")
    let record = try self.record([("", "a", Self.kept, "a"), ("", "b", "", nil)], in: room)
    try room.put(record, Self.record, mode: mode)
  }

  private func record(
    _ entries: [(folder: String, name: String, kept: String, new: String?)], in room: Room
  ) throws -> String {
    var text = "nagarezu-undo 1\0"
    for entry in entries {
      var status = stat()
      if let new = entry.new { #expect(stat(room[new], &status) == 0) }
      let time = status.st_mtim
      text +=
        "\(entry.folder)\0\(entry.name)\0\(entry.kept)\0\(status.st_size) \(time.tv_sec) \(time.tv_nsec)\0"
    }
    return text + "end\0"
  }

  @Test func aSetThatWasCutOffIsPutBack() throws {
    try inRoom { room in
      try halfSwitched(room)
      try FileSwitch.replace([(room["other"], bytes("x"))])
      #expect(try room.text("a") == "old a")
      #expect(try room.text("b") == "old b")
      #expect(try room.names() == ["a", "b", "other"])
      try halfSwitched(room)
      #expect(FileSwitch.settle([room.path]))
      #expect(try room.text("a") == "old a")
      #expect(try room.names() == ["a", "b", "other"])
      #expect(!FileSwitch.settle([room.path, room["missing"]]))
    }
  }

  @Test func whatGoesWithASetGoesInTheSameStep() throws {
    try inRoom { room in
      try room.put("old", "a")
      try room.put("old", "a-2")
      try room.put("mine", "b")
      try FileManager.default.createSymbolicLink(
        atPath: room["a-3"], withDestinationPath: "b")
      try FileSwitch.replace(
        [(room["a"], bytes("new"))], leaving: [room["a-2"], room["a-3"], room["a-4"]])
      #expect(try room.names() == ["a", "a-3", "b"])
      #expect(try room.text("a") == "new")
      #expect(try room.text("b") == "mine")
    }
  }

  @Test func whatWentIsPutBackWhereTheSetWasCutOff() throws {
    try inRoom { room in
      try room.put("old", Self.kept)
      let record = "nagarezu-undo 1\0\0a-2\0\(Self.kept)\0-1 0 0\0end\0"
      try room.put(record, Self.record, mode: 0o600)
      #expect(FileSwitch.settle([room.path]))
      #expect(try room.text("a-2") == "old")
      #expect(try room.names() == ["a-2"])
      // Somebody has written the file since.
      try room.put("older", Self.kept)
      try room.put(record, Self.record, mode: 0o600)
      #expect(!FileSwitch.settle([room.path]))
      #expect(try room.text("a-2") == "old")
    }
  }

  @Test func aNewFileThatHadNoOlderOneIsTakenAwayAgain() throws {
    try inRoom { room in
      try room.put("new c", "in/c")
      try room.put(
        try record([(room["in"], "c", "", "in/c")], in: room), Self.record, mode: 0o600)
      #expect(FileSwitch.settle([room.path]))
      #expect(try room.names("in") == [])
      #expect(try room.names() == ["in"])
    }
  }

  @Test func whatSomebodyWroteSinceIsLeft() throws {
    try inRoom { room in
      try halfSwitched(room)
      try room.put("mine", "a")
      try FileSwitch.replace([(room["other"], bytes("x"))])
      #expect(try room.text("a") == "mine")
      #expect(try room.names() == ["a", "b", "other"])
    }
  }

  /// One that came with an archive or a clone could name any file.
  @Test func aRecordThatMayComeFromSomebodyElseIsNotObeyed() throws {
    try inRoom { room in
      try halfSwitched(room, mode: 0o644)
      try FileSwitch.replace([(room["other"], bytes("x"))])
      #expect(try room.text("a") == "new a")
      #expect(try room.names() == [Self.kept, Self.record, "a", "b", "other"])
    }
  }

  @Test func aRecordThatWasBeingWrittenCountsForNothing() throws {
    try inRoom { room in
      try halfSwitched(room)
      let whole = Array(try room.text(Self.record).utf8)
      for length in whole.indices {
        try halfSwitched(room)
        try room.put(String(decoding: whole[..<length], as: UTF8.self), Self.record, mode: 0o600)
        #expect(!FileSwitch.settle([room.path]), "\(length)")
        #expect(try room.text("a") == "new a", "\(length)")
        #expect(try room.names() == ["a", "b"], "\(length)")
      }
    }
  }

  @Test func aRecordNamesNoFileOutsideItsFolders() throws {
    try inRoom { room in
      try room.put("mine", "up")
      try room.put("old", "in/\(Self.kept)")
      for (name, kept) in [("../up", Self.kept), ("up", "../in/\(Self.kept)"), ("", Self.kept)] {
        let entry = (folder: "", name: name, kept: kept, new: Optional("up"))
        try room.put(try record([entry], in: room), "in/\(Self.record)", mode: 0o600)
        #expect(!FileSwitch.settle([room["in"]]))
        #expect(try room.text("up") == "mine")
      }
    }
  }
}

/// Many who write at once, all with one process number, as in two containers.
@Suite struct ConcurrentWritingTests {
  /// Runs something so many times at once, each on a thread of its own.
  private func atOnce(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) throws {
    let faults = Faults()
    let group = DispatchGroup()
    for number in 0..<count {
      group.enter()
      Thread.detachNewThread {
        do { try body(number) } catch { faults.add("\(number): \(error)") }
        group.leave()
      }
    }
    group.wait()
    #expect(faults.all == [])
  }

  private final class Faults: @unchecked Sendable {
    private let lock = NSLock()
    private var texts: [String] = []
    func add(_ text: String) { lock.withLock { texts.append(text) } }
    var all: [String] { lock.withLock { texts } }
  }

  private func content(_ number: Int, _ name: String = "") -> String {
    String(repeating: "\(name)\(number)\n", count: 2_000 + number)
  }

  @Test func theLastOneHasTheFileToItself() throws {
    try inRoom { room in
      let whole = Set((0..<200).map { content($0) })
      try atOnce(200) { number in
        try FileSwitch.replace([(room["a"], bytes(content(number)))])
        #expect(whole.contains(try room.text("a")))
      }
      #expect(whole.contains(try room.text("a")))
      #expect(try room.names() == ["a"])
    }
  }

  @Test func theLastOneHasTheSetToItself() throws {
    try inRoom { room in
      let names = ["a", "b", "in/c"]
      try room.put("old", "in/c")
      try atOnce(50) { number in
        try FileSwitch.replace(names.map { (room[$0], bytes(content(number, $0))) })
      }
      let last = try room.text("a").dropFirst().prefix { $0 != "\n" }
      let number = try #require(Int(last))
      for name in names { #expect(try room.text(name) == content(number, name), "\(name)") }
      #expect(try room.names() == ["a", "b", "in"])
      #expect(try room.names("in") == ["c"])
    }
  }
}
