"""A composition goes to press: letters checked, fonts made, pages set and proved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from masthead.composing import Composition
from masthead.composing.stylesheets import print_styles, properties
from masthead.errors import ContentError
from masthead.setting.coverage import missing_letters
from masthead.setting.engine import write_pdf
from masthead.setting.extraction import letters, page_texts
from masthead.setting.faces import make_faces
from masthead.setting.mirrored import bag, prove_mirrored
from masthead.setting.proof import prove
from masthead.setting.script_faces import script_faces
from masthead.setting.surroundings import Surroundings, prove_surroundings


@dataclass(frozen=True, slots=True)
class SetDocument:
    """A PDF and the number of its pages."""

    pdf: bytes
    pages: int


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
    styles = print_styles(composition.sheet, composition.styles, language, composition.kind.chain)
    spread = language.script is not None and language.script.spread
    pdf = write_pdf(html, styles, rules, allowed, path, spread=spread)
    pages = tuple(page_texts(pdf, composition.sheet))
    mirrored = language.direction == "rtl"
    (prove_mirrored if mirrored else prove)(pages, composition.wording, path)
    prove_surroundings(pages, around, path, bag if mirrored else letters)
    return SetDocument(pdf, len(pages))
