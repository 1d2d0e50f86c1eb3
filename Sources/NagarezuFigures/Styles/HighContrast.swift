extension DiagramStyle {
  /// For weak eyes, poor projectors and copies of copies: words at 7 to 1 or more, lines at 3 to 1 or more and wide.
  ///
  /// - SeeAlso: WCAG 2.2, success criteria 1.4.6 (contrast, enhanced) and 1.4.11 (non-text contrast).
  public static let highContrast = DiagramStyle(
    ink: "#000000", faintInk: "#000000", rule: "#000000", tableRule: "#000000", badge: "#000000",
    zone: { zone in
      switch zone {
      case .authority: Look(stroke: "#002B80", fill: "#FFFFFF", ink: "#002B80")
      case .contractor: Look(stroke: "#5C2E00", fill: "#FFF3A8", ink: "#4A2500")
      case .subcontractor: Look(stroke: "#5C2E00", fill: "#FFF3A8", dash: [5, 3], ink: "#4A2500")
      case .outside: Look(stroke: "#00472A", fill: "#FFFFFF", ink: "#00472A")
      case .person: Look(stroke: "#4A0061", fill: "#FFFFFF", ink: "#4A0061")
      }
    },
    site: Look(stroke: "#000000", fill: "#FFFFFF", dash: [3, 2.5], ink: "#000000"),
    line: { line in
      var stroke = Self.stroke(line, network: "#000000", medium: "#7A0000", paper: "#000000")
      stroke.widen(by: 1.35)
      return stroke
    },
    ruleCode: { status in
      switch status {
      case .standing: Look(stroke: "#900000", fill: "#900000", ink: "#FFFFFF")
      case .warning: Look(stroke: "#000000", fill: "#FFF3A8", dash: [9, 2], ink: "#000000")
      case .waived: Look(stroke: "#000000", fill: "#FFFFFF", dash: [3, 2], ink: "#000000")
      case .gap: Look(stroke: "#000000", fill: "#FFF3A8", dash: [1, 1.6], ink: "#000000")
      }
    },
    pale: Pale(ink: "#505050", stroke: "#7A7A7A"), litWidth: 1.6)
}
