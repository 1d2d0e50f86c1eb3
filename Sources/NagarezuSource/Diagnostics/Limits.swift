/// How much is read, so that a crafted model costs no more than a large honest one (promise P11).
public enum Limits {
  /// Bytes of one file.
  public static let fileBytes = 8 << 20
  /// Bytes of all files of one run.
  public static let bytesInAll = 256 << 20
  /// Files of one run.
  public static let files = 2_000
  /// Lists and mappings inside each other, the whole file being the first.
  public static let depth = 32
  /// Bytes of one text.
  public static let scalarBytes = 64 << 10
  /// Unicode scalars of a name.
  public static let nameScalars = 64
  /// Unicode scalars of a text that is shown: a remark, a measure, a title.
  public static let labelScalars = 1_000
  /// Flows of one model, ways back included.
  public static let flows = 50_000
  /// Classes of people of one model: as many as the cells into which they may cut the people.
  public static let subjectClasses = 4_096
  /// Keys of one model.
  public static let keys = 64
  /// Fields of one model, those that only a group names included.
  public static let items = 5_000
  /// Systems of one model.
  public static let systems = 5_000
  /// Parties of one model.
  public static let parties = 5_000
  /// Approvals of one model.
  public static let approvals = 10_000
  /// Rules that a project makes for itself.
  public static let rules = 1_000
  /// Days of one model on which an operator, key holder, site or reader changes.
  public static let changes = 200
  /// Parties that are part of each other, and systems inside each other.
  public static let nesting = 64
  /// Folders inside each other that are searched for models.
  public static let folderDepth = 16
  /// Columns of a figure, and rows.
  static let figurePlaces = 400
  /// The longer edge of A0, in points.
  static let sheetPoints = 3371
  /// Digits of a whole number.
  static let numberDigits = 6
  /// Diagnostics of one file; the rest is counted.
  static let diagnosticsPerFile = 100
}
