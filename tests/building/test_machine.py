"""What doctor is told: what is there, what is missing, and what is another version than asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from masthead.building import debian, machine
from masthead.building.machine import FontFile, Library, Machine
from masthead.commands import doctor
from masthead.errors import MachineError
from masthead.setting.base_fonts import FACES

FONTS = tuple(FontFile(face, Path(f"/fonts/{style}.ttf"), "2.1.5", "OFL") for face, style in FACES.items())
WHOLE = Machine(
    python="3.11.2",
    python_path=Path("/usr/bin/python3"),
    libraries=(Library("weasyprint", "70.0", "70.0"),),
    shared_libraries=(Library("Pango", "1.50.12"),),
    fonts=FONTS,
    packages_missing=(),
    test_packages_missing=("qpdf",),
)
LACKING = Machine(
    python="3.11.2",
    python_path=Path("/usr/bin/python3"),
    libraries=(Library("weasyprint", "69.0", "70.0"), Library("click", None, "8.5.1")),
    shared_libraries=(Library("Pango", None),),
    fonts=FONTS[1:],
    packages_missing=("libpango-1.0-0",),
    test_packages_missing=(),
)


def test_whole_machine_has_no_problems() -> None:
    assert WHOLE.problems == ()


def test_everything_that_lacks_is_a_problem() -> None:
    codes = [problem.code for problem in LACKING.problems]
    assert codes == [
        "library-version",
        "library-missing",
        "library-missing",
        "fonts-missing",
        "packages-missing",
    ]
    assert "Regular" in LACKING.problems[3].message
    assert "apt-get install" in str(LACKING.problems[4].hint)


def test_doctor_is_there_where_pango_is_not() -> None:
    code = "import sys; sys.modules['weasyprint'] = None; import masthead.commands.doctor"
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True)


def test_this_machine_is_looked_at() -> None:
    found = machine.inspect_machine()
    assert {"weasyprint", "fonttools", "click"} <= {library.name for library in found.libraries}
    assert all(library.asked for library in found.libraries)
    if not found.problems:
        assert {font.face for font in found.fonts} == set(FACES)
        assert all(font.version and font.licence for font in found.fonts)


def test_doctor_shows_versions_fonts_and_licences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "inspect_machine", lambda: WHOLE)
    result = CliRunner().invoke(doctor.command)
    assert result.exit_code == 0
    for words in ("Python 3.11.2", "weasyprint  70.0", "Pango  1.50.12", "BoldItalic 2.1.5", "OFL", "qpdf"):
        assert words in result.output


def test_doctor_ends_with_what_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "inspect_machine", lambda: LACKING)
    result = CliRunner().invoke(doctor.command)
    assert isinstance(result.exception, MachineError)
    assert result.exception.exit_status == 3
    assert "weasyprint  69.0  (70.0 is asked for)" in result.output
    assert "Debian packages missing: libpango-1.0-0" in result.output


@pytest.mark.parametrize(
    ("release", "package"),
    [
        ("VERSION_CODENAME=bookworm\n", "fonts-liberation2"),
        ("VERSION_CODENAME=faye\nDEBIAN_CODENAME=bookworm\n", "fonts-liberation2"),
        ('VERSION_CODENAME="trixie"\n', "fonts-liberation"),
        ("NAME=Other\n", "fonts-liberation"),
        (None, "fonts-liberation"),
    ],
)
def test_fonts_have_the_name_of_the_release(
    release: str | None, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if release is not None:
        (tmp_path / "os-release").write_text(release)
    monkeypatch.setattr(debian, "_OS_RELEASE", tmp_path / "os-release")
    assert debian.fonts() == (package,)
    assert package in debian.packages("run")
