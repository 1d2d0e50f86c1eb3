import NagarezuCore

/// What is said of a file that cannot be read.
struct FileRefusal {
  enum Reason {
    case unreadable(ReadFault)
    /// All files of the run together are too large. Shape: their bytes.
    case tooMuch(Int)
  }

  let reason: Reason
  let path: String

  init(_ reason: Reason, _ path: String) {
    self.reason = reason
    self.path = path
  }

  func report(at span: SourceSpan, to log: DiagnosticLog) {
    switch reason {
    case .unreadable(let fault): report(fault, at: span, to: log)
    case .tooMuch(let bytes):
      log.add(
        .tooMuchInAll, at: span,
        ja: "ファイルの合計が\(bytes)バイトになります（上限\(Limits.bytesInAll)バイト）",
        en: "\(bytes) bytes in all files; the limit is \(Limits.bytesInAll)")
    }
  }

  private func report(_ fault: ReadFault, at span: SourceSpan, to log: DiagnosticLog) {
    let name = path.shown
    switch fault {
    case .missing:
      log.add(
        .fileMissing, at: span,
        ja: "「\(name)」が見つかりません", en: "'\(name)' does not exist")
    case .notAFile:
      log.add(
        .notAFile, at: span,
        ja: "「\(name)」は通常のファイルではありません", en: "'\(name)' is not a regular file")
    case .notAFolder:
      log.add(
        .notAFile, at: span,
        ja: "「\(name)」への途中にフォルダでないものがあります", en: "something on the way to '\(name)' is no folder")
    case .symbolicLink:
      log.add(
        .symbolicLink, at: span,
        ja: "「\(name)」にはシンボリックリンクが含まれます", en: "'\(name)' leads through a symbolic link",
        help: Message(ja: "実際のファイルの場所を書いてください", en: "name the file itself"))
    case .linkWithin:
      log.add(
        .symbolicLink, at: span,
        ja: "「\(name)」はシンボリックリンクです。リンクの先は読みません",
        en: "'\(name)' is a symbolic link, and links are not read",
        help: Message(
          ja: "リンクを取り除くか、実際のファイルをここに置いてください", en: "remove the link, or put the file itself here"))
    case .nameNotUTF8:
      log.add(
        .notUTF8, at: span,
        ja: "「\(name)」という名前はUTF-8で書かれていません", en: "the name '\(name)' is not UTF-8",
        help: Message(ja: "名前を付け直してください", en: "rename it"))
    case .nameTwice:
      log.add(
        .unreadable, at: span,
        ja: "「\(name)」という名前のものが、字の合成の仕方（NFC・NFD）だけが違って2つあります",
        en:
          "two things go by the name '\(name)', told apart only by how its letters are composed (NFC, NFD)",
        help: Message(ja: "一方の名前を変えてください", en: "rename one of them"))
    case .tooLarge(let size):
      log.add(
        .fileTooLarge, at: span,
        ja: "「\(name)」は\(size)バイトあります（上限\(Limits.fileBytes)バイト）",
        en: "'\(name)' has \(size) bytes; the limit is \(Limits.fileBytes)")
    case .tooManyFiles:
      log.add(
        .tooMuchInAll, at: span,
        ja: "ファイルが\(Limits.files)件を超えています", en: "more than \(Limits.files) files")
    case .tooDeep:
      log.add(
        .tooMuchInAll, at: span,
        ja: "「\(name)」の下のフォルダが\(Limits.folderDepth)段を超えています",
        en: "folders below '\(name)' are nested more than \(Limits.folderDepth) deep")
    case .denied(let reason):
      log.add(
        .unreadable, at: span,
        ja: "「\(name)」を読み取れません（\(reason)）", en: "'\(name)' cannot be read: \(reason)")
    }
  }
}
