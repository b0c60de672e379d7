// The full-text search: what is asked, which units have it, and the sentence around each hit.
"use strict";
(() => {
  const words = globalThis.dossierWords;
  const pieces = globalThis.dossierPieces;
  const form = document.getElementById("find");
  const field = document.getElementById("words");
  const status = document.getElementById("count");
  const results = document.getElementById("results");
  const further = document.getElementById("further");
  const { lang } = document.documentElement;
  const plural = new Intl.PluralRules(lang);
  const PAGE = 8, WAIT = 20, MOST_WORDS = 8, OTHERS = 6, AROUND = 110;
  const FILTERS = ["kind", "actor", "language", "year"].map((name) => form.elements[name]).filter(Boolean);

  const text = (name) => document.getElementById(`say-${name}`).content.textContent.trim();
  const counted = (name, n) => {
    const { dataset } = document.getElementById(`say-${name}`);
    return (dataset[plural.select(n)] ?? dataset.other).replace("{number}", n.toLocaleString(lang));
  };
  const slot = (node, name) => node.querySelector(`[data-slot="${name}"]`);

  // -- what is asked ----------------------------------------------------------------------

  // Single words, which may be beginnings, and phrases, whose words follow each other.
  function question(asked) {
    const items = [];
    for (const match of words.visible(asked).matchAll(/["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)|[^"“”„«»]+/g)) {
      const terms = words.terms(match[0]);
      if (match[1] !== undefined) items.push(terms.map((term) => term.text));
      else items.push(...touching(terms));
    }
    return items.filter((item) => item.length).slice(0, MOST_WORDS)
      .map((item) => ({ terms: item.slice(0, MOST_WORDS), phrase: item.length > 1 }));
  }

  // Signs that follow each other without a space are one word in scripts that have none.
  function touching(terms) {
    const items = [];
    let end = -1;
    for (const term of terms) {
      if (term.start === end) items.at(-1).push(term.text);
      else items.push([term.text]);
      end = term.end;
    }
    return items;
  }

  // -- which units have it ----------------------------------------------------------------

  // For each unit, how much it has of one item of the question; 0 for nothing.
  async function having(item) {
    const { units } = pieces.head();
    const found = new Uint8Array(units);
    if (!item.phrase) {
      for (const [list, exact] of await pieces.beginning(item.terms[0])) {
        pieces.entries(list, (unit, weight) => {
          found[unit] = Math.max(found[unit], weight + (exact ? 3 : 1));
        });
      }
      return found;
    }
    for (const [unit, score] of await pieces.together(item.terms)) found[unit] = score;
    return found;
  }

  // Whether a unit passes the filters.
  async function filter() {
    const chosen = FILTERS.filter((one) => one.value).map((one) => `@${one.name}/${one.value}`);
    const passing = new Uint8Array(pieces.head().units);
    for (const list of await Promise.all(chosen.map(pieces.list))) pieces.entries(list, (unit) => { passing[unit]++; });
    return (unit) => passing[unit] === chosen.length;
  }

  // The units that have everything, the best first; of a long document, its best stretch.
  async function ranked(items) {
    const [passes, ...columns] = await Promise.all([filter(), ...items.map(having)]);
    const { units, part } = pieces.head();
    const rarity = columns.map((column) => Math.log(1 + units / (1 + column.reduce((n, score) => n + (score > 0), 0))));
    const parts = pieces.column(part);
    const scores = new Float32Array(units);
    const best = [];
    let document = -1;
    for (let unit = 0; unit < units; unit++) {
      if (!columns.every((column) => column[unit]) || !passes(unit)) continue;
      columns.forEach((column, item) => { scores[unit] += column[unit] * rarity[item]; });
      if (unit - parts[unit] !== document) best.push(unit);
      else if (scores[best.at(-1)] < scores[unit]) best[best.length - 1] = unit;
      document = unit - parts[unit];
    }
    return best.sort((one, other) => scores[other] - scores[one] || one - other);
  }

  // -- the words around it ----------------------------------------------------------------

  // Where the items of the question stand in a text: [start, end, item], and how many of them do.
  function hits(shown, items) {
    const terms = words.terms(shown);
    const marks = [];
    items.forEach(({ terms: wanted, phrase }, item) => {
      for (let at = 0; at + wanted.length <= terms.length; at++) {
        const here = phrase ? wanted.every((word, index) => terms[at + index].text === word) : terms[at].text.startsWith(wanted[0]);
        if (here) marks.push([terms[at].start, terms[at + wanted.length - 1].end, item]);
      }
    });
    marks.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    return { marks, count: new Set(marks.map(([, , item]) => item)).size };
  }

  // The place from which on most items of the question stand close together.
  function densest(marks) {
    let best = marks[0], most = 0;
    marks.forEach((mark, index) => {
      const near = new Set();
      for (let at = index; at < marks.length && marks[at][1] <= mark[0] + AROUND; at++) near.add(marks[at][2]);
      if (near.size > most) { best = mark; most = near.size; }
    });
    return best;
  }

  // The sentence around a place, or a stretch of it where it is long.
  function sentence(shown, start, end) {
    const ends = [...shown.matchAll(/[.!?…。！？]["'”’»)\]]*\s+/g)].map((match) => match.index + match[0].length);
    let from = ends.filter((at) => at <= start).at(-1) ?? 0;
    let to = ends.find((at) => at >= end) ?? shown.length;
    if (start - from > AROUND) from = shown.indexOf(" ", start - AROUND) + 1 || start;
    if (to - end > AROUND) to = Math.max(end, shown.lastIndexOf(" ", end + AROUND));
    return [Math.min(from, start), to];
  }

  function marked(node, shown, from, to, marks) {
    let at = from;
    for (const [start, end] of marks) {
      if (start < at || end > to) continue;
      const mark = document.createElement("mark");
      mark.textContent = shown.slice(start, end);
      node.append(shown.slice(at, start), mark);
      at = end;
    }
    node.append(shown.slice(at, to));
  }

  // The passages that have something, the best first.
  function passages(record, items) {
    const found = record.text.map(([number, passage]) => {
      const shown = words.visible(passage);
      return { number, shown, ...hits(shown, items) };
    });
    return found.filter((one) => one.count).sort((one, other) => other.count - one.count);
  }

  // Whether the phrases stand in the unit as they are.
  function confirms(record, items) {
    const phrases = items.filter((item) => item.phrase);
    if (!phrases.length) return true;
    const texts = [record.title, record.who, record.whom, ...record.names, ...record.text.map(([, passage]) => passage)];
    return phrases.every((item) => texts.some((one) => hits(words.visible(one), [item]).count));
  }

  // -- telling it -------------------------------------------------------------------------

  function resultNode(record, items) {
    const node = document.getElementById("make-result").content.firstElementChild.cloneNode(true);
    const found = passages(record, items);
    const best = found[0];
    const link = slot(node, "link");
    const title = words.visible(record.title);
    link.href = record.url + (best?.number ? `#p${best.number}` : "");
    marked(link, title, 0, title.length, hits(title, items).marks);
    slot(node, "kicker").textContent = [record.date, record.kind].filter(Boolean).join(" · ");
    const who = words.visible([record.who, record.whom].filter(Boolean).join(" → "));
    marked(slot(node, "who"), who, 0, who.length, hits(who, items).marks);
    const around = slot(node, "text");
    if (record.lang) for (const one of [link, around]) { one.lang = record.lang; one.dir = record.dir; }
    if (best) {
      const [start, end] = densest(best.marks);
      const [from, to] = sentence(best.shown, start, end);
      around.append(from > 0 ? "… " : "");
      marked(around, best.shown, from, to, best.marks);
      around.append(to < best.shown.length ? " …" : "");
      if (record.said[best.number]) slot(node, "said").textContent = `(${record.said[best.number]})`;
    }
    others(slot(node, "others"), record, found);
    return node;
  }

  function others(node, record, found) {
    const numbers = [...new Set(found.map((one) => one.number))].filter((n) => n && n !== found[0].number);
    numbers.sort((one, other) => one - other);
    if (!numbers.length) { node.remove(); return; }
    node.append(`${text("also")} `);
    for (const number of numbers.slice(0, OTHERS)) {
      const link = document.createElement("a");
      link.href = `${record.url}#p${number}`;
      link.textContent = `¶ ${number}`;
      node.append(link, " ");
    }
  }

  // Takes the next results off the list; with phrases, those that have only their words drop out.
  async function next(state) {
    const shown = [];
    while (shown.length < PAGE && state.waiting.length) {
      const batch = state.waiting.splice(0, PAGE - shown.length);
      const records = await Promise.all(batch.map((unit) => pieces.load(`d/${unit}`)));
      shown.push(...records.filter((record) => confirms(record, state.items)));
    }
    state.shown += shown.length;
    return shown.map((record) => resultNode(record, state.items));
  }

  function tell(state) {
    const unsure = state.waiting.length && state.items.some((item) => item.phrase);
    const n = unsure ? state.shown : state.shown + state.waiting.length;
    status.textContent = n ? counted(unsure ? "at-least" : "count", n) : text("none");
    further.hidden = !state.waiting.length;
  }

  let turn = 0;
  let current = null;
  async function run() {
    const mine = ++turn;
    remember();
    const items = question(field.value);
    const state = { items, waiting: [], shown: 0 };
    let nodes = [];
    try {
      if (items.length) {
        state.waiting = await ranked(items);
        nodes = mine === turn ? await next(state) : [];
      }
    } catch {
      nodes = null;
    }
    if (mine !== turn) return;
    current = state;
    results.replaceChildren(...(nodes ?? []));
    if (!items.length) { status.textContent = ""; further.hidden = true; }
    else if (nodes) tell(state);
    else { status.textContent = text("unread"); further.hidden = true; }
  }

  async function more() {
    const state = current;
    const nodes = await next(state);
    if (state !== current) return;
    results.append(...nodes);
    tell(state);
    nodes[0]?.querySelector("a").focus();
  }

  // -- the address ------------------------------------------------------------------------

  const named = [field, ...FILTERS];

  function remember() {
    const query = new URLSearchParams(named.filter((one) => one.value.trim()).map((one) => [one.name, one.value.trim()]));
    const address = `${location.pathname}${query.size ? `?${query}` : ""}`;
    if (address !== location.pathname + location.search) history.replaceState(null, "", address);
  }

  function recall() {
    const query = new URLSearchParams(location.search);
    for (const one of named) one.value = query.get(one.name) ?? "";
    for (const one of FILTERS) if (one.selectedIndex < 0) one.value = "";
  }

  let timer = 0;
  const soon = (wait) => { clearTimeout(timer); timer = setTimeout(run, wait); };
  field.addEventListener("input", () => soon(WAIT));
  for (const one of FILTERS) one.addEventListener("change", () => soon(0));
  form.addEventListener("submit", (event) => { event.preventDefault(); soon(0); });
  further.firstElementChild.addEventListener("click", more);
  recall();
  if (field.value) soon(0);
  else field.focus({ preventScroll: true });
})();
