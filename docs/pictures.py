"""The pictures of the documentation, made from the very texts that stand beside them.

    .venv/bin/python docs/pictures.py [NAME…]

Every example of ``docs/writing.md`` is set as it stands there and cropped to its ink; pages of the samples in
``content/`` are made smaller. Each picture carries a digest of its text, by which a test finds those that are
out of date.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from masthead.building.discovery import discover
from masthead.building.pipeline import build_document
from masthead.building.project import Project, find_project
from masthead.kinds import load_kinds
from masthead.resources import templates_folder

if TYPE_CHECKING:
    from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
WRITING = ROOT / "docs" / "writing.md"
PICTURES = (ROOT / "content" / "A_C.2_80_7" / "exchanges.svg",)  # what an example may show
PAGES: Mapping[str, tuple[str, tuple[int, ...]]] = {
    "letter": ("content/A_C.2_80_7/en.md", (1, 2, 3)),
    "note": ("content/A_AC.960_2010_3/fr.md", (1, 2, 3)),
}
GALLERY = ROOT / "docs" / "gallery.md"
SAMPLES = ROOT / "content"
COPIES: Mapping[str, tuple[str, tuple[int, ...]]] = {  # of the samples' distribution list: a file, its pages
    "copies-booklet": ("booklet", (1, 2)),
    "copies-numbered": ("numbered", (3, 4)),
    "copies-slip": ("slip", (1,)),
    "copies-labels": ("labels", (1,)),
}
NUMBERED = "A/C.2/80/7"
DISTRIBUTION = ROOT / "docs" / "distribution.yaml"
DIGEST = "masthead-source"
DARKER = 1.4
COLOURS = (*((grey,) * 3 for grey in range(0, 256, 15)), *((pale, pale, 255) for pale in range(0, 240, 40)))
EXAMPLE_DPI, PAGE_DPI, SAMPLE_DPI = 100, 72, 48
SAMPLE_PAGES = 2  # of each sample, at most
GAP = 14  # px: the most white left between lines
FIRST_TOP, FIRST_BOTTOM = 230, 706  # pt: below a title of one line; above the first page's foot
TOP, BOTTOM = 68, 738  # pt: between running head and foot
LEFT, RIGHT = 84, 500  # pt: from the numbers of headings to the end of the measure

# Cut from the page, so that nothing of it shows but the example.
GALLERY_HEAD = """\
# Gallery

One sample a kind, with texts of our own: the towns, the States and the schools in them are not on any map.
Each stands in `content/`; `.venv/bin/python docs/pictures.py` makes this page and its pictures.
[Kinds](kinds.md) tells what each kind asks for.
"""
KIND = 'description = "An example"\ntemplate = "letter.html"\nparagraphs = "flush"\nend_rule = false\n'
FRONT = "---\nsymbol: S/2025/1\nkind: example\ntitle: Example\n---\n\n"
_EXAMPLE = re.compile(
    r"^```markdown *(?P<language>\w*)\n(?P<text>.*?)^```\n+!\[[^\]]*\]\(pictures/(?P<name>[\w-]+)\.png\)$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of Markdown in the documentation, and the name of its picture."""

    name: str
    language: str
    text: str

    @property
    def digest(self) -> str:
        """What the picture must carry."""
        return digest((self.language + self.text).encode())


def digest(data: bytes) -> str:
    """A short name of some bytes."""
    return hashlib.sha256(data).hexdigest()[:16]


def examples(text: str) -> tuple[Example, ...]:
    """The fenced examples of a text that a picture follows."""
    return tuple(
        Example(found["name"], found["language"] or "en", found["text"]) for found in _EXAMPLE.finditer(text)
    )


def pages_digest(name: str) -> str:
    """What the picture of a sample's pages must carry: the digest of its text."""
    return digest((ROOT / PAGES[name][0]).read_bytes())


def samples() -> dict[str, tuple[str, Path]]:
    """Kind and text of each sample in ``content/`` that the gallery shows, by the name of its picture."""
    found = {}
    for text in sorted(SAMPLES.glob("*/en.md")):
        shared = text.with_name("document.yaml")
        front = text.read_text(encoding="utf-8") + (
            shared.read_text(encoding="utf-8") if shared.exists() else ""
        )
        kind = re.search(r"^kind: (.+)$", front, re.MULTILINE)
        assert kind, f"{text} says no kind"
        found[f"gallery-{text.parent.name}"] = (kind[1], text)
    return dict(sorted(found.items(), key=lambda item: (item[1][0], item[0])))


def gallery() -> str:
    """The page that shows every kind."""
    kinds = load_kinds([templates_folder()])
    lines = [GALLERY_HEAD]
    last = ""
    for name, (kind, text) in samples().items():
        if kind != last:
            lines.append(f"## {kind}\n\n{kinds[kind].description}.\n")
        last = kind
        symbol = re.search(r"^symbol: (.+)$", text.read_text(encoding="utf-8"), re.MULTILINE)
        source = text.relative_to(ROOT)
        said = symbol[1] if symbol else text.parent.name
        lines.append(f"![First pages of {text.parent.name}](pictures/{name}.png)\n\n[{said}](../{source})\n")
    return "\n".join(lines)


def example_project(folder: Path) -> Project:
    """A project in which examples are set; the fonts are those of the repository."""
    (folder / "templates").mkdir()
    (folder / "templates" / "example.toml").write_text(KIND, encoding="utf-8")
    (folder / "pyproject.toml").write_text("[tool.masthead]\n", encoding="utf-8")
    return replace(find_project(folder), cache=find_project(ROOT).cache)


def set_example(example: Example, project: Project) -> bytes:
    """The PDF of an example. ContentError where it has errors."""
    folder = project.root / "content" / example.name
    folder.mkdir(parents=True)
    (folder / f"{example.language}.md").write_text(FRONT + example.text, encoding="utf-8")
    for picture in PICTURES:
        (folder / picture.name).write_bytes(picture.read_bytes())
    (source,) = discover(project, [folder]).sources
    return build_document(source, project, ("pdf",))["pdf"]


def render(pdf: bytes, dpi: int) -> Iterator[Image.Image]:
    """The pages of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield page.render(scale=dpi / 72).to_pil().convert("RGB")
    document.close()


def picture_of(pdf: bytes) -> Image.Image:
    """The text of the pages, one below the other, without the white between."""
    pieces: list[Image.Image] = []
    for number, page in enumerate(render(pdf, EXAMPLE_DPI)):
        top, bottom = (TOP, BOTTOM) if number else (FIRST_TOP, FIRST_BOTTOM)
        left, first, right, last = (round(edge * EXAMPLE_DPI / 72) for edge in (LEFT, top, RIGHT, bottom))
        pieces += bands(page.crop((left, first, right, last)))
    return stack(pieces)


def bands(image: Image.Image) -> Iterator[Image.Image]:
    """The rows with ink, each run of them with no more white around it than half a gap."""
    profile = image.convert("L").point(lambda grey: 255 if grey < 250 else 0).resize((1, image.height), 4)
    inked = [row for row in range(image.height) if profile.getpixel((0, row))]
    starts = [row for before, row in pairwise([-image.height, *inked]) if row - before > GAP]
    for start, end in pairwise([*starts, image.height]):
        yield padded(image, start, max(row for row in inked if row < end))


def padded(image: Image.Image, first: int, last: int) -> Image.Image:
    """Rows of an image, with half a gap of white above and below."""
    from PIL import Image

    result = Image.new("RGB", (image.width, last - first + 1 + GAP), "white")
    result.paste(image.crop((0, first, image.width, last + 1)), (0, GAP // 2))
    return result


def stack(images: list[Image.Image]) -> Image.Image:
    """Images one below the other."""
    from PIL import Image

    result = Image.new("RGB", (images[0].width, sum(image.height for image in images)), "white")
    top = 0
    for image in images:
        result.paste(image, (0, top))
        top += image.height
    return result


def beside(pages: list[Image.Image]) -> Image.Image:
    """Pages beside one another, each with a thin grey edge."""
    from PIL import Image, ImageDraw

    width, height = pages[0].size
    result = Image.new("RGB", ((width + GAP) * len(pages) - GAP, height), "white")
    draw = ImageDraw.Draw(result)
    for number, page in enumerate(pages):
        left = number * (width + GAP)
        result.paste(page, (left, 0))
        draw.rectangle((left, 0, left + width - 1, height - 1), outline=(190, 190, 190))
    return result


def copies_files(folder: Path) -> dict[str, bytes]:
    """Files of the samples' distribution: a booklet with marks, numbered copies, a slip, labels."""
    from masthead.copies.documents import find_documents
    from masthead.copies.imposition.layout import Layout
    from masthead.copies.ledger import Ledger
    from masthead.copies.making import make_files
    from masthead.copies.overlays import Stamp
    from masthead.copies.paper import find_paper, stock
    from masthead.copies.plan import make_plan
    from masthead.copies.reading import read_list
    from masthead.copies.run import Options, begin_run

    project = find_project(ROOT)
    dist = folder / "dist"
    dist.mkdir(exist_ok=True)
    sources = [SAMPLES / NUMBERED.replace("/", "_")]
    for source in discover(project, sources).sources:
        name = f"{source.folder.name}-{source.language.upper()}.pdf"
        if not (dist / name).is_file():
            (dist / name).write_bytes(build_document(source, project, ("pdf",))["pdf"])
    documents, _ = find_documents(project, dist, sources)
    letter, sheet = find_paper("Letter"), find_paper("SRA3")
    booklet = Layout(
        "booklet", sheet, trim=find_paper("A4"), bleed=3, crop_marks=True, fold_marks=True, creep=0.1
    )
    made: dict[str, bytes] = {}
    with Ledger(Path(":memory:")) as ledger:
        for name, layout in (("numbered", Layout(paper=letter)), ("booklet", booklet)):
            stamp = Stamp(watermark=True, code="qr")
            options = Options(name, "shop", name == "numbered", "Avery L7160", stamp=stamp)
            plan = make_plan(read_list(DISTRIBUTION), documents, layout, stock())
            list(make_files(begin_run(plan, options, ledger), folder / name))
            made[name] = next((folder / name).glob("1-*.pdf")).read_bytes()
    return {**made, "slip": made["numbered"], "labels": (folder / "numbered" / "labels.pdf").read_bytes()}


def copies_digest() -> str:
    """The digest of the list that the pictures of copies are made from."""
    return hashlib.sha256(DISTRIBUTION.read_bytes()).hexdigest()[:16]


def save(image: Image.Image, name: str, source: str) -> None:
    """Write a picture in few colours, with the digest of what it shows."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in COLOURS for part in colour])
    information = PngInfo()
    information.add_text(DIGEST, source)
    # Rules of a quarter of a point are all but white at this size.
    dark = image.point(lambda part: round(255 * (part / 255) ** DARKER))
    small = dark.quantize(palette=palette, dither=Image.Dither.NONE)
    small.save(FOLDER / f"{name}.png", optimize=True, pnginfo=information)


def make(names: Iterable[str]) -> Iterator[str]:
    """Make these pictures, or all, and give the name of each when it is there."""
    every = {example.name: example for example in examples(WRITING.read_text(encoding="utf-8"))}
    shown = samples()
    wanted = list(names) or [*PAGES, *COPIES, *every, *shown]
    GALLERY.write_text(gallery(), encoding="utf-8")
    project = find_project(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        playground = example_project(Path(folder))
        for name in wanted:
            if name in every:
                save(picture_of(set_example(every[name], playground)), name, every[name].digest)
            elif name in PAGES:
                text, numbers = PAGES[name]
                (source,) = discover(project, [ROOT / text]).sources
                pages = list(render(build_document(source, project, ("pdf",))["pdf"], PAGE_DPI))
                save(beside([pages[number - 1] for number in numbers]), name, pages_digest(name))
            elif name in shown:
                text = shown[name][1]
                (source,) = discover(project, [text]).sources
                pages = list(render(build_document(source, project, ("pdf",))["pdf"], SAMPLE_DPI))
                save(beside(pages[:SAMPLE_PAGES]), name, digest(text.read_bytes()))
            elif name in COPIES:
                file, numbers = COPIES[name]
                pages = list(render(copies_files(Path(folder))[file], PAGE_DPI))
                save(beside([pages[number - 1] for number in numbers]), name, copies_digest())
            else:
                raise SystemExit(f"no example is called {name}")
            yield name


if __name__ == "__main__":
    for made in make(sys.argv[1:]):
        sys.stdout.write(f"docs/pictures/{made}.png\n")
