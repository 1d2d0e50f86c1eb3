/// How much one client may ask of the server, and for how long.
public struct ServerLimits: Sendable {
  /// Bytes of a request's first line.
  public var requestLine = 4096
  /// Bytes of a request before its body. Cookies that other programs on this machine set come with it.
  public var head = 32_768
  /// Fields of a request's head.
  public var fields = 100
  /// Bytes of the body of a `POST`.
  public var body = 16_384
  /// Connections at once. Past it the one that has taken longest over its request makes room.
  public var connections = 256
  /// Connections that listen for events at once.
  public var streams = 64
  /// Seconds for a request to come whole, from the opening of the connection.
  public var requestSeconds = 10.0
  /// Seconds in which a client must take some more of an answer.
  public var sendingSeconds = 20.0
  /// Seconds that a client which has its answer may take to hang up.
  public var lingeringSeconds = 2.0
  /// Seconds between two signs of life to those that listen.
  public var beatSeconds = 15.0

  /// The limits of `view`.
  public init() {}
}
