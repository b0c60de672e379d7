// Does a quotation stand in the dossier? Nothing of it leaves the page.
"use strict";
(() => {
  const words = globalThis.dossierWords;
  const compare = globalThis.dossierComparing;
  const pieces = globalThis.dossierPieces;
  const form = document.getElementById("check");
  const field = document.getElementById("quotation");
  const status = document.getElementById("verdict");
  const answer = document.getElementById("answer");
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const LIKELIEST = 8, MOST_LOADED = 48, TERMS = 8;

  const text = (name) => document.getElementById(`say-${name}`).content.textContent.trim();
  const counted = (name, n) => {
    const { dataset } = document.getElementById(`say-${name}`);
    return (dataset[plural.select(n)] ?? dataset.other).replace("{number}", n.toLocaleString(document.documentElement.lang));
  };
  const copy = (name) => document.getElementById(`make-${name}`).content.firstElementChild.cloneNode(true);
  const slot = (node, name) => node.querySelector(`[data-slot="${name}"]`);

  // -- which documents to look into -------------------------------------------------------

  // Stretches of documents: runs of consecutive units, in the order of the likeliest in each.
  function runs(ranked, part) {
    const rank = new Map();
    ranked.forEach((unit, index) => {
      for (const one of [unit, part[unit] ? unit - 1 : unit, part[unit + 1] ? unit + 1 : unit]) {
        if (!rank.has(one)) rank.set(one, index);
      }
    });
    const found = [];
    for (const unit of [...rank.keys()].sort((one, other) => one - other)) {
      const last = found.at(-1);
      if (last && part[unit] && last.units.at(-1) === unit - 1) {
        last.units.push(unit);
        last.rank = Math.min(last.rank, rank.get(unit));
      } else found.push({ units: [unit], rank: rank.get(unit) });
    }
    return found.sort((one, other) => one.rank - other.rank).map(({ units }) => units);
  }

  async function documentOf(units) {
    const records = await Promise.all(units.map((unit) => pieces.load(`d/${unit}`)));
    const passages = [];
    for (const [number, passage] of records.flatMap((record) => record.text)) {
      const last = passages.at(-1);
      if (last && number && last[0] === number) last[1] += passage;
      else passages.push([number, passage]);
    }
    const said = Object.assign({}, ...records.map((record) => record.said));
    return { record: records[0], said, numbers: passages.map(([n]) => n), where: compare.stream(passages.map(([, p]) => p)) };
  }

  // Documents by how many of the quotation's long, and so rarer, words they have.
  async function likeliest(quote) {
    const { documents, common } = pieces.head();
    const found = [...new Set(words.terms(quote.shown).map((term) => term.text))];
    found.sort((one, other) => other.length - one.length);
    const scores = new Float64Array(documents);
    let rarest = Infinity;
    for (const list of await Promise.all(found.slice(0, TERMS).map(pieces.list))) {
      const units = [];
      pieces.entries(list, (unit) => { if (unit < documents) units.push(unit); });
      for (const unit of units) scores[unit] += Math.log(1 + documents / units.length);
      if (units.length) rarest = Math.min(rarest, units.length);
    }
    // Where all its words are common, those come first that have them one after the other.
    if (rarest > common) {
      const [part] = quote.parts;
      const terms = words.terms(quote.shown.slice(part[0].start, part.at(-1).end)).slice(0, TERMS);
      for (const unit of (await pieces.together(terms.map((term) => term.text))).keys()) {
        if (unit < documents) scores[unit] += documents;
      }
    }
    const order = Array.from(scores.keys()).filter((unit) => scores[unit] > 0);
    order.sort((one, other) => scores[other] - scores[one] || one - other);
    const most = scores[order[0]] - 1e-9;
    return order.filter((unit, rank) => rank < LIKELIEST || (scores[unit] >= most && rank < MOST_LOADED));
  }

  async function candidates(quote) {
    const { documents, few } = pieces.head();
    const part = pieces.column(pieces.head().part);
    const units = few ? Array.from({ length: documents }, (_, unit) => unit) : await likeliest(quote);
    return runs(units, part);
  }

  async function check(quote) {
    const groups = await candidates(quote);
    const step = pieces.head().few ? groups.length : LIKELIEST;
    const looked = [];
    let hits = [];
    for (let at = 0; at < groups.length && !hits.length; at += step) {
      const round = await Promise.all(groups.slice(at, at + step).map(documentOf));
      looked.push(...round);
      hits = look(quote, round);
    }
    if (hits.length || quote.words < compare.SHORT) return { hits };
    return { hits, near: nearest(quote, looked) };
  }

  const look = (quote, documents) => documents.flatMap((one) =>
    compare.places(quote.parts, one.where).map((place) => ({ ...place, one }))).slice(0, compare.MOST_PLACES);

  function nearest(quote, looked) {
    const ranked = looked.map((one) => ({ one, score: compare.promise(quote.tokens, one.where)[0] }));
    ranked.sort((one, other) => other.score - one.score);
    let best = null;
    for (const { one } of ranked.slice(0, LIKELIEST)) {
      const found = compare.likely(quote.tokens, one.where, quote.gaps);
      if (found && (!best || found.likeness > best.likeness)) best = { ...found, one, leftOut: 0 };
    }
    return best && best.likeness >= compare.ALIKE ? best : null;
  }

  // -- telling it -------------------------------------------------------------------------

  // The stretches of some tokens, a text for each paragraph.
  function stretches(where, from, to) {
    const found = [];
    for (let at = from; at < to; at++) {
      const token = where.tokens[at], owner = where.owners[at], last = found.at(-1);
      if (last && last.owner === owner) last.end = token.end;
      else found.push({ owner, start: token.start, end: token.end });
    }
    return found.map(({ owner, start, end }) => where.texts[owner].slice(start, end));
  }

  // Says in which language and direction a text is written, where that is known.
  function written(node, { lang, dir }) {
    if (lang) Object.assign(node, { lang, dir });
  }

  function hitNode(hit) {
    const node = copy("hit");
    const { record, said, numbers, where } = hit.one;
    const owners = [...new Set(where.owners.slice(hit.first, hit.last + 1))];
    const here = owners.map((owner) => numbers[owner]);
    const number = here.find((n) => n) ?? 0;
    const quote = slot(node, "text");
    written(quote, record);
    quote.textContent = stretches(where, hit.first, hit.last + 1).join(" ");
    slot(node, "who").textContent = [...new Set(here.map((n) => said[n] ?? record.who))].join("; ");
    slot(node, "date").textContent = record.date;
    const link = slot(node, "link");
    link.href = record.url + (number ? `#p${number}` : "");
    link.textContent = record.title + (number ? `, ¶ ${[...new Set(here.filter((n) => n))].join(", ")}` : "");
    const notes = [];
    if (owners.length > 1) notes.push(owners.length === 2 ? text("two-paragraphs") : counted("runs-over", owners.length));
    if (hit.leftOut) notes.push(counted("left-out", hit.leftOut));
    slot(node, "notes").textContent = notes.join(" ");
    return node;
  }

  // A text with the stretches that differ put into elements.
  function marked(node, shown, from, to, ranges, element) {
    let at = from;
    for (const [start, end] of ranges) {
      node.append(shown.slice(at, start));
      const mark = document.createElement(element);
      mark.textContent = shown.slice(start, end);
      node.append(mark);
      at = end;
    }
    node.append(shown.slice(at, to));
  }

  function alteredNode(quote, near) {
    const node = copy("altered");
    const { where } = near.one;
    const found = compare.differences(quote.tokens, where, near, quote.gaps);
    const mine = found.map(({ quote: [a, b] }) => [a, b]).filter(([a, b]) => b > a)
      .map(([a, b]) => [quote.tokens[a].start, quote.tokens[b - 1].end]);
    marked(slot(node, "quotation"), quote.shown.trim(), 0, undefined, shifted(mine, quote.shown), "del");
    const passage = slot(node, "passage");
    written(passage, near.one.record);
    passages(passage, near, found);
    for (const { quote: [a, b], text: [c, d] } of found) {
      const item = document.createElement("li");
      const said = b > a ? quote.shown.slice(quote.tokens[a].start, quote.tokens[b - 1].end) : "";
      const stands = stretches(where, c, d).join(" ");
      const form = said && stands ? "changed" : said ? "added" : "missing";
      item.textContent = text(form).replace("{quotation}", said).replace("{document}", stands);
      slot(node, "differences").append(item);
    }
    const only = found.every(({ quote: [a, b], text: [c, d] }) =>
      ![...quote.tokens.slice(a, b), ...where.tokens.slice(c, d)].some((token) => /[\p{L}\p{N}]/u.test(token.text)));
    return { node, only };
  }

  function shifted(ranges, shown) {
    const by = shown.length - shown.trimStart().length;
    return ranges.map(([start, end]) => [start - by, end - by]);
  }

  function passages(node, near, found) {
    const { where } = near.one;
    const owners = [...new Set(where.owners.slice(near.first, near.last + 1))];
    owners.forEach((owner, index) => {
      let from = near.first, to = near.last + 1;
      while (where.owners[from] !== owner) from++;
      while (where.owners[to - 1] !== owner) to--;
      const ranges = found.map(({ text: [c, d] }) => [Math.max(c, from), Math.min(d, to)])
        .filter(([c, d]) => d > c).map(([c, d]) => [where.tokens[c].start, where.tokens[d - 1].end]);
      if (index) node.append(" ");
      marked(node, where.texts[owner], where.tokens[from].start, where.tokens[to - 1].end, ranges, "ins");
    });
  }

  function tell(quote, { hits, near }) {
    const short = quote.words < compare.SHORT;
    if (hits.length) {
      status.append(copy("exact"));
      const where = hits.length > 1 ? ` ${counted("places", hits.length)}` : "";
      status.append(` ${text("exact")}${where}${short ? ` ${text("short")}` : ""}`);
      const list = copy("hits");
      list.append(...hits.map(hitNode));
      answer.append(list);
    } else if (near) {
      const { node, only } = alteredNode(quote, near);
      const from = hitNode(near);
      slot(from, "text").remove();
      status.append(copy("is-altered"), ` ${text(only ? "punctuation" : "altered")}`);
      const list = copy("hits");
      list.append(from);
      answer.append(node, list);
    } else {
      status.append(copy("not-found"), ` ${text(short ? "short" : pieces.head().few ? "not-found" : "not-found-likely")}`);
    }
  }

  let turn = 0;
  async function run() {
    const mine = ++turn;
    const quote = compare.quotation(field.value);
    let found = null;
    if (quote.words) {
      try {
        found = await check(quote);
      } catch {
        found = undefined;
      }
    }
    if (mine !== turn) return;
    status.replaceChildren();
    answer.replaceChildren();
    if (found === undefined) status.append(text("unread"));
    else if (found === null) status.append(field.value.trim() ? text("no-words") : "");
    else tell(quote, found);
  }

  let timer = 0;
  const soon = (wait) => { clearTimeout(timer); timer = setTimeout(run, wait); };
  field.addEventListener("input", () => soon(250));
  form.addEventListener("submit", (event) => { event.preventDefault(); soon(0); });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) field.value = asked;
  if (field.value) soon(0);
})();
