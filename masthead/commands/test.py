"""``masthead test``."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import click

import masthead
from masthead.errors import MachineError, Problem, UsageError

# pytest's exit statuses as ours: passed, failed, interrupted, internal error; the others are wrong usage
_STATUS = {0: 0, 1: 1, 2: 130, 3: 4}
_WRONG_USAGE = 2


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.option("--reference", is_flag=True, help="Instead, hold us against the reference documents.")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(reference: bool, arguments: tuple[str, ...]) -> None:
    """Run Masthead's own tests, from its repository.

    ARGUMENTS are those of pytest; with --reference those of benchmarks/reference.py, which imports, builds
    and compares every reference document and prints one table.

    \b
    Examples:
      python3 build.py test
      python3 build.py test -x tests/commands
      python3 build.py test --reference A_80
    """
    repository = Path(masthead.__file__).parent.parent
    if not (repository / "tests").is_dir() or not (repository / "build.py").is_file():
        hint = "clone the repository and run `python3 build.py test` there"
        raise UsageError(Problem("tests-missing", "the installed program has no tests with it", hint=hint))
    if reference:
        script = repository / "benchmarks" / "reference.py"
        compared = subprocess.run([sys.executable, str(script), *arguments], cwd=repository, check=False)
        raise click.exceptions.Exit(compared.returncode)
    if find_spec("pytest") is None:
        hint = "run `python3 build.py test`, which installs it"
        raise MachineError(Problem("pytest-missing", "pytest is not installed", hint=hint))
    # all of them by as many processes as there are processors; a few by one, whose output is easier to read
    spread = () if arguments else ("-n", "auto", "--dist", "worksteal")
    done = subprocess.run([sys.executable, "-m", "pytest", *spread, *arguments], cwd=repository, check=False)
    raise click.exceptions.Exit(_STATUS.get(done.returncode, _WRONG_USAGE))
