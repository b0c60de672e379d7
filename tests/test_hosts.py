"""The settings for servers, tried: nginx and Caddy serve a built site as it should be served."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier import pipeline, verify
from dossier.outputs.hosting import HTTPS_ONLY, SECURITY_HEADERS
from dossier.publish import read_manifest
from tests import hosts, small
from tests.browser import chromium, complaints
from tests.conftest import ROOT
from tests.hosts import Host


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier that comes with the project, built."""
    folder = tmp_path_factory.mktemp("hosts") / "site"
    assert pipeline.build(ROOT / "content", folder, small.MOMENT).published is not None
    return folder


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def host(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    """One server after the other."""
    start = hosts.nginx if request.param == "nginx" else hosts.caddy
    with start(site, tmp_path_factory.mktemp(request.param)) as running:
        yield running


PATHS = ["/", "/index.html", "/assets/dossier.css", "/data/documents.json", "/no/such/page"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_headers_those_for_lost_readers_too(host: Host, path: str) -> None:
    for tls in (False, True):
        told = host.ask(path, tls=tls).headers
        for name, value in SECURITY_HEADERS:
            assert told.get(name.lower()) == value, name
        assert ("strict-transport-security" in told) is tls
        if tls:
            assert told["strict-transport-security"] == HTTPS_ONLY[1]
        assert (told.get("access-control-allow-origin") == "*") is path.startswith("/data/")
        assert "set-cookie" not in told
        assert not re.search(r"\d", told.get("server", "")), "the server tells its version"


def test_a_mirror_fetched_from_the_server_verifies(host: Host, site: Path, tmp_path: Path) -> None:
    for name in [*read_manifest(site), "SHA256SUMS"]:
        answer = host.ask(f"/{name}")
        assert answer.status == 200, name
        path = tmp_path / "mirror" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(answer.body)
    assert verify.verify(verify.Folder(tmp_path / "mirror")).is_whole


@pytest.mark.parametrize("path", ["/no/such/page", "/documents/", "/data", "/.git/config",
                                  "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
                                  "/documents/%00", "/index.html/x"])  # fmt: skip
def test_what_is_not_there_gives_the_page_for_lost_readers_and_no_list(
    host: Host, site: Path, path: str
) -> None:
    answer = host.ask(path)
    if answer.status in {301, 302, 307, 308}:  # from a folder to itself with a slash
        answer = host.ask(path + "/")
    assert answer.status in {400, 404}
    if answer.status == 404:
        assert answer.body == (site / "404.html").read_bytes()
    assert b"root:" not in answer.body


def test_a_part_of_a_file_can_be_asked_for(host: Host, site: Path) -> None:
    whole = (site / "data" / "dossier.sqlite").read_bytes()
    answer = host.ask("/data/dossier.sqlite", Range="bytes=100-199")
    assert (answer.status, answer.body) == (206, whole[100:200])
    assert answer.headers["content-range"] == f"bytes 100-199/{len(whole)}"
    assert host.ask("/data/dossier.sqlite", Range="bytes=99999999-").status == 416


TEXTS = ["index.html", "assets/dossier.css", "data/documents.json", "data/documents.csv",
         "feed.xml", "assets/favicon.svg"]  # fmt: skip


@pytest.mark.parametrize("path", TEXTS)
def test_text_is_compressed_where_the_reader_asks(host: Host, site: Path, path: str) -> None:
    if not (site / path).is_file():
        pytest.fail(f"the site has no {path}")
    answer = host.ask(f"/{path}", Accept_Encoding="gzip")
    data = (site / path).read_bytes()
    if len(data) >= 1024:
        assert answer.headers["content-encoding"] == "gzip"
        assert "accept-encoding" in answer.headers["vary"].lower()
        assert gzip.decompress(answer.body) == data
        assert len(answer.body) < len(data)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/assets/dossier.css", "text/css"),
        ("/data/documents.csv", "text/csv"),
        ("/data/documents.json", "application/json"),
        ("/data/citations.bib", "application/x-bibtex"),
        ("/data/citations.ris", "application/x-research-info-systems"),
        ("/robots.txt", "text/plain"),
    ],
)
def test_a_file_is_called_what_it_is(host: Host, path: str, kind: str) -> None:
    if host.name == "caddy" and path.endswith((".bib", ".ris")):
        return  # Caddy knows no such kinds, and calls them nothing
    assert host.ask(path).headers["content-type"].partition(";")[0] == kind


def test_what_did_not_change_is_not_sent_again(host: Host) -> None:
    tag = host.ask("/assets/dossier.css").headers["etag"]
    again = host.ask("/assets/dossier.css", If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")


def test_only_reading_is_allowed_and_http_leads_to_https(host: Host) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert host.ask("/", method).status == 405
    if host.plain:
        answer = Host(host.name, 0, host.plain, host.folder).ask("/about.html?x=1")
        assert answer.status == 301
        assert answer.headers["location"] == "https://dossier.example/about.html?x=1"


def test_a_real_browser_finds_nothing_to_complain_of_and_asks_whether_files_have_changed(
    host: Host,
) -> None:
    with chromium() as browser:
        context = browser.new_context()
        page = context.new_page()
        told = complaints(page)
        seen: list[tuple[str, int, bool]] = []
        page.on("response", lambda one: seen.append((one.url, one.status, one.from_service_worker)))
        for path in ("index.html", "documents.html", "search.html", "timeline.html", "index.html"):
            page.goto(f"http://127.0.0.1:{host.onion}/{path}", wait_until="networkidle")
        assert told == []
        assert {status for _, status, _ in seen} <= {200, 204, 304}
        assert all(url.startswith(f"http://127.0.0.1:{host.onion}/") for url, _, _ in seen)
        context.close()
    if host.name == "nginx":
        log = (host.folder / "dossier.log").read_text(encoding="utf-8")
        assert re.search(r"GET /assets/dossier\.css 304 ", log)


def test_the_log_holds_the_day_and_the_page_and_nothing_of_the_reader(host: Host) -> None:
    host.ask(
        "/about.html?who=me", User_Agent="A browser of mine", Referer="https://before.example/"
    )
    kept = "".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in host.folder.iterdir()
        if path.suffix in {".log", ".txt"} and path.name != "error.log"
    )
    for trace in ("127.0.0.1 ", "A browser of mine", "before.example", "who=me"):
        assert trace not in kept.replace("127.0.0.1:", ""), trace
    if host.name == "nginx":
        lines = (host.folder / "dossier.log").read_text(encoding="utf-8").splitlines()
        assert lines
        assert {
            bool(re.fullmatch(r"\d{4}-\d\d-\d\d [A-Z]+ \S* \d{3} \d+", one)) for one in lines
        } == {True}


def test_a_half_written_edition_is_never_seen(tmp_path: Path) -> None:
    # The root of the settings is `current`, which rsync.sh changes in one step.
    site = tmp_path / "editions" / "one"
    shutil.copytree(pipeline_site(tmp_path), site)
    (tmp_path / "current").symlink_to("editions/one")
    (tmp_path / "nginx").mkdir()
    with hosts.nginx(tmp_path / "current", tmp_path / "nginx") as host:
        first = host.ask("/").body
        shutil.copytree(site, tmp_path / "editions" / "two")
        (tmp_path / "editions" / "two" / "index.html").write_bytes(b"two")
        (tmp_path / "next").symlink_to("editions/two")
        (tmp_path / "next").rename(tmp_path / "current")
        assert first != host.ask("/").body == b"two"


def pipeline_site(folder: Path) -> Path:
    """A small site."""
    content = small.write(folder / "content")
    assert pipeline.build(content, folder / "site", small.MOMENT).published is not None
    return folder / "site"
