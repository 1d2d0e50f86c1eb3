"use strict";
// What the scripts of the page share: its facts, its words, and how elements are made. Words of a model become text and nothing else.
const nagarezu = (() => {
  const own = { parts: [] };
  let facts = null;

  /** Reads the facts of the page, anew where they were replaced. */
  own.read = () => {
    facts = JSON.parse(document.getElementById("page-data").textContent);
    facts.businesses.forEach(index);
    own.businesses = facts.businesses;
    own.asked = facts.day;
  };

  const index = (business) => {
    // What is not said is nothing, or always.
    for (const way of business.ways) Object.assign(way, { h: null, v: null, q: [], d: [[null, null]], ...way });
    business.flowsByKey = new Map();
    for (const arrow of [...business.flows, ...business.looks]) {
      Object.assign(arrow, { runs: [[null, null]], cover: [], ...arrow });
      if (!business.flowsByKey.has(arrow.key)) business.flowsByKey.set(arrow.key, []);
      business.flowsByKey.get(arrow.key).push(arrow);
    }
    business.staysByKey = new Map(business.stays.map((stay) => [stay.key, stay]));
    business.sets = business.lists.map((list) => new Set(list));
  };

  own.language = () => (document.documentElement.lang === "en" ? 1 : 0);

  /** Words of the page by their name. */
  own.say = (name) => facts.words[name][own.language()];

  /** Words of the page by their name, as the page is written; they turn with it. */
  own.both = (name) => {
    const [ja, en] = facts.words[name];
    const isEnglish = nagarezu.address.written === "en";
    return own.make("span", { "data-o": isEnglish ? ja : en }, isEnglish ? en : ja);
  };

  /** Words that are the same in both languages, or a pair. */
  own.pick = (words) => (Array.isArray(words) ? words[own.language()] : words);

  /** Words of a business by their place. */
  own.word = (business, place) => own.pick(business.words[place]);

  /** An element with attributes and what it holds; text stays text. */
  own.make = (name, attributes, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...content.flat().filter((one) => one !== null && one !== undefined));
    return element;
  };

  /** Terms and what is said of each; what is empty is left out. */
  own.terms = (rows) =>
    own.make("dl", {}, rows.filter(([, said]) => said && said.length !== 0).map(([term, said]) =>
      own.make("div", {}, own.make("dt", {}, term), own.make("dd", {}, said))));

  own.list = (entries, name) => own.make(name || "ul", {}, entries.map((entry) => own.make("li", {}, entry)));

  /** Names in one line. */
  own.joined = (names) => names.join(own.language() ? ", " : "、");

  /** Says something to those who listen. */
  own.tell = (words) => {
    const status = document.getElementById("page-status");
    if (status.textContent !== words) status.textContent = words;
  };

  /** A text as it is compared: width, case, kana and spaces apart. */
  own.fold = (text) =>
    text.normalize("NFKC").toLowerCase()
      .replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
      .replace(/[\s\u30fb「」『』'"]/g, "");

  /** Whether ranges of days hold a day; `null` is every day. */
  own.holds = (ranges, day) =>
    day === null || ranges.some(([first, last]) =>
      (first === null || first <= day) && (last === null || day <= last));

  return own;
})();
