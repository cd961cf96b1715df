"use strict";
// The search of a service pack: pure, knows nothing of the page.
const finding = (() => {
  const MOST_TERMS = 8; // one bit each
  const MOST_LINES = 3; // beside a name in the list
  const WEIGHT = { name: 40, firm: 20, role: 8, line: 1 };

  // Words made comparable: no accents, no case.

  const WORD = /[\p{L}\p{N}]+/gu;
  const WITHOUT_BLANKS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
  const PLAIN = { ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", ı: "i" };
  const UMLAUT = { ä: "ae", ö: "oe", ü: "ue" };

  function fold(text) {
    const low = text.toLowerCase();
    if (/^[\x00-\x7f]*$/.test(low)) return low;
    return low.replace(/[øæœłđðþßı]/g, (c) => PLAIN[c]).normalize("NFKD").replace(/\p{M}/gu, "");
  }

  const wordsOf = (text) => fold(text).match(WORD) || [];

  function tokens(text) {
    const found = new Set(wordsOf(text));
    const low = text.toLowerCase().normalize("NFC");
    if (/['’]/.test(low)) wordsOf(low.replace(/['’]/g, "")).forEach((word) => found.add(word));
    if (/[äöü]/.test(low)) {
      wordsOf(low.replace(/[äöü]/g, (c) => UMLAUT[c])).forEach((word) => found.add(word));
    }
    for (const word of [...found]) {
      if (!WITHOUT_BLANKS.test(word)) continue;
      for (let at = 1; at < word.length; at++) found.add(word.slice(at));
    }
    return found;
  }

  // The index, built once: every word, sorted, with the entries it stands in.

  function indexed(cards) {
    const entries = [];
    const starts = [];
    const places = new Map();
    const add = (card, weight, text, line) => {
      for (const word of tokens(text)) {
        const known = places.get(word);
        if (known) known.push(entries.length);
        else places.set(word, [entries.length]);
      }
      entries.push({ card, weight, line });
    };
    cards.forEach((card, at) => {
      starts.push(entries.length);
      add(at, WEIGHT.name, card.name);
      if (card.of !== at) add(at, WEIGHT.firm, cards[card.of].name);
      add(at, WEIGHT.role, card.role);
      for (const part of card.parts) {
        for (const line of part.lines) {
          const [text, , quote, code, kind] = line;
          add(at, WEIGHT.line, [text, quote, code, kind].join(" "), line);
        }
      }
    });
    starts.push(entries.length);
    return { cards, entries, starts, places, words: [...places.keys()].sort() };
  }

  function firstAt(words, term) {
    let low = 0;
    let high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle] < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // Every word of the query must stand in a card; names count more than lines.
  function search(index, terms) {
    const { cards, entries, places, words } = index;
    const masks = new Uint8Array(entries.length);
    const score = new Float64Array(cards.length);
    const inHead = new Uint8Array(cards.length).fill(1);
    terms.forEach((term, bit) => {
      const best = new Float64Array(cards.length);
      for (let at = firstAt(words, term); at < words.length && words[at].startsWith(term); at++) {
        const exact = words[at] === term ? 1.5 : 1;
        for (const id of places.get(words[at])) {
          const entry = entries[id];
          masks[id] |= 1 << bit;
          best[entry.card] = Math.max(best[entry.card], entry.weight * exact);
        }
      }
      best.forEach((value, card) => {
        score[card] = value && score[card] >= 0 ? score[card] + value : -1;
        if (value < WEIGHT.role) inHead[card] = 0;
      });
    });
    const found = [...cards.keys()].filter((card) => score[card] >= 0);
    found.sort((one, two) => score[two] - score[one] || one - two);
    const linesOf = (card) => () => (inHead[card] ? [] : bestLines(index, card, masks));
    return found.map((card) => ({ card, linesOf: linesOf(card) }));
  }

  // The lines in which most of the words stand.
  function bestLines({ entries, starts }, card, masks) {
    const bits = (mask) => mask.toString(2).replace(/0/g, "").length;
    const ids = [];
    for (let id = starts[card]; id < starts[card + 1]; id++) {
      if (entries[id].line && masks[id]) ids.push(id);
    }
    const most = Math.max(0, ...ids.map((id) => bits(masks[id])));
    return ids.filter((id) => bits(masks[id]) === most).slice(0, MOST_LINES).map((id) => entries[id].line);
  }

  const termsOf = (query) => [...new Set(wordsOf(query))].slice(0, MOST_TERMS);

  return { indexed, search, termsOf, tokens };
})();
