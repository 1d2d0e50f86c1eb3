import NagarezuCore

extension Part {
  /// The path of the file that a text in this one means; `nil`, and said, where no such file is ever read (design §10.22).
  func target(of written: Written, in project: String) -> String? {
    let text = written.text
    if text.hasPrefix("/") || text.contains("\\") || text.hasPrefix("~") {
      log.add(
        .outsideProject, at: written.span,
        ja: "ファイル「\(text.shown)」は、このファイルから見た場所で書いてください",
        en: "'\(text.shown)' must be a path as seen from this file, with '/'")
      return nil
    }
    let target = ModelPath.target(text, from: path)
    guard ModelPath.isBeneath(target, project) else {
      log.add(
        .outsideProject, at: written.span,
        ja: "ファイル「\(text.shown)」がプロジェクトの外にあります",
        en: "'\(text.shown)' lies outside the project",
        help: Message(
          ja: "両方のファイルを含むフォルダに「.nagarezu-root」という空のファイルを置くと、そのフォルダがプロジェクトになります",
          en:
            "put an empty file named '.nagarezu-root' into the folder around both: that makes it the project"
        ))
      return nil
    }
    // What is not for us is not opened: no line of it can be shown.
    guard ModelPath.namesAModel(text), !ModelPath.hasHiddenPart(text) else {
      log.add(
        .notIncludable, at: written.span,
        ja: "「\(text.shown)」は読みません。読むのは、名前が .yaml か .yml で終わり、「.」で始まるフォルダやファイルでないものだけです",
        en:
          "'\(text.shown)' is not read: only files whose names end in .yaml or .yml, and nothing hidden, are"
      )
      return nil
    }
    return target
  }
}
