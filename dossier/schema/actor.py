"""An actor's file → Actor."""

from __future__ import annotations

from dossier.diagnostics import Findings
from dossier.draft import Draft
from dossier.model import Actor, ActorKind, Position
from dossier.schema import keys
from dossier.schema.document import response
from dossier.schema.fields import Fields, check_slug
from dossier.schema.prose import prose


def actor(draft: Draft, found: Findings) -> Actor:
    """Type an actor's record; what is wrong goes into `found`."""
    check_slug(draft.slug, found)
    fields = Fields(draft.front, keys.ACTOR, found)
    name = fields.text("name") or draft.slug
    return Actor(
        file=draft.file,
        slug=draft.slug,
        name=name,
        sort_name=fields.text("sort_name") or name,
        kind=fields.choice("kind", ActorKind, ActorKind.PERSON),
        aliases=fields.texts("aliases"),
        former_slugs=fields.slugs("former_slugs"),
        country=fields.text("country").upper(),
        language=fields.language("language"),
        positions=fields.each("positions", keys.POSITION, _position),
        member_of=fields.refs("member_of"),
        same_as=fields.urls("same_as"),
        public=fields.flag("public", default=True),
        responses=fields.each("responses", keys.RESPONSE, response),
        note=prose(draft.body, draft.body_line, found),
    )


def _position(fields: Fields) -> Position:
    return Position(
        title=fields.text("title"),
        organisation=fields.text("organisation"),
        start=fields.date("from"),
        end=fields.date("to"),
    )
