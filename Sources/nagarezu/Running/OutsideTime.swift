import NagarezuCore

/// A day of which a model says nothing.
struct OutsideTime {
  private let model: Model
  private let time: DayRange
  private let day: Day

  /// `nil` for a day of which the model speaks, and for no day.
  init?(_ model: Model, on day: Day?) {
    guard let day, model.isOutside(day), let time = model.time else { return nil }
    (self.model, self.time, self.day) = (model, time, day)
  }

  /// Says so on standard error.
  func say() {
    let days = time.described
    Output.remark(
      Speech.say(
        "nagarezu: \(JapaneseEra.written(day))は「\(model.title)」の扱う期間（\(days.ja)）の外なので、これが全てとは言えない\n",
        "nagarezu: \(day) is outside what '\(model.title)' speaks of (\(days.en)); this may not be all\n"
      ))
  }
}
