"""The short way through a template: what it makes is what Jinja itself makes."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dossier import making, pipeline
from dossier.artifact import Page
from dossier.edition import publish
from dossier.i18n import locale
from dossier.render import Renderer, filled
from dossier.theme import theme
from tests import small
from tests.conftest import ROOT


@dataclass(frozen=True, slots=True)
class One:
    """Something a view holds."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class View:
    """A view with a text, a list and nothing else."""

    text: str
    many: tuple[One, ...]
    frame: None = None


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_of_the_real_dossier_is_made_the_short_way_as_jinja_makes_it(
    language: str,
) -> None:
    loaded = pipeline.load(ROOT / "content", small.MOMENT)
    assert loaded.dossier is not None
    site = pipeline.shelve(publish(loaded.dossier, small.MOMENT), ROOT / "content")
    renderer = Renderer(theme(ROOT / "content").templates, locale(language))
    pages = [one for one in making.plan(site, {}) if isinstance(one, Page)]
    assert len({page.template for page in pages}) > 10
    for page in pages:
        assert filled(renderer.quick, page) == filled(renderer.environment, page), page.path


PIECES = (
    "text & <b> ",
    "{{ view.text }}",
    "{{ view.text|safe_html }}",
    '{{ _("Signed by") }}',
    '{{ _("Signed by")|capital }}',
    '{{ _("Published by %(name)s", name=view.text) }}',
    '{{ _("100%% of %(name)s", name=5) }}',
    '{{ pgettext("after a word", ":") }}',
    '{{ ngettext("%(num)s note", "%(num)s notes", view.many|length) }}',
    "{% for one in view.many %}{{ one.text }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{% for one in view.many %}{% set own = one.text %}{{ link(one) }}{{ own }}{% endfor %}",
    "{{ view.gone|default('none') }}",
    "{% if view.gone is defined %}there{% else %}not there{% endif %}",
    "{{ 'a' if view.text }}",
    "{{ link(view.many[0], level=3) if view.many }}",
    "{% set kept %}<i>{{ view.text }}</i>{% endset %}{{ kept }}{{ kept|trim }}",
    "{% call(x) around() %}{{ x }}{{ view.text }}{% endcall %}",
    '{% include "inner.html" %}',
    "{% block middle %}[{{ view.text }}]{% endblock %}",
    "{% filter upper %}{{ view.text }}{% endfilter %}",
    "{{ view.text ~ 1 ~ '<' }}",
    "{% trans name=view.text %}Published by {{ name }}{% endtrans %}",
    "{{ [view.text, 1, none, 1.5] }}",
)
MACROS = (
    "{% macro link(one, level=2) %}<h{{ level }}><a href='{{ one.href }}'>{{ one.text }}</a>"
    "{% endmacro %}{% macro around() %}({{ caller('<&>') }}){% endmacro %}"
)
TEXTS = st.text(st.sampled_from("ab<>&\"'% é{}"), max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    body=st.lists(st.sampled_from(PIECES), max_size=6, unique=True),
    extends=st.booleans(),
    text=TEXTS,
    many=st.lists(st.builds(One, TEXTS, TEXTS), max_size=3),
)
def test_any_template_makes_what_jinja_makes(
    tmp_path: Path, body: list[str], text: str, many: list[One], *, extends: bool
) -> None:
    inside = "".join(body)
    if extends:
        inside = inside.replace("block middle", "block inmost")
        inside = f"{{% extends 'base.html' %}}{MACROS}{{% block middle %}}{inside}{{% endblock %}}"
    (tmp_path / "page.html").write_text(inside if extends else MACROS + inside, encoding="utf-8")
    (tmp_path / "base.html").write_text(
        "<{{ view.text }}{% block middle %}x{% endblock %}>", encoding="utf-8"
    )
    (tmp_path / "inner.html").write_text("<u>{{ view.text }}</u>", encoding="utf-8")
    page = Page("page.html", "page.html", lambda: View(text, tuple(many)))
    renderer = Renderer((tmp_path,), locale("fr"))
    assert renderer.render(page) == filled(renderer.environment, page)


@pytest.mark.parametrize(
    "own",
    [
        "{% macro _(text) %}mine{% endmacro %}",
        "{% set _ = view.own %}",
        "{% from 'own.html' import gettext as _ %}",
    ],
)
def test_words_that_a_template_makes_its_own_are_not_translated(tmp_path: Path, own: str) -> None:
    (tmp_path / "own.html").write_text("{% macro gettext(text) %}mine{% endmacro %}")
    (tmp_path / "page.html").write_text(own + '{{ _("Signed by") }}', encoding="utf-8")

    class Own(View):
        """A view with a function."""

        @staticmethod
        def own(_: str) -> str:
            return "mine"

    renderer = Renderer((tmp_path,), locale("fr"))
    assert renderer.render(Page("page.html", "page.html", lambda: Own("", ()))) == b"mine"
