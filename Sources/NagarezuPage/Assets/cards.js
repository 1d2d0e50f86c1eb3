// The card beside the figure: what is picked or pointed at, in words.
nagarezu.cards = (() => {
  const own = {};
  const { make, terms, list, say, word, joined } = nagarezu;
  let picked = null;

  const card = (business) => document.getElementById(`b${business.number}-card`);

  own.link = (changes, words) =>
    make("a", { href: nagarezu.address.changed(nagarezu.address.picking({ view: null, ...changes })) }, words);

  const flow = (business, arrow) =>
    make("section", {},
      make("h4", {}, arrow.number ? make("span", { class: "badge" }, arrow.number) : null, " ",
        [arrow.from, arrow.to].map((key) => business.staysByKey.get(key).name).join(" → ")),
      terms([
        [say("items"), names(business, arrow)],
        [say("people"), arrow.people === undefined ? "" : word(business, arrow.people)],
        [say("channel"), arrow.channel],
        [say("period"), arrow.period === undefined ? "" : word(business, arrow.period)],
        [say("cover"), cover(business, arrow)],
        [say("basis"), arrow.basis],
        [say("remark"), arrow.remark],
        [say("source"), make("code", { class: "place" }, arrow.source)],
      ]));

  /** Which approval covers which of the items, as the check has it; whose hands they come into where there are several. */
  const cover = (business, arrow) => {
    const isOfSeveral = new Set(arrow.cover.map(([party]) => party)).size > 1;
    return arrow.cover.length ? list(arrow.cover.map(([party, papers, items, isWhole]) => [
      isOfSeveral ? `${business.parties[party].name} ` : null,
      make("strong", { class: isWhole ? null : "open" },
        papers.length ? joined(papers.map((place) => word(business, place))) + (isWhole ? "" : say("inPart")) : say("noPaper")),
      ": ", ...links(business, new Set(business.lists[items])),
    ])) : "";
  };

  /** What really travels, each item leading to its way; what is written where nothing does. */
  const names = (business, arrow) => {
    const known = links(business, new Set(arrow.carries.flatMap(([, , list]) => business.lists[list])));
    return known.length ? known : arrow.items;
  };

  const links = (business, items) =>
    business.itemOrder.filter((item) => items.has(item)).flatMap((item, place) => [
      place ? (nagarezu.language() ? ", " : "、") : null, itemLink(business, item),
    ]);

  const itemLink = (business, item) => own.link({ item: business.items[item].name, view: "figure" }, business.items[item].name);

  const ofFlows = (business, keys) => {
    const arrows = keys.flatMap((key) => business.flowsByKey.get(key) || []);
    return arrows.map((arrow) => flow(business, arrow));
  };

  const ofNode = (business, key, day) => {
    const stay = business.staysByKey.get(key);
    const party = business.parties.find((one) => one.key === key);
    const system = business.systems.find((one) => one.key === key);
    const items = new Set((stay ? stay.holds : [])
      .filter(([first, last]) => nagarezu.holds([[first, last]], day)).flatMap(([, , list]) => business.lists[list]));
    const owners = party ? [party.name] : system ? system.parties.map((one) => business.parties[one].name) : [];
    return [
      make("h4", {}, stay ? stay.name : party ? party.name : ""),
      terms([
        [say("exposure"), owners.length ? list(owners.map((name) => own.link({ party: name, view: "figure" }, name))) : ""],
        [say("items"), items.size
          ? list(business.itemOrder.filter((item) => items.has(item)).map((item) => itemLink(business, item)))
          : say("nothing")],
      ]),
    ];
  };

  const mark = (sign) => make("span", { class: "mark", "data-mark": sign }, sign);

  const ofItem = (business, state) => {
    const items = nagarezu.marks.items(business, state.item);
    const best = new Map();
    for (const way of nagarezu.marks.waysOf(business, { items, day: state.day })) {
      best.set(way.p, Math.max(way.e, best.has(way.p) ? best.get(way.p) : 0));
    }
    const parties = business.partyOrder.filter((party) => best.has(party));
    const words = [say("keeps"), say("infers"), say("reads")];
    return [
      make("h4", {}, state.item + say("who")),
      parties.length
        ? list(parties.map((party) => [
          mark(nagarezu.marks.signs[best.get(party)]),
          own.link({ item: state.item, party: business.parties[party].name }, business.parties[party].name),
          make("span", { class: "faint" }, ` ${words[best.get(party)]}`),
        ]))
        : make("p", {}, say("nobody")),
    ];
  };

  const ofParty = (business, state) => {
    const party = business.parties.findIndex((one) => one.name === state.party);
    const best = new Map();
    for (const way of nagarezu.marks.waysOf(business, { party, day: state.day })) {
      for (const item of business.lists[way.i]) best.set(item, Math.max(way.e, best.has(item) ? best.get(item) : 0));
    }
    const items = business.itemOrder.filter((item) => best.has(item));
    return [
      make("h4", {}, state.party + say("what")),
      items.length
        ? list(items.map((item) => [
          mark(nagarezu.marks.signs[best.get(item)]),
          own.link({ item: business.items[item].name, party: state.party }, business.items[item].name),
        ]))
        : make("p", {}, say("nothing")),
    ];
  };

  /** The path and the nearest paper, as the list of findings has them. */
  const ofFinding = (business, state) => {
    const entry = [...document.querySelectorAll(`#b${business.number}-findings .entry`)]
      .find((one) => one.dataset.id === state.finding);
    if (!entry) return [make("p", {}, say("unknownName"))];
    const copies = [...entry.querySelectorAll(":scope > .path, :scope > .wide")].map((part) => {
      const copy = part.cloneNode(true);
      copy.removeAttribute("tabindex");
      copy.removeAttribute("role");
      return copy;
    });
    const head = entry.querySelector("h3, h4").cloneNode(true);
    return [make("div", { class: "head" }, ...head.childNodes), ...copies,
      make("p", {}, own.link({ finding: state.finding }, say("inList")))];
  };

  const put = (business, content) => {
    const clear = picked
      ? make("p", { class: "clear" }, own.link({ view: "figure" }, say("clear"))) : null;
    const nothing = [make("p", { class: "hint" }, say("hint"))];
    card(business).replaceChildren(...(content || nothing), ...(clear && content ? [clear] : []));
  };

  const content = (business, state) => {
    if (state.finding) return ofFinding(business, state);
    if (state.flow) return ofFlows(business, state.flow.split(" "));
    if (state.node) return ofNode(business, state.node, state.day);
    if (state.item) return ofItem(business, state);
    if (state.party) return ofParty(business, state);
    return null;
  };

  /** Shows what the address picks, or nothing. */
  own.draw = (state) => {
    const { business } = state;
    const shown = content(business, state);
    picked = shown;
    // A finding stands beside its nearest paper, which takes room.
    card(business).parentNode.classList.toggle("beside-card", Boolean(state.finding));
    put(business, shown);
  };

  /** Shows what is pointed at. */
  own.glance = (business, part) => {
    const { day } = nagarezu.state;
    put(business, part.dataset.flow
      ? ofFlows(business, part.dataset.flow.split(" ")) : ofNode(business, part.dataset.node, day));
  };

  /** Shows what is picked again, if anything is. */
  own.restore = (business) => {
    if (picked) put(business, picked);
  };

  return own;
})();
