"""Views → bytes, by Jinja with autoescape and strict undefined names."""

from __future__ import annotations

import hashlib
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
)
from markupsafe import Markup

from dossier import rules
from dossier.artifact import Page
from dossier.compiled import Compiled
from dossier.diagnostics import Diagnostic, Span
from dossier.i18n import Locale, direction
from dossier.inlays import Macro
from dossier.templating import QuickEnvironment, QuickMacro
from dossier.theme import OURS

MISTAKES = (
    TypeError,
    AttributeError,
    ValueError,
    LookupError,
    ArithmeticError,
    RecursionError,  # a template that includes itself
    MemoryError,
    OSError,
)
"""What a template can make Python say."""


class RenderError(Exception):
    """A template could not be used; it carries the diagnostic for the editor."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        """Keep the diagnostic."""
        super().__init__(diagnostic.what)
        self.diagnostic = diagnostic


class Renderer:
    """Makes pages in one language from the templates of one theme."""

    def __init__(self, folders: tuple[Path, ...], locale: Locale) -> None:
        """Prepare the environment; nothing is read yet."""
        self.folders, self.locale = folders, locale
        self.quick = _environment(QuickEnvironment, folders, locale)

    @property
    def is_ours(self) -> bool:
        """Whether no template is a dossier's own."""
        return self.folders == (OURS / "templates",)

    @cached_property
    def environment(self) -> Environment:
        """Jinja as it is: it reads what stands in the templates, and says what is wrong."""
        return _environment(Environment, self.folders, self.locale)

    def render(self, page: Page) -> bytes:
        """Return the bytes of a page; raises RenderError for what a template's author wrote."""
        try:
            return filled(self.quick, page)
        except (TemplateError, *MISTAKES):
            return self._patiently(page)

    def macro(self, place: str, name: str) -> Macro | None:
        """Return a macro that pages import, by the file in which it is written."""
        for folder in self.folders:
            if Path(place).is_relative_to(folder):
                file = Path(place).relative_to(folder).as_posix()
                found = self.quick.get_template(file).module.__dict__.get(name)
                if isinstance(found, QuickMacro) and found.is_alone and found.place == place:
                    return found
        return None

    def _patiently(self, page: Page) -> bytes:
        """Let Jinja itself make a page, or say what is wrong with its template."""
        try:
            return filled(self.environment, page)
        except TemplateError as error:
            raise RenderError(_diagnostic(error, page.template)) from error
        except MISTAKES as error:
            raise RenderError(_diagnostic(error, page.template)) from error

    @lru_cache(maxsize=256)  # noqa: B019  # a renderer lives as long as its build
    def digest(self, template: str) -> str:
        """Return a digest of a template and of every template it reaches."""
        seen: dict[str, str] = {}
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name in seen or self.environment.loader is None:
                continue
            try:
                source = self.environment.loader.get_source(self.environment, name)[0]
                seen[name] = source
                reached = [*meta.find_referenced_templates(self.environment.parse(source))]
            except (TemplateError, ValueError) as error:
                raise RenderError(_diagnostic(error, name)) from error
            if None in reached:  # a name that is worked out while the page is made: any
                reached = [*self.environment.list_templates()]
            waiting.extend(one for one in reached if one is not None)
        return hashlib.blake2b(repr(sorted(seen.items())).encode(), digest_size=16).hexdigest()


def filled(environment: Environment, page: Page) -> bytes:
    """Fill the template of a page."""
    template = environment.get_template(page.template)
    view = page.view
    context = template.new_context({"view": view, "page": getattr(view, "frame", None)})
    try:
        return environment.concat(template.root_render_func(context)).encode()
    except Exception:  # noqa: BLE001  # Jinja raises it again, with the template's own lines
        environment.handle_exception()
    finally:
        context.vars.clear()  # its macros hold the context, and with it the view, in a circle


def _environment(kind: type[Environment], folders: tuple[Path, ...], locale: Locale) -> Environment:
    made = kind(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(  # type: ignore[attr-defined]
        locale.gettext,
        locale.ngettext,
        newstyle=True,
        pgettext=locale.pgettext,
        npgettext=locale.npgettext,
    )
    made.filters["safe_html"] = Markup
    made.filters["capital"] = locale.capital
    made.filters["direction"] = direction
    made.filters["separators"] = locale.separators
    if isinstance(made, QuickEnvironment):
        made.words = locale
        made.bytecode_cache = Compiled(locale)
    return made


def _diagnostic(error: Exception, template: str) -> Diagnostic:
    """Say where in a template something went wrong."""
    name, line = template, 1
    what = str(error) or type(error).__name__
    if isinstance(error, TemplateNotFound):
        what = f"the template “{error.name}” does not exist"
        name = template
    elif isinstance(error, TemplateSyntaxError):
        name, line = error.name or template, error.lineno
        what = error.message or what
    else:
        name, line = _place(error, template)
    return rules.TEMPLATE.at(
        f"templates/{name}",
        Span(line),
        what,
        "templates see the view of their page and nothing else; docs/architecture.md names them",
    )


def _place(error: Exception, template: str) -> tuple[str, int]:
    """Find the innermost line of a template in the traceback that Jinja rewrote."""
    name, line = template, 1
    trace: Any = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith((".html", ".xml")):
            name, line = Path(file).name, trace.tb_lineno
        trace = trace.tb_next
    return name, line
