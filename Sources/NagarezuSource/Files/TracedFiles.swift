import NagarezuCore
import Synchronization

/// Files that note what is asked of them and what they answer.
package final class TracedFiles: FileReading {
  /// Where the answers come from.
  private let files: any FileReading
  /// Shape: question → its answer as ``FileQuestion/answer(in:)`` marks it; steady as long as each got one answer alone.
  private let noted = Mutex((answers: [FileQuestion: [UInt8]](), isSteady: true))

  /// `files`, noted from now on.
  package init(_ files: any FileReading) { self.files = files }

  /// All that was asked so far with its answers, in no order; `nil` where something answered differently when it was asked again.
  package var trace: [FileQuestion: [UInt8]]? {
    noted.withLock { $0.isSteady ? $0.answers : nil }
  }

  /// Takes questions for asked that somebody else asked just now, with their answers.
  package func take(_ answers: [FileQuestion: [UInt8]]) {
    for (question, answer) in answers { note(question, answer) }
  }

  private func note(_ question: FileQuestion, _ answer: [UInt8]) {
    noted.withLock { noted in
      if let other = noted.answers.updateValue(answer, forKey: question), other != answer {
        noted.isSteady = false
      }
    }
  }

  private func noting<Value>(
    _ question: FileQuestion, _ bytes: (Value) -> [UInt8],
    _ ask: () throws(ReadFault) -> Value
  ) throws(ReadFault) -> Value {
    let result = FileQuestion.result(ask)
    note(question, FileQuestion.mark(result, bytes))
    return try result.get()
  }

  /// As ``FileReading/read(_:in:)``.
  package func read(_ path: String, in project: String) throws(ReadFault) -> [UInt8] {
    try noting(.read(path, project: project), FileQuestion.bytes(of:)) {
      () throws(ReadFault) in try files.read(path, in: project)
    }
  }

  /// As ``FileReading/size(of:in:)``.
  package func size(of path: String, in project: String) throws(ReadFault) -> Int? {
    try noting(.size(path, project: project), FileQuestion.bytes(of:)) {
      () throws(ReadFault) in try files.size(of: path, in: project)
    }
  }

  /// As ``FileReading/listModels(in:)``.
  package func listModels(in folder: String) throws(ReadFault) -> FolderListing {
    try noting(.list(folder), FileQuestion.bytes(of:)) {
      () throws(ReadFault) in try files.listModels(in: folder)
    }
  }

  /// As ``FileReading/project(of:foundIn:)``.
  package func project(of path: String, foundIn folder: String?) -> String {
    let project = files.project(of: path, foundIn: folder)
    note(
      .project(path, foundIn: folder),
      FileQuestion.mark(.success(project), FileQuestion.bytes(of:)))
    return project
  }

  /// As ``FileReading/displayed(_:)``.
  package func displayed(_ path: String) -> String { files.displayed(path) }

  /// As ``FileReading/location(of:)``.
  package func location(of path: String) -> String { files.location(of: path) }
}
