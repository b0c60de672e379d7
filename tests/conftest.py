"""What all tests share."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser

settings.register_profile(
    "dossier", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # a busy machine is no mistake in the code
settings.load_profile("dossier")

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: the folder of build.py, content/ and templates/."""


def shared() -> Path:
    """The folder `shared` beside the checkout; where there is none, the test is skipped."""
    folder = Path(os.environ.get("DOSSIER_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("there is no folder `shared` beside the checkout (or named by DOSSIER_SHARED)")
    return folder


@pytest.fixture(name="shared")
def shared_folder() -> Path:
    """`shared()` as a fixture."""
    return shared()


@pytest.fixture(scope="session", name="sites")
def built_sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sites of tests/visits.py, built once."""
    from tests.visits import build  # noqa: PLC0415  # it needs this module

    return build(tmp_path_factory.mktemp("sites"))


@pytest.fixture(scope="session", name="browser")
def started_browser() -> Iterator[Browser]:
    """A browser of the system; the tests skip where there is none."""
    from tests.browser import chromium  # noqa: PLC0415  # it needs this module

    with chromium() as browser:
        yield browser


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --no-skips and --update."""
    parser.addoption(
        "--no-skips",
        action="store_true",
        help="fail when any test was skipped (also: DOSSIER_NO_SKIPS=1)",
    )
    parser.addoption(
        "--update",
        action="store_true",
        help="write the expected output anew where it differs; read the difference afterwards",
    )


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expected output is to be written anew."""
    return bool(request.config.getoption("--update"))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where nothing may be skipped, a session that skipped something has failed."""
    if session.exitstatus == pytest.ExitCode.OK and forbidden_skips(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Name the tests that were skipped although nothing may be skipped."""
    skips = forbidden_skips(config)
    if skips:
        terminalreporter.section("skipped, although nothing may be skipped", red=True)
        for report in skips:
            terminalreporter.line(f"{report.nodeid}: {reason(report)}")


def forbidden_skips(config: pytest.Config) -> Sequence[pytest.TestReport]:
    """The reports of skipped tests where nothing may be skipped."""
    forbidden = config.getoption("--no-skips") or os.environ.get("DOSSIER_NO_SKIPS") == "1"
    # The processes of pytest-xdist have no reporter: the one that started them counts for all.
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if not forbidden or reporter is None:
        return ()
    skips: list[pytest.TestReport] = reporter.stats.get("skipped", [])
    return skips


def reason(report: pytest.TestReport) -> str:
    """Why a test was skipped."""
    place = report.longrepr
    return place[2].removeprefix("Skipped: ") if isinstance(place, tuple) else str(place)
