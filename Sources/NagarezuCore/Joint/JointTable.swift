/// Some copies in numbers that all members of a group share: of each item and state whose they are.
struct JointTable: Equatable, Sendable {
  /// One item in one state.
  struct Row: Hashable, Comparable {
    /// 0 for plain, or one more than the number of a key.
    let state: Int
    let item: Int

    static func < (a: Row, b: Row) -> Bool { (a.state, a.item) < (b.state, b.item) }
  }

  /// Ascending.
  private(set) var rows: [Row] = []
  /// Words of signatures to each row.
  let width: Int
  /// Shape: row × `width` → everybody of whom there is a copy.
  private(set) var all: [UInt64] = []
  /// The same of those of whom there is one that is not 独自; `nil` where that is everybody.
  private(set) var ordinary: [UInt64]?

  var isEmpty: Bool { rows.isEmpty }
  /// Whether of somebody there is nothing here that is not 独自.
  var hasOwnBusiness: Bool { ordinary != nil }

  /// Whose copies a row holds.
  func all(_ row: Int) -> ArraySlice<UInt64> { all[row * width..<(row + 1) * width] }
  func ordinary(_ row: Int) -> ArraySlice<UInt64> {
    (ordinary ?? all)[row * width..<(row + 1) * width]
  }

  init(width: Int) { self.width = width }

  /// Rows in any order, none twice.
  init(
    width: Int, _ found: [(row: Row, all: [UInt64], ordinary: [UInt64])]
  ) {
    self.width = width
    let isAscending = zip(found, found.dropFirst()).allSatisfy { $0.row < $1.row }
    let sorted = isAscending ? found : found.sorted { $0.row < $1.row }
    rows = sorted.map(\.row)
    all = sorted.flatMap(\.all)
    let ordinary = sorted.flatMap(\.ordinary)
    self.ordinary = ordinary == all ? nil : ordinary
  }

  /// The place of a row; `nil` where it is not here.
  func place(of row: Row) -> Int? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low] == row ? low : nil
  }

  /// Whether something of an item is here, in any state.
  func has(item: Int) -> Bool { rows.contains { $0.item == item } }
}

extension JointTable {
  /// What several members have together: so many times as tells what is left when any one of them is taken away.
  struct Sum {
    /// What one has at least.
    private(set) var once: JointTable
    /// Of the same rows, what two have at least.
    private var twiceAll: [UInt64] = []
    private var twiceOrdinary: [UInt64] = []

    init(_ tables: [JointTable], width: Int) {
      once = JointTable(width: width)
      var rows: [Row] = []
      for table in tables where table.rows != rows {
        rows = rows.isEmpty ? table.rows : Set(rows).union(table.rows).sorted()
      }
      let count = rows.count * width
      once.rows = rows
      once.all = [UInt64](repeating: 0, count: count)
      var ordinary = once.all
      (twiceAll, twiceOrdinary) = (once.all, once.all)
      for table in tables {
        let places = table.rows == rows ? nil : Self.places(of: table.rows, in: rows)
        Self.add(table.all, at: places, width, to: &once.all, &twiceAll)
        Self.add(table.ordinary ?? table.all, at: places, width, to: &ordinary, &twiceOrdinary)
      }
      once.ordinary = ordinary == once.all ? nil : ordinary
    }

    /// Shape: row of some → its place among all, both ascending.
    private static func places(of some: [Row], in all: [Row]) -> [Int] {
      var place = 0
      return some.map { row in
        while all[place] < row { place += 1 }
        return place
      }
    }

    private static func add(
      _ words: [UInt64], at places: [Int]?, _ width: Int, to once: inout [UInt64],
      _ twice: inout [UInt64]
    ) {
      for index in words.indices {
        let place = places.map { $0[index / width] * width + index % width } ?? index
        twice[place] |= once[place] & words[index]
        once[place] |= words[index]
      }
    }

    /// What the others have of it: without what only `mine` has, which is a part of it.
    func without(_ mine: JointTable?) -> JointTable {
      guard let mine else { return once }
      let width = once.width
      let places = mine.rows == once.rows ? nil : Self.places(of: mine.rows, in: once.rows)
      var (all, ordinary) = (once.all, once.ordinary ?? once.all)
      var isLess = false
      for index in mine.all.indices {
        let place = places.map { $0[index / width] * width + index % width } ?? index
        let gone = mine.all[index] & ~twiceAll[place]
        let goneOrdinary = (mine.ordinary ?? mine.all)[index] & ~twiceOrdinary[place]
        guard gone | goneOrdinary != 0 else { continue }
        isLess = true
        all[place] &= ~gone
        ordinary[place] &= ~goneOrdinary
      }
      // What is the same for many is one table.
      guard isLess else { return once }
      var left = JointTable(width: width)
      for (row, name) in once.rows.enumerated() {
        let words = row * width..<(row + 1) * width
        guard all[words].contains(where: { $0 != 0 }) else { continue }
        left.rows.append(name)
        left.all += all[words]
        left.ordinary = (left.ordinary ?? []) + ordinary[words]
      }
      if left.ordinary == left.all { left.ordinary = nil }
      return left
    }
  }
}
