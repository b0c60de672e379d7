"""A free page's file → FreePage."""

from __future__ import annotations

from dossier import rules
from dossier.diagnostics import Findings, Span
from dossier.draft import Draft
from dossier.model import FreePage
from dossier.schema import keys
from dossier.schema.fields import Fields, check_slug
from dossier.schema.prose import prose

RESERVED_PAGES = frozenset({
    "index", "timeline", "documents", "actors", "events", "requests", "search", "quote", "imprint",
    "404", "feed", "sitemap", "robots", "data", "correspondence", "accessibility",
})  # fmt: skip
"""Names of pages that the site makes itself."""


def page(draft: Draft, found: Findings) -> FreePage:
    """Type a free page; what is wrong goes into `found`."""
    check_slug(draft.slug, found)
    if draft.slug in RESERVED_PAGES:
        found.add(
            rules.BAD_SLUG,
            Span(),
            f"“{draft.slug}” is the name of a page that the site makes itself",
            f"rename it, for example to `about-{draft.slug}.md`",
        )
    fields = Fields(draft.front, keys.PAGE, found)
    claims = fields.text("claims")
    if claims not in {"", "required"}:
        found.add(
            rules.WRONG_VALUE,
            fields.place("claims"),
            f"`claims` wants the word `required`, and has “{claims}”",
        )
    return FreePage(
        file=draft.file,
        slug=draft.slug,
        title=fields.text("title"),
        label=fields.text("label") or fields.text("title"),
        summary=fields.text("summary"),
        claims_required=claims == "required",
        aliases=fields.slugs("aliases"),
        draft=fields.flag("draft", default=False),
        text=prose(draft.body, draft.body_line, found),
    )
