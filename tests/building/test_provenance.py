"""``dist/build.json``: what each file was made from and with."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from masthead.building.build import carry_out, tidy
from masthead.building.digests import file_digest
from masthead.building.plan import Request, plan_build
from masthead.building.project import Project, find_project
from masthead.building.provenance import FILE, differences, is_put, read_account
from masthead.building.record import Record
from masthead.building.workshop import Workshop
from masthead.setting.base_fonts import installed_faces
from tests.building.test_incremental import project as made_project

TEXT = (
    "---\nsymbol: A/80/{0}\nkind: letter\ndate: 2025-10-14\ntitle: Our letter\n---\n\nI write **to** you.\n"
)


@pytest.fixture
def home(tmp_path: Path) -> Project:
    root = made_project(tmp_path / "project")
    for number in (1, 2):
        write(root, number)
    return find_project(root)


def write(root: Path, number: int, more: str = "") -> Path:
    file = root / f"content/d{number}/en.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(TEXT.format(number) + more)
    return file


def build(home: Project, formats: tuple[str, ...] = ("pdf", "html"), force: bool = False) -> dict[str, Any]:
    plan = plan_build(home, Request((), home.dist, formats, force))
    list(carry_out(home, plan))
    tidy(plan)
    plan.record.close()
    return dict(read_account(home.dist))


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from (key, *strings(each))
    else:
        yield str(value)


def test_it_says_of_each_file_what_it_was_made_from(home: Project) -> None:
    account = build(home)
    assert sorted(account["files"]) == [f"A_80_{n}-EN.{suffix}" for n in (1, 2) for suffix in ("html", "pdf")]
    for name, file in account["files"].items():
        assert file["sha256"] == file_digest(home.dist / name)
        assert file["inputs"] == {file["source"]: file_digest(home.root / file["source"])}


def test_it_says_what_they_were_made_with(home: Project) -> None:
    account = build(home)
    (made,) = account["made with"].values()
    assert {file["made with"] for file in account["files"].values()} == set(account["made with"])
    assert made["program"]["libraries"]["weasyprint"] == "70.0"
    assert {"pydyf", "markupsafe"} <= made["program"]["libraries"].keys()  # what is asked for in turn
    libraries = made["program"]["system libraries"]
    assert {"libpango-1.0.so.0", "libharfbuzz.so.0", "libharfbuzz-subset.so.0"} <= libraries.keys()
    assert all(library["file"].startswith("lib") and library["sha256"] for library in libraries.values())
    bold = next(face for name, face in made["faces"].items() if name.endswith(" Bold"))
    assert bold["base"] == "Liberation Serif Bold"
    assert bold["sha256"] == file_digest(installed_faces()[700, "normal"])
    assert "SIL Open Font License" in bold["licence"]
    assert bold["version"][0].isdigit()
    assert made["parts"]["templates/letter.html"] == file_digest(home.templates[0] / "letter.html")
    assert "sheet/newyork-2024" in made["parts"]


def test_no_folder_of_the_machine_is_in_it(home: Project, tmp_path: Path) -> None:
    account = build(home)
    assert not any(str(tmp_path) in text or os.path.isabs(text) for text in strings(account))


def test_a_text_outside_the_project_is_named_without_its_folder(home: Project, tmp_path: Path) -> None:
    file = tmp_path / "deep" / "letters" / "en.md"
    file.parent.mkdir(parents=True)
    file.write_text(TEXT.format(9))
    plan = plan_build(home, Request((file,), tmp_path / "out", ("html",)))
    list(carry_out(home, plan))
    tidy(plan)
    account = read_account(tmp_path / "out")
    assert account["files"]["A_80_9-EN.html"]["source"] == "letters/en.md"


def test_what_is_gone_leaves_it(home: Project) -> None:
    build(home)
    (home.content / "d1/en.md").unlink()
    assert sorted(build(home)["files"]) == ["A_80_2-EN.html", "A_80_2-EN.pdf"]
    (home.content / "d2/en.md").unlink()
    assert build(home) == {}
    assert not (home.dist / FILE).exists()


def test_a_file_that_was_not_made_again_keeps_what_it_was_made_from(home: Project) -> None:
    before = build(home)["files"]
    write(home.root, 1, "\nAgain.\n")
    after = build(home, formats=("pdf",))["files"]
    assert after["A_80_1-EN.html"] == before["A_80_1-EN.html"]
    assert after["A_80_1-EN.pdf"]["inputs"] != before["A_80_1-EN.pdf"]["inputs"]
    assert build(home) == build(home, force=True)


def test_an_older_style_is_told_as_such(home: Project) -> None:
    build(home)
    style = home.root / "styles" / "text.css"
    style.parent.mkdir()
    style.write_text(".paragraph { margin: 0 }\n")
    again = find_project(home.root)
    plan = plan_build(again, Request((home.content / "d1",), home.dist, ("pdf", "html")))
    list(carry_out(again, plan))
    tidy(plan)
    plan.record.close()
    account = read_account(home.dist)
    old, new = (account["made with"][account["files"][f"A_80_{n}-EN.pdf"]["made with"]] for n in (2, 1))
    assert "parts: styles/text.css has changed" in list(differences(old, new))
    assert len(account["made with"]) == 2
    assert len(build(again)["made with"]) == 1


@pytest.mark.parametrize("spoilt", [None, b"", b"{}", b"[1]"])
def test_a_record_that_was_spoilt_is_written_again(home: Project, spoilt: bytes | None) -> None:
    build(home)
    whole = (home.dist / FILE).read_bytes()
    (home.dist / FILE).unlink()
    if spoilt is not None:
        (home.dist / FILE).write_bytes(spoilt)
    assert read_account(home.dist) == {}
    workshop = Workshop(home, 1)
    try:
        assert workshop.build().idle
    finally:
        workshop.close()
    assert (home.dist / FILE).read_bytes() == whole


def test_a_build_that_ended_before_it_is_noticed(home: Project) -> None:
    build(home)
    write(home.root, 1, "\nAgain.\n")
    plan = plan_build(home, Request((), home.dist, home.formats))
    list(carry_out(home, plan))  # and no further
    plan.record.close()
    record = Record(home)
    assert not is_put(record, home.dist)
    record.close()
    assert build(home)["files"]["A_80_1-EN.pdf"]["sha256"] == file_digest(home.dist / "A_80_1-EN.pdf")


def test_where_nothing_changed_it_is_not_read(home: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    build(home)
    monkeypatch.setattr("masthead.building.provenance.account", lambda *_: pytest.fail("asked"))
    plan = plan_build(home, Request((), home.dist, home.formats))
    assert not plan.tasks
    assert is_put(plan.record, home.dist)
    plan.record.close()


def test_differences_are_told_by_name() -> None:
    then = {"program": {"python": "3.11.1"}, "parts": {"a": "x" * 64, "b": "y"}}
    now = {"program": {"python": "3.11.2"}, "parts": {"a": "z" * 64, "c": "y"}}
    assert list(differences(then, now)) == [
        "parts: a has changed",
        "parts: b is not there any more",
        "parts: c was not there",
        "program: python was 3.11.1, is 3.11.2",
    ]


def test_it_is_json_a_line_a_file(home: Project) -> None:
    build(home)
    lines = (home.dist / FILE).read_text().splitlines()
    assert json.loads("\n".join(lines))["version"] == 1
    assert sum(line.startswith('"A_80_') for line in lines) == 4
