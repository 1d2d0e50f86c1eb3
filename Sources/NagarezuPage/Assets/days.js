// The day that is shown: steps over the calendar, and what each step changes.
nagarezu.days = (() => {
  const own = {};
  const { make, list, say, word } = nagarezu;

  const input = (business) => nagarezu.marks.figure(business).querySelector("[data-days]");

  /** The day of an address as a number; the one that the page was made for without one, `null` for all days. */
  own.of = (business, text) => {
    const step = business.days.find((one) => one.iso === text);
    return step ? step.day : nagarezu.asked;
  };

  /** What each party has on a day. */
  const had = (business, day) => {
    const found = new Set();
    for (const way of business.ways) {
      if (!nagarezu.holds(way.d, day)) continue;
      for (const item of business.lists[way.i]) found.add(way.p * business.items.length + item);
    }
    return found;
  };

  const changes = (business, step) => {
    const [before, now] = [had(business, step.day - 1), had(business, step.day)];
    const less = (a, b) => [...a].filter((one) => !b.has(one));
    return { gained: less(now, before), lost: less(before, now) };
  };

  /** Party by party: the items that changed. */
  const told = (business, cells, name) => {
    const items = new Map();
    for (const cell of cells) {
      const party = Math.floor(cell / business.items.length);
      if (!items.has(party)) items.set(party, []);
      items.get(party).push(business.items[cell % business.items.length].name);
    }
    return business.partyOrder.filter((party) => items.has(party)).map((party) =>
      make("li", {}, `${business.parties[party].name}: `, make("strong", {}, say(name)), ` ${nagarezu.joined(items.get(party))}`));
  };

  own.draw = (state) => {
    const { business } = state;
    const slider = input(business);
    if (!slider) return;
    const place = business.days.findIndex((one) => one.iso === state.dayText);
    slider.max = business.days.length;
    slider.value = place + 1;
    const box = slider.closest(".days");
    const step = business.days[place];
    const name = step ? word(business, step.name) : say("allDays");
    box.querySelector("output").textContent = name;
    slider.setAttribute("aria-valuetext", name);
    const events = box.querySelector(".events");
    events.replaceChildren();
    if (!step) return;
    const { gained, lost } = changes(business, step);
    const entry = (label) => (words) => make("li", {}, make("strong", {}, say(label)), ` ${word(business, words)}`);
    events.append(
      ...step.begins.map(entry("begins")), ...step.ended.map(entry("ends")),
      ...told(business, gained, "gained"), ...told(business, lost, "lost"));
    nagarezu.tell(name);
  };

  own.begin = (business) => {
    const slider = input(business);
    if (!slider) return;
    slider.addEventListener("input", () => {
      const step = business.days[Number(slider.value) - 1];
      nagarezu.address.go({ day: step ? step.iso : null, view: "figure" }, true);
    });
  };

  return own;
})();
