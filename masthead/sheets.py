"""A sheet: what an office's paper looked like in a period. Data in TOML, read here, never decided here."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

from masthead.errors import ContentError, Problem
from masthead.languages import Script
from masthead.metadata import Metadata
from masthead.symbols.symbol import QrForm

FAMILY = "Masthead Serif"
DEFAULT_OFFICE = "newyork"
_ASCENT, _DESCENT = 0.891, 0.216  # of Liberation Serif (hhea), in em
_FIRST_SESSION_YEAR = 1945  # the General Assembly's session n opens in the autumn of 1945 + n
_CENTURY_TURN = 46  # no job number is older than the Organization: 10 is 2010, 93 is 1993


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A width of the typeface: per cent of the base's, and the printer's grid that advances stand on.

    A ``device`` of 0 dots an inch is no grid. Otherwise advances are whole dots at ``size`` pt, as Word
    laid lines out before it measured without a printer.
    """

    scale: int
    device: int = 0
    size: float = 0

    @property
    def family(self) -> str:
        """The name of the font that is made for it."""
        grid = f" {self.size:g} on {self.device}" if self.device else ""
        return f"{FAMILY} {self.scale}{grid}"


FaceName: TypeAlias = tuple[Cut, int, str]
_WEIGHTS = {"normal": 400, "bold": 700}
_SLOPES = ("normal", "italic")


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How a style's letters are set: pt for size, leading and tracking, per cent for scale.

    ``device`` is the resolution, in dots an inch, of the grid that its advances stand on; 0 for none.
    ``dots`` is that of a printer for which letters are painted that were measured without one: lines end
    where those of ``size`` do, and the letters are as large as whole dots are; 0 for none.
    ``plain`` says that no emphasis stands in it, so that one face is enough.
    """

    size: float
    leading: float
    scale: int
    tracking: float = 0
    weight: str = "normal"
    slope: str = "normal"
    device: int = 0
    dots: int = 0
    plain: bool = False

    @property
    def painted(self) -> float:
        """The size, in pt, that the letters have on the page."""
        return round(self.size * self.dots / 72) * 72 / self.dots if self.dots else self.size

    @property
    def cut(self) -> Cut:
        """The width of the typeface that the style asks for."""
        return Cut(self.scale, self.device, self.size if self.device else 0)

    @property
    def faces(self) -> tuple[FaceName, ...]:
        """Its own face, and where emphasis may stand in it the other three."""
        if self.plain:
            return ((self.cut, _WEIGHTS[self.weight], self.slope),)
        return tuple((self.cut, weight, slope) for weight in _WEIGHTS.values() for slope in _SLOPES)

    @property
    def rise(self) -> float:
        """How far, in pt, the baseline stands below the top of a line box.

        CSS centres the font's ascent (0.891 em) and descent (0.216 em) in the line.
        """
        return self.leading / 2 + (_ASCENT - _DESCENT) / 2 * self.painted


@dataclass(frozen=True, slots=True)
class Spacing:
    """Before and after which characters a space does not end a line, in one language.

    ``bound`` is a pattern of other spaces that do not.
    """

    before: str = ""
    after: str = ""
    thousands: bool = False
    bound: str = ""


@dataclass(frozen=True, slots=True)
class LineRule:
    """How the lines of justified text end where a word processor did more than fill them.

    A line takes one word more if every space gives up at most ``shrink`` of its width, and at most
    ``share`` of what it would gain without the word. ``stops`` are the tab stops, pt from the text's left
    edge, at which text goes on after a number. ``hyphenated`` are the languages whose words may be
    cut at a line's end.
    """

    shrink: float
    share: float
    stops: tuple[float, ...]
    hyphenated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """What the sheet decides besides measures.

    ``breaking`` is None where the engine fills the lines; ``emblem`` is the name of a picture in ``art/``;
    ``recycle`` whether the first page asks to be recycled.
    """

    kerning: bool
    codes: tuple[str, ...]
    note_marks: Mapping[str, str]
    breaking: LineRule | None = None
    qr_forms: Mapping[int, QrForm] = field(default_factory=dict)
    emblem: str = "emblem"
    recycle: bool = True

    def qr_form(self, of_year: int | None) -> QrForm:
        """The form of address in the QR codes of a year; the newest where the year is not known."""
        in_use = [start for start in self.qr_forms if of_year is None or start <= of_year]
        return self.qr_forms[max(in_use, default=min(self.qr_forms))] if self.qr_forms else "2018"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One office and period.

    ``form`` is "" for the office's usual paper, and otherwise what a kind of document names (its own form of
    page: ``verbatim``); ``body`` is the body for whose documents alone it is, by its code; ``measures`` are
    points by table and name (``measures["page"]["left"]``), or words of CSS; ``variants`` what the sheet is
    in languages that have it otherwise, by code.
    """

    name: str
    office: str
    since: int
    measures: Mapping[str, Mapping[str, float | str]]
    types: Mapping[str, TypeStyle]
    rules: Rules
    no_break: Mapping[str, Spacing] = field(default_factory=dict)
    form: str = ""
    body: str = ""
    variants: Mapping[str, Sheet] = field(default_factory=dict)

    def variant(self, language: str) -> Sheet:
        """The sheet as it is in a language, by its code."""
        return self.variants.get(language, self)

    @property
    def faces(self) -> tuple[FaceName, ...]:
        """The faces that the sheet's styles ask for: cut, CSS weight, slope."""
        names = {face for style in self.types.values() for face in style.faces}
        return tuple(sorted(names))

    def custom_properties(self, script: Script | None = None) -> Iterator[tuple[str, str]]:
        """The measures and styles as CSS custom properties, name and value.

        ``script`` are the faces of the language's own script; running text has its leading.
        """
        own = f'"{script.name}", ' if script else ""
        spread = script.leading if script else 1
        for table, entries in self.measures.items():
            for key, value in entries.items():
                yield f"--{table}-{key}", value if isinstance(value, str) else f"{value:g}pt"
        for name, narrow in self.types.items():
            style = narrow if narrow.plain else replace(narrow, leading=narrow.leading * spread)
            font = f"{style.slope} {style.weight} {style.painted:g}pt/{style.leading:g}pt"
            yield f"--{name}-font", f'{font} {own}"{style.cut.family}"'
            yield f"--{name}-tracking", f"{style.tracking:g}pt"
            yield f"--{name}-rise", f"{style.rise:g}pt"
            yield f"--{name}-fall", f"{style.leading - style.rise:g}pt"
        yield "--kerning", "normal" if self.rules.kerning else "none"


_COMPARE = "compare with the sheet newyork-2021"
_NOT_MEASURES = {"type", "rules", "no-break", "in"}


def _merge(base: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        known = merged.get(key)
        merged[key] = _merge(known, value) if isinstance(known, dict) and isinstance(value, dict) else value
    return merged


def _files(folders: Sequence[Path]) -> dict[str, Path]:
    """The sheets' files by name; a folder that comes earlier wins."""
    return {
        path.stem: path for folder in reversed(folders) for path in sorted((folder / "sheets").glob("*.toml"))
    }


def _load(name: str, files: Mapping[str, Path], seen: tuple[str, ...] = ()) -> dict[str, Any]:
    path = files[name]
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(Problem("sheet-syntax", str(error), path)) from error
    base = data.pop("extends", None)
    if base is None:
        return data
    if base not in files or base in (*seen, name):
        raise ContentError(
            Problem("sheet-extends", f"the sheet extends {base!r}, which is no other sheet", path)
        )
    inherited = _load(base, files, (*seen, name))
    if data.get("office", inherited.get("office")) != inherited.get("office"):
        inherited.pop("in", None)  # what languages have otherwise was measured on one office's paper
    return _merge(inherited, data)


def _qr_forms(rules: Mapping[str, Any]) -> dict[int, QrForm]:
    return {int(start): form for start, form in rules.get("qr-forms", {}).items()}


def _rules(data: Mapping[str, Any]) -> Rules:
    breaking = data.get("breaking") or None  # false: not as the sheet that this one extends
    if breaking is not None:
        cut = tuple(breaking.get("hyphenated", ()))
        breaking = LineRule(breaking["shrink"], breaking["share"], tuple(breaking["stops"]), cut)
    return Rules(
        data["kerning"],
        tuple(data["codes"]),
        data["notes"],
        breaking,
        _qr_forms(data),
        data.get("emblem", "emblem"),
        data.get("recycle", True),
    )


def _sheet(name: str, data: Mapping[str, Any], path: Path) -> Sheet:
    try:
        return Sheet(
            name=name,
            office=data["office"],
            since=data["since"],
            measures={
                key: value
                for key, value in data.items()
                if isinstance(value, dict) and key not in _NOT_MEASURES
            },
            types={key: TypeStyle(**value) for key, value in data["type"].items()},
            rules=_rules(data["rules"]),
            no_break={key: Spacing(**value) for key, value in data.get("no-break", {}).items()},
            form=data.get("form", ""),
            body=data.get("body", ""),
            variants={code: _sheet(name, _without(data, over), path) for code, over in _variants(data)},
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ContentError(Problem("sheet-incomplete", f"{error}", path, hint=_COMPARE)) from error


def _variants(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from data.get("in", {}).items()


def _without(data: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a variant, which has none of its own."""
    return _merge({key: value for key, value in data.items() if key != "in"}, over)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _faults(sheet: Sheet) -> Iterator[str]:
    """What is not of the right type in a sheet."""
    if not isinstance(sheet.since, int):
        yield f"`since` must be a year, not {sheet.since!r}"
    for table, entries in sheet.measures.items():
        for key, value in entries.items():
            if not (_is_number(value) or isinstance(value, str)):
                yield f"`{key}` in [{table}] must be a number of points or words of CSS, not {value!r}"
    for name, style in sheet.types.items():
        for key in ("size", "leading", "scale", "tracking", "device", "dots"):
            if not _is_number(getattr(style, key)):
                yield f"`{key}` in [type.{name}] must be a number, not {getattr(style, key)!r}"


def load_sheets(folders: Sequence[Path]) -> dict[str, Sheet]:
    """Read every sheet in ``sheets/`` of the style folders, a project's before ours.

    Raises ContentError where a file is not TOML, extends nothing, or lacks a table.
    """
    files = _files(folders)
    sheets = {name: _sheet(name, _load(name, files), path) for name, path in sorted(files.items())}
    faults = [(files[name], fault) for name, sheet in sheets.items() for fault in _faults(sheet)]
    if faults:
        raise ContentError(Problem("sheet-incomplete", fault, path, hint=_COMPARE) for path, fault in faults)
    return sheets


def year(metadata: Metadata) -> int | None:
    """The year a document is of: from its date, its session, its job number or its symbol, in this order."""
    if metadata.date is not None:
        return metadata.date.year
    regular = metadata.session_type == "regular" and metadata.symbol.is_assembly_session
    if metadata.session is not None and regular:
        return _FIRST_SESSION_YEAR + metadata.session
    if metadata.job is not None:
        digits = int(metadata.job.split(".")[-1][:2])
        return digits + (2000 if digits < _CENTURY_TURN else 1900)
    return metadata.symbol.year


def choose_sheet(
    metadata: Metadata,
    sheets: Mapping[str, Sheet],
    path: Path | None,
    office: str,
    form: str = "",
    body: str = "",
) -> Sheet:
    """The sheet that the front matter names, else the one of form, office and the document's year.

    ``form`` is what the kind asks for; where the office has none of it, another's is taken. ``body`` is the
    code of the body, which may have sheets of its own among those of its office. An office
    without sheets uses those of ``DEFAULT_OFFICE``. Where no year is known it is the newest. Raises
    ContentError for a sheet or a form that there is not.
    """
    if metadata.sheet is not None:
        if metadata.sheet in sheets:
            return sheets[metadata.sheet]
        message = f"there is no sheet {metadata.sheet!r}"
        raise ContentError(Problem("sheet-unknown", message, path, hint=f"sheets: {', '.join(sheets)}"))
    of_form = [sheet for sheet in sheets.values() if sheet.form == form]
    if not of_form:
        message = f"there is no sheet of the form {form!r}, which kind `{metadata.kind}` asks for"
        raise ContentError(Problem("sheet-unknown", message, path, hint='give a sheet `form = "…"`'))
    for wanted in (office, DEFAULT_OFFICE):
        of_office = [sheet for sheet in of_form if sheet.office == wanted]
        own = [sheet for sheet in of_office if sheet.body and sheet.body == body]
        found = own or [sheet for sheet in of_office if not sheet.body]
        if found:
            return _of_year(found, year(metadata))
    return _of_year(of_form, year(metadata))


def _of_year(sheets: Sequence[Sheet], known: int | None) -> Sheet:
    """The newest sheet that was in use in a year; the first of all where none was yet."""
    ordered = sorted(sheets, key=lambda sheet: sheet.since)
    in_use = [sheet for sheet in ordered if known is None or sheet.since <= known]
    return in_use[-1] if in_use else ordered[0]
