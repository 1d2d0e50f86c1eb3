import Foundation
import TestSupport

/// A part that two businesses include, and the two; the same as in the sessions with editors. Shape: file → text.
let sample: [String: String] = {
  var files: [String: String] = [:]
  for name in ["a.yaml", "b.yaml", "common.yaml"] {
    let path = Shinjuku.root + "/Tests/Fixtures/editors/project/" + name
    files[name] = FileManager.default.contents(atPath: path).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
  return files
}()
