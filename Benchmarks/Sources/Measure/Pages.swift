import Glibc

/// The page: `view` from a save to the new figure, `report` of thirty businesses and of a large one, and how fast Chromium opens them
/// and answers a click. What a browser or a client sees is timed by `Tests/Fixtures/browser/timing.py`.
enum Pages {
  private static let rounds = 5
  private static let folder = "pages-to-measure"
  private static let model = "models/shinjuku/kyufukin.yaml"

  static func print() { Startup.atRoot { print($0) } }

  private static func print(_ program: String) {
    defer { _ = Startup.time("/bin/rm", ["-rf", folder]) }
    let begun = [
      Startup.time("/bin/rm", ["-rf", folder]), Startup.time("/bin/mkdir", [folder]),
      Startup.time("/bin/cp", ["-r", "models", folder]),
    ]
    guard !begun.contains(nil) else { return Swift.print("cannot write \(folder)") }
    printLive(program)
    printThirty(program)
    for (nodes, flows) in [(100, 500), (100, 400)] { printLarge(program, nodes, flows) }
  }

  // MARK: The live view

  /// From a save to the figure, beside what `check` and `render` of the same model take from start to exit.
  private static func printLive(_ program: String) {
    guard let start = median(program, ["--version"]),
      let check = median(program, ["check", model, "--no-cache"]),
      let render = median(program, ["render", model, "-o", folder + "/figure.svg"])
    else { return Swift.print("\(program) did not end by itself") }
    Swift.print("\(model), median in ms, and the ratio to render")
    func line(_ name: String, _ time: Duration, _ promise: String) {
      Swift.print(
        "  \(name)" + Measure.padded(Measure.milliseconds(time), 40 - name.count)
          + Measure.padded(Measure.ratio(time, render), 8) + promise)
    }
    line("render, start to exit", render, "")
    line("check beyond the start", check - start, "  (promised: below 100)")
    let timed = timing("python3", ["live", program, folder, model])
    for (name, words, promise) in [
      ("save", "a save to its figure", "  (promised: below 1000)"),
      ("comment", "a save that no figure shows", ""),
      ("move", "a box moved to its figure", "  (promised: below 1000)"),
    ] {
      guard let time = timed[name] else { return Swift.print("  \(words): not measured") }
      line(words, time, promise)
    }
  }

  // MARK: Pages from disk

  private static func printThirty(_ program: String) {
    let models = folder + "/thirty"
    guard Startup.time("/bin/mkdir", [models]) != nil else { return }
    for number in 1...5 {
      guard Startup.time("/bin/cp", ["-r", "models", "\(models)/\(number)"]) != nil else {
        return Swift.print("cannot copy models/")
      }
    }
    Swift.print("report of the models of \(models), five times those of models/")
    printReport(program, models, promises: "(promised: opens within 2000; 10,000,000 bytes)")
  }

  private static func printLarge(_ program: String, _ nodes: Int, _ flows: Int) {
    let path = "\(folder)/large-\(flows).yaml"
    guard let file = fopen(path, "w") else { return Swift.print("cannot write \(path)") }
    fputs(large(nodes, flows), file)
    fclose(file)
    Swift.print("report of \(nodes) nodes and \(flows) flows")
    printReport(program, path, promises: "(promised: a click within 100; 2,000,000 bytes)")
  }

  private static func printReport(_ program: String, _ models: String, promises: String) {
    let page = models + ".html"
    guard let use = Startup.use(program, ["report", models, "-o", page]) else {
      return Swift.print("\(program) did not end by itself")
    }
    var status = stat()
    stat(page, &status)
    let figures = output("grep -o '<svg' '\(page)' | wc -l").first ?? "?"
    Swift.print(
      "  \(Measure.milliseconds(use.wall)) ms, \(use.memory) MiB; \(status.st_size) bytes, "
        + "\(figures) sheets of figures \(promises)")
    let timed = timing(".venv/bin/python", ["page", page])
    guard !timed.isEmpty else { return Swift.print("  not opened: no Chromium (make venv)") }
    for (name, time) in timed.sorted(by: { $0.key < $1.key }) {
      Swift.print("  \(name)" + Measure.padded(Measure.milliseconds(time), 40 - name.count))
    }
  }

  /// So many systems, half of the authority and half of contractors, and flows between any two of them, no two alike.
  private static func large(_ nodes: Int, _ flows: Int) -> String {
    let companies = (1...nodes / 2).map { "委託先\($0)" }
    let own = (1...nodes / 2).map { "区のシステム\($0)" }
    let theirs = companies.map { "\($0)の機器" }
    let groups = (1...20).map { "情報\($0)" }
    var lines = ["nagarezu: 1", "件名: 百の箱", "実施機関: 甲区", "主体:", "  甲区: {種別: 実施機関}"]
    lines += companies.map { "  \($0): {種別: 企業}" }
    lines += ["個人の範囲:", "  住民: {}", "情報項目:"]
    lines += groups.enumerated().map { "  \($0.element): [項目\($0.offset)甲, 項目\($0.offset)乙]" }
    lines.append("システム:")
    lines += own.enumerated().map {
      "  \($0.element): {種別: データベース, 運用: 甲区, 保有: [{項目: [\(groups[$0.offset % 20])], 対象: 住民}]}"
    }
    lines += zip(theirs, companies).map { "  \($0): {種別: サーバ, 運用: \($1)}" }
    lines.append("流れ:")
    let all = own + theirs
    for flow in 0..<flows {
      let from = flow % nodes
      let to = (from + 1 + 7 * (flow / nodes)) % nodes
      lines.append(
        "  - {番号: (\(flow + 1)), から: \(all[from]), へ: \(all[to]), 経路: 紙, "
          + "項目: [\(groups[flow % 20]), \(groups[(flow + 7) % 20])], 対象: 住民, 備考: 渡す。}")
    }
    lines.append("承認:")
    lines += companies.enumerated().map {
      "  - {種別: 業務委託, 相手: \($0.element), 項目: [\(groups[$0.offset % 20])], 対象: 住民, 媒体: 紙, 期間: 2024-04-01〜}"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Other programs

  private static func median(_ program: String, _ words: [String]) -> Duration? {
    let times = (0..<rounds).compactMap { _ in Startup.time(program, words) }
    return times.count == rounds ? Startup.median(times) : nil
  }

  /// What the script says. Shape: name → time.
  private static func timing(_ python: String, _ words: [String]) -> [String: Duration] {
    let all = [python, "-B", "Tests/Fixtures/browser/timing.py"] + words
    let lines = output(all.map { "'\($0)'" }.joined(separator: " "))
    return lines.reduce(into: [:]) { times, line in
      let parts = line.split(separator: " ")
      if parts.count == 2, let time = Double(parts[1]) {
        times[String(parts[0])] = .microseconds(Int(time * 1000))
      }
    }
  }

  /// What a line of a shell prints, a line each.
  private static func output(_ line: String) -> [String] {
    guard let pipe = popen(line, "r") else { return [] }
    defer { pclose(pipe) }
    var (text, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 {
      text += buffer.prefix(count)
    }
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
