// Zoom, pan and fit: only the window on the drawing moves.
nagarezu.zoom = (() => {
  const own = {};
  let dragged = false;

  /** Whether the pointer just moved the drawing, so that its release picks nothing. */
  own.wasDragged = () => dragged;

  const whole = (svg) => {
    if (!svg.dataset.whole) svg.dataset.whole = svg.getAttribute("viewBox");
    return svg.dataset.whole.split(" ").map(Number);
  };

  const now = (svg) => svg.getAttribute("viewBox").split(" ").map(Number);

  const put = (svg, [x, y, width, height]) => {
    const [left, top, most, high] = whole(svg);
    const wide = Math.min(Math.max(width, most / 16), most);
    const tall = wide * high / most;
    const inside = (value, from, room, size) => Math.min(Math.max(value, from), from + room - size);
    const place = [inside(x, left, most, wide), inside(y, top, high, tall), wide, tall];
    svg.setAttribute("viewBox", place.map((number) => Math.round(number * 100) / 100).join(" "));
    svg.classList.toggle("zoomed", wide < most);
  };

  /** Zooms around a point, given in the drawing; the middle without one. */
  own.by = (svg, factor, point) => {
    const [x, y, width, height] = now(svg);
    const [px, py] = point || [x + width / 2, y + height / 2];
    put(svg, [px - (px - x) * factor, py - (py - y) * factor, width * factor, height * factor]);
  };

  own.fit = (svg) => put(svg, whole(svg));

  const move = (svg, right, down) => {
    const [x, y, width, height] = now(svg);
    put(svg, [x + right * width, y + down * height, width, height]);
  };

  const at = (svg, event) => {
    const place = svg.getBoundingClientRect();
    const [x, y, width, height] = now(svg);
    return [x + (event.clientX - place.left) / place.width * width, y + (event.clientY - place.top) / place.height * height];
  };

  own.begin = (business) => {
    const figure = nagarezu.marks.figure(business);
    for (const button of figure.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => {
        for (const svg of figure.querySelectorAll(".leaf:not(.off) svg")) {
          if (button.dataset.zoom === "fit") own.fit(svg);
          else own.by(svg, button.dataset.zoom === "in" ? 1 / 1.5 : 1.5);
        }
      });
    }
    for (const svg of figure.querySelectorAll(".leaf svg")) listen(svg);
  };

  const listen = (svg) => {
    svg.setAttribute("tabindex", "0");
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      own.by(svg, event.deltaY > 0 ? 1.2 : 1 / 1.2, at(svg, event));
    }, { passive: false });
    svg.addEventListener("keydown", (event) => {
      const ways = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] };
      if (event.key === "+" || event.key === ";") own.by(svg, 1 / 1.3);
      else if (event.key === "-") own.by(svg, 1.3);
      else if (event.key === "0") own.fit(svg);
      else if (ways[event.key] && svg.classList.contains("zoomed")) move(svg, ...ways[event.key]);
      else return;
      event.preventDefault();
    });
    let from = null;
    svg.addEventListener("pointerdown", (event) => {
      dragged = false;
      if (event.button === 0 && svg.classList.contains("zoomed")) from = [event.clientX, event.clientY];
    });
    svg.addEventListener("pointermove", (event) => {
      if (!from || event.buttons === 0) { from = null; return; }
      const [right, down] = [event.clientX - from[0], event.clientY - from[1]];
      if (!dragged && Math.hypot(right, down) < 4) return;
      dragged = true;
      const place = svg.getBoundingClientRect();
      move(svg, -right / place.width, -down / place.height);
      from = [event.clientX, event.clientY];
    });
    svg.addEventListener("pointerup", () => { from = null; });
  };

  return own;
})();
