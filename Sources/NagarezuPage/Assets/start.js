// From an address to what is shown, and the beginning of it all.
(() => {
  const own = nagarezu;

  const choices = (state) => {
    const { business } = state;
    const figure = own.marks.figure(business);
    const fill = (name, first, entries, value) => {
      const select = figure.querySelector(`[data-choice=${name}]`);
      if (!select) return;
      const now = filled.get(select);
      if (!now || now.business !== business || now.language !== state.language) {
        filled.set(select, { business, language: state.language });
        select.replaceChildren(
          own.make("option", { value: "" }, first),
          ...entries().map(([entry, words]) => own.make("option", { value: entry }, words)));
      }
      select.value = value || "";
    };
    const same = (name) => [name, name];
    fill("item", own.say("allItems"), () => [
      ...business.groups.map((group) => same(group.name)),
      ...business.itemOrder.map((item) => same(business.items[item].name)),
    ], state.item);
    fill("party", own.say("allParties"), () => business.partyOrder.map((party) => same(business.parties[party].name)), state.party);
    fill("finding", own.say("noFinding"), () => {
      const said = sentences(business);
      return business.findings.map((finding) => [finding.id, `${finding.rule} ${said.get(finding.id) || ""}`]);
    }, state.finding);
  };

  // Shape: choice → the business and the language in which it has its entries.
  const filled = new WeakMap();

  /** What each finding says. Shape: id → the sentence, as the list has it. */
  const sentences = (business) => {
    const said = new Map();
    for (const entry of document.querySelectorAll(`#b${business.number}-findings .entry`)) {
      const parts = [...entry.querySelector("h3, h4").childNodes];
      const code = parts.findIndex((part) => part.className === "code");
      said.set(entry.dataset.id, parts.slice(code + 1).map((part) => part.textContent).join("").trim());
    }
    return said;
  };

  let mayBeTurned = false;

  /** Turns all words to the language that is shown, or back to that in which the page was written. */
  const turn = (isTurned) => {
    if (!isTurned && !mayBeTurned) return;
    mayBeTurned = isTurned;
    for (const part of document.querySelectorAll("[data-label-ja]")) {
      const isEnglish = isTurned === (own.address.written === "ja");
      part.setAttribute("aria-label", isEnglish ? part.dataset.labelEn : part.dataset.labelJa);
    }
    for (const words of document.querySelectorAll("[data-o]")) {
      if (words.hasAttribute("data-turned") === isTurned) continue;
      [words.textContent, words.dataset.o] = [words.dataset.o, words.textContent];
      words.toggleAttribute("data-turned", isTurned);
    }
  };

  const language = (state) => {
    turn(state.language !== own.address.written);
    document.documentElement.lang = state.language;
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === state.language));
    }
  };

  const views = (state) => {
    const number = state.business ? String(state.business.number) : "";
    for (const part of document.querySelectorAll("#main > [data-business]")) {
      const isOff = part.dataset.view !== undefined && part.dataset.view !== state.view;
      part.classList.toggle("off", isOff);
      place(part, part.dataset.business !== number, isOff);
    }
    const portfolio = document.getElementById("page-portfolio");
    if (portfolio) place(portfolio, state.view !== "all", false);
    document.getElementById("page-rules").classList.toggle("off", state.view !== "findings" && state.view !== "rules");
    document.querySelector("#page-nav .views").classList.toggle("off", !state.business);
    for (const link of document.querySelectorAll("#page-nav .views a")) {
      link.setAttribute("href", own.address.changed(own.address.picking({ view: link.dataset.view })));
      current(link, link.dataset.view === state.view);
    }
    for (const entry of document.querySelectorAll("#page-nav .businesses li")) {
      current(entry.querySelector("a"), entry.dataset.business === number);
    }
  };

  /** Shows a view or puts it away, and with it what its tables leave for later. */
  const place = (view, isAway, isOff) => {
    view.classList.toggle("away", isAway);
    if (isAway || isOff) own.tables.leave(view);
    else requestAnimationFrame(() => own.tables.bring(view));
  };

  const current = (link, isCurrent) => {
    if (isCurrent) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  };

  const sides = (state) => {
    const figure = own.marks.figure(state.business);
    const side = state.side === "before" && figure.querySelector("[data-side=before]") ? "before" : "after";
    for (const sheet of figure.querySelectorAll(".leaf")) sheet.classList.toggle("off", sheet.dataset.side !== side);
    for (const button of figure.querySelectorAll(".sides button")) {
      button.setAttribute("aria-pressed", String(button.dataset.side === side));
    }
  };

  const target = (state) => {
    if (state.rule) {
      const rule = document.getElementById(`rule=${state.rule}`);
      if (rule) rule.open = true;
      return rule;
    }
    if (state.finding && state.view === "findings") {
      const all = [...document.querySelectorAll(`#b${state.business.number}-findings .entry`)]
        .filter((entry) => entry.dataset.id === state.finding);
      return all.find((entry) => (entry.dataset.kind === "waived") === Boolean(state.waived)) || all[0] || null;
    }
    return null;
  };

  /** Shows what the address says. */
  own.show = () => {
    const state = own.address.current();
    state.dayText = state.day;
    state.day = state.business ? own.days.of(state.business, state.dayText) : null;
    const before = own.state;
    own.state = state;
    language(state);
    views(state);
    if (state.business && state.view === "figure" && own.marks.figure(state.business).querySelector("svg")) {
      choices(state);
      sides(state);
      own.marks.draw(state);
      own.days.draw(state);
      own.cards.draw(state);
    }
    if (state.business && state.view === "ask") own.ask.draw(state);
    for (const entry of document.querySelectorAll(".entry.here")) entry.classList.remove("here");
    const place = target(state);
    if (place) {
      place.classList.add("here");
      place.scrollIntoView({ block: "start" });
      place.focus({ preventScroll: true });
    } else if (before && (before.view !== state.view || before.business !== state.business)) {
      window.scrollTo(0, 0);
    }
  };

  const heard = new WeakSet();

  /** Whether an element is new: what stayed where it was is listened to already. */
  const isNew = (element) => !heard.has(element) && Boolean(heard.add(element));

  const listen = () => {
    for (const view of document.querySelectorAll(".view")) if (isNew(view)) own.tables.begin(view);
    for (const business of own.businesses) {
      const figure = own.marks.figure(business);
      if (isNew(document.getElementById(`b${business.number}-ask`).firstElementChild)) own.ask.begin(business);
      if (!figure.querySelector("svg") || !isNew(figure.firstElementChild)) continue;
      own.marks.begin(business);
      own.zoom.begin(business);
      own.days.begin(business);
      for (const select of figure.querySelectorAll("[data-choice]")) {
        select.addEventListener("change", () => own.address.go(
          own.address.picking({ view: "figure", [select.dataset.choice]: select.value || null })));
      }
      for (const button of figure.querySelectorAll(".sides button")) {
        button.addEventListener("click", () => own.address.go({ view: "figure", side: button.dataset.side }));
      }
    }
    for (const button of document.querySelectorAll("[data-language]")) {
      if (isNew(button)) button.addEventListener("click", () => own.address.go({ lang: button.dataset.language }, true));
    }
  };

  /** Begins anew with the elements and the facts that the page has now; a server calls it when it has put new ones in their place. */
  own.begin = () => {
    own.read();
    listen();
    own.show();
  };

  document.documentElement.classList.add("alive");
  window.addEventListener("hashchange", () => own.show());
  own.begin();
})();
