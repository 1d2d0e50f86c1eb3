extension String {
  /// A name as YAML takes it wherever it stands: between quotation marks where it holds a sign that means something there.
  package var writtenName: String {
    let signs = ",[]{}:#&*!|>'\"%@`?-~"
    let isOdd = contains { signs.contains($0) || $0 == "\\" || $0.isWhitespace }
    guard isOdd || isEmpty else { return self }
    return "\"\(replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }
}
