// Lists and tables: filters, sorting, and the way from a cell to its evidence.
nagarezu.tables = (() => {
  const own = {};
  const { fold, make } = nagarezu;

  const entries = (view) => [...view.querySelectorAll(".entry, .paper, table.facts tbody tr")];

  // Rows of a long table that are there at once when its view is opened, and as many as follow each time that nothing else is to do.
  const atOnce = 30;
  const atATime = 120;

  const left = new WeakSet();
  const later = (view) => [...view.querySelectorAll("tr.later")];

  /** Leaves what stands far down in long tables for later: a click is answered before it is laid out. */
  own.leave = (view) => {
    if (left.has(view)) return;
    left.add(view);
    for (const table of view.querySelectorAll("table.facts, table.matrix")) {
      for (const row of [...table.tBodies[0].rows].slice(atOnce)) row.classList.add("later");
    }
  };

  /** Brings what was left, some at a time, as long as the view is shown. */
  own.bring = (view) => setTimeout(() => {
    left.delete(view);
    const rows = later(view).slice(0, atATime);
    if (!rows.length || !view.checkVisibility()) return;
    for (const row of rows) row.classList.remove("later");
    requestAnimationFrame(() => own.bring(view));
  });

  /** The same at once. */
  const bringAll = (view) => { for (const row of later(view)) row.classList.remove("later"); };

  /** Shows what has the words and is of a kind that is shown. */
  const narrow = (view) => {
    bringAll(view);
    const field = view.querySelector("[data-filter]");
    const text = fold(field ? field.value : "");
    const hidden = new Set([...view.querySelectorAll("[data-kind][aria-pressed=false]")].map((one) => one.dataset.kind));
    let count = 0;
    for (const entry of entries(view)) {
      const fits = (!text || fold(entry.textContent).includes(text)) && !hidden.has(entry.dataset.kind);
      entry.classList.toggle("off", !fits);
      if (fits) count += 1;
    }
    const matrix = view.querySelector("table.matrix");
    if (matrix) count = narrowMatrix(matrix, text);
    nagarezu.tell(`${count}${nagarezu.say("shown")}`);
  };

  /** Rows or columns whose names have the words; all of the other kind where only one has any. */
  const narrowMatrix = (table, text) => {
    const rows = [...table.tBodies[0].rows];
    const heads = [...table.querySelectorAll("thead th.item")];
    const fits = (element) => !text || fold(element.dataset.name).includes(text);
    const [rowsFit, headsFit] = [rows.map(fits), heads.map(fits)];
    const [anyRow, anyHead] = [rowsFit.includes(true), headsFit.includes(true)];
    rows.forEach((row, place) => row.classList.toggle("off", anyRow ? !rowsFit[place] : !anyHead));
    const away = headsFit.map((isFit) => anyHead && !isFit);
    heads.forEach((head, place) => head.classList.toggle("off", away[place]));
    for (const row of rows) away.forEach((isAway, place) => row.cells[place + 1].classList.toggle("off", isAway));
    const groups = table.querySelector("thead tr:first-child:not(:last-child)");
    if (groups) groups.classList.toggle("off", away.includes(true));
    reachable(table);
    return rows.filter((row) => !row.classList.contains("off")).length;
  };

  const value = (cell, kind) => {
    const text = cell ? cell.dataset.value || cell.textContent : "";
    if (kind === "mark") return -nagarezu.marks.signs.indexOf(text);
    return kind === "number" ? Number(text) || 0 : text;
  };

  const sort = (table, head) => {
    const place = [...head.parentNode.cells].indexOf(head);
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    bringAll(table);
    const rows = [...table.tBodies[0].rows];
    const kind = head.dataset.sort || "mark";
    rows.sort((a, b) => {
      const [x, y] = [value(a.cells[place], kind), value(b.cells[place], kind)];
      const order = kind === "number" || kind === "mark" ? x - y : x < y ? -1 : x > y ? 1 : 0;
      return down ? -order : order;
    });
    table.tBodies[0].append(...rows);
    if (table.classList.contains("matrix")) reachable(table);
  };

  /** One cell with a mark is reached by Tab: the first that is shown. */
  const reachable = (table) => {
    for (const cell of table.querySelectorAll("tbody td[tabindex='0']")) cell.setAttribute("tabindex", "-1");
    const first = table.querySelector("tbody tr:not(.off) td[data-mark]:not(.off)");
    if (first) first.setAttribute("tabindex", "0");
  };

  /** Heads that sort become buttons. */
  const sortable = (table) => {
    for (const head of table.querySelectorAll("thead th[data-sort], table.matrix thead th.item")) {
      const button = make("button", { type: "button", class: "sort" });
      if (head.querySelector("a")) {
        button.setAttribute("aria-label", `${head.dataset.name} ↕`);
        button.append("↕");
      } else {
        button.append(...head.childNodes);
      }
      head.append(button);
      button.addEventListener("click", () => sort(table, head));
    }
  };

  /** The cells with a mark: one of them is reached by Tab, the others from there by arrows. */
  const walkable = (table) => {
    reachable(table);
    const open = (cell) => {
      const item = headOf(table, cell);
      if (item) nagarezu.address.go(nagarezu.address.picking({ view: null, item: item.dataset.name, party: cell.parentNode.dataset.name }));
    };
    table.addEventListener("click", (event) => {
      const cell = event.target.closest("td[data-mark]");
      if (cell) open(cell);
    });
    table.addEventListener("keydown", (event) => {
      const cell = event.target.closest("td[data-mark]");
      if (!cell) return;
      if (event.key === "Enter" || event.key === " ") open(cell);
      else if (!walk(table, cell, event.key)) return;
      event.preventDefault();
    });
  };

  const headOf = (table, cell) => table.querySelectorAll("thead th.item")[cell.cellIndex - 1];

  const walk = (table, cell, key) => {
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (!ways[key]) return false;
    const [right, down] = ways[key];
    const rows = [...table.tBodies[0].rows];
    let [x, y] = [cell.cellIndex, rows.indexOf(cell.parentNode)];
    for (;;) {
      [x, y] = [x + right, y + down];
      const next = rows[y] && rows[y].cells[x];
      if (!next || x < 1) return true;
      if (next.dataset.mark && !next.classList.contains("off") && !rows[y].classList.contains("off")) {
        cell.setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        const head = headOf(table, next);
        next.setAttribute("aria-label", `${next.parentNode.dataset.name} ${head ? head.dataset.name : ""} ${next.dataset.mark}`);
        next.focus();
        return true;
      }
    }
  };

  /** Entries know their findings, and lead to them in the list and in the figure. */
  const known = (view) => {
    const b = nagarezu.businesses.length > 1 ? view.dataset.business : null;
    const link = (state, ...words) => make("a", { href: nagarezu.address.of({ b, ...state }) }, ...words);
    for (const entry of view.querySelectorAll(".entry")) {
      const code = entry.querySelector(".address code");
      const finding = code.textContent;
      entry.dataset.id = finding;
      entry.dataset.kind = entry.classList[1];
      entry.tabIndex = -1;
      code.parentNode.append(
        link({ finding, waived: entry.dataset.kind === "waived" ? 1 : null }, code), " ",
        link({ view: "figure", finding }, nagarezu.both("inFigure")));
    }
  };

  own.begin = (view) => {
    known(view);
    own.leave(view);
    for (const field of view.querySelectorAll("[data-filter]")) field.addEventListener("input", () => narrow(view));
    for (const button of view.querySelectorAll(".kinds button")) {
      button.addEventListener("click", () => {
        button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") === "true" ? "false" : "true");
        narrow(view);
      });
    }
    for (const table of view.querySelectorAll("table.facts, table.matrix")) sortable(table);
    for (const table of view.querySelectorAll("table.matrix:not(.businesses)")) walkable(table);
  };

  return own;
})();
