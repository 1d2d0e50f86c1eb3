extension DiagramStyle.Stroke {
  /// Makes a line wider; its gaps grow with it, or round ends would close them.
  mutating func widen(by factor: Double) {
    width *= factor
    dash = dash.enumerated().map { $0 % 2 == 1 ? $1 * factor : $1 }
  }
}

extension DiagramStyle {
  /// The style of what a view lights, fades, or leaves as it is.
  func emphasised(_ emphasis: Scene.Emphasis?) -> DiagramStyle {
    switch emphasis {
    case nil: self
    case .lit: lit
    case .faded: faded
    }
  }

  private var lit: DiagramStyle {
    var style = self
    let (line, factor) = (self.line, litWidth)
    style.line = { kind in
      var stroke = line(kind)
      stroke.widen(by: factor)
      return stroke
    }
    return style
  }

  /// The same dashes and widths in pale ink on white.
  private var faded: DiagramStyle {
    var style = self
    let (pale, zone, line, code) = (self.pale, self.zone, self.line, self.ruleCode)
    @Sendable func look(_ look: Look) -> Look {
      Look(stroke: pale.stroke, fill: "#FFFFFF", dash: look.dash, ink: pale.ink)
    }
    (style.ink, style.faintInk, style.badge) = (pale.ink, pale.ink, pale.ink)
    style.zone = { kind in
      var result = look(zone(kind))
      // Tabs are filled with the border's colour and hold white words.
      result.stroke = pale.ink
      return result
    }
    style.site = look(site)
    style.ruleCode = code
    style.line = { kind in
      var stroke = line(kind)
      stroke.color = pale.stroke
      return stroke
    }
    return style
  }
}
