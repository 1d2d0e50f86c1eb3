// Keeps a page that `nagarezu view` serves as the files are: hears of every change, and puts the parts that changed in the place of the old ones.
"use strict";
const live = (() => {
  // Seconds after which a server that says nothing counts as gone: a laptop that slept does not hear that its connection ended.
  const patience = 45;
  // The state of the models that the page shows.
  const mark = document.querySelector("meta[name=nagarezu-state]");
  let shown = Number(mark.content);
  const count = Number(mark.dataset.parts);
  let source = null;
  let heard = Date.now();
  let last = null;
  let isBusy = false;

  // Words in both languages, of which the style sheet of the page shows one.
  const both = (ja, en) => {
    const words = document.createElement("span");
    words.className = "both";
    for (const [language, text] of [["ja", ja], ["en", en]]) {
      const one = document.createElement("span");
      one.lang = language;
      one.textContent = text;
      words.append(one);
    }
    return words;
  };
  const make = (name, ...content) => {
    const element = document.createElement(name);
    element.append(...content);
    return element;
  };

  const bar = make("section");
  bar.id = "live";
  bar.setAttribute("role", "status");
  bar.hidden = true;
  document.getElementById("main").before(bar);

  const say = (...content) => {
    bar.replaceChildren(...content);
    bar.hidden = content.length === 0;
  };

  // What is wrong with the files, at their lines; the last figure stays below, greyed.
  const tell = (problems) => {
    document.body.classList.toggle("stale", problems.length > 0);
    if (problems.length === 0) return say();
    const number = problems.length;
    say(
      make("h2", both(
        `モデルに誤りが${number}件ある。下は、最後に読めたときのもの`,
        `${number} ${number === 1 ? "problem" : "problems"} in the model; below is what could be read last`)),
      make("ul", ...problems.map((problem) => make(
        "li", make("code", problem.place), " ", both(problem.ja, problem.en),
        ...(problem.line ? [make("pre", problem.line)] : []),
        ...(problem.helpJa ? [make("p", both(problem.helpJa, problem.helpEn))] : [])))));
  };

  const part = async (place) => {
    const answer = await fetch(`/parts/${place}`, { cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.text();
  };

  // Puts a part in its place. Its text was written by the page's own writer, and scripts in it do not run.
  const swap = (id, text) => {
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById(id);
    document.getElementById(id).replaceWith(document.adoptNode(fresh));
  };

  // What finds the element again that has the focus; empty where nothing does.
  const focused = () => {
    const { id, dataset } = document.activeElement || document.body;
    if (id) return `#${CSS.escape(id)}`;
    if (dataset.node) return `.leaf:not(.off) [data-node="${CSS.escape(dataset.node)}"]`;
    return "";
  };

  // Brings the page to what was last told.
  const follow = async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      while (last && last.state !== shown) {
        const told = last;
        const changed = told.parts.map((one, place) => ({ ...one, place })).filter((one) => one.state > shown);
        // The frame around the parts is another: the whole page, at the same address.
        if (told.state < shown || told.parts.length !== count
          || told.parts.some((one) => !document.getElementById(one.id))) {
          location.reload();
          return;
        }
        const texts = await Promise.all(changed.map((one) => part(one.place)));
        const focus = focused();
        const place = [window.scrollX, window.scrollY];
        changed.forEach((one, index) => swap(one.id, texts[index]));
        document.title = told.title;
        shown = told.state;
        // The scripts of the page take up what is new, with what the address says is chosen.
        nagarezu.begin();
        if (focus) document.querySelector(focus)?.focus({ preventScroll: true });
        window.scrollTo(...place);
      }
      if (last) tell(last.problems);
    } catch {
      // The connection may still stand though nothing can be asked for, so that nothing else would try again.
      setTimeout(follow, 1000);
    } finally {
      isBusy = false;
    }
  };

  const lose = () => say(make("h2", both(
    "nagarezu view とつながっていない。終わっていたら、もう一度起動して、表示されたアドレスを開く",
    "no connection to nagarezu view; if it has ended, start it again and open the address that it prints")));

  const listen = () => {
    if (source) source.close();
    heard = Date.now();
    source = new EventSource("/events");
    source.addEventListener("shown", (event) => {
      heard = Date.now();
      last = JSON.parse(event.data);
      document.dispatchEvent(new CustomEvent("nagarezu-told", { detail: last }));
      follow();
    });
    source.addEventListener("beat", () => { heard = Date.now(); });
    source.addEventListener("error", lose);
  };

  // A page that nobody sees holds no connection, of which a browser has six for all its tabs.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      if (source) source.close();
      source = null;
    } else if (!source) {
      listen();
    }
  });
  setInterval(() => {
    if (document.hidden) return;
    if (!source || source.readyState === EventSource.CLOSED || Date.now() - heard > patience * 1000) listen();
  }, 5000);
  if (!document.hidden) listen();
  return { both, make };
})();
