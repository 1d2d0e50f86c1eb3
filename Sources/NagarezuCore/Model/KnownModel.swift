/// What is known of a model that was read and judged before and of which there is nothing to tell: enough to judge others of its run
/// without reading it again (`docs/adr/0021`).
package struct KnownModel: Equatable, Sendable {
  /// The model's own file.
  package let path: String
  package let title: String
  /// The files it was read from, its own first.
  package let files: [String]
  package let origin: FileOrigin
  /// Of its parts, those that declare systems or people, in order of path.
  package let declaring: [String]
  /// Those of them that another business included too, in order of path.
  package let sharedParts: [String]
  /// In the order of the model.
  package let parties: [KnownParty]

  /// What other businesses may say otherwise of a party (P307).
  package struct KnownParty: ManyNamed, Equatable, Sendable {
    package let name: String
    package let standing: Standing
    package let form: Party.Form?
    /// Its place among the parties of the model.
    package let parent: Int?
    package let fullName: String?
    package let aliases: [String]
    package let location: String?
    package let span: SourceSpan

    /// What of ``Party/Kind`` counts among businesses.
    package enum Standing: Int, Sendable {
      case authority, unnamed, other
    }

    package init(
      name: String, standing: Standing, form: Party.Form?, parent: Int?, fullName: String?,
      aliases: [String], location: String?, span: SourceSpan
    ) {
      self.name = name
      self.standing = standing
      self.form = form
      self.parent = parent
      self.fullName = fullName
      self.aliases = aliases
      self.location = location
      self.span = span
    }
  }

  package init(
    path: String, title: String, files: [String], origin: FileOrigin, declaring: [String],
    sharedParts: [String], parties: [KnownParty]
  ) {
    self.path = path
    self.title = title
    self.files = files
    self.origin = origin
    self.declaring = declaring
    self.sharedParts = sharedParts
    self.parties = parties
  }

  /// Which version of a business it is: one that supersedes another is never known.
  package var version: Version {
    let authority = parties.first { $0.standing == .authority }
    return Version(path: path, title: title, authority: authority?.names ?? [], supersedes: nil)
  }
}

extension Model {
  /// Of its parts, those that declare systems or people, in order of path.
  package var declaringParts: [String] {
    Set(systems.map(\.span.file) + subjects.map(\.span.file)).subtracting([span.file])
      .sorted { $0.precedesByBytes($1) }
  }
}
