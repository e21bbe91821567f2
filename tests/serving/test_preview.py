"""The preview in a real browser: open, edit, see it, break it, see the error, mend it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.serving.conftest import Served, text

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed (Debian: chromium)"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
_PATIENCE = 30_000  # ms, of a machine that is busy


@pytest.fixture(scope="module")
def page(served: Served) -> Iterator[Page]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 800})
        page.set_default_timeout(_PATIENCE)
        page.goto(served.address)
        yield page
        browser.close()


def write(served: Served, content: str, file: Path | None = None) -> None:
    """As editors save: under another name, which is then renamed."""
    file = file or served.letter
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(content)
    beside.replace(file)


def until(holds: Callable[[], bool]) -> None:
    """Waits for something; playwright's own way needs `eval`, which the page forbids."""
    end = time.monotonic() + _PATIENCE / 1000
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def in_view(page: Page, number: int) -> bool:
    found: bool = page.evaluate(
        """number => {
            const pages = document.getElementById("pages").getBoundingClientRect();
            const page = document.getElementById(`page-${number}`).getBoundingClientRect();
            return page.bottom > pages.top && page.top < pages.bottom;
        }""",
        number,
    )
    return found


def test_the_documents_are_listed_and_one_is_shown(page: Page) -> None:
    page.wait_for_selector("#page-2 img")
    assert page.locator("#documents li").count() == 2
    assert page.locator("#documents a").all_inner_texts() == ["EN", "FR", "EN"]
    assert page.locator("h1").inner_text() == "A/C.2/80/7 EN"
    image = page.locator("#page-1 img")
    until(lambda: page.evaluate("document.querySelector('#page-1 img').naturalWidth") > 300)
    assert image.is_visible()
    frame = page.frame_locator("#screen")
    frame.get_by_text("The end.").wait_for()
    assert page.locator("#problems").is_hidden()


def test_an_edit_is_seen_where_it_is(page: Page, served: Served) -> None:
    count = page.locator("#pages figure").count()
    assert count > 2
    assert in_view(page, 1)
    write(served, text(30, "Another end."))
    page.frame_locator("#screen").get_by_text("Another end.").wait_for()
    page.wait_for_selector(f"#page-{count}.changed")
    until(lambda: page.evaluate("document.getElementById('pages').scrollTop") > 0)
    assert in_view(page, count)
    assert page.locator("figure.changed").count() == 1
    assert str(count) in page.locator("#status").inner_text()


def test_the_place_is_kept_where_the_change_is_in_view(page: Page, served: Served) -> None:
    count = page.locator("#pages figure").count()
    place = "document.getElementById('pages').scrollTop"
    page.evaluate(f"{place} -= 40")
    before = page.evaluate(place)
    write(served, text(30, "A third end."))
    page.frame_locator("#screen").get_by_text("A third end.").wait_for()
    page.wait_for_selector(f"#page-{count}.changed")
    assert page.evaluate(place) == before


def test_an_error_is_told_with_its_line_and_the_last_pages_stay(page: Page, served: Served) -> None:
    count = page.locator("#pages figure").count()
    write(served, text(30, "A call for nothing.[^none]"))
    page.locator("#problems li.error").wait_for()
    line = text(30).count("\n")
    assert f"content/letter/en.md:{line}" in page.locator("#problems .place").first.inner_text()
    assert "note" in page.locator("#problems li").first.inner_text()
    assert page.locator("#documents a.wrong").count() == 1
    assert page.locator("#pages figure").count() == count
    assert page.frame_locator("#screen").get_by_text("A third end.").is_visible()


def test_what_is_mended_is_seen(page: Page, served: Served) -> None:
    write(served, text(30, "A good end."))
    page.frame_locator("#screen").get_by_text("A good end.").wait_for()
    page.locator("#problems").wait_for(state="hidden")
    assert page.locator("#documents a.wrong").count() == 0


def test_another_language_is_a_click_away(page: Page, served: Served) -> None:
    page.get_by_role("link", name="FR").click()
    until(lambda: page.locator("h1").inner_text() == "A/C.2/80/7 FR")
    page.frame_locator("#screen").get_by_text("Nations Unies").first.wait_for()
    before = page.locator("#status").inner_text()
    write(served, text(30, "Not this one."))
    until(lambda: page.locator("#status").inner_text() != before)
    assert page.locator("h1").inner_text() == "A/C.2/80/7 FR"


def test_what_changed_in_another_document_is_told_and_a_click_away(page: Page, served: Served) -> None:
    told = page.locator("#status a", has_text="A/C.2/80/7 EN page")
    told.wait_for()
    assert page.locator("#documents a.news").all_inner_texts() == ["EN"]
    told.click()
    until(lambda: page.locator("h1").inner_text() == "A/C.2/80/7 EN")
    page.frame_locator("#screen").get_by_text("Not this one.").wait_for()
    page.wait_for_selector("figure.changed")
    until(lambda: page.evaluate("document.getElementById('pages').scrollTop") > 0)
    assert page.locator("#documents a.news").count() == 0


def test_documents_come_and_go(page: Page, served: Served) -> None:
    folder = served.root / "content/new"
    folder.mkdir()
    write(served, text(1, number=9), folder / "en.md")
    until(lambda: page.locator("#documents li").count() == 3)
    shutil.rmtree(folder)
    until(lambda: page.locator("#documents li").count() == 2)
    assert not (served.root / "dist/A_C.2_80_9-EN.pdf").exists()


def test_the_page_logs_no_errors(page: Page, served: Served) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload()
    page.wait_for_selector("#page-1 img")
    page.wait_for_load_state("load")
    assert said == []
