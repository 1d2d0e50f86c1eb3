import TestSupport
import Testing

/// What a person does who does not want to wait: Ctrl-C.
@Suite struct InterruptTests {
  /// A check of what takes long is interrupted once it has worked for a while: it ends by the signal, which a shell shows as 130, and
  /// neither finishes nor stays.
  @Test func aCheckThatIsInterruptedInTheMiddleEndsAtOnce() throws {
    let script = """
      import os, signal, subprocess, sys, time
      # Whoever runs the tests may ignore the signal or hold it back, and then the program would, too.
      def open_to_signals():
          signal.signal(signal.SIGINT, signal.SIG_DFL)
          signal.pthread_sigmask(signal.SIG_SETMASK, [])
      run = subprocess.Popen(
          ["\(Program.path)", "check", "long", "--no-cache"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
          preexec_fn=open_to_signals)
      def worked():
          with open("/proc/%d/stat" % run.pid) as stat:
              fields = stat.read().rsplit(")", 1)[1].split()
          return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
      while run.poll() is None and worked() < 0.3:
          time.sleep(0.005)
      run.send_signal(signal.SIGINT)
      try:
          code = run.wait(60)
      except subprocess.TimeoutExpired:
          run.kill()
          code = 1
      sys.exit(code if code >= 0 else 128 - code)

      """
    try inFolder { (program) throws in
      let long = [program.folder + "/long", "--family", "all-random", "--size", "4000"]
      try #require(try generate("growth.py", long).code == 0)
      try program.write(script, to: "interrupt.py")
      let ending = try TestSupport.run(
        try tool("python3", package: "python3"), ["interrupt.py"], in: program.folder)
      #expect(ending.code == 130, "\(ending.output)")
    }
  }
}
