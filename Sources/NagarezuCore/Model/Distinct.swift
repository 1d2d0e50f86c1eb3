/// What a thing says it is not, though it looks or is called like that (別物). It changes what is read, never what is judged.
public enum Distinct: Hashable, Sendable {
  case unsaid
  /// はい: it is none of the others of its kind.
  case fromAll
  /// Names of other things, in order of bytes; never empty.
  case from([String])

  /// Whether it says that it is not the thing of that name.
  package func excludes(_ name: String) -> Bool {
    switch self {
    case .unsaid: false
    case .fromAll: true
    case .from(let names): names.contains(name)
    }
  }
}
