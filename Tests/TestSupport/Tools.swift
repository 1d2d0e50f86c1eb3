import Foundation

/// A program that a test cannot do without; `make test` installs it.
public struct MissingTool: Error, CustomStringConvertible {
  public let description: String

  /// Says what is missing and how to get it.
  public init(description: String) { self.description = description }
}

/// The folder of the test bundle, where the programs were built too.
public let builtFolder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
  .deletingLastPathComponent().path

/// Where a program of the machine is.
///
/// - Throws: ``MissingTool``, which names the Debian package.
public func tool(_ name: String, package: String) throws -> String {
  guard FileManager.default.isExecutableFile(atPath: "/usr/bin/\(name)") else {
    throw MissingTool(description: "\(name) is missing: install \(package), or run `make test`")
  }
  return "/usr/bin/\(name)"
}

/// A program of the machine run to its end; where nothing else is said, in the folder and environment of the tests.
///
/// - Throws: what Foundation throws where it cannot be run.
public func run(
  _ tool: String, _ arguments: [String], in folder: String? = nil,
  environment: [String: String]? = nil
) throws -> (code: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: tool)
  process.arguments = arguments
  if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
  if let environment { process.environment = environment }
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}

/// A script of `Benchmarks/generators/` run to its end; `-B` keeps compiled Python out of the repository.
///
/// - Throws: ``MissingTool``, or what Foundation throws where it cannot be run.
public func generate(
  _ script: String, _ arguments: [String]
) throws -> (code: Int32, output: String) {
  let path = "\(Shinjuku.root)/Benchmarks/generators/\(script)"
  return try run(try tool("python3", package: "python3"), ["-B", path] + arguments)
}

/// The Python with the readers of `Tests/requirements.txt`, which `make test` sets up at the root.
///
/// - Throws: ``MissingTool``, which says how to set it up.
public func python() throws -> String {
  let path = Shinjuku.root + "/.venv/bin/python"
  guard FileManager.default.isExecutableFile(atPath: path) else {
    throw MissingTool(description: ".venv is missing: run `make test` or `make venv`")
  }
  return path
}
