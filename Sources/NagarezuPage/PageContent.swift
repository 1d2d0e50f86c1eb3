import NagarezuCore
import NagarezuReports

/// What a page is made of: values that every other answer is made of too. Nothing on the page is computed a second time.
public struct PageContent {
  /// The businesses that the page is about.
  public let survey: Survey
  /// The check of all of them, with what could not be read and with the lines of files for excerpts.
  public let report: CheckReport
  /// The day that was asked for, and what is not in the page.
  public let run: TableRun
  /// Shape: business → its figure, in the order of the survey.
  public let figures: [PageFigure]
  /// The program and its version.
  public let program: String

  /// - Parameter figures: one for each business of `survey`, in its order.
  public init(
    survey: Survey, report: CheckReport, run: TableRun, figures: [PageFigure], program: String
  ) {
    self.survey = survey
    self.report = report
    self.run = run
    self.figures = figures
    self.program = program
  }
}

/// The figure of a business, as `render` draws it.
public struct PageFigure: Sendable {
  /// Shape: sheet → an SVG document; empty where nothing could be drawn.
  public let pages: [String]
  /// The earlier state that it is compared with, drawn in the same places; empty where it is compared with nothing.
  public let before: [String]
  /// Why it could not be drawn; `nil` where it was.
  public let fault: Message?

  /// A figure that was drawn, with that of an earlier state where it is compared.
  public init(pages: [String], before: [String] = []) {
    self.pages = pages
    self.before = before
    fault = nil
  }

  /// A figure that could not be drawn.
  public init(fault: Message) {
    pages = []
    before = []
    self.fault = fault
  }

  /// What stands before the ids in the figure of a business, so that several figures fit into one page.
  ///
  /// - Parameter place: of the business, from 0.
  public static func idPrefix(of place: Int, isBefore: Bool = false) -> String {
    "b\(place + 1)\(isBefore ? "o" : "")-"
  }
}
