"""The image of a document: shown where it may be, and never with what is withheld."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from pathlib import Path
from zlib import compress, crc32

import pytest

from dossier import pipeline
from dossier.cli import main

AT = datetime(2026, 11, 21, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


@pytest.fixture(name="letter")
def letter_with_facsimile(tmp_path: Path) -> Path:
    assert main(["init", str(tmp_path / "new")]) == 0
    (letter,) = (tmp_path / "new/content/documents").glob("*.md")
    (tmp_path / "new/content/sources/scan.png").write_bytes(PNG)
    text = letter.read_text()
    letter.write_text(text.replace("  nature:", "  facsimile: scan.png\n  nature:"))
    return letter


def codes(letter: Path) -> list[str]:
    return [one.code for one in pipeline.check(letter.parents[1], AT)]


def build(letter: Path) -> Path:
    site = letter.parents[2] / "site"
    assert pipeline.build(letter.parents[1], site, AT).published is not None
    return site


def test_a_facsimile_stands_beside_the_letter(letter: Path) -> None:
    site = build(letter)
    page = (site / "documents" / f"{letter.stem}.html").read_text()
    assert (site / "sources" / f"{letter.stem}-facsimile.png").read_bytes() == PNG
    assert f'src="../sources/{letter.stem}-facsimile.png"' in page
    assert "No image of the document" not in page


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = compress((b"\x00" + b"\xff" * width) * height)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_page_keeps_the_place_of_a_facsimile_until_it_has_come(letter: Path) -> None:
    scan = letter.parents[1] / "sources/scan.png"
    scan.write_bytes(png(210, 297))
    page = build(letter) / "documents" / f"{letter.stem}.html"
    assert ' width="210" height="297" alt=' in page.read_text()
    scan.write_bytes(png(420, 594))
    build(letter)
    assert ' width="420" height="594" alt=' in page.read_text()


@pytest.mark.parametrize(
    "data", [PNG, png(9, 9)[:20], b"GIF89a", b"RIFF", b"<svg width='9' height='9'/>", b""]
)
def test_of_an_image_that_is_damaged_no_size_is_told(letter: Path, data: bytes) -> None:
    (letter.parents[1] / "sources/scan.png").write_bytes(data)
    page = build(letter) / "documents" / f"{letter.stem}.html"
    assert '-facsimile.png" alt=' in page.read_text()


def test_a_facsimile_that_would_show_what_is_withheld_is_not_published(letter: Path) -> None:
    withheld = 'withhold: [{text: "3 February 2020", reason: private}]\n---\n\nExampleville'
    letter.write_text(letter.read_text().replace("---\n\nExampleville", withheld))
    event = next((letter.parents[1] / "events").glob("*.md"))
    event.unlink()
    home = letter.parents[1] / "pages" / "home.md"
    home.write_text("---\ntitle: Home\n---\n")
    assert "facsimile-withheld" in codes(letter)
    site = build(letter)
    assert not list((site / "sources").glob("*facsimile*"))
    assert "No image of the document" in (site / "documents" / f"{letter.stem}.html").read_text()


def test_metadata_in_a_facsimile_is_warned_of(letter: Path) -> None:
    (letter.parents[1] / "sources/scan.png").write_bytes(PNG + b"tEXtAuthor\x00Somebody")
    assert codes(letter) == ["facsimile-metadata"]


def test_a_missing_facsimile_is_an_error(letter: Path) -> None:
    (letter.parents[1] / "sources/scan.png").unlink()
    assert codes(letter) == ["source-missing"]


def test_a_source_without_anything_withheld_is_published_byte_for_byte(letter: Path) -> None:
    site = build(letter)
    original = letter.parents[1] / "sources" / "example.txt"
    assert (site / "sources" / f"{letter.stem}.txt").read_bytes() == original.read_bytes()
