import Foundation
import NagarezuWriting
import TestSupport
import Testing

/// A folder of its own for a test.
struct Room {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    path = folder.appendingPathComponent("nagarezu-writing-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  subscript(name: String) -> String { path + "/" + name }

  func put(_ text: String, _ name: String, mode: Int = 0o644) throws {
    let file = URL(fileURLWithPath: self[name])
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: self[name])), as: UTF8.self)
  }

  func names(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: self[folder]).sorted()
  }

  func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: self[name])[.posixPermissions] as? Int
  }
}

func inRoom(_ body: (Room) throws -> Void) throws {
  let room = try Room()
  defer { room.remove() }
  try body(room)
}

func bytes(_ text: String) -> NewContent { .bytes(Array(text.utf8)) }

@Suite struct FileSwitchTests {
  @Test func aFileIsReplacedAndKeepsItsMode() throws {
    try inRoom { room in
      for mode in [0o600, 0o640, 0o666, 0o444, 0o755] {
        try? FileManager.default.removeItem(atPath: room["a"])
        try room.put("old", "a", mode: mode)
        try FileSwitch.replace([(room["a"], bytes("new"))])
        #expect(try room.text("a") == "new")
        #expect(try room.mode("a") == mode)
        #expect(try room.names() == ["a"])
      }
      let umask = umask(0)
      _ = Foundation.umask(umask)
      try FileSwitch.replace([(room["b"], bytes("new"))])
      #expect(try room.mode("b") == 0o666 & ~Int(umask))
    }
  }

  @Test func aLinkIsWrittenThroughAndStaysOne() throws {
    try inRoom { room in
      try room.put("old", "there/a")
      try FileManager.default.createSymbolicLink(
        atPath: room["link"], withDestinationPath: "there/a")
      try FileSwitch.replace([(room["link"], bytes("new")), (room["b"], bytes("b"))])
      #expect(try room.text("there/a") == "new")
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: room["link"]) == "there/a")
      #expect(try room.names("there") == ["a"])
      #expect(try room.names() == ["b", "link", "there"])
    }
  }

  @Test func aWriterGetsAnEmptyFileBesideTheTarget() throws {
    try inRoom { room in
      try room.put("old", "a", mode: 0o640)
      try FileSwitch.replace([
        (
          room["a"],
          .written { path in
            #expect(path.hasPrefix(room["."].dropLast(2) + "/."))
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)).isEmpty)
            #expect(try room.text("a") == "old")
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try file.write(contentsOf: Data("new".utf8))
            try file.close()
          }
        )
      ])
      #expect(try room.text("a") == "new")
      #expect(try room.mode("a") == 0o640)
      #expect(try room.names() == ["a"])
    }
  }

  struct Stopped: Error {}

  @Test func aWriterThatFailsLeavesTheOldFileAndNothingElse() throws {
    try inRoom { room in
      try room.put("old", "a")
      #expect(throws: Stopped.self) {
        try FileSwitch.replace([
          (room["b"], bytes("b")),
          (
            room["a"],
            .written { path in
              for suffix in ["", "-journal", "-wal", "-shm"] {
                let place = URL(fileURLWithPath: path + suffix)
                if suffix.isEmpty {
                  try FileHandle(forWritingTo: place).write(contentsOf: Data("half".utf8))
                } else {
                  try Data("half".utf8).write(to: place)
                }
              }
              throw Stopped()
            }
          ),
        ])
      }
      #expect(try room.text("a") == "old")
      #expect(try room.names() == ["a"])
    }
  }

  @Test func aSetOfWhichOneCannotBeSwitchedIsPutBackAtOnce() throws {
    try inRoom { room in
      try room.put("old a", "a")
      try room.put("old c", "c")
      let fault = #expect(throws: WritingFault.self) {
        try FileSwitch.replace([
          (room["a"], bytes("new")), (room["b"], bytes("new")), (room["c"], bytes("gone")),
          (
            room["d"],
            .written { _ in
              for name in try room.names() where try room.text(name) == "gone" {
                try FileManager.default.removeItem(atPath: room[name])
              }
            }
          ),
        ])
      }
      #expect(fault?.path == room["c"])
      #expect(try room.text("a") == "old a")
      #expect(try room.text("c") == "old c")
      #expect(try room.names() == ["a", "c"])
    }
  }

  @Test func aWriterThatPutsAnotherFileThereIsRefused() throws {
    try inRoom { room in
      try room.put("old", "a")
      let fault = #expect(throws: WritingFault.self) {
        try FileSwitch.replace([
          (
            room["a"],
            .written { path in
              try Data("new".utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            }
          )
        ])
      }
      #expect(fault?.cause == .exchanged)
      #expect(try room.text("a") == "old")
      #expect(try room.names() == ["a"])
    }
  }

  @Test func aDeviceOrAPipeGetsTheBytesAndStays() throws {
    try FileSwitch.replace([("/dev/null", bytes("x"))])
    let full = #expect(throws: WritingFault.self) {
      try FileSwitch.replace([("/dev/full", bytes("x"))])
    }
    #expect(full?.cause == .system(ENOSPC))
    let written = #expect(throws: WritingFault.self) {
      try FileSwitch.replace([("/dev/null", .written { _ in })])
    }
    #expect(written?.cause == .stream)
    try inRoom { room in
      #expect(mkfifo(room["pipe"], 0o600) == 0)
      let reader = open(room["pipe"], O_RDONLY | O_NONBLOCK)
      defer { close(reader) }
      try FileSwitch.replace([(room["pipe"], bytes("x")), (room["a"], bytes("a"))])
      var byte: UInt8 = 0
      #expect(read(reader, &byte, 1) == 1 && byte == UInt8(ascii: "x"))
      #expect(try room.names() == ["a", "pipe"])
    }
  }

  @Test func whatCannotBeWrittenIsSaidInBothLanguagesAndLeavesNothing() throws {
    try inRoom { room in
      try room.put("kept", "folder/kept")
      try room.put("old", "a")
      let longest = String(repeating: "n", count: 255)
      try FileSwitch.replace([(room[longest], bytes("x"))])
      for (path, number) in [
        ("missing/a", ENOENT), ("folder", EISDIR), ("a/b", ENOTDIR), (longest + "n", ENAMETOOLONG),
      ] {
        for files in [[path], ["b", path, "c"]] {
          let fault = #expect(throws: WritingFault.self) {
            try FileSwitch.replace(files.map { (room[$0], bytes("new")) })
          }
          #expect(fault?.cause == .system(number), "\(path)")
          let words = fault?.message
          #expect(words?.ja.contains("に書き出せない: ") == true)
          #expect(words?.en.contains(String(cString: strerror(number))) == false)
          #expect(words?.en.contains("none of the 3 files") == (files.count == 3))
          #expect(try room.names() == ["a", "folder", longest])
        }
      }
      let twice = #expect(throws: WritingFault.self) {
        try FileSwitch.replace([(room["b"], bytes("1")), (room["./b"], bytes("2"))])
      }
      #expect(twice?.cause == .repeated)
      #expect(try room.names("folder") == ["kept"])
      #expect(try room.text("a") == "old")
    }
  }
}
