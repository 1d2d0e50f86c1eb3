import ArgumentParser
import Foundation
import NagarezuCore

/// Where a check keeps what it said, so that it need not work it out again (`docs/adr/0017`).
struct CacheOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      Speech.say(
        "調べた結果を取っておくフォルダ（省略時は、利用者のキャッシュのフォルダの nagarezu）",
        "folder in which results are kept for the next run (by default nagarezu in the user's cache folder)"
      ),
      valueName: Speech.say("フォルダ", "folder")))
  var cache: String?
  @Flag(help: .say("取っておいた結果を使わず、取っておきもしない", "neither use kept results nor keep any"))
  var noCache = false

  /// The folder; `nil` where there is to be none, and where the user has no cache folder.
  ///
  /// - Throws: ``EarlyEnd`` with 64 for a folder without a name, and for one beside `--no-cache`.
  func folder() throws -> String? {
    guard let cache else {
      return noCache ? nil : Self.ofUser(ProcessInfo.processInfo.environment)
    }
    guard !noCache else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--cache と --no-cache は、一緒に使わない", en: "--cache and --no-cache exclude each other"))
    }
    guard !cache.isEmpty else {
      throw EarlyEnd(
        .wrongUse,
        Message(
          ja: "--cache に空の文字は使えない。フォルダを指定する", en: "--cache cannot be empty; name a folder"))
    }
    return cache
  }

  /// Ours in the cache folder of the user: as the XDG Base Directory Specification has it, where a relative path counts for none.
  static func ofUser(_ environment: [String: String]) -> String? {
    func folder(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let caches = folder("XDG_CACHE_HOME") ?? folder("HOME").map { $0 + "/.cache" }
    return caches.map { $0 + "/nagarezu" }
  }
}
