"""A free page's file → FreePage."""

from __future__ import annotations

from dossier import rules
from dossier.diagnostics import Findings
from dossier.draft import Draft
from dossier.model import FreePage
from dossier.schema import keys
from dossier.schema.fields import Fields, check_slug
from dossier.schema.prose import prose


def page(draft: Draft, found: Findings) -> FreePage:
    """Type a free page; what is wrong goes into `found`."""
    check_slug(draft.slug, found)
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
