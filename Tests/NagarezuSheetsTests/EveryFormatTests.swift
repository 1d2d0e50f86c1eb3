import Foundation
import NagarezuCore
import NagarezuReports
import NagarezuSheets
import NagarezuText
import TestSupport
import Testing

/// One table is the same in every form.
@Suite struct EveryFormatTests {
  /// Holds each form of each table against the JSON of it.
  private static let script = #"""
    import csv, datetime, html.parser, json, re, sys
    import cmarkgfm, openpyxl
    folder = sys.argv[1]
    names = json.load(open(folder + "/names.json"))
    eras = [("令和", 2019, "2019-05-01"), ("平成", 1989, "1989-01-08"), ("昭和", 1926, "1926-12-25"),
            ("大正", 1912, "1912-07-30"), ("明治", 1868, "1868-10-23")]

    class Grid(html.parser.HTMLParser):
        def __init__(self):
            super().__init__()
            self.rows, self.cell = [], None
        def handle_starttag(self, tag, attributes):
            if tag == "tr": self.rows.append([])
            if tag in ("td", "th"): self.cell = ""
        def handle_endtag(self, tag):
            if tag in ("td", "th"):
                self.rows[-1].append(self.cell)
                self.cell = None
        def handle_data(self, data):
            if self.cell is not None: self.cell += data

    def grid(text):
        parser = Grid()
        parser.feed(text)
        return parser.rows

    def bare(rows): return [[re.sub(r"\s", "", cell) for cell in row] for row in rows]

    def japanese(day):
        for era, first, start in eras:
            if day >= start:
                year, month, date = (int(part) for part in day.split("-"))
                year = year - first + 1
                return f"{era}{'元' if year == 1 else year}年{month}月{date}日"
        return day

    def plain(value, kind, day=lambda day: day):
        if value is None or value is False: return ""
        if value is True: return "はい"
        return day(value) if kind == "day" else str(value)

    def neutral(text, kind):
        if kind in ("number", "day"): return text
        first = re.sub(r"^[^\S\n\t\r]+", "", text)[:1]
        return "'" + text if first and first in "=+-@＝＋－＠−\n\t\r" else text

    def cell(value, kind):
        if value is None: return ""
        if kind == "day" and isinstance(value, datetime.datetime): return value.date().isoformat()
        if kind == "number" and not isinstance(value, int): return f"no number: {value!r}"
        if kind in ("text", "flag") and not isinstance(value, str): return f"no text: {value!r}"
        return str(value)

    book = openpyxl.load_workbook(folder + "/a.xlsx")
    for name, sheet in zip(names, book.worksheets[1:], strict=True):
        table = json.load(open(f"{folder}/{name}.json"))
        columns = table["columns"]
        kinds = [column["kind"] for column in columns]
        headings = [column["heading"] for column in columns]
        keys = [column["name"] for column in columns]
        rows = [[(row[key], kind) for key, kind in zip(keys, kinds)] for row in table["rows"]]
        iso = [headings] + [[plain(*value) for value in row] for row in rows]
        shown = [headings] + [[plain(*value, japanese) for value in row] for row in rows]
        found = {
            "xlsx": [list(headings)] + [[cell(value, kind) for value, kind in zip(row, kinds)]
                     for row in sheet.iter_rows(min_row=2, max_col=len(keys), values_only=True)],
            "csv": list(csv.reader(open(f"{folder}/{name}.csv", newline=""), strict=True)),
        }
        if [c.value for c in sheet[1]] != headings: print(name, "xlsx: headings")
        wanted = {"xlsx": iso, "csv": [headings] + [[neutral(plain(*value), value[1]) for value in row] for row in rows]}
        for form in found:
            if form == "xlsx" and not rows: found[form] = found[form][:1]
            if found[form] != wanted[form]:
                print(name, form, [pair for pair in zip(found[form], wanted[form]) if pair[0] != pair[1]][:1] or "rows")
        pages = {"html": open(f"{folder}/{name}.html").read(),
                 "md": cmarkgfm.github_flavored_markdown_to_html(open(f"{folder}/{name}.md").read())}
        for form, page in pages.items():
            if bare(grid(page)) != bare(shown):
                print(name, form, [pair for pair in zip(bare(grid(page)), bare(shown)) if pair[0] != pair[1]][:1] or "rows")
        text = re.sub(r"\s", "", open(f"{folder}/{name}.text").read())
        for row in bare(shown) if rows else []:
            for value in row:
                if value not in text: print(name, "text lacks", value)
    """#

  @Test func everyTableSaysTheSameInEveryFormat() throws {
    let survey = Survey([try RealCase.benefit.model(), try RealCase.vouchers.model()])
    try Sheets.inFolder { sheets in
      let tables = FactTables.all.map { $0.table(of: survey) }
      #expect(tables.count { !$0.rows.isEmpty } > 30)
      for table in tables {
        let report = TableReport(table)
        for format in TableFormats.all {
          try sheets.write(
            format.render(report, in: .ja), to: "\(table.schema.name).\(type(of: format).name)")
        }
      }
      try sheets.write(tables)
      let names = try JSONEncoder().encode(tables.map(\.schema.name))
      try sheets.write(String(decoding: names, as: UTF8.self), to: "names.json")
      try sheets.expect(silent: Self.script)
    }
  }

  private static let matrixScript = """
    import csv, json, sys, openpyxl
    folder = sys.argv[1]
    matrix = json.load(open(folder + "/m.json"))
    words = {sign["letter"]: sign["meaning"] for sign in matrix["signs"]}
    sheet = openpyxl.load_workbook(folder + "/a.xlsx").worksheets[1]
    rows = list(csv.reader(open(folder + "/m.csv", newline="")))
    height, width = len(matrix["rows"]), len(matrix["columns"])
    for y, (row, cells) in enumerate(zip(matrix["rows"], matrix["cells"])):
        found = [sheet.cell(y + 3, x + 1).value for x in range(width + 2)]
        wanted = [row["name"]] + cells + [sum(cell is not None for cell in cells)]
        if found != wanted: print("xlsx", found, wanted)
        wanted = [row["name"]] + [words[c] if c else "" for c in cells] + [str(wanted[-1])]
        if rows[y + 1] != wanted: print("csv", rows[y + 1], wanted)
    names = [column["name"] for column in matrix["columns"]]
    if [sheet.cell(2, x + 2).value for x in range(width)] != names: print("names")
    def group(cell):
        for merged in sheet.merged_cells.ranges:
            if cell.coordinate in merged: return merged.start_cell.value
        return cell.value
    groups = [group(sheet.cell(1, x + 2)) for x in range(width)]
    if groups != [column["group"] for column in matrix["columns"]]: print("groups", groups)
    sums = [sum(row[x] is not None for row in matrix["cells"]) for x in range(width)]
    if [sheet.cell(height + 3, x + 2).value for x in range(width)] != sums: print("sums")
    if rows[-1] != ["合計"] + [str(sum) for sum in sums] + [""]: print("csv sums")
    legend = {sheet.cell(height + 5 + y, 2).value: sheet.cell(height + 5 + y, 1).value for y in range(len(words))}
    if legend != words: print("legend", legend)
    if not width or not height: print("nothing")
    """

  @Test(arguments: [MatrixQuery.Cell.exposure, .verdict])
  func aMatrixSaysTheSameInEveryFormat(cell: MatrixQuery.Cell) throws {
    let survey = Survey([try RealCase.benefit.model(), try RealCase.vouchers.model()])
    try Sheets.inFolder { sheets in
      let matrix = survey.matrix(MatrixQuery(cell: cell))
      let report = MatrixReport(matrix)
      for format in MatrixFormats.all {
        try sheets.write(format.render(report, in: .ja), to: "m.\(type(of: format).name)")
      }
      try sheets.write([], matrices: [matrix])
      try sheets.expect(silent: Self.matrixScript)
    }
  }
}
