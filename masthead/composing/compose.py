"""The passes that make a Document ready for its sheet, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from masthead.composing.anchors import name_anchors
from masthead.composing.data_files import kept_kinds, kept_sheets
from masthead.composing.furniture import (
    Foot,
    Front,
    Masthead,
    Running,
    asterisk_notes,
    foot,
    front,
    masthead,
    running,
)
from masthead.composing.inlines import plain
from masthead.composing.links import link_documents, link_source
from masthead.composing.numbering import number
from masthead.composing.opening import Opening, opening, text_number
from masthead.composing.references import resolve
from masthead.composing.saying import said
from masthead.composing.typography import Typography, set_typography
from masthead.composing.wording import Wording, wording
from masthead.document import Document, Inlines, Note, Part, walk
from masthead.errors import ContentError, Problem
from masthead.kinds import Kind
from masthead.languages import Language, language
from masthead.sheets import DEFAULT_OFFICE, Sheet, Spacing, choose_sheet
from masthead.uses import note


@dataclass(frozen=True, slots=True)
class Composition:
    """A document with everything that its pages show, numbered and spaced, on the sheet that it takes.

    ``asterisks`` are the notes that asterisks on the first page call; ``wording`` is what must be found on
    the pages again. ``templates`` and ``styles`` are the folders that pages are made with, a project's
    before ours.
    """

    document: Document
    language: Language
    kind: Kind
    sheet: Sheet
    title: Inlines
    subtitle: Inlines
    opening: Opening
    masthead: Masthead
    front: Front
    foot: Foot
    running: Running
    asterisks: tuple[Note, ...]
    wording: Wording
    templates: tuple[Path, ...]
    styles: tuple[Path, ...]


def _as_the_kind_has_it(tongue: Language, kind: Kind) -> Language:
    """The language with the terms and the marks of sub-paragraphs that the kind has of its own."""
    words = kind.words.get(tongue.code)
    if words:
        tongue = replace(tongue, terms={**tongue.terms, **words})
    if kind.sub_paragraphs:
        tongue = replace(tongue, numbering=replace(tongue.numbering, sub_paragraphs=kind.sub_paragraphs))
    _check_terms(tongue, kind)
    return tongue


def _check_terms(tongue: Language, kind: Kind) -> None:
    asked = (kind.title_term, kind.subtitle_term, kind.first_page_note)
    missing = [term for term in asked if term and term not in tongue.terms]
    if missing:
        hint = f"add `{missing[0]} = …` to the table [words.{tongue.code}] of templates/{kind.name}.toml"
        message = f"the language `{tongue.code}` has no term {missing[0]!r} of kind `{kind.name}`"
        raise ContentError(Problem("term-unknown", message, hint=hint))


def _check_originals(document: Document, tongue: Language) -> None:
    problems = [
        Problem(
            "language-unknown",
            f"there is no language {part.original!r}",
            document.path,
            part.line or None,
            "write its code in ISO 639, such as: en, fr, pt, de",
        )
        for part in walk(document.blocks)
        if isinstance(part, Part) and part.original is not None and tongue.named(part.original) is None
    ]
    if problems:
        raise ContentError(problems)


def compose(document: Document, templates: Sequence[Path], styles: Sequence[Path]) -> Composition:
    """Number, resolve, name and space a document, and gather what stands around its text.

    Raises ContentError where the front matter names a sheet that there is not, an annex an unknown
    language, or a reference something without a number.
    """
    metadata = document.metadata
    tongue = language(metadata.language)
    kind = kept_kinds(templates)[metadata.kind]
    tongue = _as_the_kind_has_it(tongue, kind)
    single = metadata.symbol.singles[0]
    office, body = single.office or DEFAULT_OFFICE, single.body.code if single.body else ""
    sheet = choose_sheet(metadata, kept_sheets(styles), document.path, office, kind.form, body)
    note(f"kind/{kind.name}", f"sheet/{sheet.name}", "sheets")
    sheet = sheet.variant(tongue.code)
    _check_originals(document, tongue)
    numbered = resolve(
        *number(
            document,
            tongue,
            sheet.rules.note_marks,
            numbered_headings=kind.numbered_headings,
            notes_run_on=kind.notes_run_on,
        )
    )
    lines = front(metadata, tongue, kind.front)
    subtitle = metadata.subtitle or (tongue.term(kind.subtitle_term) if kind.subtitle_term else "")
    typography = Typography(sheet.no_break.get(tongue.code, Spacing()), tongue.raised)
    titled = kind.running_title and text_number(metadata) != ""  # those of the Security Council have none
    head = link_source(opening(metadata, tongue, typography, subtitle, kind), metadata, tongue)
    across = said(metadata, tongue, kind.running_line) if kind.running_line else ""
    asterisks = asterisk_notes(metadata, tongue, kind)
    columns = tuple(
        tuple((role, typography.space(line)) for role, line in column) for column in lines.columns
    )
    return Composition(
        document=set_typography(link_documents(name_anchors(numbered), tongue), typography),
        language=tongue,
        kind=kind,
        sheet=sheet,
        title=head.content("title") or typography.apply(metadata.title or str(metadata.symbol)),
        subtitle=head.content("subtitle"),
        opening=head,
        masthead=masthead(metadata, tongue, kind),
        front=Front(columns),
        foot=foot(metadata, tongue, sheet, kind),
        running=running(metadata, plain(head.content("title")) if titled else across),
        asterisks=asterisks,
        wording=wording(
            numbered, (*(line for _, line in lines.lines), *head.words), tongue, sheet, asterisks
        ),
        templates=tuple(templates),
        styles=tuple(styles),
    )
