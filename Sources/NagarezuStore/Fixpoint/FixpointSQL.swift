/// The least fixpoint of design §3 as one statement of the SQL standard, over the tables of ``FixpointInputs``.
///
/// Every recursion in it is linear and names its table once, so that SQLite, PostgreSQL and DuckDB all take it as it stands.
/// - SeeAlso: ISO/IEC 9075-2:2023, 7.17 (recursive queries).
enum FixpointSQL {
  /// The statement where items that are made of several must be looked at anew `rounds` times after everything else is at rest.
  static func statement(rounds: Int) -> String {
    let parts =
      [grown("held_0", from: origins)]
      + (0..<rounds).flatMap { round -> [String] in
        let (held, made, grown) = ("held_\(round)", "made_\(round + 1)", "grown_\(round + 1)")
        return [
          made + columns + making(from: held),
          Self.grown(grown, from: "  SELECT \(names) FROM \(made)\n"),
          "held_\(round + 1)" + columns
            + "  SELECT \(names) FROM \(held)\n  UNION\n  SELECT \(names) FROM \(grown)\n",
        ]
      }
    return remark + "WITH RECURSIVE\n" + parts.joined(separator: "),\n") + "),\n"
      + runs(of: "held_\(rounds)") + answer
  }

  private static let remark = """
    -- どの写しが、どこに、いつあるか。隣の in_ の表のためのもので、ほかの書き出しの表と組み合わせない。
    -- Where which copy stands, and when: for the tables beside it, and no others.

    """
  private static let names = "slice, node, item, people, seal, until_slice"
  private static let columns = " (\(names)) AS (\n"

  /// What is there whatever else is.
  private static let origins = """
      SELECT d.slice, o.node, l.arriving, p.people, o.seal, s.until_slice
      FROM in_origins o
      JOIN in_slices d ON d.slice BETWEEN o.first_slice AND o.last_slice
      JOIN in_lists l ON l.list = o.list
      JOIN in_subjects p ON p.subjects = o.subjects
      JOIN in_stays s ON s.node = o.node AND d.slice BETWEEN s.first_slice AND s.last_slice

    """

  /// The rows of a start with all that becomes of each alone.
  ///
  /// `CROSS JOIN` has SQLite join in this order, from the new row on; the others choose by themselves.
  private static func grown(_ name: String, from start: String) -> String {
    name + columns + start + """
          UNION
          SELECT
            CASE e.kind WHEN 'stay' THEN h.slice + 1 ELSE h.slice END,
            e.target, l.arriving, h.people, c.arriving,
            CASE e.kind
              WHEN 'flow' THEN s.until_slice
              WHEN 'inside' THEN 0
              WHEN 'derive' THEN CASE h.until_slice WHEN 0 THEN s.until_slice ELSE h.until_slice END
              ELSE h.until_slice
            END
          FROM \(name) h
          CROSS JOIN in_lines e
          CROSS JOIN in_lists l
          CROSS JOIN in_subjects p
          CROSS JOIN in_changes c
          CROSS JOIN in_stays s
          WHERE e.source = h.node AND h.slice BETWEEN e.first_slice AND e.last_slice
            AND l.list = e.list AND l.leaving = h.item
            AND p.subjects = e.subjects AND p.people = h.people
            AND c.change = e.change AND c.leaving = h.seal
            AND s.node = e.target AND h.slice BETWEEN s.first_slice AND s.last_slice
            AND (e.kind <> 'stay' OR h.slice < h.until_slice)

      """
  }

  /// What is made of several items that stand plain in one place about the same people, and was not there yet.
  private static func making(from held: String) -> String {
    """
      SELECT g.slice, g.node, o.item, g.people, g.seal, g.until_slice
      FROM (
        SELECT m.making, m.node, m.seal, h.slice, h.people,
          MAX(CASE h.until_slice WHEN 0 THEN s.until_slice ELSE h.until_slice END) AS until_slice
        FROM \(held) h
        JOIN in_makings m ON m.node = h.node
        JOIN in_making_inputs i ON i.making = m.making AND i.item = h.item
        JOIN in_stays s ON s.node = h.node AND h.slice BETWEEN s.first_slice AND s.last_slice
        WHERE h.seal = 0
        GROUP BY m.making, m.node, m.seal, m.inputs, h.slice, h.people
        HAVING COUNT(DISTINCT h.item) = m.inputs
      ) g
      JOIN in_making_outputs o ON o.making = g.making
      EXCEPT
      SELECT \(names) FROM \(held)

    """
  }

  /// Unbroken runs of slices.
  private static func runs(of held: String) -> String {
    """
    numbered (slice, node, item, people, seal, run) AS (
      SELECT slice, node, item, people, seal,
        slice - ROW_NUMBER() OVER (PARTITION BY node, item, people, seal ORDER BY slice)
      FROM (SELECT DISTINCT slice, node, item, people, seal FROM \(held)) h),
    runs (node, item, people, seal, first_slice, last_slice) AS (
      SELECT node, item, people, seal, MIN(slice), MAX(slice)
      FROM numbered
      GROUP BY node, item, people, seal, run)

    """
  }

  private static let answer = """
    SELECT n.model, n.kind, n.name AS place, i.name AS item, p.name AS people, k.name AS seal,
      a.first_day, b.last_day
    FROM runs r
    JOIN in_nodes n ON n.node = r.node
    JOIN in_items i ON i.item = r.item
    JOIN in_people p ON p.people = r.people
    LEFT JOIN in_keys k ON k.seal = r.seal
    JOIN in_slices a ON a.slice = r.first_slice
    JOIN in_slices b ON b.slice = r.last_slice
    ORDER BY r.node, r.item, r.people, r.seal, r.first_slice;

    """
}
