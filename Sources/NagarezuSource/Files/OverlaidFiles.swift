/// Files of which some have another text than where they come from: what stands open in an editor, or is about to be written.
package struct OverlaidFiles: FileReading {
  /// Where everything else comes from.
  package let files: any FileReading
  /// Shape: path, as named in reports → bytes.
  private let texts: [String: [UInt8]]

  /// `files`, but for `texts`; these are named as ``FileReading/displayed(_:)`` says.
  package init(_ files: any FileReading, texts: [String: [UInt8]]) {
    self.files = files
    self.texts = texts
  }

  /// As ``FileReading/read(_:in:)``.
  package func read(_ path: String, in project: String) throws(ReadFault) -> [UInt8] {
    guard let text = texts[path] else { return try files.read(path, in: project) }
    guard text.count <= Limits.fileBytes else { throw .tooLarge(text.count) }
    return text
  }

  /// As ``FileReading/size(of:in:)``.
  package func size(of path: String, in project: String) throws(ReadFault) -> Int? {
    guard let text = texts[path] else { return try files.size(of: path, in: project) }
    return text.count
  }

  /// As ``FileReading/listModels(in:)``; a file that is open and not saved yet is none of a folder.
  package func listModels(in folder: String) throws(ReadFault) -> FolderListing {
    if texts[folder] != nil { throw .notAFolder }
    return try files.listModels(in: folder)
  }

  /// As ``FileReading/project(of:foundIn:)``.
  package func project(of path: String, foundIn folder: String?) -> String {
    files.project(of: path, foundIn: folder)
  }

  /// As ``FileReading/displayed(_:)``.
  package func displayed(_ path: String) -> String { files.displayed(path) }

  /// As ``FileReading/location(of:)``.
  package func location(of path: String) -> String { files.location(of: path) }
}
