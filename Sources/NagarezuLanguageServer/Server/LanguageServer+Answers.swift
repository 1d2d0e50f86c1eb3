import NagarezuCore
import NagarezuSource
import NagarezuText

/// What is answered to each request.
extension LanguageServer {
  func answer(to method: String, _ parameters: JSONText) throws(RequestFault) -> JSONText {
    switch method {
    case "textDocument/completion":
      let spot = try spot(parameters)
      return Completing(language: language, encoding: encoding).items(
        at: spot, knowing: workspace.goodAnalysis(of: spot.document.path))
    case "textDocument/hover":
      let spot = try spot(parameters)
      return Hovering(language: language, encoding: encoding).hover(
        at: spot, knowing: workspace.goodAnalysis(of: spot.document.path))
    case "textDocument/definition": return navigating.definition(at: try spot(parameters))
    case "textDocument/references":
      return navigating.references(
        at: try spot(parameters),
        withDeclaration: parameters["context"]["includeDeclaration"].flag)
    case "textDocument/documentHighlight": return navigating.highlights(at: try spot(parameters))
    case "textDocument/prepareRename": return renaming.prepared(at: try spot(parameters))
    case "textDocument/rename":
      guard let name = parameters["newName"].text, !name.isEmpty else {
        throw .parameters("newName")
      }
      return try renaming.edit(at: try spot(parameters), to: name)
    case "textDocument/documentSymbol":
      let found = try outline(parameters)
      return found.map { listing.symbols($0.outline, $0.text) } ?? .array([])
    case "textDocument/foldingRange":
      return try outline(parameters).map { listing.folds($0.outline) } ?? .array([])
    case "textDocument/codeLens": return try lenses(parameters)
    case "codeLens/resolve": return resolved(parameters)
    case "textDocument/codeAction": return try actions(parameters)
    case "textDocument/formatting": return try formatted(parameters)
    case "workspace/symbol":
      let analyses = workspace.documents.keys.sorted().map(workspace.analysis)
      return listing.symbols(holding: parameters["query"].text ?? "", in: analyses)
    case "workspace/executeCommand": return try executed(parameters)
    default: throw .unknown(method)
    }
  }

  private var navigating: Navigating { Navigating(workspace: workspace, encoding: encoding) }
  private var listing: Listing { Listing(language: language, encoding: encoding) }
  private var renaming: Renaming {
    Renaming(workspace: workspace, language: language, encoding: encoding)
  }

  private func document(_ parameters: JSONText) throws(RequestFault) -> Workspace.Document {
    guard let path = parameters["textDocument"]["uri"].text.flatMap(FileURI.path),
      let document = workspace.document(path)
    else { throw .parameters("open textDocument") }
    return document
  }

  private func spot(_ parameters: JSONText) throws(RequestFault) -> Spot {
    try spot(document(parameters), parameters["position"])
  }

  private func spot(
    _ document: Workspace.Document, _ position: JSONText
  ) throws(RequestFault) -> Spot {
    guard let offset = document.text.offset(position, encoding) else {
      throw .parameters("position")
    }
    let (line, column) = document.text.place(at: offset)
    return Spot(
      document: document, offset: offset, line: line, column: column,
      analysis: workspace.analysis(of: document.path))
  }

  /// What stands where in an open file, or stood there when it could last be read, with the text of then; `nil` where it never could.
  private func outline(
    _ parameters: JSONText
  ) throws(RequestFault) -> (outline: FileOutline, text: OpenText)? {
    let path = try document(parameters).path
    let now = workspace.analysis(of: path)
    if let outline = now.outline(of: now.file) { return (outline, now.text(of: now.file)) }
    guard let known = workspace.goodAnalysis(of: path), let outline = known.outline(of: known.file)
    else { return nil }
    return (outline, known.text(of: known.file))
  }

  private func lenses(_ parameters: JSONText) throws(RequestFault) -> JSONText {
    let document = try document(parameters)
    guard let found = try outline(parameters) else { return .array([]) }
    return listing.lenses(found.outline, found.text, document)
  }

  private func resolved(_ lens: JSONText) -> JSONText {
    let path = lens["data"]["uri"].text.flatMap(FileURI.path)
    let known = path.flatMap {
      workspace.document($0) == nil ? nil : workspace.goodAnalysis(of: $0)
    }
    return listing.lens(lens, known?.ownVerdicts ?? [])
  }

  private func actions(_ parameters: JSONText) throws(RequestFault) -> JSONText {
    let document = try document(parameters)
    let first = try spot(document, parameters["range"]["start"])
    let last = try spot(document, parameters["range"]["end"])
    return Acting(language: language, encoding: encoding)
      .actions(in: first, first.line, max(first.line, last.line))
  }

  /// The one place that speaks of formatting: whatever does it is handed to the server.
  private func formatted(_ parameters: JSONText) throws(RequestFault) -> JSONText {
    guard let format else { throw .unknown("textDocument/formatting") }
    let document = try document(parameters)
    let old = document.text.bytes
    guard let new = format(old, document.path), new != old else { return .array([]) }
    return .array([document.text.edit(to: String(decoding: new, as: UTF8.self), encoding)])
  }

  /// Says whom an item reaches, as its lens counts.
  private func executed(_ parameters: JSONText) throws(RequestFault) -> JSONText {
    let arguments = parameters["arguments"].list.compactMap(\.text)
    guard parameters["command"].text == Reaching.command, arguments.count == 2,
      let path = FileURI.path(arguments[0]), workspace.document(path) != nil,
      let known = workspace.goodAnalysis(of: path)
    else { throw .parameters("command that is known, of an open file that could be read") }
    let names = Reaching.parties(of: arguments[1], in: known.ownVerdicts, language)
    let list = language.bracketed(names.joined(separator: language == .ja ? "、" : ", "))
    let text = "\(arguments[1]): \(Reaching.words(names.count, in: language))\(list)"
    notify(
      "window/showMessage",
      .object(["type": .number(3), "message": .string(VisibleText.written(text))]))
    return .string(text)
  }
}
