"""A composition goes to press: letters checked, fonts made, pages set and proved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from masthead.composing import Composition
from masthead.composing.stylesheets import print_styles, properties
from masthead.errors import ContentError, Problem
from masthead.setting.conservation import prove_alternatives, tagged_alternatives
from masthead.setting.coverage import missing_letters
from masthead.setting.engine import Work, write_pdf
from masthead.setting.extraction import letters, page_texts
from masthead.setting.faces import make_faces
from masthead.setting.mirrored import bag, prove_mirrored
from masthead.setting.proof import prove
from masthead.setting.script_faces import script_faces
from masthead.setting.surroundings import Surroundings, prove_surroundings
from masthead.setting.unreadable import unreadable
from masthead.sheets import Sheet


@dataclass(frozen=True, slots=True)
class SetDocument:
    """A PDF, the number of its pages, and warnings: words that nobody can read, tables out of order."""

    pdf: bytes
    pages: int
    warnings: tuple[Problem, ...] = ()


def set_pdf(composition: Composition, html: str, cache: Path) -> SetDocument:
    """Set the print page of a composition.

    ``cache`` is the folder of the made fonts. Raises ContentError for letters that the fonts lack, for
    what the engine warns of, and for words that are not on the pages; MachineError for missing fonts.
    """
    path, language = composition.document.path, composition.language
    around = Surroundings.of(composition)
    runs = (*composition.wording.runs, *composition.wording.drawings, *around.runs)
    script = script_faces(language, (run.text for run in runs), cache)
    missing = tuple(missing_letters(runs, path, script.letters, cache))
    if missing:
        raise ContentError(missing)
    faces = make_faces(composition.sheet.faces, cache)
    rules = "".join(face.rule() for face in faces) + script.rules
    rules += properties(composition.sheet, language.script)
    allowed = [cache, *composition.styles, *([path.parent] if path else [])]
    heads = bool(composition.running.heads[0])
    styles = print_styles(
        composition.sheet, composition.styles, language, composition.kind.chain, heads=heads
    )
    spread = language.script is not None and language.script.spread
    rooms = _rooms(composition.sheet)
    numbered = _NUMBERED_LINES.get(dict(composition.document.metadata.own).get("line numbers"), 0)
    printed = write_pdf(Work(html, styles, rules, allowed, path, rooms, spread, numbered))
    pages = tuple(page_texts(printed.pdf, composition.sheet))
    mirrored = language.direction == "rtl"
    unordered = (prove_mirrored if mirrored else prove)(pages, composition.wording, path)
    prove_alternatives(composition, lambda: tagged_alternatives(printed.pdf), "tags of the PDF")
    prove_surroundings(pages, around, path, bag if mirrored else letters)
    warnings = (*unordered, *unreadable(printed.misplaced, composition.wording, path))
    if any(problem.severity == "error" for problem in warnings):
        raise ContentError(warnings)
    return SetDocument(printed.pdf, len(pages), warnings)


# of how many lines one bears its number, by the choice in the field of the kinds that have it
_NUMBERED_LINES: Mapping[object, int] = {"every line": 1, "every fifth line": 5}
_LINES_OF_TEXT = 2  # that stand at least above notes which go on from another page


def _rooms(sheet: Sheet) -> tuple[float, float]:
    """What divided notes may take of a page, and of one that lies, in pt: the text block but a few lines."""
    page, notes, paper = (sheet.measures[name] for name in ("page", "notes", "paper"))
    beside = float(page["top"]) + float(page["bottom"])
    beside += float(notes["above"]) + float(notes["below-rule"])
    beside += _LINES_OF_TEXT * sheet.types["body"].leading
    return float(paper["height"]) - beside, float(paper["width"]) - beside
