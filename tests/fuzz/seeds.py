"""What fuzzing starts from: the texts that the tests have, and the words that the code knows."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from tests import small

ROOT = Path(__file__).resolve().parents[2]
TOKENS = (
    "---", "\n---\n", "{--", "--}", "{++", "++}", "{~~", "~>", "~~}", "{==", "==}", "{>>", "<<}",
    "furniture", "supplied: ", "reading probable: ", "page 2", "sic", "{: .signature}", "[^a]",
    "[^a]: {url: ", "](", "![", "<http://", "<![CDATA[", "<!--", "-->", "<script>", "javascript:",
    "`", "**", "|", "1. ", "- ", "> ", "    ", "&amp;", "&#x41;", "\\", "\r", "\t", "\u00a0",
    "\u200b", "\u202e", "\ufeff", "\u0301", "&a ", "*a", "!!python/name:os", "<<: ", "? ",
    "{a: ", "[a, ",
    "'", '"', "#", ": ", "title: ", "kind: letter", "date: 2015-05-25", "author: ", "addressee: ",
    "signatories: ", "requests: ", "withhold: [{text: ", "source: {file: letter.txt", "speakers: ",
    "[2015-10..2015-11]", "2015~", "undated", "/..", "SHA256SUMS", "  index.html\n", "From: ",
    "Content-Type: ", "multipart/mixed; boundary=", "=?utf-8?q?", "base64", "<w:p>", "<w:t>",
    "<td>",    "<style>", "<a href=", "obj", "stream", "%PDF-1.4",
)  # fmt: skip
"""Words that random bytes would take long to hit upon."""
FOLDERS = {
    "reader": ("content/**/*.md", "content/case.yaml"),
    "typed": ("content/**/*.md", "content/case.yaml"),
    "marks": ("content/documents/*.md",),
    "markup": ("content/pages/*.md", "docs/*.md"),
    "page": ("content/documents/*.md",),
    "import-text": ("tests/import/*.txt",),
    "import-html": ("tests/import/*.html",),
    "import-eml": ("tests/import/*.eml",),
    "import-docx": ("tests/import/*.docx", "tests/import/*.txt"),
    "import-pdf": ("tests/import/*.pdf",),
}
LONGEST = 32_768
"""Bytes of the longest seed: with longer ones each try takes longer, and finds less."""


def seeds(target: str) -> list[bytes]:
    """Sound input for a target, and the hostile cases where they are texts of the content."""
    found = [
        path.read_bytes()
        for pattern in FOLDERS.get(target, ())
        for path in sorted(ROOT.glob(pattern))
    ]
    if target in {"reader", "typed", "marks", "markup", "page"}:
        found += [text.encode() for text in small.FILES.values()]
        for path in sorted((ROOT / "tests" / "hostile").glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            pieces = re.split(r"^==.*\n", text, flags=re.MULTILINE)
            found += [piece.encode() for piece in pieces if len(piece) > 20]
    if target == "date":
        found += [b"2015-05-25", b"2015-05~", b"[2015-10-05..2015-10-11]", b"2014/2015", b"undated"]
    if target == "proof":
        found += [b"0" * 64 + b"  index.html\n", b"\\" + b"a" * 64 + b"  a\\nb\n"]
    if target == "quotation":
        found += [text.encode() for text in small.FILES.values()]
    if target == "import-docx":
        found += [_inside(data) for data in found if data[:2] == b"PK"]
    return [one for one in found if len(one) <= LONGEST]


def _inside(docx: bytes) -> bytes:
    """The text of a Word file: the target packs it again, so that random input gets that far."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read("word/document.xml")


def dictionary() -> str:
    """The words in the form that libFuzzer reads."""
    return "".join(
        '"' + "".join(f"\\x{byte:02x}" for byte in one.encode()) + '"\n' for one in TOKENS
    )
