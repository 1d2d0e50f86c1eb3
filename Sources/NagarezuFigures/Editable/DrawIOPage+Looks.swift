import NagarezuText

/// The looks of cells in the words of draw.io.
extension DrawIOPage {
  static let rounded = [("rounded", "1")]
  static let pill = [("rounded", "1"), ("arcSize", "50")]

  static func look(_ look: DiagramStyle.Look, _ width: Double) -> DrawIOCell.Style {
    self.look(
      .init(fill: look.fill, border: .init(color: look.stroke, width: width, dash: look.dash)))
  }

  static func look(_ body: DiagramStyle.Body) -> DrawIOCell.Style {
    let fill = [("fillColor", body.fill ?? "none")]
    guard let border = body.border else { return fill + [("strokeColor", "none")] }
    return fill + look(border)
  }

  static func look(_ line: DiagramStyle.Stroke) -> DrawIOCell.Style {
    [("strokeColor", line.color), ("strokeWidth", XMLText.number(line.width))]
      + DrawIOCell.dash(line.dash) + (line.hasRoundCaps ? [("lineCap", "round")] : [])
  }

  static func heads(start: Bool, end: Bool) -> DrawIOCell.Style {
    let kinds = [("start", start), ("end", end)].flatMap { name, isThere in
      isThere
        ? [("\(name)Arrow", "block"), ("\(name)Fill", "1"), ("\(name)Size", "5")]
        : [("\(name)Arrow", "none")]
    }
    return kinds + [("html", "0")]
  }
}
