"""Feed the readers at length: ``python -m tests.fuzzing [READER …] --inputs 100000``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tests.fuzzing.campaign import run
from tests.fuzzing.targets import targets


@click.command()
@click.argument("readers", nargs=-1)
@click.option("--inputs", default=10_000, show_default=True, help="How many for each reader.")
@click.option("--seed", default=1, show_default=True, help="Another number gives other inputs.")
@click.option("--failures", type=click.Path(path_type=Path), help="A folder for an input of each failure.")
def main(readers: tuple[str, ...], inputs: int, seed: int, failures: Path | None) -> None:
    """Feed READERS (all of them if none is named) with mutations of the tests' own fixtures."""
    known = targets()
    wrong = False
    click.echo(f"{'reader':10} {'inputs':>8} {'read':>8} {'refused':>8} {'failed':>8}")
    for name in readers or known:
        campaign = run(known[name], inputs, seed)
        failed = campaign.failed.total()
        refused = inputs - campaign.read - failed
        click.echo(f"{name:10} {inputs:8} {campaign.read:8} {refused:8} {failed:8}")
        for signature, count in campaign.failed.most_common():
            click.echo(f"    {count:6} {signature}")
        wrong = wrong or failed > 0
        if failures is not None:
            failures.mkdir(parents=True, exist_ok=True)
            for number, text in enumerate(campaign.failures.values()):
                (failures / f"{name}-{number}").write_text(text, encoding="utf-8", errors="surrogatepass")
    sys.exit(wrong)


if __name__ == "__main__":
    main()
