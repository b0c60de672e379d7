// The data of the search, loaded piece by piece as scripts: a page opened from a disk may not fetch.
"use strict";
globalThis.dossierPieces = (() => {
  const base = document.querySelector("[data-pieces]").dataset.pieces;
  const kept = new Map();
  const waiting = new Map();
  const values = new Uint8Array(128);
  Array.from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_",
    (digit, value) => { values[digit.charCodeAt(0)] = value; });

  globalThis.dossierData = (name, value) => kept.set(name, value);
  const head = () => kept.get("head");

  // One piece; the same promise for all who ask for it.
  function load(name) {
    if (!waiting.has(name)) {
      waiting.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${base}${name}.js?v=${head().version}`;
        script.onload = () => {
          script.remove();
          if (kept.has(name)) resolve(kept.get(name));
          else reject(new Error(name));
        };
        script.onerror = () => {
          script.remove();
          waiting.delete(name);
          reject(new Error(name));
        };
        document.head.append(script);
      }));
    }
    return waiting.get(name);
  }

  // Calls `visit` with each number of a list or column.
  function numbers(text, visit) {
    let value = 0, shift = 0;
    for (let at = 0; at < text.length; at++) {
      const digit = values[text.charCodeAt(at)];
      value |= (digit & 31) << shift;
      if (digit < 32) { visit(value); value = shift = 0; } else shift += 5;
    }
  }

  // A column with one number for each unit.
  function column(text) {
    const cells = new Uint16Array(head().units);
    let at = 0, value = -1;
    numbers(text, (number) => {
      if (value < 0) value = number;
      else { cells.fill(value, at, (at += number + 1)); value = -1; }
    });
    return cells;
  }

  // Calls `visit(unit, weight)` for each entry of a list.
  function entries(list, visit) {
    let unit = -1;
    numbers(list, (number) => {
      unit += (number >> 2) + 1;
      visit(unit, number & 3);
    });
  }

  // The number of the piece in which a word stands, if it stands anywhere.
  function pieceOf(word) {
    const { firsts } = head();
    let low = 0, high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= word) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  // The list of one word; empty where it stands nowhere.
  async function list(word) {
    if (!head().firsts.length) return "";
    const text = `\n${await load(`t/${pieceOf(word)}`)}\n`;
    const at = text.indexOf(`\n${word} `);
    return at < 0 ? "" : text.slice(at + word.length + 2, text.indexOf("\n", at + 1));
  }

  // The lists of all words with one beginning, each with whether it is that of the very word.
  let shared;
  async function beginning(word) {
    shared ??= new Set(head().shared.split(" "));
    if (shared.has(word)) {
      const [all, exact] = await Promise.all([list(`${word}*`), list(word)]);
      return [[all, false], [exact, true]];
    }
    if (!head().firsts.length) return [];
    const names = [];
    for (let piece = pieceOf(word); piece <= pieceOf(`${word}\uffff`); piece++) names.push(`t/${piece}`);
    const found = [];
    for (const text of await Promise.all(names.map(load))) {
      for (const line of text.split("\n")) {
        const space = line.indexOf(" ");
        if (line.startsWith(word) && line[space - 1] !== "*") {
          found.push([line.slice(space + 1), space === word.length]);
        }
      }
    }
    return found;
  }

  // The units that have all words of a phrase; whether they have the phrase, their texts tell.
  // Of common words that follow each other, the index has the pair.
  async function together(terms) {
    const { units, common } = head();
    const found = new Map();
    const sizes = new Map();
    const lists = [];
    const add = (name, text) => {
      const weights = new Uint8Array(units);
      let size = 0;
      entries(text, (unit, weight) => { weights[unit] = weight + 1; size++; });
      sizes.set(name, size);
      lists.push(weights);
    };
    const single = [...new Set(terms)];
    (await Promise.all(single.map(list))).forEach((text, index) => add(single[index], text));
    const pairs = [];
    terms.slice(1).forEach((term, index) => {
      if (sizes.get(terms[index]) > common && sizes.get(term) > common) pairs.push(`+${terms[index]}+${term}`);
    });
    (await Promise.all(pairs.map(list))).forEach((text, index) => add(pairs[index], text));
    for (let unit = 0; unit < units; unit++) {
      if (lists.every((weights) => weights[unit])) found.set(unit, Math.max(...lists.map((weights) => weights[unit])));
    }
    return found;
  }

  return { head, load, column, entries, list, beginning, together };
})();
