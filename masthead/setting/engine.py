"""The engine: WeasyPrint, behind a closed door and with its warnings heard.

Nothing is fetched but files that the caller allows and ``data:`` addresses. Every warning of the engine
is an error of ours: what it warns of (a missing picture, a letter without glyph, a property it does not
know) is a page that is not right.
"""

from __future__ import annotations

import atexit
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from masthead.errors import ContentError, MachineError, Problem
from masthead.limits import limits, raising
from masthead.setting.columns import close_columns
from masthead.setting.drawn_words import join_letters
from masthead.setting.end_rule import raise_end_rule
from masthead.setting.finishing import finish
from masthead.setting.geometry import Misplaced, misplaced
from masthead.setting.long_notes import Division, crowding, divide
from masthead.setting.note_pages import keep_notes
from masthead.setting.quick_import import import_engine
from masthead.setting.quick_layout import quicken
from masthead.setting.quick_notes import quicken_notes
from masthead.setting.quick_pages import quicken_pages
from masthead.setting.spreading import spread_letters
from masthead.setting.tall_heads import part_tall_heads
from masthead.uses import note, noting


def load() -> Any:
    """Import WeasyPrint, the costly part of a build.

    Raises MachineError where Pango or HarfBuzz is missing.
    """
    try:
        engine = import_engine()
    except OSError as error:
        from masthead.building import debian

        lacking = debian.missing("run") or debian.packages("run")
        hint = f"install it: {debian.command_line(lacking)}"
        raise MachineError(Problem("library-missing", str(error).strip(), hint=hint)) from error
    keep_notes()
    quicken()
    quicken_notes()
    quicken_pages()
    close_columns()
    join_letters()
    part_tall_heads()
    _bound_pictures()
    return engine


def _bound_pictures() -> None:
    """Let Pillow warn of no picture that may be set: its own bound is below ours, and below what was raised.

    It refuses what has twice as many dots, which only a ``data:`` address of a style can bring here.
    """
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = limits().pixels * 1_000_000


def keep() -> None:
    """From now on, keep what may be used again: for a process that sets the same document again and again."""
    from masthead.setting.extraction import keep_texts
    from masthead.setting.kept_lines import keep_lines
    from masthead.setting.kept_pages import keep_pages
    from masthead.setting.kept_streams import keep_streams

    load()
    keep_lines()
    keep_pages()
    keep_streams()
    keep_texts()


_HINT = "mend the template, the style or the picture that it names; a build reads the project's files only"


class _Listener(logging.Handler):
    """Keeps what the engine logs at warning level and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _heard(path: Path | None) -> Iterator[None]:
    """Turn the engine's warnings into a ContentError at the end."""
    logger, listener = logging.getLogger("weasyprint"), _Listener()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate
    if listener.messages:
        raise ContentError(
            Problem("engine-warning", message, path, hint=_HINT)
            for message in dict.fromkeys(listener.messages)
        )


def _fetcher(weasyprint: Any, allowed: Sequence[Path]) -> Any:
    """A fetcher of files under the allowed folders, links followed, and of ``data:`` addresses."""
    roots = [folder.resolve() for folder in allowed]

    class Door(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            parts = urlsplit(url)
            if parts.scheme == "file":
                file = Path(unquote(parts.path)).resolve()
                if any(file.is_relative_to(root) for root in roots):
                    note(f"file/{file}")
                    return super().fetch(url, headers)
            elif parts.scheme == "data":
                return super().fetch(url, headers)
            raise weasyprint.urls.URLFetchingError(f"not allowed while building: {url[:200]}")

    return Door(allowed_protocols=("file", "data"), allow_redirects=False)


def _within(document: Any, path: Path | None) -> Any:
    """A document that was laid out, if it has not more pages than it may have."""
    if len(document.pages) > limits().pages:
        message = f"it has {len(document.pages):,} pages, more than {limits().pages:,}"
        hint = raising("page-limit", "split the document")
        raise ContentError(Problem("too-many-pages", message, path, hint=hint))
    return document


_ROUNDS = 12  # in which notes are divided; each divides others than those before it


def _with_room(document: Any, render: Callable[[str], Any], html: str) -> Any:
    """The document with the notes divided that do not fit; as it is where all do.

    What fits after no round is left as it is: the proof tells what is lost.
    """
    divided: dict[str, Division] = {}
    for _ in range(_ROUNDS):
        more = {name: way for name, way in crowding(document).items() if name not in divided}
        if not more:
            break
        divided |= more
        document = render(divide(html, divided))
    return document


@dataclass(frozen=True, slots=True)
class Work:
    """A page to set: HTML, the style files and rules that it is set with, and what may be read for it.

    ``allowed`` are the folders that may be read; ``rooms`` is what divided notes may take of a page, and of
    one that lies, in pt; ``spread`` says that lines are justified between letters; of how many lines one
    bears its number in the margin ``numbered`` says (0: none does).
    """

    html: str
    styles: Sequence[Path]
    rules: str
    allowed: Sequence[Path]
    path: Path | None
    rooms: tuple[float, float] = (0, 0)
    spread: bool = False
    numbered: int = 0


@dataclass(frozen=True, slots=True)
class Printed:
    """A tagged PDF, and the words in it that nobody can read where they stand."""

    pdf: bytes
    misplaced: tuple[Misplaced, ...] = ()


def write_pdf(work: Work) -> Printed:
    """Set a page: HTML, style files and rules of ours become a tagged PDF.

    Raises ContentError with every warning of the engine, and MachineError where it has no room for its
    copies of the fonts.
    """
    weasyprint = load()
    try:
        return _write_pdf(weasyprint, work)
    except OSError as error:
        message = f"the engine cannot keep its temporary files: {error.strerror or error}"
        hint = "make room in the folder for temporary files (TMPDIR)"
        raise MachineError(Problem("temporary-unwritable", message, hint=hint)) from error


def _write_pdf(weasyprint: Any, work: Work) -> Printed:
    shared = tuple(folder for folder in work.allowed if work.path is None or folder != work.path.parent)
    fetcher = _fetcher(weasyprint, work.allowed)
    with _heard(work.path):
        ready = _prepare(work.rules, tuple((style, _stamp(style)) for style in work.styles), shared)
        note(*ready.used)

        def render(html: str, *more: Any) -> Any:
            page = weasyprint.HTML(string=html, url_fetcher=fetcher)
            with spread_letters(work.spread):
                sheets = [*more, *ready.sheets]
                return page.render(stylesheets=sheets, font_config=ready.fonts, pdf_tags=True)

        def divided(html: str) -> Any:
            upright, lying = (f"{{@footnote{{max-height:{room:g}pt}}}}" for room in work.rooms)
            limit = f"@page{upright}@page landscape{lying}"
            return render(html, weasyprint.CSS(string=limit, font_config=ready.fonts, url_fetcher=fetcher))

        document = _within(render(work.html), work.path)
        document = _with_room(document, divided, work.html)
        raise_end_rule(document)
        wrong = tuple(misplaced(document))
        pdf: bytes = document.write_pdf(finisher=partial(_finish, work.numbered), pdf_tags=True)
    return Printed(pdf, wrong)


def _finish(numbered: int, document: Any, pdf: Any) -> None:
    """What is done to a PDF before it is written."""
    finish(document, pdf)
    if numbered:
        from masthead.setting.line_numbers import number_lines

        number_lines(document, pdf, numbered)


@dataclass(frozen=True, slots=True)
class _Styles:
    """Style sheets as the engine has parsed them, the fonts that they load, and the files that it read."""

    sheets: tuple[Any, ...]
    fonts: Any
    used: tuple[str, ...]


@lru_cache(maxsize=12)  # a project of six languages, with two kinds of document each
def _prepare(rules: str, styles: tuple[tuple[Path, str], ...], allowed: tuple[Path, ...]) -> _Styles:
    """Parse style sheets, and load their fonts; a process that sets many documents does it once a sheet.

    ``styles`` are files and what the system says of them: a file that has changed is another one.
    """
    weasyprint = load()
    from weasyprint.text.fonts import FontConfiguration

    fetcher, fonts = _fetcher(weasyprint, allowed), FontConfiguration()
    with noting() as used:
        options = {"font_config": fonts, "url_fetcher": fetcher}
        sheets = [weasyprint.CSS(string=rules, **options)]
        sheets += [weasyprint.CSS(filename=style, **options) for style, _ in styles]
    return _Styles(tuple(sheets), fonts, tuple(used))


def _stamp(path: Path) -> str:
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


# the engine removes its copies of the fonts with the last use of them, which must not be when Python ends
atexit.register(_prepare.cache_clear)
