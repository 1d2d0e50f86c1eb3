/// A class of people (個人の範囲): whose data it is.
public struct SubjectClass: Named, Sendable {
  public typealias ID = Index<SubjectClass>

  public var name: String
  /// The classes it lies within; with several, within their overlap.
  public var within: [SubjectClass.ID]
  /// Whether its direct children are disjoint and fill it.
  public var isPartitioned: Bool
  /// 人数, as written.
  public var count: String?
  public var distinct: Distinct
  public var note: Annotation
  public var span: SourceSpan

  /// A class that stands at `span`.
  public init(
    name: String, within: [SubjectClass.ID] = [], isPartitioned: Bool = false,
    count: String? = nil, distinct: Distinct = .unsaid, note: Annotation = Annotation(),
    span: SourceSpan
  ) {
    self.distinct = distinct
    self.name = name
    self.within = within
    self.isPartitioned = isPartitioned
    self.count = count
    self.note = note
    self.span = span
  }
}

/// The cells into which the declared classes cut the people.
///
/// Each atom is the people who are in all of some classes and in none of the others. Atom 0 is everybody else: those
/// in no class. A class lies within its parents; siblings overlap unless their parent is partitioned, and then each
/// of the parent's people is in exactly one child.
public struct Population: Sendable {
  /// Shape: class → its atoms; one entry per class, in order of index. Never empty sets: see ``EmptyClass``.
  public let atoms: [AtomSet]
  /// Shape: atom → the classes it lies in, ascending; atom 0 lies in none.
  public let classes: [[SubjectClass.ID]]

  public var count: Int { classes.count }
  public var everyone: AtomSet { AtomSet(count: count, 0..<count) }
  public var nobody: AtomSet { AtomSet(count: count) }

  /// Everybody alike: no class is declared.
  init() { (atoms, classes) = ([], [[]]) }

  /// Why the classes cannot be cut.
  public enum Fault: Error, Equatable {
    /// More than ``limit`` atoms, or too much work to list them: the classes overlap too freely.
    case tooManyAtoms
    /// Nobody can be in the class: it lies within classes that exclude each other.
    case emptyClass(SubjectClass.ID)
  }

  /// Atoms past which a model is asked for `partition` (design §3).
  public static let limit = 4096

  /// Cuts the people along `declared`, whose `within` has no cycle (the loader refuses one).
  ///
  /// - Throws: ``Fault`` for thirteen siblings that may all overlap, or a class within two that exclude each other.
  /// - Complexity: at most 64 × ``limit`` choices, each linear in the number of classes; as many as classes where they exclude each other.
  public init(_ declared: [SubjectClass]) throws(Fault) {
    let order = Self.parentsFirst(declared)
    let partitioned = declared.map { one in
      one.within.map(\.position).filter { declared[$0].isPartitioned }
    }
    // Without children it is nobody's to fill.
    var isParted = [Bool](repeating: false, count: declared.count)
    for parent in partitioned.joined() { isParted[parent] = true }
    var found: [[Int]] = []
    var steps = 0
    var inside = [Bool](repeating: false, count: declared.count)
    /// The classes that are inside, in the order chosen.
    var members: [Int] = []
    /// Shape: class → how many of its children are inside.
    var chosen = [Int](repeating: 0, count: declared.count)
    var fault: Fault?

    func mayBeInside(_ one: Int) -> Bool {
      declared[one].within.allSatisfy { inside[$0.position] }
        && partitioned[one].allSatisfy { chosen[$0] == 0 }
    }

    func choose(_ from: Int) {
      guard fault == nil else { return }
      guard let depth = order[from...].firstIndex(where: mayBeInside) else {
        let isFilled = members.allSatisfy { !isParted[$0] || chosen[$0] == 1 }
        guard isFilled else { return }
        found.append(members.sorted())
        if found.count > Self.limit { fault = .tooManyAtoms }
        return
      }
      steps += 1
      guard steps <= 64 * Self.limit else {
        fault = .tooManyAtoms
        return
      }
      let one = order[depth]
      choose(depth + 1)
      inside[one] = true
      members.append(one)
      for parent in partitioned[one] { chosen[parent] += 1 }
      choose(depth + 1)
      for parent in partitioned[one] { chosen[parent] -= 1 }
      members.removeLast()
      inside[one] = false
    }
    choose(0)
    if let fault { throw fault }

    // Everybody else first, then by the classes they are in: the same whatever order was searched.
    found.sort { $0.lexicographicallyPrecedes($1) }
    classes = found.map { $0.map { SubjectClass.ID($0) } }
    var atoms = declared.map { _ in AtomSet(count: found.count) }
    for (atom, members) in found.enumerated() {
      for member in members { atoms[member].insert(atom) }
    }
    self.atoms = atoms
    for index in declared.indices where atoms[index].isEmpty {
      throw .emptyClass(SubjectClass.ID(index))
    }
  }

  private static func parentsFirst(_ declared: [SubjectClass]) -> [Int] {
    var order: [Int] = []
    var isPlaced = [Bool](repeating: false, count: declared.count)
    func place(_ index: Int) {
      guard !isPlaced[index] else { return }
      isPlaced[index] = true
      for parent in declared[index].within { place(parent.position) }
      order.append(index)
    }
    declared.indices.forEach(place)
    return order
  }
}
