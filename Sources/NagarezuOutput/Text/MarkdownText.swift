/// Text made fit for Markdown as GitHub and GitLab read it: what people wrote stays text.
public enum MarkdownText {
  /// The text with every sign that could mark something up written so that it does not.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in visible(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      // Would call people by their handles.
      case "@": result += "&#64;"
      case "\\", "`", "*", "_", "[", "]", "(", ")", "#", "|", "~", "!", "$", "+", "-", ".", ":":
        // Escaped where Markdown knows the escape, so that neither lists, links nor addresses arise.
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// As ``XMLText/visible(_:)``, however long the text is.
  static func visible(_ text: String) -> String { inPieces(text, XMLText.visible) }

  /// Text as the content of an HTML element, however long it is.
  static func html(_ text: String) -> String { inPieces(text, XMLText.escaped) }

  /// A text whose pieces, none longer than ``XMLText/limit``, are each written by `write`.
  private static func inPieces(_ text: String, _ write: (String) -> String) -> String {
    var rest = text.unicodeScalars[...]
    var result = ""
    while !rest.isEmpty {
      result += write(String(rest.prefix(XMLText.limit)))
      rest = rest.dropFirst(XMLText.limit)
    }
    return result
  }
}
