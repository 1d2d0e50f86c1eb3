// Moves boxes of the figure, by pointer or with Shift and an arrow key, and has their places written into the model: with `view --edit`.
(() => {
  const key = document.querySelector("meta[name=nagarezu-edit]").content;
  // Shape: business → its boxes with their column and row; null where the figure has no one place for each.
  let grids = [];
  let state = 0;
  let moved = 0;

  const bar = live.make("section");
  bar.id = "edit";
  const words = live.make("p");
  words.setAttribute("role", "status");
  const undo = live.make("button", live.both("元に戻す", "Undo"));
  undo.type = "button";
  undo.hidden = true;
  bar.append(words, undo);
  document.getElementById("main").before(bar);

  const hint = () => words.replaceChildren(live.both(
    "箱はドラッグか Shift＋矢印キーで動かせる。動かした場所は、モデルの「図」に書き込む",
    "Boxes move by dragging, or with Shift and an arrow key; their places are written into the model's figure"));
  hint();

  document.addEventListener("nagarezu-told", (event) => {
    const before = grids;
    ({ grids, state } = event.detail);
    if (grids.some((grid, business) => !grid && before[business])) {
      words.replaceChildren(live.both(
        "図が1枚に収まらなくなったので、箱を動かせない。「元に戻す」で前に戻る",
        "The figure no longer fits one page, and its boxes cannot be moved; undo brings it back"));
    }
  });

  const post = async (body) => {
    try {
      const answer = await fetch("/pin", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Nagarezu-Edit": key },
        body: JSON.stringify(body),
      });
      if (answer.ok) {
        moved = Math.max(0, moved + (body.undo ? -1 : 1));
        undo.hidden = moved === 0;
        hint();
        return true;
      }
      words.textContent = await answer.text();
    } catch {
      words.replaceChildren(live.both("nagarezu view とつながっていない", "no connection to nagarezu view"));
    }
    return false;
  };

  undo.addEventListener("click", () => post({ undo: true }));

  const boxOf = (event) => event.target.closest && event.target.closest("#main .leaf[data-side=after] g.box[data-node]");

  // The business of a box, with the grid of its figure and its own entry there.
  const placeOf = (box) => {
    const business = Number(box.closest("[data-business]").dataset.business || 1) - 1;
    const grid = grids[business];
    const entry = grid && grid.find((one) => one.key === box.dataset.node);
    if (!entry) {
      words.replaceChildren(live.both(
        "この箱は動かせない（図が1枚に収まっていないか、名前のない箱）",
        "this box cannot be moved: the figure is divided, or nobody named it"));
      return null;
    }
    return { business, grid, entry };
  };

  const put = (place, column, row) => {
    if (column === place.entry.column && row === place.entry.row) return Promise.resolve(false);
    return post({ state, business: place.business, thing: place.entry.name, column, row });
  };

  const middle = (element) => {
    const rect = element.getBoundingClientRect();
    return [rect.left + rect.width / 2, rect.top + rect.height / 2];
  };

  // The lane, column or row, that a point is nearest to; past the last one begins a new one.
  const nearest = (lanes, at) => {
    const numbers = [...lanes.keys()].sort((one, other) => one - other);
    const places = numbers.map((number) => {
      const all = lanes.get(number);
      return all.reduce((sum, one) => sum + one, 0) / all.length;
    });
    const last = places.length - 1;
    const gap = last > 0 ? (places[last] - places[0]) / last : 200;
    if (at > places[last] + gap * 0.6) return numbers[last] + 1;
    let best = 0;
    places.forEach((place, index) => { if (Math.abs(place - at) < Math.abs(places[best] - at)) best = index; });
    return numbers[best];
  };

  const target = (svg, place, [x, y]) => {
    const [columns, rows] = [new Map(), new Map()];
    for (const one of place.grid) {
      const box = [...svg.querySelectorAll("g.box[data-node]")].find((found) => found.dataset.node === one.key);
      if (!box || one === place.entry && place.grid.length > 1) continue;
      const [left, top] = middle(box);
      columns.set(one.column, [...(columns.get(one.column) || []), left]);
      rows.set(one.row, [...(rows.get(one.row) || []), top]);
    }
    return [nearest(columns, x), nearest(rows, y)];
  };

  // What is dragged: the box, where the pointer took it, and where its middle was then.
  let held = null;
  let wasDragged = false;

  document.addEventListener("pointerdown", (event) => {
    wasDragged = false;
    const box = event.button === 0 && boxOf(event);
    if (!box) return;
    held = { box, from: [event.clientX, event.clientY], middle: middle(box), isMoving: false };
    event.stopPropagation();
  }, true);

  document.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [right, down] = [event.clientX - held.from[0], event.clientY - held.from[1]];
    if (!held.isMoving && Math.hypot(right, down) < 5) return;
    held.isMoving = true;
    const svg = held.box.ownerSVGElement;
    const scale = svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;
    held.box.setAttribute("transform", `translate(${right * scale} ${down * scale})`);
    event.stopPropagation();
  }, true);

  const drop = async (event) => {
    if (!held) return;
    const { box, from, middle: was, isMoving } = held;
    held = null;
    if (!isMoving) return;
    wasDragged = true;
    event.stopPropagation();
    box.removeAttribute("transform");
    const place = event.type === "pointerup" && placeOf(box);
    if (!place) return;
    const at = [was[0] + event.clientX - from[0], was[1] + event.clientY - from[1]];
    await put(place, ...target(box.ownerSVGElement, place, at));
  };
  document.addEventListener("pointerup", drop, true);
  document.addEventListener("pointercancel", drop, true);
  // A box that was dragged was not clicked.
  document.addEventListener("click", (event) => {
    if (!wasDragged) return;
    wasDragged = false;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  document.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const box = event.shiftKey && steps[event.key] && boxOf(event);
    if (!box) return;
    event.preventDefault();
    event.stopPropagation();
    const place = placeOf(box);
    if (!place) return;
    const [right, down] = steps[event.key];
    put(place, Math.max(1, place.entry.column + right), Math.max(1, place.entry.row + down));
  }, true);
})();
