import NagarezuCore
import NagarezuSource

/// Ends a run early: some words for standard error, and how it ends.
struct EarlyEnd: Error {
  let ending: Ending
  let text: String

  init(_ ending: Ending, _ message: Message) {
    self.ending = ending
    text = "nagarezu: " + Speech.say(message) + "\n"
  }

  /// Wrong use: a word on the command line that says nothing.
  init(_ fault: Asked.Fault) { self.init(.wrongUse, fault.sentence) }

  /// Wrong use: what somebody gave to an option.
  init(_ fault: Asked.Fault, in option: String) {
    let sentence = fault.sentence
    self.init(
      .wrongUse, Message(ja: "\(option): \(sentence.ja)", en: "\(option): \(sentence.en)"))
  }

  init(_ ending: Ending, text: String) {
    self.ending = ending
    self.text = text
  }
}
