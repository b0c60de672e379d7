// Words and how they are compared: the twin of dossier/words.py, letter for letter.
"use strict";
globalThis.dossierWords = (() => {
  const LETTERS = {
    "ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "Æ": "Ae", "Œ": "Oe", "þ": "th", "Þ": "Th",
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "Ł": "L", "Ø": "O", "Đ": "D", "Ð": "D",
  };
  const MARKS = "\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670" +
    "\\u06d6-\\u06ed\\u0900-\\u0963\\u0971-\\u0df3\\u0e01-\\u0e3a\\u0e40-\\u0e4e\\u0eb0-\\u0ecd" +
    "\\u0f18-\\u0fbc\\u1000-\\u1049\\u1056-\\u109d\\u17b4-\\u17d3";
  const UNSPACED = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
  const RUN = `(?:(?![${UNSPACED}])[\\p{L}\\p{N}${MARKS}])+`;
  const TERM = new RegExp(`[${UNSPACED}]|${RUN}`, "gu");
  const INVISIBLE = /[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
  const OMISSION = "[\\[(]\\s*(?:…|\\.{3,})\\s*[\\])]|…|\\.{3,}|█+";
  const SAID = new RegExp(
    `(?<gap>${OMISSION})|[${UNSPACED}]|${RUN}(?:['’\\u02bc\\-\\u2011]${RUN})*|[^\\s]`, "gu");
  const NO_WORD = new Set("\"'`´\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02" +
    "\u2018\u2019\u201a\u201b\u2039\u203a\uff07\u02bc");
  const ASCII = /^[\x00-\x7f]*$/;
  const LONGEST_TERM = 40;

  const each = (text, change) => Array.from(text, change).join("");

  // Canonical order puts a mark of a lower class before one of a higher: between the lowest and
  // the highest class there is, every combining mark moves past one of the two.
  const combines = (letter) => /\p{M}/u.test(letter) &&
    (`\u0345${letter}`.normalize("NFD") !== `\u0345${letter}` ||
     `${letter}\u0334`.normalize("NFD") !== `${letter}\u0334`);

  function caseFoldLetter(letter) {
    if (letter === "ß" || letter === "ẞ") return "ss";
    if (letter === "ı") return letter;
    const upper = letter.toUpperCase();
    return /^[\u13a0-\u13f5]$/.test(upper) ? upper : upper.toLowerCase();
  }

  function caseFold(text) {
    return ASCII.test(text) ? text.toLowerCase() : each(text, caseFoldLetter);
  }

  function fold(text) {
    if (ASCII.test(text)) return text.toLowerCase();
    const plain = each(text, (letter) => LETTERS[letter] ?? letter).normalize("NFKD");
    return caseFold(each(plain, (letter) => (combines(letter) ? "" : letter)));
  }

  const foldTerm = (word) => Array.from(fold(word).replace(/\s+/g, "")).slice(0, LONGEST_TERM).join("");

  const visible = (text) => text.normalize("NFC").replace(INVISIBLE, "");

  // The words of a text that is `visible`, as a search compares them.
  function terms(shown) {
    const found = [];
    for (const match of shown.matchAll(TERM)) {
      const text = foldTerm(match[0]);
      if (text) found.push({ text, start: match.index, end: match.index + match[0].length });
    }
    return found;
  }

  // What of a text that is `visible` counts in a quotation, in the parts that ellipses leave.
  function said(shown) {
    const parts = [[]];
    for (const match of shown.matchAll(SAID)) {
      const word = match[0];
      if (match.groups.gap) parts.push([]);
      else if (!NO_WORD.has(word)) {
        const text = caseFold(word.replace(/[’\u02bc]/g, "'").replace(/\u2011/g, "-"));
        parts.at(-1).push({ text, start: match.index, end: match.index + word.length });
      }
    }
    return parts.filter((part) => part.length);
  }

  return { fold, foldTerm, visible, terms, said };
})();
