"""The engine: WeasyPrint, behind a closed door and with its warnings heard.

Nothing is fetched but files that the caller allows and ``data:`` addresses. Every warning of the engine
is an error of ours: what it warns of (a missing picture, a letter without glyph, a property it does not
know) is a page that is not right.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from masthead.errors import ContentError, MachineError, Problem
from masthead.setting.end_rule import raise_end_rule
from masthead.setting.finishing import finish
from masthead.setting.quick_import import import_engine


def load() -> Any:
    """Import WeasyPrint, the costly part of a build.

    Raises MachineError where Pango or HarfBuzz is missing.
    """
    try:
        return import_engine()
    except OSError as error:
        from masthead.building import debian

        lacking = debian.missing("run") or debian.packages("run")
        hint = f"install it: {debian.command_line(lacking)}"
        raise MachineError(Problem("library-missing", str(error).strip(), hint=hint)) from error


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
                    return super().fetch(url, headers)
            elif parts.scheme == "data":
                return super().fetch(url, headers)
            raise weasyprint.urls.URLFetchingError(f"not allowed while building: {url[:200]}")

    return Door(allowed_protocols=("file", "data"), allow_redirects=False)


def write_pdf(
    html: str, styles: Sequence[Path], rules: str, allowed: Sequence[Path], path: Path | None
) -> bytes:
    """Set a page: HTML, style files and rules of ours become a tagged PDF.

    ``allowed`` are the folders that may be read. Raises ContentError with every warning of the engine.
    """
    weasyprint = load()
    from weasyprint.text.fonts import FontConfiguration

    fetcher, fonts = _fetcher(weasyprint, allowed), FontConfiguration()
    with _heard(path):
        sheets = [weasyprint.CSS(string=rules, font_config=fonts, url_fetcher=fetcher)]
        sheets += [weasyprint.CSS(filename=style, font_config=fonts, url_fetcher=fetcher) for style in styles]
        page = weasyprint.HTML(string=html, url_fetcher=fetcher)
        document = page.render(stylesheets=sheets, font_config=fonts, pdf_tags=True)
        raise_end_rule(document)
        pdf: bytes = document.write_pdf(finisher=finish, pdf_tags=True)
    return pdf
