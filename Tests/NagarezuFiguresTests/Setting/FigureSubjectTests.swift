import NagarezuCore
import NagarezuFigures
import TestSupport
import Testing

/// What a figure is made of is the same exactly where the figure must be.
@Suite struct FigureSubjectTests {
  private func pair(_ old: Model, _ new: Model) -> Baseline {
    Baseline(Comparison(old, new), name: "前", form: .pair)
  }

  @Test func linesAndWhatNoFigureShowsAreNoneOfIt() throws {
    let model = try RealCase.benefit.model()
    let shifted = try RealCase.benefit.model(FileEdit("実施機関: ", "# 注\n\n実施機関: "))
    #expect(model.flows[0].span != shifted.flows[0].span)
    #expect(try FigureSubject(model) == FigureSubject(shifted))
    let old = try RealCase.benefitBefore.model()
    #expect(
      try FigureSubject(model, against: pair(old, model))
        == FigureSubject(shifted, against: pair(old, shifted)))
  }

  @Test func eachSettingIsOfIt() throws {
    let model = try RealCase.benefit.model()
    let old = try RealCase.benefitBefore.model()
    let day = try #require(Day(year: 2024, month: 8, day: 1))
    var changed = old
    changed.systems[0].name += "（旧）"
    let subjects = [
      try FigureSubject(model), try FigureSubject(model, on: day),
      try FigureSubject(model, paper: .a3), try FigureSubject(model, language: .en),
      try FigureSubject(model, stamp: "第1版"),
      try FigureSubject(model, view: FigureView(.overview)),
      try FigureSubject(model, view: FigureView(verdict: Verdict(model))),
      try FigureSubject(model, against: pair(old, model)),
      try FigureSubject(model, against: pair(changed, model)),
    ]
    for (place, one) in subjects.enumerated() {
      #expect(subjects.filter { $0 == one }.count == 1, "\(place)")
    }
  }

  /// Every edit of the real case that its figure shows.
  @Test(arguments: [
    Shinjuku.addPublicAccount, Shinjuku.sendOverInternet(encrypted: false),
    TextEdit("支給対象者のデータを給付管理システムに連携する。", "支給対象者のデータを連携する。"),
  ])
  func anEditOfTheModelIsOfIt(edit: TextEdit) throws {
    #expect(try FigureSubject(Shinjuku.model()) != FigureSubject(Shinjuku.model(edit)))
  }
}
