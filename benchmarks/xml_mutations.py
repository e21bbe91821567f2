"""Changes AKN4UN files at random and sends each through import and build: no word may be lost without a word.

    .venv/bin/python benchmarks/xml_mutations.py [--variants N] [--seed N] [FILE …]

A variant has one to three elements removed, doubled, moved, renamed or emptied, or its text cut off. It must
be refused with an error of ours, or be built with every word of it in the PDF. FILES are the reference
documents where none are named; the exit status is 1 where a variant fails.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

from lxml import etree  # noqa: E402
from xml_words import lost_words, pdf_text, printed_text, words  # noqa: E402

REFERENCE = ROOT.parent / "shared" / "reference" / "akn4un"
NAMES = (
    *("p", "paragraph", "content", "container", "num", "list", "point", "sublist", "wrapUp", "intro"),
    *("subheading", "heading", "crossHeading", "section", "a", "span", "sup", "table", "tr", "td", "th"),
    *("authorialNote", "attachments", "attachment", "doc", "mainBody", "component", "embeddedStructure"),
    *("quotedStructure", "mod", "docTitle", "blockList", "item", "listIntroduction", "formula", "unheard"),
    *("conclusions", "preface"),
)
NAMESPACE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def mutated(data: bytes, chance: random.Random) -> tuple[bytes, str]:
    """A variant of a file, and what was done to it."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, remove_comments=True, recover=True))
    done = []
    for _ in range(chance.randint(1, 3)):
        elements = [each for each in root.iter() if isinstance(each.tag, str) and each is not root]
        if not elements:
            break
        element = chance.choice(elements)
        change = chance.choice(CHANGES)
        name = etree.QName(element).localname
        change(element, elements, chance)
        done.append(f"{change.__name__.strip('_')} {name} of line {element.sourceline}")
    made = etree.tostring(root, encoding="utf-8")
    if chance.random() < 0.1:
        made = made[: chance.randrange(len(made) // 2, len(made))]
        done.append("cut off")
    return made, ", ".join(done)


def _remove(element: Any, _: list[Any], __: random.Random) -> None:
    parent, before = element.getparent(), element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _double(element: Any, _: list[Any], __: random.Random) -> None:
    element.addnext(deepcopy(element))


def _move(element: Any, others: list[Any], chance: random.Random) -> None:
    place = chance.choice(others)
    if place is element or element in place.iterancestors() or place in element.iterancestors():
        return
    tail, element.tail = element.tail, None
    element.addnext(etree.Element("none"))
    stand_in = element.getnext()
    place.insert(chance.randint(0, len(place)), element)
    stand_in.tail = tail
    etree.strip_tags(stand_in.getparent(), "none")


def _rename(element: Any, _: list[Any], chance: random.Random) -> None:
    element.tag = NAMESPACE + chance.choice(NAMES)


def _strip(element: Any, _: list[Any], __: random.Random) -> None:
    for key in list(element.attrib):
        del element.attrib[key]


def _unwrap(element: Any, _: list[Any], __: random.Random) -> None:
    element.tag = "none"
    etree.strip_tags(element.getroottree().getroot(), "none")


CHANGES: list[Callable[[Any, list[Any], random.Random], None]] = [
    _remove, _double, _move, _rename, _strip, _unwrap
]  # fmt: skip


def outcome(source: Path, folder: Path) -> str:
    """What becomes of a file: "built", the code of the error that refuses it, or what is wrong."""
    from masthead.building.discovery import discover
    from masthead.building.intake import import_file
    from masthead.building.pipeline import build_document
    from masthead.building.project import find_project
    from masthead.errors import MastheadError
    from masthead.importing.given import Given
    from masthead.resources import templates_folder

    (folder / "content").mkdir(parents=True)
    (folder / "pyproject.toml").write_text("[tool.masthead]\n")
    (folder / ".masthead").mkdir()
    (folder / ".masthead" / "fonts").symlink_to(ROOT / ".masthead" / "fonts")
    try:
        intake = import_file(source, folder / "content", Given(), (templates_folder(),), force=True)
        if wrong := [problem for problem in intake.problems if problem.severity == "error"]:
            return f"WRONG written with an error: {wrong[0]}"
        home = find_project(folder)
        (found,) = discover(home).sources
        pdf = folder / "built.pdf"
        pdf.write_bytes(build_document(found, home, ("pdf",))["pdf"])
    except MastheadError as error:
        problem = error.problems[0]
        if not problem.message or not (folder / "content").exists():
            return "WRONG error without words"
        return problem.code
    except Exception:
        return "WRONG " + traceback.format_exc(limit=-3)
    told = " ".join(remark.text for remark in (*intake.report.lost, *intake.report.unsure))
    lost = [word for word in lost_words(source, pdf) if word.split()[-1] not in told]
    said = [
        remark for remark in intake.report.unsure if remark.why.startswith("the words of the file are not")
    ]
    if lost and not _only_joined(source, pdf):
        return f"WRONG lost {lost[:5]}"
    return f"WRONG {said[0].why} | {said[0].text}" if said else "built"


def _only_joined(source: Path, pdf: Path) -> bool:
    """Whether the PDF has all letters of a file: words that a change of elements joined are other words."""
    said, found = (Counter("".join(words(text).elements())) for text in (printed_text(source), pdf_text(pdf)))
    return not said - found


def variants(files: list[Path], count: int, seed: int) -> Iterator[tuple[str, bytes, str]]:
    """Names, bytes and what was done, of so many variants."""
    chance = random.Random(seed)
    for at in range(count):
        file = files[at % len(files)]
        data, done = mutated(file.read_bytes(), chance)
        yield file.stem, data, done


def main() -> int:
    """Run the campaign; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--variants", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the variants that fail here")
    arguments = parser.parse_args()
    files = arguments.files or sorted(REFERENCE.glob("*.xml"))
    if not files:
        print("skipped: the reference documents are not here (../shared/reference)")
        return 0
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as temporary:
        for at, (name, data, done) in enumerate(variants(files, arguments.variants, arguments.seed)):
            source = Path(temporary) / f"{name}.xml"
            source.write_bytes(data)
            result = outcome(source, Path(temporary) / str(at))
            counts[result.split()[0]] += 1
            if result.startswith("WRONG"):
                print(f"{at} {name}: {done}\n    {result}", flush=True)
                if arguments.keep:
                    arguments.keep.mkdir(exist_ok=True)
                    (arguments.keep / f"{at}-{name}.xml").write_bytes(data)
    print(", ".join(f"{result} {count}" for result, count in counts.most_common()))
    return 1 if counts["WRONG"] else 0


if __name__ == "__main__":
    sys.exit(main())
