/// Why a database was not written.
public enum StoreFault: Error, Hashable, Sendable {
  /// The disk or the folder would not take it: SQLite's own words.
  case notWritten(String)
  /// What was to be written contradicts itself, such as a key that stands twice: a fault of the program.
  case inconsistent(String)
}
