"""The same text in other programs, where they are installed."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from html import escape
from importlib.util import find_spec
from pathlib import Path

_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
_TYPST_HEAD = (
    '#set page(paper: "us-letter", margin: 1in, header: [A/C.2/80/17], numbering: "1")\n'
    '#set text(font: "Liberation Serif", size: 10pt)\n#set par(justify: true, leading: 0.5em)\n\n'
)
_HTML_HEAD = (
    "<!DOCTYPE html><meta charset=utf-8><style>@page{size:letter;margin:1in}"
    "body{font:10pt/12pt Liberation Serif;text-align:justify}</style>\n"
)


def peers(folder: Path, text: Path) -> tuple[dict[str, list[str]], list[str]]:
    """The commands that set a text of ours, by program; and the programs that are not there."""
    folder.mkdir(exist_ok=True)
    blocks = [re.sub(r"\[\^a\]", "", block) for block in text.read_text(encoding="utf-8").split("\n\n")[1:]]
    out = str(folder / "peer.pdf")
    found: dict[str, list[str]] = {}
    absent = []
    if find_spec("typst"):
        file = folder / "peer.typ"
        file.write_text(_TYPST_HEAD + "\n\n".join(map(_typst, blocks)), encoding="utf-8")
        found["Typst"] = [sys.executable, "-c", _TYPST, str(file), out]
    else:
        absent.append("Typst")
    page = folder / "peer.html"
    page.write_text(_HTML_HEAD + "\n".join(map(_html, blocks)), encoding="utf-8")
    if chromium := shutil.which("chromium"):
        profile = tempfile.mkdtemp(dir=folder)
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        options += [f"--user-data-dir={profile}", f"--print-to-pdf={out}", page.as_uri()]
        found["Chromium"] = ["sh", "-c", 'exec "$@" 2>/dev/null', "sh", chromium, *options]
    else:
        absent.append("Chromium")
    if office := shutil.which("soffice"):
        found["LibreOffice"] = [
            office,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(page),
        ]
    else:
        absent.append("LibreOffice")
    return found, absent


def _typst(block: str) -> str:
    return "= " + block[3:] if block.startswith("## ") else "+ " + block[3:]


def _html(block: str) -> str:
    return f"<h2>{escape(block[3:])}</h2>" if block.startswith("## ") else f"<p>{escape(block)}</p>"
