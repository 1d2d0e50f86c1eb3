/// Text made fit for Markdown as GitHub and GitLab read it: what people wrote stays text, in a cell of a table too.
public enum MarkdownText {
  /// The text, however long, with every sign that could mark something up written so that it does not.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in XMLText.inPieces(text, XMLText.visible).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      // Would call people by their handles, and make links of addresses. Neither an escape nor a
      // reference keeps a parser from that, because it looks at the words that come out.
      case "@": result += "@<!-- -->"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "|", "~", "!", "$", "^", "=",
        "+", "-",
        ".", ":":
        // Escaped where Markdown knows the escape, so that neither lists, links nor addresses arise.
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
