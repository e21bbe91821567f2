"""The cases of ``content.toml``: a project's files, and what must come of building it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).with_name("content.toml")
SECRET = "The word is Marzipan."
_LETTER = "---\nsymbol: A/90/7\nkind: letter\ntitle: Our letter\n---\n\n"
_SETTINGS = "[tool.masthead]\n"
_DRAWING = f"<svg xmlns='http://www.w3.org/2000/svg' width='90' height='9'><text y='8'>{SECRET}</text></svg>"


@dataclass(frozen=True, slots=True)
class Case:
    """One attempt: its files (made of pieces that repeat where they are long, or bytes in ``hex``) and links.

    It is refused with an error of that ``code``, or the page is built and ``shows`` the words.
    """

    name: str
    tries: str
    files: Mapping[str, str] = field(default_factory=dict)
    repeat: Mapping[str, list[Any]] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    hex: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    shows: str = ""

    def lay_out(self, folder: Path, server: str) -> Path:
        """Write the project below a folder, with a secret beside it; give its root."""
        outside, root = folder / "outside", folder / "project"
        outside.mkdir()
        (root / "content" / "A").mkdir(parents=True)
        secret = outside / "secret.svg"
        secret.write_text(_DRAWING, encoding="utf-8")
        long = {name: a + b * number + c for name, (a, b, number, c) in self.repeat.items()}
        for name, text in {"pyproject.toml": _SETTINGS, **self.files, **long}.items():
            if name == "letter.md":
                name, text = "content/A/en.md", f"{_LETTER}{text}\n"
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            text = text.replace("@SERVER@", server).replace("@SECRET@", str(secret))
            file.write_text(text.lstrip("\n"), encoding="utf-8")
        for name, data in self.hex.items():
            (root / name).write_bytes(bytes.fromhex(data))
        for name, target in self.links.items():
            target = target.replace("@SECRET@", str(secret)).replace("@OUTSIDE@", str(outside))
            (root / name).symlink_to(target)
        return root


def cases() -> list[Case]:
    """All of them, in the order of the file."""
    with CONTENT.open("rb") as file:
        return [Case(**case) for case in tomllib.load(file)["case"]]
