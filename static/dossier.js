// What a page does beyond being read: filters, the picture's arrow keys, copying, print.
// A classic script, so that it also runs in pages opened from a disk. Every word comes from the page.
"use strict";

(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);

  // -- filters: the state stands behind the #, so that it can be sent and never reaches a server

  const form = document.querySelector("form.filters");
  const list = byId("rows");
  const rows = list ? all("[data-key]", list) : [];

  const matches = (row, wanted) => {
    const { kind, language, takers } = row.dataset;
    const who = takers.split(" ");
    if (wanted.kind && wanted.kind !== kind) return false;
    if (wanted.language && wanted.language !== language) return false;
    if (wanted.year && wanted.year !== row.closest("[data-year]").dataset.year) return false;
    if (wanted.actor && wanted.role) return who.includes(`${wanted.role}:${wanted.actor}`);
    if (wanted.actor) return who.some((one) => one.endsWith(`:${wanted.actor}`));
    if (wanted.role) return who.some((one) => one.startsWith(`${wanted.role}:`));
    return true;
  };

  const show = (wanted, status) => {
    const shown = new Set();
    for (const row of rows) {
      row.hidden = !matches(row, wanted);
      if (!row.hidden) shown.add(row.dataset.key);
    }
    const isWhole = shown.size === rows.length;
    for (const gap of all(".gap", list)) gap.hidden = !isWhole;
    for (const year of all("[data-year]", list)) {
      year.hidden = !year.querySelector("[data-key]:not([hidden])");
      const jump = document.querySelector(`.cuts a[href="#${year.id}"]`);
      if (jump) jump.parentElement.hidden = year.hidden;
    }
    for (const mark of all("[data-keys]")) {
      const isShown = mark.dataset.keys.split(" ").some((key) => shown.has(key));
      mark.classList.toggle("dim", !isShown);
    }
    status.textContent = status.dataset.text
      .replace("{n}", shown.size)
      .replace("{all}", rows.length);
  };

  if (form && rows.length) {
    const status = form.querySelector("[role=status]");

    const fromAddress = () => {
      if (location.hash && !location.hash.includes("=")) return;
      const state = new URLSearchParams(location.hash.slice(1));
      for (const field of form.querySelectorAll("select")) {
        field.value = state.get(field.name) || "";
        if (field.selectedIndex < 0) field.value = "";
      }
      show(Object.fromEntries(new FormData(form)), status);
    };
    const toAddress = () => {
      const state = new URLSearchParams(new FormData(form));
      for (const [name, value] of [...state]) if (!value) state.delete(name);
      history.replaceState(null, "", state.size ? `#${state}` : location.href.split("#")[0]);
      show(Object.fromEntries(state), status);
    };
    form.addEventListener("change", toAddress);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(toAddress));
    addEventListener("hashchange", fromAddress);
    fromAddress();
    show(Object.fromEntries(new FormData(form)), status);
  }

  // -- the picture: one stop of the Tab key, arrows within, and its words below

  for (const picture of all("[data-picture]")) {
    const readout = picture.querySelector(".readout");
    for (const drawing of all(":scope > svg", picture)) {
      const marks = all("a", drawing);
      const enter = (mark) => {
        for (const one of marks) one.setAttribute("tabindex", one === mark ? "0" : "-1");
      };
      const tell = (mark) => { readout.textContent = mark.querySelector("title").textContent; };
      if (marks.length) enter(marks[0]);
      drawing.addEventListener("keydown", (event) => {
        const here = marks.indexOf(document.activeElement);
        const forward = getComputedStyle(drawing).direction === "rtl" ? -1 : 1;
        const to = {
          ArrowRight: here + forward,
          ArrowLeft: here - forward,
          ArrowDown: here + 1,
          ArrowUp: here - 1,
          Home: 0,
          End: marks.length - 1,
        }[event.key];
        if (here < 0 || to === undefined || !marks[to]) return;
        event.preventDefault();
        enter(marks[to]);
        marks[to].focus();
      });
      for (const mark of marks) {
        mark.addEventListener("focus", () => { enter(mark); tell(mark); });
        mark.addEventListener("mouseenter", () => tell(mark));
      }
      drawing.addEventListener("mouseleave", () => { readout.textContent = ""; });
    }
  }

  // -- paragraphs: their address and their words, to take along

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };

  const address = (id) => {
    const canonical = document.querySelector("link[rel=canonical]");
    return (canonical ? canonical.href : location.href.split("#")[0]) + (id ? `#${id}` : "");
  };

  const words = (block) => {
    const text = block.cloneNode(true);
    for (const one of all(".pmark, .tools, .ref, del, [hidden]", text)) one.remove();
    return text.textContent.replace(/\s+/g, " ").trim();
  };

  const sheet = document.querySelector(".sheet[data-quotation]");
  const toolbox = byId("tools");
  if (sheet && toolbox) {
    const tools = toolbox.content.firstElementChild.cloneNode(true);
    const status = tools.querySelector("[role=status]");
    const place = (mark) => {
      if (tools.previousElementSibling === mark) return;
      status.textContent = "";
      mark.after(tools);
    };
    const quotation = (block, mark) => {
      const { quotation: form, who, title, date } = sheet.dataset;
      const parts = {
        text: words(block),
        who: block.dataset.speaker || who,
        title,
        date,
        address: address(mark.id),
      };
      return form.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
    };
    tools.addEventListener("click", async (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      const block = tools.closest(".block");
      const mark = block.querySelector(".pmark");
      await copy(button.name === "link" ? address(mark.id) : quotation(block, mark));
      status.textContent = status.dataset.text;
    });
    for (const mark of all(".pmark", sheet)) {
      for (const name of ["mouseenter", "focus", "click"]) {
        mark.addEventListener(name, () => place(mark));
      }
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && tools.isConnected) {
        const mark = tools.previousElementSibling;
        if (tools.contains(document.activeElement)) mark.focus();
        tools.remove();
      }
    });
  }

  // A passage that is copied holds the letter's words alone, unless it lies within one note.
  document.addEventListener("copy", () => {
    const { anchorNode, focusNode } = getSelection();
    const start = anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement;
    const note = start?.closest(".note");
    if (!sheet || (note && note.contains(focusNode))) return;
    sheet.classList.add("copying");
    setTimeout(() => sheet.classList.remove("copying"));
  });

  for (const button of all("button[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await copy(byId(button.dataset.copies).textContent.trim());
      button.previousElementSibling.textContent = button.dataset.done;
    });
  }

  // -- an address may lead into something folded up

  const unfold = () => {
    const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details:not([open])");
    if (folded) {
      folded.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", unfold);
  unfold();

  // -- a link to a paragraph carries a check of its words: other words are never shown in silence

  const changed = byId("changed");
  const compare = () => {
    const named = /^#(p\d+)-[0-9a-f]{8}$/.exec(location.hash);
    if (!changed || !named) return;
    const block = byId(named[1]);
    changed.hidden = Boolean(byId(location.hash.slice(1)));
    if (changed.hidden) return;
    if (block) block.before(changed);
    changed.scrollIntoView();
  };
  addEventListener("hashchange", compare);
  compare();

  // -- paper has every note, and says when it was printed

  const folded = all(".sheet details:not([open])");
  addEventListener("beforeprint", () => { for (const one of folded) one.open = true; });
  addEventListener("afterprint", () => { for (const one of folded) one.open = false; });

  for (const place of all("[data-retrieved]")) {
    const { lang } = document.documentElement;
    // the day comes first, as everywhere on the site
    const format = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long" });
    place.textContent = format.format(new Date());
  }
})();
