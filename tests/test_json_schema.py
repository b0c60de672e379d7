"""The JSON Schemas are made of the keys, and say of real content what Dossier says of it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier import json_schema, rules
from dossier.diagnostics import Span
from dossier.draft import Kind
from dossier.report import Format, report
from dossier.schema import keys
from tests.conftest import ROOT
from tests.serving import new_dossier

NAMES = {Kind.DOCUMENT: "document", Kind.ACTOR: "actor", Kind.EVENT: "event", Kind.PAGE: "page"}
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,),
    "array": (list,), "object": (dict,), "null": (type(None),),
}  # fmt: skip


class Loader(yaml.SafeLoader):
    """YAML as editors' extensions read it: dates stay text."""


Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def fits(value: Any, schema: dict[str, Any]) -> bool:  # noqa: ANN401, PLR0911  # whatever YAML holds
    """Whether a value fits a schema of the few words that ours use."""
    if "anyOf" in schema and not any(fits(value, one) for one in schema["anyOf"]):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(isinstance(value, TYPES[kind]) for kind in kinds):
        return False
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        return False
    if isinstance(value, list) and "items" in schema:
        return all(fits(item, schema["items"]) for item in value)
    if isinstance(value, dict) and "properties" in schema:
        known = schema["properties"]
        return set(schema["required"]) <= set(value) <= set(known) and all(
            fits(item, known[key]) for key, item in value.items()
        )
    return True


def schema(name: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((json_schema.FOLDER / f"{name}.json").read_text("utf-8"))
    return made


def front(path: Path) -> object:
    text = path.read_text(encoding="utf-8")
    return yaml.load(text.split("\n---", 1)[0].removeprefix("---"), Loader)  # noqa: S506  # safe


def test_the_schemas_are_current() -> None:
    written = {p.name: p.read_text(encoding="utf-8") for p in json_schema.FOLDER.glob("*.json")}
    assert written == json_schema.files(), "run: python -m dossier.json_schema"


def test_every_key_of_every_table_is_in_a_schema() -> None:
    known = json.dumps([schema(name) for name, _, _ in json_schema.SCHEMAS])
    for _, table in keys.TABLES:
        for key in table:
            assert f'"{key.name}": {{"description": {json.dumps(key.holds)}' in known, key.name


@pytest.mark.parametrize("kind", NAMES)
def test_the_first_dossier_and_a_new_one_fit(kind: Kind, tmp_path: Path) -> None:
    contents = (ROOT / "content", new_dossier(tmp_path / "new") / "content")
    files = [path for content in contents for path in (content / kind.value).glob("*.md")]
    assert files
    assert [path.name for path in files if not fits(front(path), schema(NAMES[kind]))] == []


def test_the_case_fits() -> None:
    text = (ROOT / "content" / "case.yaml").read_text(encoding="utf-8")
    assert fits(yaml.load(text, Loader), schema("case"))  # noqa: S506  # safe: a SafeLoader


@pytest.mark.parametrize("wrong", [
    {"kind": "leter"}, {"colour": "red"}, {"title": None, "kind": None, "date": None, "x": 1},
    {"aliases": ["Not A Slug"]}, {"draft": "maybe"}, {"source": {"sha256": "1"}},
    {"signatories": [{"actor": "x", "reading": "surely"}]},
])  # fmt: skip
def test_what_dossier_refuses_does_not_fit(wrong: dict[str, object]) -> None:
    right = {"title": "A letter", "kind": "letter", "date": "2015-05-25", "author": "x"}
    assert fits(right, schema("document"))
    assert not fits({**right, **wrong}, schema("document"))


def test_the_problem_matcher_of_the_documentation_reads_what_check_writes() -> None:
    text = (ROOT / "docs" / "editing.md").read_text(encoding="utf-8")
    task = json.loads(re.findall(r"```json\n(.*?)```", text, re.DOTALL)[0])["tasks"][0]
    pattern = task["problemMatcher"]["pattern"]
    one = rules.UNKNOWN_KEY.at("documents/a.md", Span(4, 2), "`colour` is not a key: here", "hint")
    lines = report([one], Format.TEXT, "content").splitlines()
    found = re.match(pattern["regexp"], lines[0])
    assert found is not None
    names = ("file", "line", "column", "severity", "code", "message")
    assert [found.group(pattern[name]) for name in names] == [
        "content/documents/a.md", "4", "2", "error", "unknown-key", "`colour` is not a key: here",
    ]  # fmt: skip
    assert re.match(pattern["regexp"], lines[1]) is None
