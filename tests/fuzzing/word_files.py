"""Word files as nobody wrote them: ``python -m tests.fuzzing.word_files FILE.docx … --variants 200 --build``.

A variant is a piece of a file in which paragraphs, rows, cells, runs, sections, styles and parts are taken
out, doubled, moved or wrapped. It is imported and read back, or refused with an error of ours; with --build
it is set, which proves that no word is lost on the page. With --recombined nothing is malformed (see
``recombined``), and each must be imported and built.
"""

from __future__ import annotations

import re
import sys
import tempfile
import traceback
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import click
from lxml import etree

from masthead.errors import InternalError, MastheadError
from masthead.importing.word.names import MC, Element, w
from tests.fuzzing.recombined import recombined

if TYPE_CHECKING:
    from masthead.importing.given import Given
    from masthead.importing.imported import Imported

DOCUMENT = "word/document.xml"
_WORD = re.compile(r"[^\W\d_]{3,}|\d{2,}")
_ROMAN = re.compile(r"[IVXLC]+")
_MOVED = (
    "p",
    "tbl",
    "tr",
    "tc",
    "r",
    "sectPr",
    "pPr",
    "rPr",
    "tblGrid",
    "tblPr",
    "tcPr",
    "hyperlink",
    "pict",
)
_WRAPS = ("ins", "del", "sdt", "moveTo", "moveFrom", "smartTag", "hyperlink")
_APART = {w(name) for name in ("tab", "ptab", "br", "p", "cr", "noBreakHyphen", "footnoteReference")}
_NEEDED = (DOCUMENT, "_rels/.rels")


def variant(source: Path, target: Path, random: Random, size: int = 40) -> None:
    """Write a variant of a piece of a Word file."""
    with zipfile.ZipFile(source) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts[DOCUMENT])
    _cut(root, random, size)
    for _ in range(random.randint(1, 8)):
        random.choice(_MUTATIONS)(root, random)
    parts[DOCUMENT] = etree.tostring(root)
    for _ in range(random.randint(0, 2)):
        _change_part(parts, random)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


def _cut(root: Element, random: Random, size: int) -> None:
    """Leave the opening, a piece of the text, and the last section."""
    body = root.find(w("body"))
    assert body is not None
    children = list(body)
    begin = random.randrange(len(children))
    for at, child in enumerate(children[:-1]):
        if at > 20 and not begin <= at < begin + size and child.find(f".//{w('sectPr')}") is None:
            body.remove(child)


def _some(root: Element, random: Random, *names: str) -> Element | None:
    found = [e for e in root.iter(*map(w, names)) if e.getparent() is not None]
    return random.choice(found) if found else None


def _remove(root: Element, random: Random) -> None:
    one = _some(root, random, *_MOVED)
    if one is not None:
        one.getparent().remove(one)  # type: ignore[union-attr]


def _double(root: Element, random: Random) -> None:
    one = _some(root, random, *_MOVED)
    if one is not None:
        one.addnext(deepcopy(one))


def _exchange(root: Element, random: Random) -> None:
    """Put an element before another of its kind, wherever that stands."""
    one = _some(root, random, *_MOVED)
    other = None if one is None else _some(root, random, etree.QName(one).localname)
    if one is not None and other is not None and one is not other and one not in other.iterancestors():
        other.addprevious(one)


def _misplace(root: Element, random: Random) -> None:
    """Put an element before one of another kind."""
    one, other = _some(root, random, *_MOVED), _some(root, random, *_MOVED)
    if one is not None and other is not None and one is not other and one not in other.iterancestors():
        other.addprevious(one)


def _wrap(root: Element, random: Random) -> None:
    one = _some(root, random, "r", "p", "tr", "tc")
    if one is not None:
        wrapper = etree.Element(w(random.choice(_WRAPS)))
        one.addprevious(wrapper)
        inner = etree.SubElement(wrapper, w("sdtContent")) if wrapper.tag == w("sdt") else wrapper
        inner.append(one)


def _renumber(root: Element, random: Random) -> None:
    """Give an attribute that is a number another one."""
    found = [e for e in root.iter() if isinstance(e.tag, str) and any(v.isdigit() for v in e.attrib.values())]
    if found:
        one = random.choice(found)
        name = random.choice([n for n, v in one.attrib.items() if v.isdigit()])
        one.set(name, random.choice(("0", "1", "-1", "3", "1440", "999999999999", "x", "")))


def _restyle(root: Element, random: Random) -> None:
    styles = [e for e in root.iter(w("pStyle"))]
    if styles:
        random.choice(styles).set(w("val"), random.choice(styles).get(w("val"), ""))


_MUTATIONS: tuple[Callable[[Element, Random], None], ...] = (
    _remove,
    _double,
    _exchange,
    _misplace,
    _wrap,
    _renumber,
    _restyle,
)


def _change_part(parts: dict[str, bytes], random: Random) -> None:
    name = random.choice([name for name in sorted(parts) if name not in _NEEDED])
    match random.randrange(4):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[random.choice(sorted(parts))]
        case 2:
            parts[name] = b"" if random.random() < 0.5 else parts[name][: len(parts[name]) // 2]
        case _ if name.endswith((".xml", ".rels")):
            root = etree.fromstring(parts[name]) if parts[name].startswith(b"<") else None
            found = [] if root is None else [e for e in root.iter() if e.getparent() is not None]
            if found and root is not None:
                one = random.choice(found)
                one.getparent().remove(one)  # type: ignore[union-attr]
                parts[name] = etree.tostring(root)
        case _:
            pass


# --- what becomes of them ---------------------------------------------------------------------


def words(text: str) -> Counter[str]:
    """The words of a text but those of a letter or two and roman numerals, which numbering may give."""
    found = _WORD.findall(unicodedata.normalize("NFKC", text))
    return Counter(word for word in found if not _ROMAN.fullmatch(word))


def shown_words(source: Path) -> Counter[str]:
    """The words that stand in the text of a Word file, by a walk that shares nothing with the importer."""
    with zipfile.ZipFile(source) as package:
        root = etree.fromstring(package.read(DOCUMENT))
    away = {w("del"), w("moveFrom"), f"{{{MC}}}Fallback", w("sdtPr"), w("pPr"), w("rPr")}
    text: list[str] = []

    def walk(element: Element, paragraph: bool) -> None:
        for child in element:
            if not isinstance(child.tag, str) or child.tag in away:
                continue
            if child.tag == w("t") and paragraph:
                text.append(child.text or "")
            elif child.tag in _APART:
                text.append(" ")
            if child.tag == w("tr") and child.find(f"{w('trPr')}/{w('del')}") is not None:
                continue
            apart = child.tag == w("p") or child.find(f"{w('rPr')}/{w('vertAlign')}") is not None
            text.extend([" "] if apart else [])
            walk(child, paragraph or child.tag == w("p"))
            text.extend([" "] if apart else [])

    walk(root, paragraph=False)
    return words("".join(text))


def imported(file: Path, folder: Path, given: Given) -> str:
    """Import a file into a folder and read it back; its words that are nowhere."""
    from masthead.building.intake import import_file
    from masthead.errors import ContentError
    from masthead.importing.word import import_file as import_word
    from masthead.reading import load
    from masthead.resources import templates_folder

    intake = import_file(file, folder, given, (templates_folder(),), force=True)
    if wrong := [problem for problem in intake.problems if problem.severity == "error"]:
        raise ContentError(wrong)
    found = import_word(file, given, {})
    said = " ".join(load(path) for path in intake.files if path.suffix in (".md", ".yaml"))
    said += " ".join(map(str, (found.title, found.values, found.guesses)))
    said += " ".join(r.text for r in (*found.report.removed, *found.report.lost, *found.report.unsure))
    return missing(file, found, said)


def missing(file: Path, found: Imported, said: str) -> str:
    """The words of a file that are neither in what was found, nor in what was written and said of it."""
    plain = words(re.sub(r"[\^~]", " ", re.sub(r"\\\n?|[*`]", "", said)))
    own, given = _marks(found)
    left = shown_words(file) - ((_spoken_words(found) + own) | plain)
    left -= given  # typed in the file, and given again by the numbering
    return " ".join(left.elements())


def _spoken_words(found: Imported) -> Counter[str]:
    from masthead.document import inlines, walk
    from masthead.importing.word.inlines import spoken

    return words(" ".join(spoken(content) for b in walk(found.document_blocks) for content in inlines(b)))


def _marks(found: Imported) -> tuple[Counter[str], Counter[str]]:
    """The words of the marks that blocks have of their own, and of those that the numbering gives."""
    from masthead.composing.numbering import shown_marks
    from masthead.document import walk
    from masthead.languages import language

    blocks, record = found.document_blocks, language(str(found.values["language"]))
    shown = shown_marks(blocks, record, numbered_headings=True)
    own: list[str] = []
    given: list[str] = []
    for block, numbered in zip(walk(blocks), walk(shown), strict=True):
        mark = getattr(block, "mark", None)
        (given if mark is None else own).append(getattr(numbered, "mark", None) or "")
    return words(" ".join(own)), words(" ".join(given))


def built(folder: Path) -> None:
    """Set the one text of a project; raises an error of ours where a word is not on the page."""
    from masthead.building.discovery import discover
    from masthead.building.pipeline import build_document
    from masthead.building.project import find_project

    home = find_project(folder)
    (source,) = discover(home).sources
    build_document(source, home, ("pdf",))


def _untold() -> Given:
    """What a variant may have lost; the symbol tells no session."""
    from masthead.importing.given import Given
    from masthead.symbols import Symbol

    return Given(Symbol.parse("ST/IC/7"), "en", "44-12345", "report")


def outcome(file: Path, project: Path, build: bool, given: Given | None = None) -> tuple[str, str]:
    """How an import ended, in a word, and what is to be said of it."""
    (project / "content").mkdir(parents=True)
    (project / "pyproject.toml").write_text("[tool.masthead]\n")
    (project / ".masthead").symlink_to(project.parent / "made")  # fonts are made once
    (project.parent / "made").mkdir(exist_ok=True)
    step = "import"
    try:
        lost = imported(file, project / "content", given or _untold())
        if lost:
            return "lost", lost[:300]
        if build:
            step = "build"
            built(project)
    except InternalError as error:
        return "failed", f"{step}: {error.problems[0]}"[:400]
    except MastheadError as error:
        codes = sorted({problem.code for problem in error.problems})
        return ("refused" if step == "import" else "failed"), f"{step}: {codes} {error.problems[0]}"[:400]
    except Exception:
        return "failed", f"{step}: {traceback.format_exc()[-700:]}"
    return "built" if build else "imported", ""


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--variants", default=200, show_default=True)
@click.option("--seed", default=1, show_default=True, help="Another number gives other variants.")
@click.option(
    "--size",
    default=40,
    show_default=True,
    help="Elements of the body in a variant, or pages of a file of pieces.",
)
@click.option("--build", is_flag=True, help="Set the variants too.")
@click.option("--recombined", "ordinary", is_flag=True, help="Make well-formed files of their pieces.")
@click.option("--only", type=int, help="One variant alone.")
@click.option("--keep", type=click.Path(path_type=Path), help="A folder for the variants that failed.")
def main(
    files: tuple[Path, ...],
    variants: int,
    seed: int,
    size: int,
    build: bool,
    ordinary: bool,
    only: int | None,
    keep: Path | None,
) -> None:
    """Import VARIANTS of Word FILES."""
    from masthead.importing.given import Given

    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        for number in range(variants) if only is None else [only]:
            file, source = Path(name) / f"variant-{number}.docx", files[number % len(files)]
            random = Random(f"{seed}/{number}")
            recombined(source, file, random, size) if ordinary else variant(source, file, random, size)
            ended, said = outcome(file, Path(name) / str(number), build, Given() if ordinary else None)
            counts[ended] += 1
            if ordinary or ended in ("failed", "lost", "refused"):
                click.echo(f"{number} {source.stem} {ended} {said}")
            if keep is not None and ended != "built":
                keep.mkdir(parents=True, exist_ok=True)
                (keep / file.name).write_bytes(file.read_bytes())
            file.unlink()
    click.echo(", ".join(f"{count} {ended}" for ended, count in sorted(counts.items())))
    refused = counts["refused"] if ordinary else 0
    sys.exit(bool(counts["failed"] + counts["lost"] + refused))


if __name__ == "__main__":
    main()
