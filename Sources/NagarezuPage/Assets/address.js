// The address of a view: what stands behind the `#`. Every change of view is a change of address, so that back and forward work.
nagarezu.address = (() => {
  const own = {};
  /** The language in which the page was written. */
  own.written = document.documentElement.lang;

  const read = () => {
    const found = {};
    for (const pair of location.hash.slice(1).split("&")) {
      const place = pair.indexOf("=");
      if (place < 1) continue;
      try {
        found[decodeURIComponent(pair.slice(0, place))] = decodeURIComponent(pair.slice(place + 1));
      } catch {
        // An address that was cut short names nothing.
      }
    }
    return found;
  };

  /** Shape: key → value, with the view and the business that they mean. */
  own.current = () => {
    const state = read();
    const count = nagarezu.businesses.length;
    const number = Number(state.b) || (state.finding && count > 1 ? businessOf(state.finding) : 0);
    const isNamed = number >= 1 && number <= count;
    state.business = count === 1 ? nagarezu.businesses[0] : isNamed ? nagarezu.businesses[number - 1] : null;
    state.view = state.view || meant(state);
    if (!state.business && state.view !== "rules") state.view = "all";
    state.language = state.lang === "en" || state.lang === "ja" ? state.lang : own.written;
    return state;
  };

  const businessOf = (finding) =>
    1 + nagarezu.businesses.findIndex((business) => business.findings.some((one) => one.id === finding));

  const meant = (state) => {
    if (state.rule) return state.b || nagarezu.businesses.length === 1 ? "findings" : "rules";
    if (state.finding) return "findings";
    if (state.q !== undefined || (state.item && state.party)) return "ask";
    return state.business ? "figure" : "all";
  };

  /** The address of a state: only what was said. */
  own.of = (state) =>
    "#" + Object.entries(state).filter(([, value]) => value !== undefined && value !== null && value !== "")
      .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join("&");

  /** The address that differs from the one at hand in some keys; those given as `null` are taken out. */
  own.changed = (changes) => {
    const state = { ...read(), ...changes };
    if (state.b === undefined && nagarezu.businesses.length > 1) {
      const at = own.current().business;
      if (at) state.b = at.number;
    }
    return own.of(state);
  };

  /** Goes to a changed address; `quietly` without a step back. */
  own.go = (changes, quietly) => {
    const address = own.changed(changes);
    if (address === location.hash) return;
    if (quietly) {
      history.replaceState(null, "", address);
      nagarezu.show();
    } else {
      location.hash = address;
    }
  };

  /** What picks something new lets go of. */
  own.picking = (changes) => ({
    item: null, party: null, finding: null, flow: null, node: null, q: null, rule: null, waived: null, ...changes,
  });

  return own;
})();
