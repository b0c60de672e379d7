"""Bring the catalogues up to date: ``python -m dossier.locale [--prune] [NEW_LANGUAGE …]``.

Finds every text marked in the code and the templates, adds the new ones to each ``.po`` file and
compiles it. Texts that nothing marks any more stay until ``--prune``. The files hold no dates, no
places and no versions, so they change only when a text does.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from dossier.i18n import CATALOGUES, DOMAIN

ROOT = Path(__file__).parents[2]
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "msgid": None,
    "msgid_in": ((1, "c"), 2),
    "msgid_plural_in": ((1, "c"), 2, 3),
}
JINJA = {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "false"}
METHODS = [
    ("**.py", "python"),
    ("**.html", "jinja2.ext:babel_extract"),
    ("**.xml", "jinja2.ext:babel_extract"),
    ("**.txt", "jinja2.ext:babel_extract"),
]


class Steady(Catalog):
    """A catalogue whose header says nothing that changes by itself."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """What a reader of the file needs, and no date."""
        return [
            ("Language", str(self.locale_identifier)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def po_files() -> list[Path]:
    """Give the catalogues there are."""
    return sorted(CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def extract(root: Path = ROOT) -> Catalog:
    """Find every text marked in the code and in the templates."""
    found = Catalog()
    for folder in (root / "dossier", root / "templates"):
        options = {pattern: JINJA for pattern, method in METHODS if method != "python"}
        everywhere = extract_from_dir(
            folder, METHODS, options, KEYWORDS, directory_filter=lambda _: True
        )
        for _file, _line, message, _comments, context in everywhere:
            found.add(message, context=context)
    return found


def texts(catalog: Catalog) -> Iterator[Message]:
    """Give the messages of a catalogue without its header."""
    return (message for message in catalog if message.id)


def read(path: Path) -> Catalog:
    """Read a catalogue; one that is not there yet is empty."""
    language = path.parts[-3]
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(path: Path, found: Catalog, *, prune: bool = False) -> Catalog:
    """Give a catalogue with every text found; what was translated stays translated."""
    old, new = read(path), Steady(locale=path.parts[-3], fuzzy=False)
    for message in texts(found):
        new.add(message.id, context=message.context)
    for message in texts(old):
        marked = new.get(message.id, message.context)
        if marked is None and prune:
            continue
        if marked is None or message.pluralizable:
            new.delete(message.id, message.context)
            new[message.id] = message
        elif not marked.pluralizable:
            marked.string, marked.flags = message.string, message.flags
            marked.user_comments = message.user_comments
    return new


def as_po(catalog: Catalog) -> bytes:
    """Write a catalogue as text, sorted."""
    out = BytesIO()
    catalog.header_comment = "# The words of the interface."
    write_po(out, catalog, width=0, sort_output=True, no_location=True)
    return out.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """Compile a catalogue."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def main(arguments: list[str]) -> None:
    """Update and compile every catalogue, and those of new languages."""
    found = extract()
    new = [word for word in arguments if not word.startswith("-")]
    added = [CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po" for language in new]
    for path in [*po_files(), *added]:
        catalog = updated(path, found, prune="--prune" in arguments)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_po(catalog))
        path.with_suffix(".mo").write_bytes(as_mo(catalog))
        open_ones = sum(not message.string or not all(message.string) for message in texts(catalog))
        sys.stdout.write(
            f"{path.parts[-3]}: {len(catalog)} texts, {open_ones} without translation\n"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
