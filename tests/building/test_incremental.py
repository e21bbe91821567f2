"""Whatever is done to a project, an incremental build gives the bytes of a clean one.

MASTHEAD_STEPS says how many steps are taken (a few dozen where it is not set), MASTHEAD_SEED which.
"""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from masthead.building.build import carry_out, tidy
from masthead.building.plan import Request, plan_build
from masthead.building.project import find_project
from masthead.building.record import FILE
from masthead.building.workshop import Workshop
from masthead.resources import styles_folder, templates_folder
from tests.making import faces_cache

STEPS = int(os.environ.get("MASTHEAD_STEPS", "24"))
SEED = int(os.environ.get("MASTHEAD_SEED", "1"))
YAML = "symbol: {symbol}\nkind: {kind}\ndate: 2025-10-14\ntitle: Of tides, {number}\n"
TEXT = "---\nlanguage: {language}\n---\n\nThe harbour {number} is open.\n\n1. It has a keeper.\n"
FIGURE = '\n![A square](square.svg "The yard")\n'
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="{0}" height="40"/></svg>\n'
)

Files = Mapping[str, bytes]
Change = Callable[["Player"], None]


class Player:
    """Does things to a project at random, each as a person or a program might."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.random = root, random.Random(seed)
        self.count = 0
        self.past: list[Files] = []
        for number in (1, 2, 3):
            self.new(f"d{number}", number)

    def new(self, folder: str, number: int) -> None:
        kind = "note" if number % 2 else "letter"
        self.write(
            f"content/{folder}/document.yaml", YAML.format(symbol=f"A/80/{number}", kind=kind, number=number)
        )
        for language in ("en", "fr")[: 1 + number % 2]:
            self.write(f"content/{folder}/{language}.md", TEXT.format(language=language, number=number))

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def files(self, *patterns: str) -> list[Path]:
        return sorted(path for pattern in patterns for path in self.root.glob(pattern) if path.is_file())

    def one(self, *patterns: str) -> Path | None:
        found = self.files(*patterns)
        return self.random.choice(found) if found else None

    def state(self) -> Files:
        patterns = ("content/**/*", "templates/**/*", "styles/**/*", "pyproject.toml")
        return {str(path.relative_to(self.root)): path.read_bytes() for path in self.files(*patterns)}

    def append(self, addition: str, *patterns: str) -> None:
        if file := self.one(*patterns):
            self.count += 1
            file.write_text(file.read_text() + addition.format(n=self.count))

    def edit(self) -> None:
        self.append("\n1. It was painted in the year {n}.\n", "content/*/*.md")

    def break_(self) -> None:
        self.append("\nNobody wrote this note.[^{n}]\n", "content/*/*.md")

    def mend(self) -> None:
        for file in self.files("content/*/*.md"):
            file.write_text("".join(line for line in file.read_text().splitlines(True) if "[^" not in line))

    def title(self) -> None:
        if file := self.one("content/*/document.yaml"):
            self.count += 1
            lines = [line for line in file.read_text().splitlines() if not line.startswith("title")]
            file.write_text("\n".join([*lines, f"title: Of boats, {self.count}", ""]))

    def symbol(self) -> None:
        if file := self.one("content/*/document.yaml"):
            lines = [line for line in file.read_text().splitlines() if not line.startswith("symbol")]
            file.write_text("\n".join([f"symbol: A/80/{self.random.randint(1, 5)}", *lines, ""]))

    def delete(self) -> None:
        if file := self.one("content/*/*.md"):
            file.unlink()

    def rename(self) -> None:
        if file := self.one("content/*/document.yaml"):
            self.count += 1
            file.parent.rename(file.parent.with_name(f"r{self.count}"))

    def add(self) -> None:
        self.count += 1
        self.new(f"n{self.count}", self.random.randint(1, 6))

    def picture(self) -> None:
        if file := self.one("content/*/en.md"):
            self.count += 1
            (file.parent / "square.svg").write_text(SQUARE.format(10 + self.count % 30))
            if "square.svg" not in file.read_text():
                file.write_text(file.read_text() + FIGURE)

    def template(self) -> None:
        name = self.random.choice(["letter.html", "includes/front.html", "layouts/screen.html"])
        self.count += 1
        self.write(f"templates/{name}", (templates_folder() / name).read_text() + f"{{# {self.count} #}}\n\n")

    def style(self) -> None:
        name = self.random.choice(["text.css", "screen.css", "sheets/newyork-2021.css", "notes.css"])
        self.count += 1
        ours = styles_folder() / name
        text = ours.read_text() if ours.is_file() else ""
        text = text.replace('url("art', f'url("{(styles_folder() / "art").as_uri()}')
        self.write(f"styles/{name}", text + f"\n.paragraph {{ padding-left: {self.count % 9}pt }}\n")

    def sheet(self) -> None:
        self.count += 1
        name, since = self.random.choice([("newyork-2021", 2013), ("mine", self.random.choice([2000, 2024]))])
        base = (styles_folder() / "sheets/newyork-2021.toml").read_text()
        text = base.replace("since = 2013", f"since = {since}")
        self.write(
            f"styles/sheets/{name}.toml", text.replace("step = 23.75", f"step = {23 + self.count % 5}")
        )

    def drop_own(self) -> None:
        if file := self.one("templates/**/*", "styles/**/*"):
            file.unlink()

    def revert(self) -> None:
        """As a branch is switched: everything becomes what it once was."""
        if not self.past:
            return
        then, now = self.random.choice(self.past), self.state()
        for path in now.keys() - then.keys():
            (self.root / path).unlink()
        for path, data in then.items():
            if now.get(path) != data:
                (self.root / path).parent.mkdir(parents=True, exist_ok=True)
                (self.root / path).write_bytes(data)

    def spoil_output(self) -> None:
        if file := self.one("dist/*"):
            file.write_bytes(file.read_bytes()[:-10]) if self.random.random() < 0.5 else file.unlink()

    def spoil_record(self) -> None:
        file = self.root / ".masthead" / FILE
        data = bytearray(file.read_bytes())
        if self.random.random() < 0.3:
            file.unlink()
        elif self.random.random() < 0.5:
            file.write_bytes(data[: self.random.randrange(len(data))])
        else:
            for _ in range(200):
                data[self.random.randrange(len(data))] = self.random.randrange(256)
            file.write_bytes(data)


CHANGES: list[tuple[int, Change]] = [
    *((6, Player.edit), (2, Player.break_), (3, Player.mend), (2, Player.title), (2, Player.symbol)),
    *((2, Player.delete), (2, Player.rename), (1, Player.add), (3, Player.picture), (2, Player.template)),
    *((2, Player.style), (2, Player.sheet), (2, Player.drop_own), (4, Player.revert)),
    *((2, Player.spoil_output), (2, Player.spoil_record)),
]


def project(root: Path) -> Path:
    (root / ".masthead").mkdir(parents=True)
    (root / ".masthead/fonts").symlink_to(faces_cache())
    (root / "pyproject.toml").write_text("[tool.masthead]\n")
    return root


def dist(root: Path) -> dict[str, bytes]:
    folder = root / "dist"
    return {file.name: file.read_bytes() for file in folder.iterdir()} if folder.is_dir() else {}


@pytest.fixture
def clean(tmp_path: Path) -> Callable[[Files], tuple[dict[str, bytes], bool]]:
    """What a clean build makes of files, in a new folder; and whether there were errors."""
    known: dict[tuple[tuple[str, bytes], ...], tuple[dict[str, bytes], bool]] = {}

    def build(files: Files) -> tuple[dict[str, bytes], bool]:
        key = tuple(sorted(files.items()))
        if key not in known:
            root = project(tmp_path / f"clean{len(known)}")
            for path, data in files.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(data)
            (root / "content").mkdir(exist_ok=True)
            here = find_project(root)
            plan = plan_build(here, Request((), here.dist, here.formats, force=True))
            problems = [*plan.problems, *(p for result in carry_out(here, plan) for p in result.problems)]
            tidy(plan)
            plan.record.close()
            known[key] = dist(root), any(problem.severity == "error" for problem in problems)
            shutil.rmtree(root)
        return known[key]

    return build


def test_an_incremental_build_gives_the_bytes_of_a_clean_one(
    tmp_path: Path, clean: Callable[[Files], tuple[dict[str, bytes], bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path / "project")
    player = Player(root, SEED)
    workshop = Workshop(find_project(root), 2)
    steps: list[str] = []
    try:
        workshop.build()
        for _ in range(STEPS):
            before = player.state()
            sound = not clean(before)[1]
            weights, changes = zip(*CHANGES, strict=True)
            (change,) = player.random.choices(changes, weights)
            if change is Player.spoil_record and not sound:
                change = Player.edit  # what documents with errors left in dist/ is then known to nobody
            player.past.append(before)
            change(player)
            steps.append(change.__name__)
            after = player.state()
            edited = [
                root / path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
            ]
            if player.random.random() < 0.2:  # another process
                workshop.close()
                workshop = Workshop(find_project(root), 2)
            old = dist(root)
            workshop.build(edited if edited and player.random.random() < 0.7 else None)
            wanted, wrong = clean(after)
            wanted = dict(wanted)
            made = dist(root)
            if wrong:  # the record speaks of what has errors, too, as long as its files stand
                told, rest = (
                    json.loads(made.pop("build.json", b"{}")),
                    json.loads(wanted.pop("build.json", b"{}")),
                )
                assert rest.get("files", {}).items() <= told.get("files", {}).items(), steps
                assert rest.get("made with", {}).items() <= told.get("made with", {}).items(), steps
                old.pop("build.json", None)
            assert {name: made.get(name) for name in wanted} == wanted, steps
            # what has errors keeps what it had, and only that
            rest = {name: data for name, data in made.items() if name not in wanted}
            assert rest == ({name: old.get(name) for name in rest} if wrong else {}), steps
    finally:
        workshop.close()
