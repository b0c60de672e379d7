"""Makes the PDF and DOCX files of the set from the pages beside it; PDF with Chromium."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Print each page to a PDF that is not there yet, or all of those named."""
    for page in sorted((HERE / "pages").glob("docx-*.txt")):
        (HERE / f"{page.stem}.docx").write_bytes(to_docx(page.read_text(encoding="utf-8")))
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.stderr.write("chromium is not installed\n")
        return 2
    wanted = set(sys.argv[1:])
    for page in sorted((HERE / "pages").glob("*.html")):
        target = HERE / f"{page.stem}.pdf"
        if page.stem in wanted or (not wanted and not target.exists()):
            to_pdf(chromium, page, target)
    return 0


def to_pdf(chromium: str, page: Path, target: Path) -> None:
    """Print one page."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-pdf-header-footer",
                f"--user-data-dir={folder}",
                f"--print-to-pdf={target}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ALIGNED = {"right": '<w:jc w:val="right"/>', "centre": '<w:jc w:val="center"/>'}


def to_docx(text: str) -> bytes:
    """Return a Word file of some lines; words before a colon say what a line is."""
    parts: dict[str, list[str]] = {"header": [], "footer": [], "body": []}
    for line in text.rstrip("\n").split("\n"):
        match = re.match(r"^(header|footer|right|centre|bold|row|number):\s*(.*)$", line)
        label, rest = (match.group(1), match.group(2)) if match else ("", line)
        if label == "row":
            cells = "".join(f"<w:tc>{paragraph(c.strip())}</w:tc>" for c in rest.split("|"))
            parts["body"].append(f"<w:tr>{cells}</w:tr>")
        else:
            parts[label if label in parts else "body"].append(paragraph(rest, label))
    body = re.sub(r"((?:<w:tr>.*?</w:tr>)+)", r"<w:tbl>\1</w:tbl>", "".join(parts["body"]))
    files = {"word/document.xml": root("document", f"<w:body>{body}</w:body>")}
    files["word/numbering.xml"] = root("numbering", (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    ))  # fmt: skip
    for name, tag in (("header", "hdr"), ("footer", "ftr")):
        if parts[name]:
            files[f"word/{name}1.xml"] = root(tag, "".join(parts[name]))
    return packed(files)


def paragraph(text: str, label: str = "") -> str:
    """Return a paragraph; {del:…} and {ins:…} are tracked changes."""
    properties = ALIGNED.get(label, "")
    if label == "number":
        properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    runs = []
    for part in re.split(r"(\{(?:del|ins):[^}]*\})", text):
        if part.startswith("{del:"):
            runs.append(f"<w:del><w:r><w:delText>{escape(part[5:-1])}</w:delText></w:r></w:del>")
        elif part.startswith("{ins:"):
            runs.append(f"<w:ins>{run(part[5:-1])}</w:ins>")
        elif part:
            runs.append(run(part, bold=label == "bold"))
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def run(text: str, *, bold: bool = False) -> str:
    """Return a run of characters."""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{weight}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def root(tag: str, inside: str) -> str:
    """Return a part of the file."""
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{declaration}<w:{tag} xmlns:w="{NAMESPACE}">{inside}</w:{tag}>'


def packed(files: dict[str, str]) -> bytes:
    """Return the ZIP of the parts, the same bytes each time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
    return made.getvalue()


if __name__ == "__main__":
    sys.exit(main())
