import ArgumentParser
import Foundation
import NagarezuCore

/// The language of this run, known before any argument is parsed: help needs it too.
enum Speech {
  /// `--lang` wins, then the first of NAGAREZU_LANG, LC_ALL, LC_MESSAGES and LANG that is set. `C` and `POSIX` name no language, and
  /// then it is Japanese.
  static let language = language(
    arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

  static func language(arguments: [String], environment: [String: String]) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count,
        let language = Language(rawValue: arguments[index + 1])
      {
        return language
      }
      if argument.hasPrefix("--lang="),
        let language = Language(rawValue: String(argument.dropFirst(7)))
      {
        return language
      }
    }
    let setting =
      ["NAGAREZU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty } ?? ""
    let name = setting.prefix { $0 != "." && $0 != "_" && $0 != "@" && $0 != "-" }.lowercased()
    return ["", "c", "posix", "ja"].contains(name) ? .ja : .en
  }

  /// One of two sentences.
  static func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  static func say(_ message: Message) -> String { message[language] }
}

extension ArgumentHelp {
  /// Help in the language of this run, with what stands for the value in it.
  static func say(_ ja: String, _ en: String, value: String? = nil) -> Self {
    Self(Speech.say(ja, en), valueName: value)
  }
}
