"""The files that a dossier is published with work as they stand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from dossier import cli, pipeline, verify
from dossier.outputs.hosting import POLICY, SECURITY_HEADERS
from dossier.scaffold import hosting
from tests import small
from tests.conftest import ROOT

PUBLIC = "hosting/public-repository/pages.yml"
WORKFLOWS = {
    "this dossier": (ROOT / hosting.WORKFLOW).read_text(encoding="utf-8"),
    "a new dossier": hosting.files()[hosting.WORKFLOW],
    "a public repository": hosting.files()[PUBLIC],
}
PINNED = re.compile(r"uses: ([\w-]+/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)")


def build(folder: Path, serial: int = 1) -> Path:
    """Build the small dossier."""
    content = small.write(
        folder / "content", {"case.yaml": f"{small.FILES['case.yaml']}serial: {serial}\n"}
    )
    assert pipeline.build(content, folder / "site", small.MOMENT).published is not None
    return folder / "site"


# What lies where


def test_init_writes_everything_and_the_first_dossier_has_the_same_under_its_own_name(
    tmp_path: Path, *, update: bool
) -> None:
    assert cli.main(["init", str(tmp_path / "new"), "--quiet"]) == 0
    for name, text in hosting.files().items():
        assert (tmp_path / "new" / name).read_text(encoding="utf-8") == text
    case = yaml.safe_load((ROOT / "content" / "case.yaml").read_text(encoding="utf-8"))
    host = urlsplit(case["base_url"]).hostname
    own = {name: text for name, text in hosting.files(host).items() if name != hosting.WORKFLOW}
    for name, text in own.items() if update else ():
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
    there = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in (ROOT / "hosting").rglob("*")
        if path.is_file()
    }
    assert there == own


@pytest.mark.parametrize(
    "name", ["hosting/Caddyfile", "hosting/nginx/snippets/dossier.conf", "_headers"]
)
def test_every_host_is_given_the_same_headers(tmp_path: Path, name: str) -> None:
    text = (build(tmp_path) / name).read_text() if name == "_headers" else hosting.files()[name]
    for header, value in SECURITY_HEADERS:
        assert re.search(rf"{header}:? \"?{re.escape(value)}", text), header
    assert "HEADERS" not in text


def test_a_site_holds_what_hosts_look_for(tmp_path: Path) -> None:
    small.write(
        tmp_path / "content",
        {
            "case.yaml": small.FILES["case.yaml"]
            + "security: {contact: 'mailto:desk@small.example', expires: 2027-06-01}\n"
        },
    )
    site = tmp_path / "site"
    built = pipeline.build(tmp_path / "content", site, small.MOMENT)
    assert built.published is not None, built.diagnostics
    for name in ("404.html", "robots.txt", ".nojekyll", "_headers", "_redirects", "sitemap.xml"):
        assert (site / name).is_file(), name
    security = (site / ".well-known" / "security.txt").read_text()
    assert "Contact: mailto:desk@small.example\n" in security
    assert "\nExpires: 2027-06-01T" in security
    assert "\nCanonical: https://small.example/case/.well-known/security.txt\n" in security
    assert POLICY in (site / "_headers").read_text()


# Workflows


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_pins_every_action_and_may_do_no_more_than_it_must(name: str) -> None:
    text = WORKFLOWS[name]
    assert text.count("uses:") == len(PINNED.findall(text)) >= 3
    told: dict[str, Any] = yaml.safe_load(text)
    assert told["permissions"] == {}
    first, last = told["jobs"].values()
    assert first["permissions"] == {"contents": "read"}
    assert last["permissions"] == {"pages": "write", "id-token": "write"}
    assert [step for step in last["steps"] if "run" in step] == []  # nothing of ours has its rights
    for step in first["steps"]:
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
        if "upload-pages-artifact" in step.get("uses", ""):
            assert step["with"] == {"path": "site", "include-hidden-files": True}
        assert "${{" not in step.get("run", "")  # nothing from outside becomes a command


def test_all_workflows_pin_the_same_versions() -> None:
    found: dict[str, set[tuple[str, str]]] = {}
    for text in WORKFLOWS.values():
        for action, digest, version in PINNED.findall(text):
            found.setdefault(action, set()).add((digest, version))
    assert {len(one) for one in found.values()} == {1}


def test_a_new_dossier_publishes_nothing_until_it_is_told_with_what() -> None:
    told = yaml.safe_load(WORKFLOWS["a new dossier"])
    assert told["jobs"]["build"]["if"] == "vars.DOSSIER_TOOL != ''"
    for step in told["jobs"]["build"]["steps"]:
        if "run" in step:
            assert step["run"].startswith("python3 .dossier-tool/build.py ")


def run_steps(repository: Path, *, signed: bool = False) -> int:
    """Do what the workflow of the public repository does before it publishes; 0 if all is well."""
    told = yaml.safe_load(WORKFLOWS["a public repository"])
    (repository / "runner").mkdir(exist_ok=True)
    for step in told["jobs"]["verify"]["steps"]:
        if "run" in step and (signed or "if" not in step):
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=repository / step.get("working-directory", "."),
                env={**os.environ, "RUNNER_TEMP": str(repository / "runner")},
                capture_output=True,
                check=False,
            )
            if done.returncode != 0:
                return done.returncode
    return 0


def alter(site: Path) -> None:
    (site / "index.html").write_bytes((site / "index.html").read_bytes() + b" ")


def lose(site: Path) -> None:
    (site / ".nojekyll").unlink()


def add(site: Path) -> None:
    (site / "assets" / "count.js").write_text("1")


def link(site: Path) -> None:
    (site / "assets" / "link").symlink_to("../index.html")


needs_bash = pytest.mark.skipif(os.name == "nt", reason="the workflow runs on Linux")


@needs_bash
@pytest.mark.parametrize("change", [alter, lose, add, link])
def test_the_public_repository_publishes_a_site_as_it_was_built_and_no_other(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    site = build(tmp_path)
    assert run_steps(tmp_path) == 0
    change(site)
    assert run_steps(tmp_path) != 0


@needs_bash
def test_where_signers_are_named_a_site_that_nobody_signed_is_not_published(
    tmp_path: Path,
) -> None:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("there is no ssh-keygen here")
    site = build(tmp_path)
    make = [
        "ssh-keygen",
        "-q",
        "-t",
        "ed25519",
        "-N",
        "",
        "-C",
        "desk",
        "-f",
        str(tmp_path / "key"),
    ]
    subprocess.run(make, check=True)
    public = (tmp_path / "key.pub").read_text()
    (tmp_path / "allowed_signers").write_text(f"desk@small.example {public}")
    assert run_steps(tmp_path, signed=True) != 0
    sign = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(tmp_path / "key"), "-n", "dossier"]
    subprocess.run([*sign, str(site / "SHA256SUMS")], check=True, capture_output=True)
    assert run_steps(tmp_path, signed=True) == 0
    with verify.opened(site) as holder:
        assert verify.verify(holder).is_whole


@needs_bash
def test_minisign_signs_the_list_with_one_command_and_the_site_stays_whole(tmp_path: Path) -> None:
    if shutil.which("minisign") is None:
        pytest.skip("there is no minisign here")
    site = build(tmp_path)
    key = ["-p", str(tmp_path / "key.pub"), "-s", str(tmp_path / "key")]
    subprocess.run(["minisign", "-G", "-W", *key], check=True, capture_output=True)
    sign = ["minisign", "-S", "-W", "-s", str(tmp_path / "key"), "-m", str(site / "SHA256SUMS")]
    done = subprocess.run(sign, check=False, capture_output=True)
    if done.returncode != 0:  # older versions know no `-W` when they sign
        subprocess.run([*sign[:2], *sign[3:]], check=True, capture_output=True, input=b"\n")
    proof = ["minisign", "-V", "-p", str(tmp_path / "key.pub"), "-m", str(site / "SHA256SUMS")]
    assert subprocess.run(proof, check=False, capture_output=True).returncode == 0
    with verify.opened(site) as holder:
        assert verify.verify(holder).is_whole
    alter(site)
    with verify.opened(site) as holder:
        assert verify.verify(holder).altered == ("index.html",)


# A server of one's own

SSH = """\
#!/bin/sh
# Instead of the network: the commands of the other side, run here.
[ "$1" = -l ] && shift 2
shift
exec sh -c "$*"
"""


@needs_bash
def test_rsync_puts_whole_editions_beside_one_another_and_keeps_the_last_four(
    tmp_path: Path,
) -> None:
    if shutil.which("rsync") is None:
        pytest.skip("there is no rsync here")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "ssh").write_text(SSH)
    (tmp_path / "bin" / "ssh").chmod(0o755)
    script = tmp_path / "rsync.sh"
    script.write_text(hosting.files()["hosting/rsync.sh"])
    base = tmp_path / "server"
    environment = {
        **os.environ,
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "DOSSIER_BASE": str(base),
    }

    def publish() -> int:
        command = ["sh", str(script), "desk@server.example", str(tmp_path / "site")]
        return subprocess.run(command, env=environment, check=False, capture_output=True).returncode

    for serial in range(1, 7):
        site = build(tmp_path, serial)
        assert publish() == 0
        with verify.opened(base / "current") as holder:
            found = verify.verify(holder)
        assert (found.is_whole, found.named.serial) == (True, serial)
        assert (base / "current").is_symlink()
    assert len(list((base / "editions").iterdir())) == 4
    alter(site)
    assert publish() != 0  # what does not verify there takes nobody's place
    with verify.opened(base / "current") as holder:
        found = verify.verify(holder)
    assert (found.is_whole, found.named.serial) == (True, 6)
