import Foundation

/// The parts of JSON Schema (draft 2020-12) that the published schemas use, and no more: a keyword it does not know is a fault,
/// so that no schema passes by being misread.
public struct SchemaCheck {
  private let schema: [String: Any]

  /// Reads a schema file of the repository.
  ///
  /// - Throws: what Foundation throws where it is missing or no JSON.
  public init(_ name: String) throws {
    let url = URL(fileURLWithPath: Shinjuku.root + "/Schema/\(name).schema.json")
    let value = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
    schema = value as? [String: Any] ?? [:]
  }

  /// What is wrong with a JSON text, each fault with its place; empty where it is valid.
  public func faults(in text: String) throws -> [String] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return faults(value, schema, "$")
  }

  private func faults(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    schema.sorted { $0.key < $1.key }.flatMap { keyword, rule -> [String] in
      switch keyword {
      case "$schema", "$id", "title", "description": []
      case "type": isType(value, rule) ? [] : ["\(place): not \(rule)"]
      case "const": isSame(value, rule) ? [] : ["\(place): not \(rule)"]
      case "enum":
        (rule as? [Any] ?? []).contains { isSame(value, $0) } ? [] : ["\(place): none of \(rule)"]
      case "minimum":
        (value as? Int ?? .min) >= (rule as? Int ?? .max) ? [] : ["\(place): below \(rule)"]
      case "minItems":
        (value as? [Any] ?? []).count >= (rule as? Int ?? .max) ? [] : ["\(place): too few"]
      case "pattern":
        (value as? String).map {
          $0.range(of: rule as? String ?? "", options: .regularExpression) == nil
        }
          ?? false ? ["\(place): \(value) does not match"] : []
      case "required": missing(value, rule, place)
      case "properties": properties(value, rule, place)
      case "additionalProperties": strangers(value, schema, place)
      case "items":
        (value as? [Any] ?? []).enumerated().flatMap {
          faults($1, rule as? [String: Any] ?? [:], "\(place)[\($0)]")
        }
      case "anyOf": anyOf(value, rule, place)
      default: ["\(place): keyword \(keyword) is not known here"]
      }
    }
  }

  private func anyOf(_ value: Any, _ rule: Any, _ place: String) -> [String] {
    let all = (rule as? [[String: Any]] ?? []).map { faults(value, $0, place) }
    return all.contains { $0.isEmpty } ? [] : all.flatMap(\.self)
  }

  private func missing(_ value: Any, _ rule: Any, _ place: String) -> [String] {
    guard let object = value as? [String: Any] else { return [] }
    return (rule as? [String] ?? []).filter { object[$0] == nil }.map { "\(place): no \($0)" }
  }

  private func properties(_ value: Any, _ rule: Any, _ place: String) -> [String] {
    guard let object = value as? [String: Any], let rules = rule as? [String: [String: Any]] else {
      return []
    }
    return object.sorted { $0.key < $1.key }.flatMap { key, inner in
      rules[key].map { faults(inner, $0, "\(place).\(key)") } ?? []
    }
  }

  private func strangers(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    let known = (schema["properties"] as? [String: Any] ?? [:]).keys
    return (value as? [String: Any] ?? [:]).keys.filter { !known.contains($0) }
      .map { "\(place): \($0) is not in the schema" }
  }

  private func isType(_ value: Any, _ rule: Any) -> Bool {
    let names = rule as? [String] ?? [rule as? String ?? ""]
    return names.contains { name in
      switch name {
      case "null": value is NSNull
      case "object": value is [String: Any]
      case "array": value is [Any]
      case "string": value is String
      case "boolean": isBoolean(value)
      case "integer": value is Int && !isBoolean(value)
      default: false
      }
    }
  }

  private func isBoolean(_ value: Any) -> Bool {
    (value as? NSNumber).map { CFBooleanCheck.isBoolean($0) } ?? (value is Bool)
  }

  private func isSame(_ a: Any, _ b: Any) -> Bool {
    (a as? NSObject).flatMap { a in (b as? NSObject).map { a.isEqual($0) } } ?? false
  }
}

/// Tells true and false from 1 and 0.
private enum CFBooleanCheck {
  static func isBoolean(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == String(cString: NSNumber(value: true).objCType)
  }
}
