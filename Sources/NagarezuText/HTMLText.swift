/// Text made fit for HTML.
public enum HTMLText {
  /// Text as the content of an element or of a quoted attribute, however long it is; what cannot be seen is written out.
  public static func escaped(_ text: String) -> String {
    XMLText.inPieces(text, XMLText.escaped)
  }
}
