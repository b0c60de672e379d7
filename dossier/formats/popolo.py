"""People, organisations, memberships and events as Popolo JSON, for civic-technology tools."""

from __future__ import annotations

from typing import Any

from dossier import urls
from dossier.formats import parties
from dossier.formats.addresses import actor_page, address, event_page, same_as
from dossier.formats.machine_dates import common, ends
from dossier.formats.plain_prose import plain_note
from dossier.formats.written_json import laid_out
from dossier.model import Actor, ActorKind, Event
from dossier.site import Site
from dossier.words import slugify

PATH = urls.data("popolo.json")


def to_popolo(site: Site) -> bytes:
    """Return all public actors and the events they took part in."""
    people = [one for one in site.edition.actors if one.kind is ActorKind.PERSON]
    bodies = [one for one in site.edition.actors if one.kind is not ActorKind.PERSON]
    named = _named_bodies(site)
    made = {
        "persons": [_person(site, one) for one in people],
        "organizations": [
            *(_organisation(site, one) for one in bodies),
            *({"id": key, "name": name} for key, name in named.items()),
        ],
        "memberships": [each for one in site.edition.actors for each in _memberships(site, one)],
        "events": [_event(site, one) for one in site.edition.events],
    }
    return laid_out(made)


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value}


def _sources(site: Site, page: str) -> list[dict[str, str]]:
    """Return where it comes from: its page, where the site has one."""
    return [{"url": address(site, page, PATH)}] if page else []


def _common(site: Site, one: Actor) -> dict[str, Any]:
    page = actor_page(site, one.slug)
    return {
        "id": one.slug,
        "name": one.name,
        "sort_name": one.sort_name if one.sort_name != one.name else "",
        "other_names": [{"name": name} for name in one.aliases],
        "links": [{"url": link} for link in same_as(one)],
        "sources": _sources(site, page),
    }


def _person(site: Site, one: Actor) -> dict[str, Any]:
    name = parties.name_of(one)
    return _filled(
        {
            **_common(site, one),
            "family_name": name.family,
            "given_name": name.given,
            "biography": plain_note(one.note),
        }
    )


def _organisation(site: Site, one: Actor) -> dict[str, Any]:
    made = _common(site, one)
    made.pop("sort_name")
    return _filled({**made, "classification": one.kind.value, "description": plain_note(one.note)})


def _named_bodies(site: Site) -> dict[str, str]:
    """Return the bodies that have no record, by an id of their name."""
    names = (held.organisation for one in site.edition.actors for held in one.positions)
    return {_body_id(site, name): name for name in names if name and _is_unknown(site, name)}


def _is_unknown(site: Site, name: str) -> bool:
    body = site.actors.get(name)
    return body is None or body.kind is ActorKind.PERSON


def _body_id(site: Site, name: str) -> str:
    return f"name:{slugify(name) or name}" if _is_unknown(site, name) else name


def _memberships(site: Site, one: Actor) -> list[dict[str, Any]]:
    """Return what an actor belongs to and which offices it held."""
    key = "person_id" if one.kind is ActorKind.PERSON else "member_id"
    who = {key: one.slug}
    made = [
        {**who, "organization_id": ref.text}
        for ref in one.member_of
        if ref.text in site.actors and not _is_unknown(site, ref.text)
    ]
    made += [
        _filled(
            {
                **who,
                "organization_id": _body_id(site, held.organisation) if held.organisation else "",
                "role": held.title,
                "start_date": common(held.start) if held.start else "",
                "end_date": common(held.end) if held.end else "",
            }
        )
        for held in one.positions
        if held.organisation
    ]
    return made


def _event(site: Site, one: Event) -> dict[str, Any]:
    first, last = ends(one.date)
    return _filled(
        {
            "id": one.slug,
            "name": one.record.title,
            "start_date": first,
            "end_date": last if last != first else "",
            "location": one.record.place,
            "status": one.record.status.value,
            "attendees": [
                _filled({"id": part.actor, "name": part.name}) for part in one.actors
                if part.is_public
            ],
            "sources": _sources(site, event_page(site, one.slug)),
        }
    )  # fmt: skip
