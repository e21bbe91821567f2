"""``doctor``: what this machine has of what a build needs, and the command that installs the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from masthead.building.machine import Library, Machine


@click.command("doctor")
def doctor() -> None:
    """Say what this machine has and what it lacks.

    \b
    Lists Python, the libraries, the fonts with their versions and licences,
    and the Debian packages that are missing with the command that installs them.
    Exit status: 0 nothing is missing, 3 something is.

    \b
    Example:
      masthead doctor
    """
    # Here and not above: --help imports every command for its summary.
    from masthead.building.machine import inspect_machine
    from masthead.errors import MachineError

    machine = inspect_machine()
    for line in report(machine):
        click.echo(line)
    if machine.problems:
        raise MachineError(machine.problems)


command = doctor


def report(machine: Machine) -> Iterator[str]:
    """The lines that ``doctor`` prints."""
    from masthead.building import debian
    from masthead.setting.base_fonts import FACES, FAMILY

    yield f"Python {machine.python} ({machine.python_path})"
    yield from _libraries("Libraries", machine.libraries)
    yield from _libraries("Shared libraries", machine.shared_libraries)
    yield "Fonts" if machine.fonts else "Fonts: none of those that ours are made from"
    for font in machine.fonts:
        yield f"  {FAMILY} {FACES[font.face]} {font.version}  {font.path}"
    for licence in dict.fromkeys(font.licence for font in machine.fonts):
        yield f"  {licence}"
    for own in machine.script_fonts:
        if own.path:
            yield f"  {own.family} {own.version} (for `{own.language}`)  {own.path}"
        else:
            command = debian.command_line(debian.packages("script-" + own.language))
            yield f"  {own.family} is not installed; only texts in `{own.language}` need it: {command}"
    for licence in dict.fromkeys(own.licence for own in machine.script_fonts if own.licence):
        yield f"  {licence}"
    yield f"Debian packages missing: {' '.join(machine.packages_missing) or 'none'}"
    if absent := machine.test_packages_missing:
        yield f"  only some tests need {' '.join(absent)}: {debian.command_line(absent)}"


def _libraries(title: str, libraries: tuple[Library, ...]) -> Iterator[str]:
    yield title
    width = max(len(library.name) for library in libraries)
    for library in libraries:
        asked = f"  ({library.asked} is asked for)" if library.asked not in (None, library.version) else ""
        yield f"  {library.name:{width}}  {library.version or 'missing'}{asked}"
