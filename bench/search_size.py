"""What a search costs in a dossier of 10,000 letters: bytes loaded, and time to the first result.

    .venv/bin/python bench/search_size.py [LETTERS]

The letters are made up: their words follow Zipf's law, the frequent ones are those of the dossier
in content/, the rare ones are invented. The index, the texts and the page are made as for a real
site. A question is asked on a fresh page, so that nothing of it is loaded yet. "Loaded" counts the
files as they lie on the disk, uncompressed. "First result" is measured on this machine, as busy as
it is. "Slowed" is for a processor four times slower that does nothing else: the processor time of
the page's main thread times four, and the time for which the page waits for another key.
"""

import dataclasses
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from msgspec.structs import replace

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dossier import dates, making, pipeline  # noqa: E402  # the checkout beside this file
from dossier.artifact import Artifact, Copy  # noqa: E402
from dossier.edition import Edition, publish  # noqa: E402
from dossier.model import Body, Document, Words  # noqa: E402
from dossier.outputs import quote, search  # noqa: E402
from dossier.render import Renderer  # noqa: E402
from dossier.site import Site  # noqa: E402
from dossier.theme import theme  # noqa: E402
from dossier.transcription import Block, BlockKind, Text  # noqa: E402
from dossier.words import surfaces  # noqa: E402
from tests.browser import chromium, served  # noqa: E402

LETTERS = 10_000
VOCABULARY = 60_000
WORDS = (250, 900)
"""How many words a letter has."""
SLOWED = 4
WAIT = {"search.html": 20, "quote.html": 250}
"""Milliseconds for which a page waits for another key."""
MOMENT = datetime(2026, 12, 1, tzinfo=UTC)
QUESTIONS = (
    "ablyazov",
    "extradition",
    "extradit",
    "the",
    "e",
    "con",
    "court of appeal",
    "human rights kazakhstan",
    "prime minister extradition russia ukraine torture",
    '"human rights"',
    '"court of appeal"',
    "kavoresu",
    "zzzzzz",
)


def vocabulary(chance: random.Random, documents: tuple[Document, ...]) -> list[str]:
    """Return words by falling frequency: those of the real letters, then invented ones."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(word.lower() for text in document.text.readings for word in surfaces(text))
    words = [word for word, _ in counts.most_common()]
    known = set(words)
    while len(words) < VOCABULARY:
        word = "".join(
            chance.choice("bcdfghjklmnprstvwz") + chance.choice("aeiou")
            for _ in range(chance.randint(2, 5))
        ) + chance.choice(("", "n", "s", "r", "ing", "ed", "tion"))
        if word not in known:
            known.add(word)
            words.append(word)
    return words


def texts(chance: random.Random, words: list[str], count: int) -> Iterator[list[str]]:
    """Make letters: paragraphs of sentences."""
    weights = list(accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(words))))
    for _ in range(count):
        taken = chance.choices(words, cum_weights=weights, k=chance.randint(*WORDS))
        sentences: list[str] = []
        while taken:
            length = chance.randint(8, 30)
            sentences.append(" ".join(taken[:length]).capitalize() + ".")
            taken = taken[length:]
        yield [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]


def corpus(count: int) -> Site:
    """Make a site of that many letters."""
    chance = random.Random(10_000)  # noqa: S311  # nothing secret
    loaded = pipeline.load(ROOT / "content", MOMENT)
    if loaded.dossier is None:
        raise SystemExit("content/ cannot be read")
    edition = publish(loaded.dossier, MOMENT)
    models = edition.documents
    words = vocabulary(chance, models)
    made = []
    for number, paragraphs in enumerate(texts(chance, words, count)):
        model = models[number % len(models)]
        day = date(2009, 1, 1) + timedelta(days=number * 6000 // count)
        record = replace(
            model.record,
            slug=f"{day}-letter-{number}",
            title=" ".join(chance.choices(words[:2000], k=8)).capitalize(),
            date=dates.parse(day.isoformat()),
        )
        blocks = tuple(
            Block(BlockKind.PARAGRAPH, None, (), 1, n + 1) for n in range(len(paragraphs))
        )
        made.append(
            dataclasses.replace(
                model,
                record=record,
                body=Body(Words(Text(blocks, tuple(paragraphs))), ()),
                speakers=(),
            )
        )
    whole: Edition = replace(edition, holdings=replace(edition.holdings, documents=tuple(made)))
    return pipeline.shelve(whole, ROOT / "content")


def write(site: Site, folder: Path) -> None:
    """Write the search and the quotation check, and tell their sizes."""
    look = theme(ROOT / "content")
    renderer = Renderer(look.templates, site.locale)
    begun = time.perf_counter()
    artifacts: list[Artifact] = [*search.plan(site), *quote.plan(site)]
    artifacts += [Copy(f"assets/{name}", path) for name, path in look.assets().items()]
    sizes: dict[str, list[int]] = {}
    for artifact in artifacts:
        data = making.make(artifact, renderer)
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        sizes.setdefault(str(Path(artifact.path).parent), []).append(len(data))
    print(f"made and written in {time.perf_counter() - begun:.1f} s")
    for name, found in sorted(sizes.items()):
        print(f"{name}: {len(found)} files, {sum(found):,} bytes, largest {max(found):,}")
    print(f"head: {(folder / 'assets/search/head.js').stat().st_size:,} bytes")


WATCH = """() => {
  window.begun = 0; window.shown = 0;
  const field = document.getElementById("words") ?? document.getElementById("quotation");
  const begin = () => { window.begun = performance.now(); window.shown = 0; };
  field.addEventListener("input", begin, true);
  new MutationObserver(() => {
    if (!window.shown) requestAnimationFrame(() => { window.shown ||= performance.now(); });
  }).observe(document.querySelector("main [role=status]"), { childList: true });
}"""


def ask(browser: Any, address: str, folder: Path, name: str, text: str) -> None:  # noqa: ANN401
    """Ask one question on a fresh page, at once, and tell what it cost."""
    context = browser.new_context()
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(f"{address}{name}")
    page.wait_for_timeout(500)
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.evaluate(WATCH)
    before = work(client)
    page.locator("#words, #quotation").fill(text)
    while not page.evaluate("window.shown > window.begun && window.begun"):
        page.wait_for_timeout(50)
    spent = (work(client) - before) * 1000
    took = page.evaluate("window.shown - window.begun")
    paths = {url.removeprefix(address).partition("?")[0] for url in loaded}
    size = sum((folder / path).stat().st_size for path in paths if (folder / path).is_file())
    status = page.locator("main [role=status]").inner_text().replace("\n", " ")
    context.close()
    print(
        f"| {text[:50]} | {status[:40]} | {len(paths)} | {size / 1000:.0f} kB | {took:.0f} ms |"
        f" {WAIT[name] + SLOWED * spent:.0f} ms |"
    )


def work(client: Any) -> float:  # noqa: ANN401
    """Return the processor time of the page's main thread so far, in seconds."""
    metrics = client.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


HEAD = """\
| question | answer | files | loaded | first result | slowed |
|---|---|---|---|---|---|"""


def main() -> None:
    """Make the letters, ask the questions."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else LETTERS
    begun = time.perf_counter()
    site = corpus(count)
    print(f"{count:,} letters in {time.perf_counter() - begun:.1f} s")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(site, folder)
        middle = site.edition.documents[count // 2].text.readings[1].split()[3:23]
        with chromium() as browser, served(folder) as address:
            print(HEAD)
            for question in QUESTIONS:
                ask(browser, address, folder, "search.html", question)
            ask(browser, address, folder, "quote.html", " ".join(middle))
            middle[5] = "otherwise"
            ask(browser, address, folder, "quote.html", " ".join(middle))


if __name__ == "__main__":
    main()
