"""Templates compiled for one language, so that filling one costs little.

Jinja is the reference for what a template means. What is compiled here leaves out what costs most
and changes nothing: constant words are translated while compiling, a text is escaped without
being wrapped, attributes are read directly, and macros are called without looking for what they
might be. Where Jinja would be more patient (an attribute that is not there), this fails;
`render.Renderer` then asks Jinja itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup
from markupsafe import escape as wrapped

from dossier.i18n import Locale
from dossier.inlays import Inlay, bench

try:
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:  # pragma: no cover - where there is no compiled MarkupSafe

    def _escaped(text: str, /) -> str:
        return str(wrapped(text))


_TRANSLATORS = {"_": "gettext", "gettext": "gettext", "pgettext": "pgettext"}
"""Functions of templates whose constant texts are translated while compiling."""
_PLACE = re.compile(r"%\((\w+)\)s")
"""Where something is put into a translated text."""


def escape(value: object) -> str:
    """Escape a value for HTML; what is HTML already stays."""
    if type(value) is str:
        return _escaped(value)
    if type(value) is Markup:
        return value
    return wrapped(value)


class QuickMacro(Macro):
    """A macro that is called with what it asks for, and with nothing else."""

    is_alone = False
    """Whether it sees its arguments and nothing of the page for which it is called."""

    def __init__(self, *args: Any) -> None:  # noqa: ANN401  # what Jinja's own takes
        """Look once whether it takes anything beyond its arguments."""
        super().__init__(*args)
        self.is_simple = not (
            self.catch_kwargs or self.catch_varargs or self.caller or self.explicit_caller
        )

    @property
    def place(self) -> str:
        """The template in which it is written."""
        return self._func.__code__.co_filename

    def quick(self, args: tuple[object, ...], named: dict[str, object]) -> str:
        """Call it; the parts of a long page are put in from where they stand."""
        if self.is_alone and args and type(args[0]) is Inlay and (found := bench()) is not None:
            return str.__new__(Markup, found.put(self, args[0], args, named))
        return self.plain(args, named)

    def plain(self, args: tuple[object, ...], named: dict[str, object]) -> str:
        """Call it."""
        if not self.is_simple or len(args) > len(self.arguments):
            return self(*args, **named)
        if len(args) != len(self.arguments):
            args += tuple(named.pop(name, missing) for name in self.arguments[len(args) :])
        if named:
            return self(*args, **named)
        return str.__new__(Markup, self._func(*args))


class QuickTemplate(Template):
    """Knows of its macros whether they can see the page that imports them."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Return what is imported of it without the page's own names."""
        module = super()._get_default_module(ctx)
        for one in vars(module).values():
            if type(one) is QuickMacro:
                one.is_alone = True
        return module


class QuickContext(Context):
    """Calls macros directly."""

    def call(self, what: Callable[..., Any], /, *args: Any, **named: Any) -> Any:  # noqa: ANN401  # as Jinja's
        """Call anything that a template may call."""
        if type(what) is QuickMacro:
            return what.quick(args, named)
        return super().call(what, *args, **named)


class Compiler(CodeGenerator):
    """Writes the code of a template."""

    patient: nodes.Getattr | None = None
    """The attribute of which a template asks whether it is there at all."""
    outermost: Frame | None = None
    """The function that is being written."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # Jinja's name
        """Translate what can be, and write the whole."""
        if _own_names(node).isdisjoint(_TRANSLATORS):
            words: Locale = getattr(self.environment, "words")  # noqa: B009  # QuickEnvironment's
            node = _Translator(words).visit(node)
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        """Put names of ours before those of Jinja, in each function of a template."""
        super().write_commons()
        self.writeline("escape = environment.quick_escape")
        self.writeline("Macro = environment.quick_macro")
        self.writeline("call = context.call")

    def enter_frame(self, frame: Frame) -> None:
        """Begin a part of a template; a whole function gathers its pieces and yields them once."""
        super().enter_frame(frame)
        if frame.buffer is None:
            self.buffer(frame)
            self.outermost = frame

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:  # noqa: FBT001, FBT002  # Jinja's
        """End a part of a template."""
        super().leave_frame(frame, with_python_scope)
        if frame is self.outermost:
            self.writeline(f"yield concat({frame.buffer})")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """Include another template."""
        if not node.with_context:
            self.fail("this is not gathered in its place", node.lineno)
        super().visit_Include(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Read an attribute."""
        if node is self.patient or iskeyword(node.attr) or isinstance(node.node, nodes.Const):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """Test a value; whether an attribute is there at all, Jinja itself must say."""
        if node.name in {"defined", "undefined"} and isinstance(node.node, nodes.Getattr):
            self.patient = node.node
        super().visit_Test(node, frame)

    def visit_Call(  # noqa: N802
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002  # Jinja's
    ) -> None:
        """Call something."""
        if forward_caller:
            super().visit_Call(node, frame, forward_caller)
            return
        self.write("call(")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")


def _own_names(template: nodes.Template) -> set[str]:
    """Return the names that a template gives to what is its own."""
    names = {one.name for one in template.find_all(nodes.Name) if one.ctx != "load"}
    names |= {one.name for one in template.find_all(nodes.Macro)}
    names |= {one.target for one in template.find_all(nodes.Import)}
    for found in template.find_all(nodes.FromImport):
        names |= {one if isinstance(one, str) else one[1] for one in found.names}
    return names


class _Translator(NodeTransformer):
    """Puts the translation in the place of each call that translates constant texts."""

    def __init__(self, words: Locale) -> None:
        self.words = words

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        node.nodes = [piece for one in node.nodes for piece in self._pieces(one)]
        self.generic_visit(node)
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        text = None if node.kwargs else self._translated(node)
        return node if text is None or _PLACE.search(text) else _constant(text)

    def _pieces(self, node: nodes.Expr) -> list[nodes.Expr]:
        """Cut a translation that is written out into what is constant and what is filled in."""
        text = self._translated(node)
        if text is None or not isinstance(node, nodes.Call):
            return [node]
        values = {one.key: one.value for one in node.kwargs}
        pieces = _PLACE.split(text)
        fixed, places = pieces[::2], pieces[1::2]
        if not values.keys() >= set(places) or any("%" in one.replace("%%", "") for one in fixed):
            return [node]  # Jinja says what is wrong with it
        filled = [values[one] for one in places]
        made = [
            piece for pair in zip(map(_constant, fixed), filled, strict=False) for piece in pair
        ]
        return [*made, _constant(fixed[-1])]

    def _translated(self, node: nodes.Node) -> str | None:
        """Return the translation of a call's constant texts; None where it is no such call."""
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
            return None
        texts = [one.value for one in node.args if isinstance(one, nodes.Const)]
        is_constant = len(texts) == len(node.args) and all(isinstance(t, str) for t in texts)
        if (
            node.node.name not in _TRANSLATORS
            or not is_constant
            or node.dyn_args
            or node.dyn_kwargs
        ):
            return None
        made: str = getattr(self.words, _TRANSLATORS[node.node.name])(*texts)
        return made


def _constant(text: str) -> nodes.Expr:
    """Return a translated text as HTML; as in Jinja, a sign of per cent is written twice in it."""
    return nodes.MarkSafe(nodes.Const(text % ()))


class QuickEnvironment(Environment):
    """Compiles templates for one language."""

    code_generator_class = Compiler
    context_class = QuickContext
    template_class = QuickTemplate
    quick_escape = staticmethod(escape)
    quick_macro = QuickMacro
    words: Locale
