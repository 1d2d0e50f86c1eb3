import NagarezuText

/// Something that the other side says.
enum IncomingMessage {
  /// Shape: its id, what is asked, and with what.
  case request(JSONText, String, JSONText)
  case notification(String, JSONText)
  /// An answer to something we asked.
  case response
  /// No message; the id is `null` where it cannot be told.
  case invalid(JSONText)

  init(_ value: JSONText) {
    guard case .object(let fields) = value else {
      self = .invalid(.null)
      return
    }
    let id: JSONText =
      switch fields["id"] {
      case .number(let number)?: .number(number)
      case .string(let text)?: .string(text)
      default: .null
      }
    let parameters = fields["params"] ?? .null
    switch (fields["method"], fields["id"]) {
    case (.string(let method)?, nil): self = .notification(method, parameters)
    case (.string(let method)?, _) where !id.isNull: self = .request(id, method, parameters)
    case (nil, _?) where fields["result"] != nil || fields["error"] != nil: self = .response
    default: self = .invalid(id)
    }
  }
}

/// Why a request is not answered.
struct RequestFault: Error {
  let code: Int
  let message: String

  static let parse = RequestFault(code: -32700, message: "not JSON")
  static let invalid = RequestFault(code: -32600, message: "no message of JSON-RPC 2.0")
  static let notInitialized = RequestFault(code: -32002, message: "not initialized")
  static let cancelled = RequestFault(code: -32800, message: "cancelled")

  static func unknown(_ method: String) -> RequestFault {
    RequestFault(code: -32601, message: "no method '\(method.prefix(80))'")
  }

  static func parameters(_ what: String) -> RequestFault {
    RequestFault(code: -32602, message: "no \(what)")
  }

  /// What was asked cannot be done, for a reason that the person should read.
  static func failed(_ message: String) -> RequestFault {
    RequestFault(code: -32803, message: message)
  }
}

extension JSONText {
  package var isNull: Bool { if case .null = self { true } else { false } }

  /// What stands under a key of an object; `null` where nothing does.
  package subscript(_ key: String) -> JSONText {
    guard case .object(let fields) = self else { return .null }
    return fields[key] ?? .null
  }

  package var text: String? { if case .string(let text) = self { text } else { nil } }
  package var number: Int? { if case .number(let number) = self { number } else { nil } }
  package var list: [JSONText] { if case .array(let values) = self { values } else { [] } }
  package var flag: Bool { if case .bool(let flag) = self { flag } else { false } }
}
