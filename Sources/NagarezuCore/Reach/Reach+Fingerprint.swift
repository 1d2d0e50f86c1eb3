/// Whether two businesses' worlds have the same, told without keeping both.
extension Reach {
  /// A number of what stands at every node on every day, imports apart: the same wherever that is, in this run of the program, and whatever
  /// more items and keys are known behind those of the model. Of two that differ it is the same by a chance of 1 to 2⁶⁴.
  var fingerprint: Int {
    var hasher = Hasher()
    for number in wiring.stations.indices {
      var last: Segment?
      for segment in history(of: wiring.node(number)) {
        defer { last = segment }
        if let last, last.contents == segment.contents, last.recorded == segment.recorded {
          continue
        }
        hasher.combine(number)
        hasher.combine(segment.first.number)
        segment.contents.hashBits(into: &hasher)
        segment.local?.hashBits(into: &hasher)
      }
    }
    return hasher.finalize()
  }

  /// Whether a flow carries something of what is merely imported where it begins, and not otherwise there.
  var carriesImports: Bool {
    model.flowIDs.contains { flow in
      let lines = wiring.lines(of: flow)
      guard let line = lines.first, !wiring.lines[line].isCommon else { return false }
      return history(of: model[flow].from).contains { segment in
        guard segment.imported != nil,
          segment.days.intersection(wiring.lines[line].days) != nil
        else { return false }
        var native = Copies()
        for line in lines { wiring.carry(by: line, from: segment.contents, into: &native) }
        return native.formUnion(carried(by: lines, from: segment))
      }
    }
  }
}

extension Copies {
  /// Hashes which copies there are, however many more there might be.
  fileprivate func hashBits(into hasher: inout Hasher) {
    for (plane, words) in planes {
      for (index, word) in words.enumerated() where word != 0 {
        hasher.combine(plane)
        hasher.combine(index)
        hasher.combine(word)
      }
    }
    hasher.combine(-1)
  }
}
