// Ask: names in a search box become who, what, why and why not. All answers are in the facts.
nagarezu.ask = (() => {
  const own = {};
  const { make, terms, list, say, word, fold, joined } = nagarezu;
  const most = 40;

  const section = (business) => document.getElementById(`b${business.number}-ask`);

  /** Everything that has a name, with its names as they are compared. */
  const names = (business) => {
    if (business.names) return business.names;
    const entry = (kind) => (thing, place) => ({
      kind, place, name: thing.name, folded: [thing.name, ...thing.also].map(fold).filter(Boolean),
    });
    business.names = [
      ...business.items.map(entry("item")), ...business.groups.map(entry("group")),
      ...business.parties.map(entry("party")), ...business.systems.map(entry("system")),
    ];
    return business.names;
  };

  /** How well a name fits: 3 the same, 2 begins so, 1 has it; 0 not at all. */
  const fit = (entry, text) =>
    Math.max(0, ...entry.folded.map((name) => name === text ? 3 : name.startsWith(text) ? 2 : name.includes(text) ? 1 : 0));

  const best = (business, text, kinds) => {
    const found = names(business).filter((entry) => !kinds || kinds.includes(entry.kind))
      .map((entry) => ({ entry, fits: fit(entry, text) })).filter(({ fits }) => fits > 0);
    const top = Math.max(0, ...found.map(({ fits }) => fits));
    return found.filter(({ fits }) => fits === 3 || top < 3).sort((a, b) => b.fits - a.fits).map(({ entry }) => entry);
  };

  /** The words of a question without those that only ask. */
  const words = (text) =>
    text.normalize("NFKC").replace(/[?？。]/g, " ")
      .replace(/^\s*(nagarezu\s+)?(who|what|why\s+not|why)\s+/i, "")
      .replace(/(誰が|だれが|何を|なぜ|を見る|が見る|を持つ|が持つ|に届く(か)?|のか)/g, " ")
      .split(/[\s、,]+/).map(fold).filter(Boolean);

  const exposure = (way) => [say("keeps"), say("infers"), say("reads")][way.e];

  const link = (changes, words) => nagarezu.cards.link(changes, words);

  /** One way in the words of the commands. */
  const told = (business, way) => {
    const isEnglish = nagarezu.language() === 1;
    const made = way.v === null ? "" : business.items[way.v].name;
    const inferred = !made ? "" : isEnglish ? `(from '${made}') ` : `（「${made}」から）`;
    const part = way.h === null ? "" : business.parties[way.h].name;
    const through = !part ? "" : isEnglish ? `(through ${part})` : `（${part}を通じて）`;
    return [
      make("span", { class: "mark", "data-mark": nagarezu.marks.signs[way.e] }, nagarezu.marks.signs[way.e]),
      make("strong", {}, ` ${exposure(way)} `), inferred, through,
      terms([
        [say("capacity"), word(business, way.c)], [say("place"), word(business, way.o)],
        [say("people"), word(business, way.s)], [say("period"), word(business, way.t)],
        [say("path"), word(business, way.w)],
        ["", way.q.length ? joined(way.q.map((place) => word(business, place))) : ""],
      ]),
    ];
  };

  const block = (title, content) => make("section", { class: "answer" }, make("h4", {}, title), content);

  const folded = (entries) =>
    entries.length <= most
      ? [list(entries)]
      : [list(entries.slice(0, most)),
        make("details", {}, make("summary", {}, `${say("others")} ${entries.length - most}`), list(entries.slice(most)))];

  const who = (business, entry) => {
    const items = nagarezu.marks.items(business, entry.name);
    const ways = business.ways.filter((way) => business.lists[way.i].some((item) => items.has(item)));
    const parties = business.partyOrder.filter((party) => ways.some((way) => way.p === party));
    return block(link({ item: entry.name, view: "figure" }, entry.name + say("who")), parties.length
      ? folded(parties.map((party) => [
        link({ item: entry.name, party: business.parties[party].name }, business.parties[party].name),
        list(ways.filter((way) => way.p === party).map((way) => told(business, way))),
      ]))
      : [make("p", {}, say("nobody"))]);
  };

  const what = (business, entry) => {
    const ways = business.ways.filter((way) => way.p === entry.place);
    return block(link({ party: entry.name, view: "figure" }, entry.name + say("what")), ways.length
      ? folded(ways.map((way) => [
        make("p", {}, joined(business.lists[way.i].map((item) => business.items[item].name))), told(business, way),
      ]))
      : [make("p", {}, say("nothing"))]);
  };

  const stands = (business, entry) => {
    const stay = business.staysByKey.get(business.systems[entry.place].key);
    const items = new Set((stay ? stay.holds : []).flatMap(([, , list]) => business.lists[list]));
    const here = business.itemOrder.filter((item) => items.has(item));
    return block(entry.name + say("stands"), [here.length
      ? list(here.map((item) => link({ item: business.items[item].name, view: "figure" }, business.items[item].name)))
      : make("p", {}, say("nothing"))]);
  };

  const why = (business, item, party) => {
    const ways = business.ways.filter((way) => way.p === party.place && business.lists[way.i].includes(item.place));
    const title = nagarezu.language()
      ? `'${item.name}' and '${party.name}'` : `「${item.name}」と「${party.name}」`;
    const reasons = business.stops.of[party.place][item.place];
    const reads = ways.some((way) => way.e === 2);
    const content = ways.length ? [list(ways.map((way) => told(business, way)))] : [];
    if (reasons >= 0) {
      content.push(make("p", {}, say("notReached")),
        list(business.stops.reasons[reasons].map((place) => word(business, place))));
    } else if (!reads) {
      const kept = new Set(ways.flatMap((way) => way.q));
      if (kept.size) content.push(make("p", {}, say("notRead")), list([...kept].map((place) => word(business, place))));
    }
    content.push(make("p", {}, link({ item: item.name, view: "figure" }, say("lit"))));
    return block(title, content);
  };

  const one = (business, entry) =>
    entry.kind === "party" ? what(business, entry) : entry.kind === "system" ? stands(business, entry) : who(business, entry);

  /** Items that a name means: itself, or the fields of a group. */
  const fields = (business, entry) =>
    entry.kind === "group" ? business.groups[entry.place].items.map((place) => ({ kind: "item", place, name: business.items[place].name })) : [entry];

  const answers = (business, text) => {
    const asked = words(text);
    if (!asked.length) return [];
    if (asked.length === 1) return best(business, asked[0]).slice(0, 8).map((entry) => one(business, entry));
    const [kindsOfItem, kindsOfParty] = [["item", "group"], ["party"]];
    const pairs = [];
    for (const [a, b] of [[asked[0], asked[1]], [asked[1], asked[0]]]) {
      for (const item of best(business, a, kindsOfItem).slice(0, 4)) {
        for (const party of best(business, b, kindsOfParty).slice(0, 4)) {
          for (const field of fields(business, item)) pairs.push(why(business, field, party));
        }
      }
    }
    return pairs.length ? pairs.slice(0, most) : asked.flatMap((word) => best(business, word).slice(0, 4)).map((entry) => one(business, entry));
  };

  const exact = (business, kind, name) => names(business).find((entry) => entry.kind === kind && entry.name === name);

  own.draw = (state) => {
    const { business } = state;
    const place = section(business);
    const box = place.querySelector("[data-question]");
    let shown;
    if (state.item && state.party) {
      const item = exact(business, "item", state.item) || exact(business, "group", state.item);
      const party = exact(business, "party", state.party)
        || names(business).find((entry) => entry.kind === "party" && entry.folded.includes(fold(state.party)));
      shown = item && party ? fields(business, item).map((field) => why(business, field, party)) : [];
      if (document.activeElement !== box) box.value = `${state.item} ${state.party}`;
    } else {
      shown = answers(business, state.q || "");
      if (document.activeElement !== box) box.value = state.q || "";
    }
    const isAsked = Boolean(state.q || state.item);
    if (isAsked && !shown.length) shown = [make("p", {}, say("unknownName"))];
    place.querySelector(".answers").replaceChildren(...shown);
    if (isAsked) nagarezu.tell(`${shown.length}${say("shown")}`);
  };

  own.begin = (business) => {
    const box = section(business).querySelector("[data-question]");
    let waiting = 0;
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() =>
        nagarezu.address.go(nagarezu.address.picking({ view: "ask", q: box.value }), true), 120);
    });
  };

  return own;
})();
