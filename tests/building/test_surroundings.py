from __future__ import annotations

from pathlib import Path

import pytest

from masthead.building import surroundings
from masthead.building.digests import ABSENT, Digests
from masthead.building.project import Project, find_project
from masthead.building.surroundings import Surroundings


@pytest.fixture
def own(project: Project) -> Project:
    (project.root / "templates").mkdir()
    (project.root / "styles/sheets").mkdir(parents=True)
    return find_project(project.root)


def around(project: Project) -> Surroundings:
    return Surroundings(project, Digests())


def put(project: Project, path: str, text: str) -> Path:
    file = project.root / path
    file.write_text(text)
    return file


def test_a_name_is_the_first_file_of_that_name(own: Project) -> None:
    ours = around(own).digest("styles/text.css")
    assert ours not in (ABSENT, around(own).digest("styles/page.css"))
    put(own, "styles/text.css", "/* of the project */")
    assert around(own).digest("styles/text.css") not in (ABSENT, ours)
    assert around(own).digest("styles/none.css") == ABSENT


def test_a_very_file_has_a_name_that_the_projects_own_does_not_take(own: Project) -> None:
    ours = own.styles[-1] / "art/recycle.svg"
    name = around(own).name_of(ours)
    assert name == "styles-1/art/recycle.svg"
    before = around(own).digest(name)
    (own.root / "styles/art").mkdir()
    put(own, "styles/art/recycle.svg", "<svg/>")
    assert around(own).digest(name) == before != ABSENT
    assert around(own).name_of(Path("/elsewhere")) is None


def test_a_sheet_is_what_it_says_and_what_it_extends(own: Project) -> None:
    names = ("sheet/newyork-2010", "sheet/newyork-2021", "sheets")
    before = [around(own).digest(name) for name in names]
    put(own, "styles/sheets/mine.toml", 'extends = "newyork-2021"\noffice = "mine"\nsince = 2000\n')
    with_mine = [around(own).digest(name) for name in names]
    assert with_mine[:2] == before[:2]
    assert with_mine[2] != before[2]  # there is one more to choose from
    mine = around(own).digest("sheet/mine")
    put(own, "styles/sheets/mine.toml", 'extends = "newyork-2010"\noffice = "mine"\nsince = 2000\n')
    assert around(own).digest("sheet/mine") not in (ABSENT, mine)
    assert [around(own).digest(name) for name in names] == with_mine
    put(own, "styles/sheets/mine.toml", "nonsense")
    assert around(own).digest("sheets") == ABSENT


def test_a_kind_is_what_its_data_say(own: Project) -> None:
    letter, note = around(own).digest("kind/letter"), around(own).digest("kind/note")
    text = (own.templates[-1] / "letter.toml").read_text()
    put(own, "templates/letter.toml", f"# a remark\n{text}")
    assert around(own).digest("kind/letter") == letter
    put(own, "templates/letter.toml", text.replace('description = "', 'description = "Another. '))
    assert around(own).digest("kind/letter") != letter
    assert around(own).digest("kind/note") == note


def test_facts_are_not_found_out_twice(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    first = around(own)
    sheet = first.digest("sheet/newyork-2021")
    again = Surroundings(own, Digests(), first.learnt)
    monkeypatch.setattr(Surroundings, "_sheets", None)
    assert again.digest("sheet/newyork-2021") == sheet


def test_what_is_edited_after_it_was_taken_is_as_it_was(own: Project) -> None:
    put(own, "templates/a.html", "one")
    taken = around(own)
    generation = taken.take()
    before = around(own).digest("templates/a.html")
    put(own, "templates/a.html", "two")
    put(own, "templates/b.html", "new")
    assert taken.digest("templates/a.html") == before
    assert taken.digest("templates/b.html") == ABSENT
    assert around(own).take() != generation


def test_the_program_is_part_of_it(own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    names = (surroundings.PROGRAM,)
    before = around(own).together(names)
    assert around(own).together(names) == before
    monkeypatch.setattr(surroundings, "program_digest", lambda: "another program")
    assert around(own).together(names) != before
