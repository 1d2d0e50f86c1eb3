import Foundation
import NagarezuCore

/// What a person typed on the command line, read with the same eyes as a model.
public enum Asked {
  /// Why a word on the command line says nothing.
  public struct Fault: Error, Sendable {
    /// What is wrong with it.
    public var message: Message
    /// What may have been meant.
    public var help: Message?

    /// In one sentence, the help in brackets behind the message.
    public var sentence: Message {
      guard let help else { return message }
      return Message(ja: "\(message.ja)（\(help.ja)）", en: "\(message.en) (\(help.en))")
    }
  }

  /// A day: `2024-06-11`, `令和6年6月11日`; `今日` or `today`, the one use of a clock there is: the day it is in Japan.
  ///
  /// - Throws: ``Fault`` for a month or a year, for a day that is not on the calendar, and for what is no day.
  public static func day(_ text: String) throws(Fault) -> Day {
    if ["今日", "today"].contains(name(text)) { return today }
    let reading: DayReading
    do {
      reading = try DayReading(text)
    } catch {
      throw fault(error, in: text)
    }
    guard !reading.bound.isImprecise else {
      throw Fault(
        message: Message(
          ja: "「\(text.shown)」は1日に定まらない", en: "'\(text.shown)' is not a single day"), help: nil)
    }
    return reading.bound.earliest
  }

  /// The days that a date or a period speaks of, at their widest: `令和6年3月` is all of that month, `令和6年4月1日〜` has no end.
  ///
  /// - Throws: ``Fault`` for what is neither.
  public static func days(_ text: String) throws(Fault) -> DayRange {
    if ["今日", "today"].contains(name(text)) { return DayRange(on: today) }
    do {
      if let period = try PeriodReading(name(text)).period { return period.widest }
    } catch {
      switch error {
      case .date(let piece, _, let fault): throw Self.fault(fault, in: piece.isEmpty ? text : piece)
      case .endBeforeStart(_, _, let help):
        throw Fault(
          message: Message(
            ja: "「\(text.shown)」は終わりが始まりより前である", en: "'\(text.shown)' ends before it begins"),
          help: help)
      }
    }
    throw Self.fault(.unreadable(nil), in: text)
  }

  /// Japan is nine hours ahead the whole year.
  private static var today: Day {
    Day(number: Int32((Date().timeIntervalSince1970 / 3600 + 9) / 24))
  }

  private static func fault(_ fault: DayReading.Fault, in text: String) -> Fault {
    switch fault {
    case .impossible(let message, let help): Fault(message: message, help: help)
    case .unreadable(let help):
      Fault(
        message: Message(ja: "「\(text.shown)」は日付として読めない", en: "'\(text.shown)' is not a date"),
        help: help
          ?? Message(
            ja: "2024-06-11 や 令和6年6月11日 のように書く", en: "write it as 2024-06-11 or 令和6年6月11日"))
    }
  }

  /// A name in the form in which models keep theirs.
  public static func name(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }

  /// The name nearest to what was typed; `nil` where none is near.
  public static func nearest(to text: String, in names: [String]) -> String? {
    Suggestion.nearest(to: text, in: names)
  }
}
