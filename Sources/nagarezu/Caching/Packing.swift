/// Values one after another as bytes, each with its length before it: two lists of values never give the same bytes.
struct Packing {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ number: Int) {
    let bits = UInt64(bitPattern: Int64(number))
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
  }

  mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func add(_ content: [UInt8]) {
    add(content.count)
    bytes += content
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes += text.utf8
  }

  mutating func add(_ text: String?) {
    add(text != nil)
    if let text { add(text) }
  }

  mutating func add<Value>(_ list: [Value], _ each: (Value, inout Packing) -> Void) {
    add(list.count)
    for value in list { each(value, &self) }
  }

  mutating func add(_ list: [String]) { add(list) { $1.add($0) } }
}

/// Takes apart what ``Packing`` put together, in the same order.
struct Unpacking {
  /// The bytes are none that were put together so.
  struct Torn: Error {}

  private let bytes: ArraySlice<UInt8>
  /// Where the next value begins.
  private var at: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    at = bytes.startIndex
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { at == bytes.endIndex }

  private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.endIndex - at else { throw Torn() }
    defer { at += count }
    return bytes[at..<at + count]
  }

  mutating func number() throws -> Int {
    let taken = try take(8)
    var bits: UInt64 = 0
    for place in taken.indices.reversed() { bits = bits << 8 | UInt64(taken[place]) }
    return Int(Int64(bitPattern: bits))
  }

  mutating func flag() throws -> Bool {
    switch try take(1).first {
    case 0: false
    case 1: true
    default: throw Torn()
    }
  }

  mutating func content() throws -> [UInt8] { Array(try take(try number())) }

  mutating func text() throws -> String {
    guard let text = String(validating: try take(try number()), as: UTF8.self) else {
      throw Torn()
    }
    return text
  }

  mutating func optionalText() throws -> String? { try flag() ? try text() : nil }

  mutating func list<Value>(_ each: (inout Unpacking) throws -> Value) throws -> [Value] {
    let count = try number()
    // Each value takes at least a byte.
    guard count >= 0, count <= bytes.endIndex - at else { throw Torn() }
    var values: [Value] = []
    for _ in 0..<count { values.append(try each(&self)) }
    return values
  }

  mutating func texts() throws -> [String] { try list { try $0.text() } }
}
