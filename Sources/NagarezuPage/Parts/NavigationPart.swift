import NagarezuCore
import NagarezuText

/// The way to every view: businesses, then the views of the one that is shown.
struct NavigationPart {
  private let setting: PageSetting

  init(_ setting: PageSetting) { self.setting = setting }

  var part: PageSetting.Part {
    let businesses = setting.content.survey.businesses
    let list =
      setting.hasSeveral
      ? [
        HTML.element(
          "ul", ["class": "businesses"],
          [item(.link(Address(of: nil, ["view": "all"]), [.both(PageWords.all)]), "")]
            + businesses.map { business in
              let number = business.place + 1
              let title = business.model.title
              return item(
                .link(
                  Address(of: number, ["view": "figure"]),
                  [.both(Message(ja: title, en: business.model.englishTitle ?? title))]),
                String(number))
            })
      ] : []
    let views = HTML.element(
      "ul", ["class": "views"],
      PageView.allCases.map { view in
        .element(
          "li", attributes: view == .ask ? [("class", "scripted")] : [],
          [
            .element(
              "a",
              ["href": "#view=\(view.rawValue)", "data-view": view.rawValue], [.both(view.title)])
          ])
      })
    return (
      "page-nav",
      .element(
        "nav", ["id": "page-nav", "aria-label": PageWords.views[setting.language]], list + [views])
    )
  }

  private func item(_ link: HTML, _ number: String) -> HTML {
    .element("li", ["data-business": number], [link])
  }
}
