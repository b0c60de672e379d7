// A quotation against a text: the twin of dossier/comparing.py, step for step.
"use strict";
globalThis.dossierComparing = (() => {
  const { visible, said } = globalThis.dossierWords;
  const MOST_WORDS = 400, MOST_PARTS = 12, MOST_PLACES = 50, REACH = 1, SHORT = 3, ALIKE = 0.6;
  const WORD = /[\p{L}\p{N}]/u;
  const BEGINS = /^[\p{L}\p{N}]/u;

  const line = (tokens) => "\n" + tokens.map((token) => `${token.text}\n`).join("");
  const wordsIn = (tokens) => tokens.filter((token) => WORD.test(token.text)).length;

  // The words of consecutive paragraphs in one row.
  function stream(texts) {
    const shown = texts.map(visible);
    const tokens = [], owners = [];
    shown.forEach((text, index) => {
      for (const part of said(text)) {
        for (const token of part) { tokens.push(token); owners.push(index); }
      }
    });
    return { texts: shown, tokens, owners, line: line(tokens) };
  }

  function count(text, from, to) {
    let found = 0;
    for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) found++;
    return found;
  }

  // Every place where the parts of a quotation stand in their order.
  function places(parts, where) {
    const needles = parts.map(line);
    const found = [];
    if (!needles.length || needles.length > MOST_PARTS) return found;
    let position = where.line.indexOf(needles[0]);
    let index = 0, counted = 0;
    while (position >= 0 && found.length < MOST_PLACES) {
      index += count(where.line, counted, position);
      counted = position;
      const place = rest(parts, needles, where, index, position);
      if (place && !(found.length && place.last === found.at(-1).last)) found.push(place);
      position = where.line.indexOf(needles[0], position + 1);
    }
    return found;
  }

  function rest(parts, needles, where, first, position) {
    let end = first + parts[0].length;
    const farthest = where.owners[end - 1] + REACH;
    let leftOut = 0;
    let at = position + needles[0].length - 1;
    for (let part = 1; part < parts.length; part++) {
      const found = where.line.indexOf(needles[part], at);
      if (found < 0) return null;
      const begin = end + count(where.line, at, found);
      const last = begin + parts[part].length - 1;
      if (where.owners[last] > farthest) return null;
      leftOut += wordsIn(where.tokens.slice(end, begin));
      end = last + 1;
      at = found + needles[part].length - 1;
    }
    return { first, last: end - 1, leftOut };
  }

  // How many letters of the quotation's words the best stretch has, and where it ends.
  function promise(quote, where) {
    const wanted = new Map();
    for (const token of quote) wanted.set(token.text, (wanted.get(token.text) ?? 0) + 1);
    let best = 0, score = 0, bestEnd = 0;
    where.tokens.forEach((token, index) => {
      if (wanted.has(token.text)) {
        const left = wanted.get(token.text) - 1;
        wanted.set(token.text, left);
        if (left >= 0) score += token.text.length;
      }
      if (index >= quote.length) {
        const gone = where.tokens[index - quote.length].text;
        if (wanted.has(gone)) {
          const left = wanted.get(gone) + 1;
          wanted.set(gone, left);
          if (left > 0) score -= gone.length;
        }
      }
      if (score > best) { best = score; bestEnd = index + 1; }
    });
    return [best, bestEnd];
  }

  // The stretch most like the quotation, compared word by word.
  function likely(quote, where, gaps) {
    if (!quote.length || !where.tokens.length || wordsIn(quote) > MOST_WORDS) return null;
    const [score, bestEnd] = promise(quote, where);
    if (!score) return null;
    const reach = Math.floor(quote.length / 2) + 4;
    const start = Math.max(0, bestEnd - quote.length - reach);
    const end = Math.min(where.tokens.length, bestEnd + reach);
    const texts = where.tokens.slice(start, end).map((token) => token.text);
    let steps = align(quote.map((token) => token.text), texts, gaps);
    steps = trim(steps.map(([a, b]) => [a, b >= 0 ? b + start : -1]));
    const covered = steps.map(([, b]) => b).filter((b) => b >= 0);
    if (!covered.length) return null;
    let agree = 0;
    for (const [a, b] of steps) {
      if (a >= 0 && b >= 0 && quote[a].text === where.tokens[b].text) agree += quote[a].text.length;
    }
    let all = 0;
    for (const token of quote) all += token.text.length;
    for (const b of extra(steps, gaps)) all += where.tokens[b].text.length;
    return { first: covered[0], last: covered.at(-1), likeness: agree / all, steps };
  }

  function extra(steps, gaps) {
    const lacking = [];
    let passed = 0;
    for (const [a, b] of steps) {
      if (a >= 0) passed++;
      else if (!gaps.has(passed)) lacking.push(b);
    }
    return lacking;
  }

  const cost = (word) => (BEGINS.test(word) ? word.length + 3 : 1);

  // Fit the whole quotation into a stretch of the text at the least cost.
  function align(quote, text, gaps) {
    const width = text.length + 1;
    const passed = text.map(cost);
    const isWord = text.map((word) => BEGINS.test(word));
    let above = new Array(width).fill(0);
    const moves = [];
    quote.forEach((word, number) => {
      const lost = 3 * cost(word);
      const begins = BEGINS.test(word);
      const free = gaps.has(number + 1);
      const row = new Array(width).fill(0);
      const move = new Uint8Array(width);
      row[0] = above[0] + lost;
      move[0] = 1;
      for (let index = 1; index < width; index++) {
        let swap = above[index - 1];
        if (word !== text[index - 1]) swap += begins === isWord[index - 1] ? lost - 1 : lost + passed[index - 1];
        const drop = above[index] + lost;
        const add = row[index - 1] + (free ? 0 : passed[index - 1]);
        const least = Math.min(swap, drop, add);
        row[index] = least;
        move[index] = least === swap ? 0 : least === drop ? 1 : 2;
      }
      moves.push(move);
      above = row;
    });
    return walk(moves, above);
  }

  function walk(moves, last) {
    let column = last.indexOf(Math.min(...last));
    let row = moves.length;
    const steps = [];
    while (row > 0) {
      const move = moves[row - 1][column];
      if (move === 0) steps.push([--row, --column]);
      else if (move === 1) steps.push([--row, -1]);
      else steps.push([-1, --column]);
    }
    return steps.reverse();
  }

  function trim(steps) {
    let start = 0, end = steps.length;
    while (start < end && steps[start][0] < 0) start++;
    while (end > start && steps[end - 1][0] < 0) end--;
    return steps.slice(start, end);
  }

  // The differences in order; neighbouring ones are one, and an ellipsis is none.
  function differences(quote, where, found, gaps) {
    const made = [];
    let here = 0, there = found.first, begun = null;
    const close = () => {
      if (begun) made.push({ quote: [begun[0], here], text: [begun[1], there] });
      begun = null;
    };
    for (const [a, b] of found.steps) {
      const same = (a >= 0 && b >= 0 && quote[a].text === where.tokens[b].text) || (a < 0 && gaps.has(here));
      if (same) close();
      else if (!begun) begun = [here, there];
      if (a >= 0) here++;
      if (b >= 0) there++;
    }
    close();
    return made;
  }

  // A quotation, cut and counted.
  function quotation(text) {
    const shown = visible(text);
    const parts = said(shown);
    const tokens = parts.flat();
    const gaps = new Set();
    let passed = 0;
    for (const part of parts.slice(0, -1)) gaps.add((passed += part.length));
    return { shown, parts, tokens, gaps, words: wordsIn(tokens) };
  }

  return { SHORT, ALIKE, MOST_PLACES, stream, places, promise, likely, differences, quotation };
})();
