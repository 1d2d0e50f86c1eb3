import ArgumentParser
import NagarezuCore

/// What a run ends with (design §6); each has a row in `docs/exit-codes.md`.
enum Ending: Int32, CaseIterable {
  case clean = 0
  case findings = 1
  /// The model or the input is wrong; nothing was judged.
  case badInput = 2
  /// No findings, but gaps.
  case cannotSay = 3
  case wrongUse = 64
  /// A fault of the tool.
  case fault = 70
  /// An output could not be written.
  case notWritten = 74
}

/// Ends a run early: some words for standard error, and how it ends.
struct Stop: Error {
  let ending: Ending
  let text: String

  init(_ ending: Ending, _ message: Message) {
    self.ending = ending
    text = "nagarezu: " + Speech.say(message) + "\n"
  }

  init(_ ending: Ending, text: String) {
    self.ending = ending
    self.text = text
  }
}
