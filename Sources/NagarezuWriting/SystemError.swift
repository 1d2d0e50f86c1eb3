import Glibc
import NagarezuCore

/// What the system says of a call that failed.
struct SystemError: Error, Equatable {
  /// `errno`.
  let number: Int32

  /// Makes a call until no signal comes between, and gives what it gives.
  ///
  /// - Throws: ``SystemError`` where that is negative.
  @discardableResult static func checked(_ call: () -> Int32) throws(SystemError) -> Int32 {
    while true {
      let result = call()
      guard result < 0 else { return result }
      let number = errno
      guard number == EINTR else { throw SystemError(number: number) }
    }
  }

  /// Why, for people; the system's own words where it is none of the common reasons.
  var reason: Message {
    if let reason = Self.reasons[number] { return reason }
    let words = String(cString: strerror(number))
    return Message(ja: words, en: words)
  }

  private static let reasons: [Int32: Message] = [
    ENOSPC: Message(ja: "空き容量がない", en: "no space is left there"),
    EDQUOT: Message(ja: "割り当てられた容量を使い切っている", en: "the quota there is used up"),
    EFBIG: Message(ja: "書けるファイルの大きさを超える", en: "the file would be larger than is allowed there"),
    EACCES: Message(ja: "そのフォルダに書く権限がない", en: "there is no right to write in that folder"),
    EPERM: Message(ja: "書き換えが許されていない", en: "writing there is not permitted"),
    EROFS: Message(ja: "読むことしかできない場所である", en: "that place can only be read"),
    ENOENT: Message(ja: "そのフォルダがない", en: "there is no such folder"),
    ENOTDIR: Message(
      ja: "途中の名前がフォルダではない", en: "a name on the path is not that of a folder"),
    EISDIR: Message(ja: "その名前のフォルダがある", en: "there is a folder of that name"),
    ENAMETOOLONG: Message(ja: "名前が長すぎる", en: "the name is too long"),
    ELOOP: Message(ja: "シンボリックリンクが輪になっている", en: "symbolic links go round in a ring"),
    EIO: Message(ja: "ディスクが誤りを返した", en: "the disc gave an error"),
  ]
}
