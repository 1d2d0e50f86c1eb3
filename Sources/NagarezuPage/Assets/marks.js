// The living figure: what is picked is lit in the order in which it goes, the rest fades, and parties show how they have it.
nagarezu.marks = (() => {
  const own = {};
  const steps = 8;

  own.figure = (business) => document.getElementById(`b${business.number}-figure`);

  /** The sheets that are shown: those of before or after. */
  own.leaves = (business) => [...own.figure(business).querySelectorAll(".leaf:not(.off)")];

  /** Items that a choice means: one, or the fields of a group. */
  own.items = (business, name) => {
    const place = business.items.findIndex((item) => item.name === name);
    if (place >= 0) return new Set([place]);
    const group = business.groups.find((one) => one.name === name);
    return new Set(group ? group.items : []);
  };

  /** The same with what is made of them: where that goes, they are told of. */
  const withMade = (business, items) => new Set([...items].flatMap((item) => [item, ...business.items[item].made]));

  const carries = (business, parts, items, day) =>
    parts.some(([first, last, list]) =>
      nagarezu.holds([[first, last]], day) && business.lists[list].some((item) => items.has(item)));

  /** Shape: key of an arrow → its step on the ways, from 1. */
  const order = (ways) => {
    const found = new Map();
    for (const way of ways) {
      way.k.forEach((key, place) => {
        const step = Math.min(place + 1, steps);
        if (!found.has(key) || found.get(key) > step) found.set(key, step);
      });
    }
    return found;
  };

  const holdsAny = (business, way, items) => business.lists[way.i].some((item) => items.has(item));

  own.waysOf = (business, { items, party, day }) =>
    business.ways.filter((way) =>
      (!items || holdsAny(business, way, items)) && (party === undefined || way.p === party)
      && nagarezu.holds(way.d, day));

  const ofItem = (business, asked, day) => {
    const items = withMade(business, asked);
    const known = order(own.waysOf(business, { items, day }));
    const arrows = new Map();
    for (const [key, all] of business.flowsByKey) {
      if (all.some((arrow) => carries(business, arrow.carries, items, day))) arrows.set(key, known.get(key) || steps);
    }
    const nodes = new Set();
    for (const stay of business.stays) if (carries(business, stay.holds, items, day)) nodes.add(stay.key);
    for (const key of arrows.keys()) {
      for (const arrow of business.flowsByKey.get(key)) nodes.add(arrow.from).add(arrow.to);
    }
    const marks = new Map();
    for (const way of own.waysOf(business, { items: asked, day })) {
      const key = business.parties[way.p].key;
      marks.set(key, Math.max(way.e, marks.has(key) ? marks.get(key) : 0));
    }
    return { arrows, nodes, marks };
  };

  const ofParty = (business, party, day) => {
    const arrows = order(own.waysOf(business, { party, day }));
    const nodes = new Set([business.parties[party].key]);
    for (const way of own.waysOf(business, { party, day })) nodes.add(way.n);
    for (const key of arrows.keys()) {
      for (const arrow of business.flowsByKey.get(key) || []) nodes.add(arrow.from).add(arrow.to);
    }
    return { arrows, nodes, marks: new Map() };
  };

  const ofKeys = (business, keys, nodes) => {
    const arrows = new Map(keys.map((key, place) => [key, Math.min(place + 1, steps)]));
    const ends = new Set(nodes);
    for (const key of keys) {
      for (const arrow of business.flowsByKey.get(key) || []) ends.add(arrow.from).add(arrow.to);
    }
    return { arrows, nodes: ends, marks: new Map() };
  };

  /** What a state lights; `null` for everything as it is. */
  own.lit = (state) => {
    const { business, day } = state;
    if (state.finding) {
      const finding = business.findings.find((one) => one.id === state.finding);
      return finding ? ofKeys(business, finding.keys, finding.nodes) : null;
    }
    if (state.flow) return ofKeys(business, state.flow.split(" "), []);
    if (state.item) {
      const items = own.items(business, state.item);
      return items.size ? ofItem(business, items, day) : null;
    }
    if (state.party) {
      const party = business.parties.findIndex((one) => one.name === state.party);
      return party >= 0 ? ofParty(business, party, day) : null;
    }
    return null;
  };

  const keysOf = (element) => (element.dataset.flow || "").split(" ").filter(Boolean);

  /** Draws a state into the figure. */
  own.draw = (state) => {
    const { business, day } = state;
    const lit = own.lit(state);
    for (const sheet of own.leaves(business)) {
      const svg = sheet.querySelector("svg");
      if (!svg) continue;
      svg.classList.toggle("dimmed", lit !== null);
      for (const mark of svg.querySelectorAll(".party-mark")) mark.remove();
      for (const part of svg.querySelectorAll("[data-flow]")) {
        const keys = keysOf(part);
        const step = lit ? Math.min(...keys.map((key) => lit.arrows.get(key) || Infinity)) : Infinity;
        set(part, Number.isFinite(step) ? step : 0);
        const known = keys.flatMap((key) => business.flowsByKey.get(key) || []);
        part.classList.toggle("idle", known.length > 0 && !known.some((arrow) => nagarezu.holds(arrow.runs, day)));
      }
      for (const part of svg.querySelectorAll("[data-node]")) {
        set(part, lit && lit.nodes.has(part.dataset.node) ? 1 : 0);
        const mark = lit ? lit.marks.get(part.dataset.node) : undefined;
        if (mark !== undefined) put(svg, part, mark);
      }
    }
    return lit;
  };

  const set = (part, step) => {
    part.classList.toggle("lit", step > 0);
    for (let number = 1; number <= steps; number += 1) part.classList.toggle(`step-${number}`, step === number);
  };

  own.signs = ["○", "◑", "●"];

  const shape = (name, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  /** ● ◑ ○ as a drawing, on a corner: at the top of a frame, at the foot of a box. */
  const put = (svg, part, mark) => {
    const body = part.querySelector("rect, ellipse, path");
    if (!body) return;
    const box = body.getBBox();
    const isFrame = part.classList.contains("frame");
    const isRound = body.localName === "ellipse";
    const x = box.x + box.width - (isRound ? box.width * 0.15 : 0);
    const y = isFrame ? box.y : box.y + box.height - (isRound ? box.height * 0.15 : 0);
    const sign = shape("g", { class: "party-mark" });
    sign.append(shape("circle", { cx: x, cy: y, r: 6.5, class: "mark-ground" }), shape("circle", { cx: x, cy: y, r: 5, class: "mark-ring" }));
    if (mark === 2) sign.append(shape("circle", { cx: x, cy: y, r: 5, class: "mark-full" }));
    if (mark === 1) sign.append(shape("path", { d: `M${x} ${y - 5}a5 5 0 0 1 0 10z`, class: "mark-full" }));
    const title = shape("title", {});
    title.textContent = own.signs[mark];
    sign.prepend(title);
    svg.append(sign);
  };

  /** Makes arrows and boxes answer to pointers and keys. */
  own.begin = (business) => {
    const figure = own.figure(business);
    for (const part of figure.querySelectorAll("g.arrow[data-flow], g.box[data-node]")) {
      part.setAttribute("tabindex", "0");
      part.setAttribute("role", "button");
      const title = part.querySelector(":scope > title");
      if (title) part.setAttribute("aria-label", title.textContent);
    }
    // The links of labels would be a second stop at each arrow.
    for (const link of figure.querySelectorAll(".leaf a")) link.setAttribute("tabindex", "-1");
    const target = (event) => event.target.closest && event.target.closest("[data-flow], g.box[data-node]");
    const glance = (event) => {
      const part = target(event);
      if (part) nagarezu.cards.glance(business, part);
    };
    figure.addEventListener("pointerover", glance);
    figure.addEventListener("focusin", glance);
    for (const way of ["pointerout", "focusout"]) {
      figure.addEventListener(way, (event) => { if (target(event)) nagarezu.cards.restore(business); });
    }
    figure.addEventListener("click", (event) => {
      if (!event.target.closest || !event.target.closest(".leaf")) return;
      const part = target(event);
      if (part) event.preventDefault();
      if (nagarezu.zoom.wasDragged()) return;
      pick(part);
    });
    figure.addEventListener("keydown", (event) => {
      if (event.key === "Escape") nagarezu.address.go(nagarezu.address.picking({ view: "figure" }));
      const part = (event.key === "Enter" || event.key === " ") && target(event);
      if (!part) return;
      event.preventDefault();
      pick(part);
    });
  };

  const pick = (part) => {
    if (!part) return;
    const change = part.dataset.flow ? { flow: part.dataset.flow } : { node: part.dataset.node };
    nagarezu.address.go(nagarezu.address.picking({ view: "figure", ...change }));
  };

  return own;
})();
