"""python -m tests.fuzzing.guided READER [--inputs 20000] [--corpus FOLDER] [--failures FOLDER]

Feeds a reader with inputs that coverage guides: what takes the program down a way that nothing took before
is kept, and changed on. By atheris (libFuzzer), which is for Linux; requirements-fuzz.lock has it.
"""

from __future__ import annotations

import signal
import sys
import tempfile
from pathlib import Path
from random import Random

import click

NAMES = ("markdown", "text", "akn4un", "word")
LONGEST = 40_000  # bytes
OURS = 0.7  # of the changes are by pieces (mutation.py), the others libFuzzer's by bytes


@click.command()
@click.argument("name", metavar="READER", type=click.Choice(NAMES))
@click.option("--inputs", default=20_000, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--corpus", type=click.Path(path_type=Path), help="Keep there what goes a way of its own.")
@click.option("--failures", type=click.Path(path_type=Path), help="Keep there what fails.")
def main(name: str, inputs: int, seed: int, corpus: Path | None, failures: Path | None) -> None:
    """Feed one of the readers, until an input fails or all are read; ends with libFuzzer's own status."""
    try:
        import atheris
    except ImportError as error:
        hint = "pip install --require-hashes -r requirements-fuzz.lock"
        raise click.ClickException(f"atheris is not installed: {hint}") from error
    with atheris.instrument_imports(include=["masthead"]):
        from tests.fuzzing.campaign import SECONDS, Hang
        from tests.fuzzing.mutation import mutated
        from tests.fuzzing.targets import targets

        target = targets()[name]
        place = Path(tempfile.mkdtemp(prefix="masthead-fuzzing-"))
        target.read(target.seeds[0], place)  # loads all that the reader is made of
    from masthead.errors import InternalError, MastheadError

    words = target.words()
    folder = corpus or place / "corpus"
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(target.seeds):
        (folder / f"seed-{number}").write_bytes(text.encode()[:LONGEST])

    def ring(*_: object) -> None:
        raise Hang

    signal.signal(
        signal.SIGPROF, ring
    )  # which counts the processor's time: libFuzzer's own counts others' too

    def feed(data: bytes) -> None:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            target.read(data.decode("utf-8", "replace"), place)
        except InternalError:
            raise  # a fault that the reader found in itself
        except MastheadError:
            pass  # it refuses the input
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def change(data: bytes, most: int, chance: int) -> bytes:
        random = Random(chance)
        if random.random() > OURS:
            return bytes(atheris.Mutate(data, most))
        text = data.decode("utf-8", "replace")
        return mutated([text, *target.seeds], words, random).encode("utf-8", "replace")[:most]

    options = [
        f"-runs={inputs}",
        f"-seed={seed}",
        f"-max_len={LONGEST}",
        "-timeout=600",
        "-rss_limit_mb=2048",
    ]
    if failures:
        failures.mkdir(parents=True, exist_ok=True)
        options.append(f"-artifact_prefix={failures}/")
    atheris.Setup([sys.argv[0], *options, "-print_final_stats=1", str(folder)], feed, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
