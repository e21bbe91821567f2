"""The four readers, what feeds each, and what each must keep to.

A reader gives a result or refuses the input with an error that tells what is wrong. Whatever else it
does, a crash, a hang, a fault that it finds in itself, is a bug.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from masthead.importing.given import Given
from masthead.kinds import Kind, load_kinds
from masthead.resources import templates_folder
from tests.fixtures import fixtures
from tests.importing.word.making import docx, element, opening, p, run, tbl, tc, tr

TESTS = Path(__file__).resolve().parent.parent
_WORD = re.compile(r"<[^<>]+>|:::[^\n]*|\{[^{}\n]+\}|\[\^\w+\]:?|^\w+:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Target:
    """A reader: its seeds, and ``read``, which feeds it one input by way of a folder for its files."""

    name: str
    seeds: tuple[str, ...]
    read: Callable[[str, Path], None]

    def words(self) -> tuple[str, ...]:
        """What means something to the reader, taken from its seeds."""
        return tuple(sorted({word for seed in self.seeds for word in _WORD.findall(seed)})) or ("",)


@cache
def _kinds() -> Mapping[str, Kind]:
    return load_kinds([templates_folder()])


def _text(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _read_markdown(text: str, folder: Path) -> None:
    """Read a file of the dialect; what is read must come back the same when it is written and read again."""
    from masthead.metadata import read_metadata
    from masthead.reading import load, read_body, split_front_matter
    from masthead.writing import write_body

    path = folder / "en.md"
    path.write_bytes(_text(text))
    parts = split_front_matter(load(path), path)
    try:
        read_metadata(parts.text, path, parts.first_line, None, None, _kinds(), "en")
    finally:  # what is wrong with the metadata does not hide the text
        blocks, notes = read_body(parts.body, path, parts.body_line)
    again = read_body(write_body(blocks, notes), path)
    assert again == (blocks, notes), "written and read again, the text is another"


def _read_text(text: str, folder: Path) -> None:
    from masthead.importing.text import import_file

    path = folder / "A_90_7-FR.txt"
    path.write_bytes(_text(text))
    import_file(path, Given(language="fr"), _kinds())


def _read_xml(text: str, folder: Path) -> None:
    from masthead.importing.akn4un import import_file

    path = folder / "A_RES_90_7.xml"
    path.write_bytes(_mended(_text(text)))
    import_file(path, Given(language="en"), _kinds())


def _mended(data: bytes) -> bytes:
    """The input as well-formed XML, but one in eight as it is: most would go no further than the parser."""
    if len(data) % 8 == 0:
        return data
    try:
        root = etree.fromstring(data, etree.XMLParser(recover=True, resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:  # nothing of it can be kept
        return data
    return data if root is None else etree.tostring(root)


def _read_word(text: str, folder: Path) -> None:
    """Read a Word file whose text is the input: its ZIP and its other parts are whole."""
    from masthead.importing.word import import_file

    body, _, notes = text.partition(_NOTES)
    note_part = _mended(_text(element("footnotes", notes)))
    document = _mended(_text(element("document", f"<w:body>{body}</w:body>")))
    parts = {"word/footnotes.xml": note_part, "word/document.xml": document}
    path = docx(folder / "a.docx", "", parts, {"n": ("footnotes", "footnotes.xml")})
    import_file(path, Given(language="en"), _kinds())


_NOTES = "<!-- notes -->"


def _word_seeds() -> tuple[str, ...]:
    call, bold = '<w:r><w:footnoteReference w:id="2"/></w:r>', "<w:b/>"
    plain = opening() + p("1.\tA tree stands", run("here", bold), ".", call) + p("(a)\tA branch;")
    headed = p("\tI.\tThe trees", style="HCh") + p("2.\tSee ", run("A/90/6", "<w:i/>"), ".")
    rows = tr(tc("Tree"), tc("Height"), head=True), tr(tc("Oak"), tc("31.5", align="right"))
    merged = tr(tc("Elm", merge="restart"), tc("2")), tr(tc("", merge="continue"), tc("3"))
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4</w:t></w:r><w:r><w:fldChar '
        'w:fldCharType="end"/></w:r>'
    )
    changes = p(
        "<w:ins><w:r><w:t>new</w:t></w:r></w:ins>", "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    )
    note = f'<w:footnote w:id="2">{p("Its note.", style="FootnoteText")}</w:footnote>'
    tables = tbl(*rows) + tbl(*merged) + tbl(tr(tc(tbl(tr(tc("in it")), columns=1), span=2)))
    return (plain + _NOTES + note, headed + tables, opening() + p(field) + changes + _NOTES + note)


def _markdown_seeds() -> tuple[str, ...]:
    samples = [path.read_text(encoding="utf-8") for path in sorted(TESTS.parent.glob("content/*/*.md"))]
    front = "---\nsymbol: A/90/7\nkind: letter\ntitle: The gardens\n---\n\n"
    files = sorted((TESTS / "reading" / "fixtures").glob("*.md"))
    return (*samples, *(front + fixture[2] for file in files for fixture in fixtures(file)))


def _files(folder: str, pattern: str) -> tuple[str, ...]:
    found = sorted((TESTS / "importing" / folder / "fixtures").glob(pattern))
    return tuple(path.read_text(encoding="utf-8") for path in found)


def targets() -> dict[str, Target]:
    """The readers by name."""
    made = (
        Target("markdown", _markdown_seeds(), _read_markdown),
        Target("text", _files("text", "*.txt"), _read_text),
        Target("akn4un", _files("akn4un", "*.xml"), _read_xml),
        Target("word", _word_seeds(), _read_word),
    )
    return {target.name: target for target in made}
