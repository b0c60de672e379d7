"""A long page that stands and of which only parts have changed: those are made, nothing else.

The list of a year has hundreds of rows, and one name changed in three of them. Where nothing has
changed of what was read for the page outside of its rows, it would be made again letter for letter
but for those. What a row leads to and what it was made of must be as before; else all is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from jinja2 import TemplateError
from msgspec import Struct

from dossier.artifact import Page
from dossier.checks.site import lead_alike
from dossier.inlays import Bench, Inlay, putting
from dossier.layout import Part, Standing
from dossier.noted import Note, unnoted
from dossier.render import MISTAKES, Renderer


class Mended(Struct, frozen=True):
    """A page as it would be made; all that is known of it is as before, but where its parts are."""

    data: bytes
    kept: bytes
    """What is kept of its parts, packed."""


def mended(bench: Bench, page: Page, renderer: Renderer) -> Mended | None:
    """Return a page with those parts made again that have changed; None where that is not enough.

    Templates of a dossier's own may do more with a part than put it in, so with them all is made.
    What a template says wrong is told by him who makes the whole page.
    """
    stands = bench.stands
    if stands is None or page.make_parts is None or not renderer.is_ours:
        return None
    if not stands.is_same_outside:
        return None
    texts: dict[int, str] = {}
    for number in stands.changed():
        try:
            text = _again(stands, number, page, renderer)
        except (TemplateError, *MISTAKES):
            return None
        if text is None:
            return None
        texts[number] = text
    whole, kept = stands.mended(texts)
    return Mended(whole.encode(), kept)


def _again(stands: Standing, number: int, page: Page, renderer: Renderer) -> str | None:
    """Return the new text of one part; None where more than the text is another."""
    former = stands.part(number)
    macro = renderer.macro(*former.call[:2]) if former is not None else None
    if former is None or macro is None or page.make_parts is None:
        return None
    with unnoted():  # it was noted for the page
        made = (cast("Inlay", one) for one in page.make_parts(former.notes[0]))
        found = next((one for one in made if one.sign(former.call) == former.key), None)
    if found is None:
        return None
    bench = Bench()
    with putting(bench):
        part = bench.part(macro, found, former.call)
    return part.text if _is_like(part, former) else None


def _is_like(made: Part, former: Part) -> bool:
    """Whether a part was made of the same things as before, and leads where it led."""
    leads = lead_alike(made.text.encode(), former.text.encode())
    return leads and noted_alike(made.notes, former.notes)


def noted_alike(one: Iterable[Note], other: Iterable[Note]) -> bool:
    """Whether the same was read, in whatever order."""
    return {*one} == {*other}
