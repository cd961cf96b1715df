// The page of a service pack: find by key or by hand, show the card, open what is locked.
(() => {
  const { indexed, search, termsOf, tokens } = finding;
  const MOST = 40; // results drawn at once: more than anybody walks through
  const MOST_OF_FIRM = 3; // lines under a heading of the organisation on a person's card
  const WIDE = matchMedia("(min-width: 56rem)");
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  let said = null;

  // What the page says comes with it, in its language; `{name}` is a place.
  function words(key, values = {}) {
    said ??= JSON.parse(byId("words").textContent);
    return said[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  function el(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  // Text with the words that were looked for marked.
  function marked(text, terms) {
    if (!terms.length) return [text];
    const parts = [];
    let done = 0;
    for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}'’]+/gu)) {
      const spellings = [...tokens(word)];
      if (!terms.some((term) => spellings.some((one) => one.startsWith(term)))) continue;
      parts.push(text.slice(done, index), el("mark", {}, word));
      done = index + word.length;
    }
    return [...parts, text.slice(done)];
  }

  // The card: what stands on the page, and on paper.

  function lineView([text, note, quote, code], terms) {
    const item = el("li", {}, el("span", { dir: "auto" }, ...marked(text, terms)));
    if (quote) {
      const [before, after] = words("quote", { quote: "\n" }).split("\n");
      item.append(" ", el("q", { dir: "auto" }, before, ...marked(quote, terms), after));
    }
    item.append(" ", el("small", {}, [note, code].filter(Boolean).join(", ")));
    return item;
  }

  function partView(part, terms, level, most = part.lines.length) {
    const lines = part.lines.slice(0, most).map((line) => lineView(line, terms));
    const body = lines.length ? el("ul", {}, ...lines) : el("p", { class: "empty" }, part.empty);
    return el("section", {}, el(level, {}, part.title), body);
  }

  function linksTo(title, cards) {
    const link = (card) => {
      const about = card.role ? el("small", {}, ` ${card.role}`) : "";
      return el("li", {}, el("a", { href: `#${card.key}`, dir: "auto" }, card.name), about);
    };
    const list = el("ul", {}, ...cards.map(link));
    return el("section", { class: "links" }, el("h3", {}, title), list);
  }

  function firmView(firm, terms) {
    const known = firm.parts.reduce((sum, part) => sum + part.lines.length, 0);
    const shared = firm.parts.filter((part) => part.shared);
    const parts = shared.map((part) => partView(part, terms, "h4", MOST_OF_FIRM));
    const link = el("a", { href: `#${firm.key}` }, words("all_of", { name: firm.name, n: known }));
    return el("section", { class: "firm" }, el("h3", {}, words("as_whole", { name: firm.name })), ...parts, el("p", {}, link));
  }

  function cardView(cards, at, terms) {
    const card = cards[at];
    const firm = cards[card.of];
    const others = cards.filter((one) => one.of === card.of && one !== card && one !== firm);
    const back = el("button", { type: "button", class: "back" }, words("back"));
    const print = el("button", { type: "button", class: "print" }, words("print"));
    back.addEventListener("click", close);
    print.addEventListener("click", () => window.print());
    const name = el("h2", { id: "whose", tabindex: "-1", dir: "auto" }, ...marked(card.name, terms));
    const view = [el("div", { class: "tools" }, back, print), name];
    if (card !== firm) {
      const role = card.role ? [...marked(card.role, terms), ", "] : [];
      view.push(el("p", { class: "role", dir: "auto" }, ...role, el("a", { href: `#${firm.key}` }, firm.name)));
    }
    if (card.say) view.push(el("p", { class: "say" }, `${words("say")} `, el("span", { dir: "auto" }, card.say)));
    if (card === firm && others.length) view.push(linksTo(words("people"), others));
    view.push(...card.parts.map((part) => partView(part, terms, "h3")));
    if (card !== firm && firm.parts.length) view.push(firmView(firm, terms));
    if (card !== firm && others.length) view.push(linksTo(words("also_there"), others));
    return view;
  }

  function close() {
    location.hash = "";
    opened();
  }

  // Finding, by key and by hand.

  let index = null;
  let results = [];
  let terms = [];
  let active = -1;
  let shown = -1;

  function show(card) {
    shown = card;
    root.classList.toggle("shown", card >= 0);
    const hint = el("p", { class: "hint" }, words("hint"));
    byId("card").replaceChildren(...(card >= 0 ? cardView(index.cards, card, terms) : [hint]));
  }

  function optionView({ card, linesOf }, place) {
    const { cards } = index;
    const { name, role, of } = cards[card];
    const about = of === card ? words("organisation") : [role, cards[of].name].filter(Boolean).join(", ");
    const option = el(
      "div",
      { role: "option", id: `o${place}`, "aria-selected": "false" },
      el("b", { dir: "auto" }, ...marked(name, terms)),
      " ",
      el("small", { dir: "auto" }, ...marked(about, terms)),
    );
    for (const [text] of linesOf()) option.append(" ", el("span", { dir: "auto" }, ...marked(text, terms)));
    option.addEventListener("click", () => open(card));
    return option;
  }

  function choose(place) {
    const options = byId("found").children;
    if (options[active]) options[active].setAttribute("aria-selected", "false");
    active = place;
    const option = options[active];
    if (!option) {
      byId("query").removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    byId("query").setAttribute("aria-activedescendant", option.id);
    if (WIDE.matches) show(results[active].card);
  }

  function counted(many) {
    if (!many) return words("none");
    const keys = many > MOST ? ["first_found", "first_whole"] : ["found", "whole"];
    return words(keys[terms.length ? 0 : 1], { n: many, most: MOST });
  }

  function find() {
    terms = termsOf(byId("query").value);
    const all = () => [...index.cards.keys()].map((card) => ({ card, linesOf: () => [] }));
    results = terms.length ? search(index, terms) : all();
    byId("count").textContent = counted(results.length);
    byId("found").replaceChildren(...results.slice(0, MOST).map(optionView));
    byId("found").scrollTop = 0;
    root.classList.remove("opened");
    active = -1;
    show(-1);
    choose(terms.length && results.length ? 0 : -1);
  }

  function open(card) {
    const hash = `#${index.cards[card].key}`;
    if (location.hash === hash) opened();
    else location.hash = hash;
  }

  function opened() {
    const card = index.cards.findIndex((one) => `#${one.key}` === location.hash);
    root.classList.toggle("opened", card >= 0);
    if (card >= 0) {
      if (card !== shown) show(card);
      byId("whose").focus();
      scrollTo(0, 0);
    } else if (!location.hash) {
      byId("query").focus();
    }
  }

  function walk(step) {
    const most = Math.min(results.length, MOST) - 1;
    if (most >= 0) choose(Math.max(0, Math.min(most, active + step)));
  }

  function keyInQuery(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    if (event.isComposing) return;
    if (event.key in steps) walk(steps[event.key]);
    else if (event.key === "Enter" && results.length) open(results[Math.max(0, active)].card);
    else if (event.key === "Escape" && event.target.value) {
      event.target.value = "";
      find();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function keyAnywhere(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      if (root.classList.contains("opened")) close();
      byId("query").focus();
      byId("query").select();
    } else if (event.key === "Escape") close();
  }

  // A pack says itself how old it is.

  function tellAge() {
    const { made, expires, staleDays } = document.body.dataset;
    const now = new Date();
    const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    const days = Math.round((today - Date.parse(made)) / 864e5);
    let age = "";
    if (today > Date.parse(expires)) {
      age = words("expired");
    } else if (days > Number(staleDays)) {
      age = words("stale", { n: days });
    }
    byId("age").textContent = age;
  }

  function begin(data) {
    index = indexed(data.cards);
    const fact = ([name, value]) => el("div", {}, el("dt", {}, name), el("dd", { dir: "auto" }, value));
    document.querySelector("header dl").replaceChildren(...data.front.map(fact));
    byId("query").addEventListener("input", find);
    byId("query").addEventListener("keydown", keyInQuery);
    document.addEventListener("keydown", keyAnywhere);
    addEventListener("hashchange", opened);
    find();
    opened();
  }

  // A locked pack: what it asks of the browser is checked before anything is done.

  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

  function wellMade(lock) {
    const kinds = lock.version === 1 && lock.kdf === "PBKDF2-SHA256" && lock.cipher === "AES-256-GCM";
    const { rounds } = lock;
    return kinds && Number.isInteger(rounds) && rounds >= 6e5 && rounds <= 1e7;
  }

  async function unlocked(lock, passphrase) {
    const typed = new TextEncoder().encode(passphrase.normalize("NFC"));
    const base = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
    const derive = { name: "PBKDF2", hash: "SHA-256", salt: bytes(lock.salt), iterations: lock.rounds };
    const key = await crypto.subtle.deriveKey(derive, base, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
    const { made, expires } = document.body.dataset;
    const bound = new TextEncoder().encode(`${made} ${expires}`);
    const how = { name: "AES-GCM", iv: bytes(lock.nonce), additionalData: bound };
    const plain = await crypto.subtle.decrypt(how, key, bytes(lock.data)).catch(() => null);
    return plain && JSON.parse(new TextDecoder().decode(plain));
  }

  function refuse(why) {
    byId("refused").textContent = why;
    byId("passphrase").setAttribute("aria-invalid", "true");
    byId("passphrase").select();
    byId("passphrase").focus();
  }

  async function tryToOpen(lock) {
    const button = document.querySelector("#lock button");
    byId("refused").textContent = "";
    button.disabled = true;
    button.textContent = words("opening");
    const data = await unlocked(lock, byId("passphrase").value);
    button.disabled = false;
    button.textContent = words("open");
    if (!data) {
      refuse(words("wrong"));
      return;
    }
    byId("lock").remove();
    root.classList.remove("locked");
    begin(data);
  }

  function askFor(lock) {
    root.classList.add("locked");
    document.querySelector("#lock form").addEventListener("submit", (event) => {
      event.preventDefault();
      tryToOpen(lock);
    });
    if (!wellMade(lock)) refuse(words("damaged"));
    else if (!globalThis.crypto?.subtle) {
      refuse(words("cannot"));
    } else {
      byId("passphrase").focus();
      return;
    }
    document.querySelector("#lock button").disabled = true;
  }

  root.classList.add("js");
  addEventListener("DOMContentLoaded", () => {
    try {
      tellAge();
      const data = JSON.parse(byId("data").textContent);
      if (data.cards) begin(data);
      else askFor(data);
    } catch (error) {
      root.classList.remove("js"); // the page without its script reads as well
      throw error;
    }
  });
})();
