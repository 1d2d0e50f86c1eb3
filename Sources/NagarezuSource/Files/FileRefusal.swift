import NagarezuCore

/// What is said of a file that cannot be read.
struct FileRefusal {
  var fault: ReadFault
  var path: String

  func report(at span: SourceSpan, to log: DiagnosticLog) {
    let name = path.shown
    switch fault {
    case .missing:
      log.add(
        .fileMissing, at: span,
        Message(ja: "「\(name)」が見つかりません", en: "'\(name)' does not exist"))
    case .notAFile:
      log.add(
        .notAFile, at: span,
        Message(ja: "「\(name)」は通常のファイルではありません", en: "'\(name)' is not a regular file"))
    case .notAFolder:
      log.add(
        .notAFile, at: span,
        Message(
          ja: "「\(name)」への途中にフォルダでないものがあります", en: "something on the way to '\(name)' is no folder"))
    case .symbolicLink:
      log.add(
        .symbolicLink, at: span,
        Message(ja: "「\(name)」にはシンボリックリンクが含まれます", en: "'\(name)' leads through a symbolic link"),
        help: Message(ja: "実際のファイルの場所を書いてください", en: "name the file itself"))
    case .tooLarge(let size):
      log.add(
        .fileTooLarge, at: span,
        Message(
          ja: "「\(name)」は\(size)バイトあります（上限\(Limits.fileBytes)バイト）",
          en: "'\(name)' has \(size) bytes; the limit is \(Limits.fileBytes)"))
    case .tooManyFiles:
      log.add(
        .tooMuchInAll, at: span,
        Message(
          ja: "ファイルが\(Limits.files)件を超えています", en: "more than \(Limits.files) files"))
    case .tooDeep:
      log.add(
        .tooMuchInAll, at: span,
        Message(
          ja: "「\(name)」の下のフォルダが\(Limits.folderDepth)段を超えています",
          en: "folders below '\(name)' are nested more than \(Limits.folderDepth) deep"))
    case .denied(let reason):
      log.add(
        .unreadable, at: span,
        Message(ja: "「\(name)」を読み取れません（\(reason)）", en: "'\(name)' cannot be read: \(reason)"))
    }
  }

  static func reportTotal(_ bytes: Int, at span: SourceSpan, to log: DiagnosticLog) {
    log.add(
      .tooMuchInAll, at: span,
      Message(
        ja: "ファイルの合計が\(bytes)バイトになります（上限\(Limits.bytesInAll)バイト）",
        en: "\(bytes) bytes in all files; the limit is \(Limits.bytesInAll)"))
  }
}
