extension CodeRows {
  /// The codes as they are drawn, from the top left corner given; centred on `width` where it is given.
  func laidOut(x: Double, y: Double, scale: Double, in width: Double? = nil)
    -> [LaidOutScene.CodeTag]
  {
    placed(x: x, y: y, scale: scale, in: width).map { one in
      LaidOutScene.CodeTag(
        code: one.code, rect: one.rect,
        text: .init(
          lines: [one.words], size: one.typeSize, rect: one.rect, anchor: .middle,
          isBold: one.code.status == .standing, ink: .code(one.code.status)))
    }
  }
}
