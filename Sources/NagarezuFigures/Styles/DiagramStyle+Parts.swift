/// How the parts of a figure look, marks of change included: what every format of it draws.
extension DiagramStyle {
  /// What fills a part, and the line around it.
  struct Body {
    /// `nil` for a part one looks through.
    var fill: String?
    var border: Stroke?
  }

  /// A site has the colour of whoever runs it, and the dashes of a site.
  func look(of frame: Scene.Frame) -> Look {
    guard frame.kind == .site else { return zone(frame.zone) }
    guard var look = frame.host.map(zone) else { return site }
    if look.dash.isEmpty { look.dash = site.dash }
    return look
  }

  func body(of frame: Scene.Frame) -> Body {
    let look = look(of: frame)
    let (fill, width): (String?, Double) =
      switch frame.kind {
      case .party: (look.fill, 1.5)
      case .system: ("#FFFFFF", 1.1)
      case .section, .site: (nil, 0.9)
      }
    return Body(
      fill: fill,
      border: marks.border(
        frame.change, Stroke(color: look.stroke, width: width, dash: look.dash)))
  }

  func body(of box: Scene.Box) -> Body {
    let look = zone(box.ownZone)
    let isOutline = box.guest != nil || box.frame == nil && box.zone != .authority
    let isRounded = box.shape == .hands && box.frame == nil
    var dash = box.shape == .unknown ? [2, 2] : (isRounded ? look.dash : [])
    // Somebody who is here for a time.
    if box.guest != nil { dash = [4, 3] }
    return Body(
      fill: isOutline ? look.fill : "#FFFFFF",
      border: marks.border(box.change, Stroke(color: look.stroke, width: 1.3, dash: dash)))
  }

  func body(of badge: LaidOutScene.Badge) -> Body {
    switch badge.change {
    case nil: Body(fill: self.badge, border: nil)
    case .removed: Body(fill: "#FFFFFF", border: Stroke(color: marks.removedInk, width: 0.8))
    case .added, .changed:
      Body(fill: marks.badge.fill, border: Stroke(color: marks.badge.stroke, width: 1.4))
    }
  }

  func body(of status: Scene.RuleCode.Status) -> Body {
    let look = ruleCode(status)
    return Body(
      fill: look.fill,
      border: Stroke(
        color: look.stroke, width: status == .standing ? 1.4 : 0.9, dash: look.dash))
  }

  /// The pill behind アクセス不可, and the sample of a shape, whosever it is.
  var markBody: Body { Body(fill: "#FFFFFF", border: Stroke(color: ink, width: 0.8)) }

  /// The ground of a row of the list of remarks.
  func tint(of change: Scene.Change?) -> String? {
    switch change {
    case .added, .changed: marks.tint
    case nil, .removed: nil
    }
  }

  /// The rules of tables.
  var tableBorder: Stroke { Stroke(color: tableRule, width: 0.7) }

  /// The line of an arrow.
  func stroke(of arrow: Scene.Arrow) -> Stroke { marks.stroke(arrow.change, line(arrow.line)) }

  /// The wide pale line under an arrow that brings something new.
  var halo: Stroke { Stroke(color: marks.halo, width: 8) }

  /// The ground behind the words of an arrow, where lines run close to them.
  func ground(of arrow: LaidOutScene.Arrow) -> String {
    arrow.ground.map { zone($0).fill } ?? "#FFFFFF"
  }

  static let groundOpacity = 0.9

  /// The colour of a lock, and of the line through or under one that is marked.
  func color(of lock: LaidOutScene.Lock) -> String {
    switch lock.change {
    case nil: faintInk
    case .added, .changed: marks.ink
    case .removed: marks.removedInk
    }
  }
  static let lockLine = 1.0

  // MARK: - Words

  /// How a line of words looks.
  struct WordLook: Hashable {
    var color: String
    var isBold: Bool
    var isUnderlined: Bool
    var isStruck: Bool
  }

  /// The look of the words of today, of those of the baseline above them, or of those that stayed.
  func words(
    of text: LaidOutScene.Text, _ standing: LaidOutScene.Text.Standing = .today
  ) -> WordLook {
    let change: Scene.Change? =
      switch standing {
      case .former: .removed
      case .today: text.change
      case .kept: nil
      }
    let color =
      switch (change, text.ink) {
      case (nil, _), (_, .white): color(text.ink)
      case (.removed, _): marks.removedInk
      case (.added, _), (.changed, _): marks.ink
      }
    return WordLook(
      color: color,
      isBold: text.isBold && standing != .kept && (change != .removed || text.formerLines == 0),
      isUnderlined: change == .added || change == .changed, isStruck: change == .removed)
  }

  private func color(_ ink: LaidOutScene.Text.Ink) -> String {
    switch ink {
    case .normal: self.ink
    case .faint: faintInk
    case .zone(let zone): self.zone(zone).ink
    case .site: site.ink
    case .white: "#FFFFFF"
    case .code(let status): ruleCode(status).ink
    case .change: marks.ink
    case .badge: marks.badge.ink
    }
  }
}

extension DiagramStyle.Marks {
  /// The border of a frame or box.
  func border(_ change: Scene.Change?, _ plain: DiagramStyle.Stroke) -> DiagramStyle.Stroke {
    var stroke = plain
    switch change {
    case nil: break
    case .added, .changed: (stroke.color, stroke.width) = (ink, max(width, plain.width))
    case .removed:
      (stroke.color, stroke.width, stroke.dash) = (removedInk, plain.width * 0.7, [1.5, 2.5])
    }
    return stroke
  }

  /// The stroke of an arrow: its dashes still tell the channel.
  func stroke(_ change: Scene.Change?, _ plain: DiagramStyle.Stroke) -> DiagramStyle.Stroke {
    var stroke = plain
    switch change {
    case nil: break
    case .added, .changed:
      stroke.color = ink
      stroke.width = max(width, plain.width + (plain.isDouble ? 0.4 : 0))
    case .removed: stroke.color = removedInk
    }
    return stroke
  }
}
