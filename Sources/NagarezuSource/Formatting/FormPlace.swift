import NagarezuCore

/// What is known of what stands at a place in a file: which mappings have keys of the language there, and which have names.
enum FormPlace {
  case mapping(Vocabulary.Context)
  /// Names, each with a mapping.
  case names(Vocabulary.Context)
  case other

  /// What stands under a key; `nil` for one that is none of the language's.
  init(under key: Vocabulary.Key?) {
    self =
      switch key?.value {
      case .elements(let context)?: .names(context)
      case .list(let context)?, .oneOrMore(let context)?, .mapping(let context)?,
        .timed(_, let context)?:
        .mapping(context)
      default: .other
      }
  }
}
