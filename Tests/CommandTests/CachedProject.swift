import Foundation
import TestSupport

/// A project of two models that share a part, to be judged with a cache and without.
enum CachedProject {
  static let part = "---\nnagarezu: 1\n主体: {業者: {種別: 企業, 別名: [株式会社業者]}}\n...\n"
  static let model = Sample.leaking.replacing(
    "  業者: {種別: 企業, 別名: [株式会社業者]}\n", with: ""
  ).replacing("主体:\n", with: "取込: 部品.yaml\n主体:\n")

  static func inFolder(_ body: (Program) throws -> Void) throws {
    try CommandTests.inFolder { (program) throws in
      try program.write(Self.part, to: "models/部品.yaml")
      try program.write(Self.model, to: "models/a.yaml")
      try program.write(
        Self.model.replacing("給付事業", with: "乙の事業").replacing("台帳", with: "名簿"),
        to: "models/b.yaml")
      try body(program)
    }
  }

  static func remove(_ name: String, _ program: Program) throws {
    try FileManager.default.removeItem(atPath: program.folder + "/" + name)
  }
}
