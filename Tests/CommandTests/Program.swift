import Foundation
import TestSupport
import Testing

/// The built program, run to its end in a folder of its own.
struct Program {
  /// What a run left behind.
  struct Ending {
    let code: Int32
    /// Standard output.
    let output: String
    /// Standard error.
    let remarks: String
  }

  /// Where standard output goes.
  enum Destination {
    case file
    /// A device that is always full.
    case full
  }

  /// A folder that the test may fill; gone with ``remove()``.
  let folder: String

  static let path = builtFolder + "/nagarezu"

  /// A run past this has hung; no run takes a hundredth of it.
  private static let limit: TimeInterval = 120

  struct Hung: Error {}

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("nagarezu-commands-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
  }

  /// A folder that is there already.
  init(in folder: String) { self.folder = folder }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  // MARK: Files

  /// Writes a file, making the folders on the way.
  func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: folder + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)), as: UTF8.self)
  }

  /// Every file and folder there, hidden ones too.
  func names(in name: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/" + name).sorted()
  }

  // MARK: Running

  /// Runs the program with nothing in its environment but `environment`.
  func run(
    _ arguments: String..., environment: [String: String] = [:], output: Destination = .file
  ) throws -> Ending {
    try run(arguments, environment: environment, output: output)
  }

  /// Runs the program with nothing in its environment but `environment`.
  func run(
    _ arguments: [String], environment: [String: String] = [:], output: Destination = .file
  ) throws -> Ending {
    try end(Self.path, arguments, environment: environment, output: output)
  }

  /// Runs a line as a person types it, `nagarezu` being the program; remarks stand in the output, as on a terminal.
  func shell(_ line: String) throws -> Ending {
    try end(
      try tool("bash", package: "bash"), ["-c", "exec 2>&1\n" + line],
      environment: ["PATH": "\(builtFolder):/usr/bin:/bin"], output: .file)
  }

  private func end(
    _ executable: String, _ arguments: [String], environment: [String: String],
    output: Destination
  ) throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: a pipe that nobody empties would stop the program.
    let records = folder + "-\(UUID().uuidString)"
    defer {
      try? FileManager.default.removeItem(atPath: records + ".out")
      try? FileManager.default.removeItem(atPath: records + ".err")
    }
    let error = try Self.handle(records + ".err")
    let standard =
      switch output {
      case .file: try Self.handle(records + ".out")
      case .full: try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
      }
    // A process that has ended keeps its files open, of which a campaign has tens of thousands.
    defer { for handle in [error, standard] { try? handle.close() } }
    process.standardError = error
    process.standardOutput = standard
    try process.run()
    let deadline = Date(timeIntervalSinceNow: Self.limit)
    while process.isRunning {
      guard Date() < deadline else {
        process.terminate()
        throw Hung()
      }
      usleep(2_000)
    }
    let text = { (suffix: String) in
      FileManager.default.contents(atPath: records + suffix).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    let isSignalled = process.terminationReason == .uncaughtSignal
    return Ending(
      code: process.terminationStatus + (isSignalled ? 128 : 0), output: text(".out") ?? "",
      remarks: text(".err") ?? "")
  }

  private static func handle(_ path: String) throws -> FileHandle {
    try Data().write(to: URL(fileURLWithPath: path))
    return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }
}

/// Both ended alike and said the same.
func expectSame(
  _ one: Program.Ending, _ other: Program.Ending, _ what: String = "",
  location: SourceLocation = #_sourceLocation
) {
  let isSame =
    one.code == other.code && one.output == other.output && one.remarks == other.remarks
  #expect(
    isSame, "\(what)\n\(one.code) \(other.code)\n\(one.output)\n\(other.output)\(other.remarks)",
    sourceLocation: location)
}

/// Runs a test in a folder of its own.
func inFolder(_ body: (Program) throws -> Void) throws {
  let program = try Program()
  defer { program.remove() }
  try body(program)
}

/// Runs a test in a folder of its own that holds one model, `models/m.yaml`.
func inFolder(with model: String, _ body: (Program) throws -> Void) throws {
  try inFolder { (program) throws in
    try program.write(model, to: "models/m.yaml")
    try body(program)
  }
}

/// Models of the tests; ``Shinjuku`` has the real one.
enum Sample {
  /// Clean as it stands.
  static let clean = """
    ---
    nagarezu: 1
    件名: 給付事業
    実施機関: 区
    保有課: 総務課
    主体:
      区: {種別: 実施機関}
      総務課: {所属: 区}
      業者: {種別: 企業, 別名: [株式会社業者]}
    個人の範囲:
      対象者: {}
    情報項目:
      住基情報: [氏名, 住所]
      口座: {}
    システム:
      台帳: {運用: 総務課, 保有: [{項目: [住基情報, 口座], 対象: 対象者}]}
      委託機: {運用: 業者, 保存: 契約終了まで}
    流れ:
      - {番号: ①, から: 台帳, へ: 委託機, 経路: 紙, 項目: 住基情報, 対象: 対象者, 期間: 令和6年4月1日〜令和7年3月31日, 備考: 名簿を渡す。}
    承認:
      - {種別: 業務委託, 相手: 業者, 項目: 住基情報, 対象: 対象者, 媒体: 紙, 期間: 令和6年4月1日〜令和7年3月31日, 項目数: 2}
    ...

    """

  /// One S101.
  static let leaking = clean.replacingOccurrences(of: "紙, 項目: 住基情報,", with: "紙, 項目: [住基情報, 口座],")
  /// One G-CHANNEL.
  static let open = clean.replacingOccurrences(of: "経路: 紙, ", with: "")
  /// A name that is declared nowhere.
  static let wrong = clean.replacingOccurrences(of: "相手: 業者", with: "相手: 業社")
}
