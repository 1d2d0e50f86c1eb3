import Glibc

/// What becomes of a run that traps, by a fault of ours or for want of memory: it ends with 70 at once, and waits for no backtrace.
enum Crash {
  /// Makes it so; the words are kept ready, since nothing can be put together once it is too late.
  static func endsWithFault() {
    let text = Speech.say(
      "nagarezu: 異常終了した（道具の誤りか、メモリの不足）。何も判断していない\n",
      "nagarezu: the program crashed (a fault of the tool, or too little memory); nothing was judged\n"
    )
    words = strdup(text)
    length = text.utf8.count
    // A stack of its own, as the other may be what is used up.
    let size = 1 << 16
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      if let words { _ = write(STDERR_FILENO, words, length) }
      _exit(70)
    }
    action.sa_flags = Int32(SA_ONSTACK) | Int32(bitPattern: UInt32(SA_RESETHAND))
    // Whoever starts the program may have blocked them: then a crash that comes from outside would be kept waiting.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
      sigaction(signal, &action, nil)
      sigaddset(&signals, signal)
    }
    sigprocmask(SIG_UNBLOCK, &signals, nil)
  }
}

nonisolated(unsafe) private var words: UnsafeMutablePointer<CChar>?
nonisolated(unsafe) private var length = 0
