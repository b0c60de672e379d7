// The preview in the browser: takes over what has changed in the page, and nothing else, so that
// the place on the page, open details and typed text stay. It is a plugin of livereload.js.
(() => {
  "use strict";
  const parse = (text) => new DOMParser().parseFromString(text, "text/html");
  let shown = null; // the page as the server gave it last
  let again = false;
  let busy = false;

  class Diverged extends Error {}

  const scripts = (page) => [...page.scripts].map((one) => one.src).join(" ");

  function attributes(live, before, after) {
    for (const { name } of [...before.attributes]) {
      if (!after.hasAttribute(name)) live.removeAttribute(name);
    }
    for (const { name, value } of [...after.attributes]) {
      if (before.getAttribute(name) !== value) live.setAttribute(name, value);
    }
  }

  const alike = (one, other) =>
    one.nodeType === other.nodeType && one.nodeName === other.nodeName && (one.id || "") === (other.id || "");

  // Change `live`, which was made from `before`, as `before` has changed to `after`.
  function update(live, before, after) {
    if (before.isEqualNode(after)) return;
    if (live.nodeType !== Node.ELEMENT_NODE) {
      live.nodeValue = after.nodeValue;
      return;
    }
    attributes(live, before, after);
    const old = [...before.childNodes];
    const now = [...after.childNodes];
    const here = [...live.childNodes];
    if (here.length !== old.length || here.some((node, i) => !alike(node, old[i]))) {
      // A script of the page has been here. Its own part is made anew; the page's frame is not.
      if (/^(HTML|HEAD|BODY)$/.test(live.nodeName)) throw new Diverged();
      live.replaceChildren(...now.map((node) => document.importNode(node, true)));
      return;
    }
    let head = 0;
    while (head < old.length && head < now.length && old[head].isEqualNode(now[head])) head += 1;
    let tail = 0;
    while (
      tail < old.length - head && tail < now.length - head &&
      old[old.length - 1 - tail].isEqualNode(now[now.length - 1 - tail])
    ) tail += 1;
    const end = here[old.length - tail] || null;
    for (let i = head; i < Math.max(old.length, now.length) - tail; i += 1) {
      const was = i < old.length - tail ? old[i] : null;
      const is = i < now.length - tail ? now[i] : null;
      if (was && is && alike(was, is)) update(here[i], was, is);
      else {
        if (is) live.insertBefore(document.importNode(is, true), was ? here[i] : end);
        if (was) here[i].remove();
      }
    }
  }

  async function fetched() {
    const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
    return answer.text();
  }

  async function refresh() {
    again = true;
    if (busy) return;
    busy = true;
    try {
      while (again) {
        again = false;
        await ready;
        const after = parse(await fetched());
        if (!shown || scripts(shown) !== scripts(after)) {
          location.reload();
          return;
        }
        update(document.documentElement, shown.documentElement, after.documentElement);
        shown = after;
      }
    } catch (error) {
      if (error instanceof Diverged) location.reload();
      else lost();
    } finally {
      busy = false;
    }
  }

  function lost() {
    const bar = document.querySelector("#dossier-desk .desk-bar");
    if (!bar || bar.querySelector(".desk-lost")) return;
    const told = document.createElement("span");
    told.className = "desk-lost";
    told.textContent = "The preview has stopped.";
    bar.append(told);
  }

  class Desk {
    static identifier = "dossier";
    static version = "1";
    reload(path) {
      if (/\.css$/i.test(path)) return false;
      if (path.startsWith("/assets/")) location.reload();
      else refresh();
      return true;
    }
  }

  window.LiveReloadPluginDossier = Desk;
  document.addEventListener("LiveReloadDisconnect", lost);
  document.addEventListener("LiveReloadConnect", () => {
    document.querySelectorAll("#dossier-desk .desk-lost").forEach((one) => one.remove());
    refresh();
  });
  document.addEventListener("keydown", (event) => {
    const overlay = document.querySelector("#dossier-desk .desk-overlay");
    if (event.key === "Escape" && overlay && overlay.open) overlay.open = false;
  });

  const serial = (page) => page.querySelector("#dossier-desk")?.dataset.serial;
  const ready = fetched().then((text) => {
    const page = parse(text);
    if (serial(page) === serial(document)) shown = page;
  }, () => {});
})();
