import NagarezuCore

/// Why files could not be written.
public struct WritingFault: Error, Equatable, Sendable {
  /// What went wrong.
  public enum Cause: Equatable, Sendable {
    /// A call failed with this `errno`; every file stands as it was.
    case system(Int32)
    /// Another run has been switching files in the folder for as long as one waits.
    case busy
    /// Two of the files are one file, by a link.
    case repeated
    /// The files lie on several file systems, so that they cannot be switched together.
    case scattered
    /// A pipe or a device takes bytes alone.
    case stream
    /// Whoever was to write the content put another file in the place of the one that was given.
    case exchanged
    /// The new files stand there, and the disc did not confirm it.
    case unconfirmed
    /// Old files could not be put back; the next run that writes there does it.
    case halfway
  }

  /// The file, as whoever asked for it named it.
  public let path: String
  public let cause: Cause
  /// How many files were to be switched together.
  public let count: Int

  /// The sentence for people.
  public var message: Message {
    let others =
      count > 1 && cause != .unconfirmed && cause != .halfway
      ? Message(
        ja: "。まとめて書く\(count)個のファイルは、どれも元のまま",
        en: "; none of the \(count) files of the set was changed")
      : Message(ja: "", en: "")
    return Message(
      ja: "\(path) に書き出せない: \(reason.ja)\(others.ja)",
      en: "cannot write \(path): \(reason.en)\(others.en)")
  }

  private var reason: Message {
    switch cause {
    case .system(let number): SystemError(number: number).reason
    case .busy:
      Message(
        ja: "ほかの nagarezu がそのフォルダに書いたまま終わらない",
        en: "another nagarezu is writing in that folder and does not end")
    case .repeated:
      Message(
        ja: "まとめて書く2つのファイルが、リンクで同じファイルになっている",
        en: "two files of the set are one, by a link")
    case .scattered:
      Message(
        ja: "まとめて書くファイルが、別々のファイルシステムにある",
        en: "the files of the set lie on several file systems")
    case .stream:
      Message(ja: "通常のファイルではない", en: "it is not an ordinary file")
    case .exchanged:
      Message(ja: "一時ファイルが置き換えられた", en: "the temporary file was replaced by another")
    case .unconfirmed:
      Message(
        ja: "新しいファイルを置いたが、ディスクに残ったことを確かめられない",
        en: "the new content is in place, but the disc did not confirm that it will stay")
    case .halfway:
      Message(
        ja: "途中で失敗し、元に戻し切れていない。次にこのフォルダに書くときに元に戻す",
        en:
          "it failed halfway, and not all old files are back; the next run that writes there puts them back"
      )
    }
  }
}
