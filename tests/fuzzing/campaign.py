"""A campaign: many inputs for one reader, what became of each, and what went wrong."""

from __future__ import annotations

import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType

from masthead.errors import InternalError, MastheadError
from tests.fuzzing.mutation import mutated
from tests.fuzzing.targets import Target

SECONDS = 10  # an input that takes longer hangs (the bound of the project's hostile inputs)
_MOST_KEPT = 400


class Hang(BaseException):
    """An input took too long. Not an Exception, so that no reader can catch it."""


@dataclass(slots=True)
class Campaign:
    """What became of the inputs: how many were read, refused and failed; an example of each failure."""

    read: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    failures: dict[str, str] = field(default_factory=dict)
    failed: Counter[str] = field(default_factory=Counter)


@contextmanager
def _alarm() -> Iterator[None]:
    def ring(_number: int, _frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def run(target: Target, inputs: int, seed: int) -> Campaign:
    """Feed a reader; the same number and seed give the same inputs.

    An input that ends in a way not seen before joins the seeds, so that the next go on from there.
    """
    random = Random(f"{target.name}/{seed}")
    campaign, words = Campaign(), target.words()
    seeds, seen = list(target.seeds), set[str]()
    with tempfile.TemporaryDirectory() as name:
        for _ in range(inputs):
            text = mutated(seeds, words, random)
            outcome = _fed(target, text, Path(name), campaign)
            if outcome not in seen and len(seeds) < _MOST_KEPT:
                seen.add(outcome)
                seeds.append(text)
    return campaign


def _fed(target: Target, text: str, folder: Path, campaign: Campaign) -> str:
    """Feed one input; in a word, how it ended."""
    try:
        with _alarm():
            target.read(text, folder)
    except InternalError as error:
        return _fail(campaign, f"InternalError {error.problems[0].code}", text)
    except MastheadError as error:
        codes = sorted({problem.code for problem in error.problems})
        campaign.refused.update(codes)
        return " ".join(codes)
    except Hang:
        return _fail(campaign, "hang", text)
    except Exception as error:
        return _fail(campaign, f"{type(error).__name__} at {_place()}", text)
    campaign.read += 1
    return "read"


def _place() -> str:
    """Where in the program an exception comes from: the last of our lines above it."""
    frames = traceback.extract_tb(sys.exc_info()[2])
    ours = [frame for frame in frames if "masthead" in Path(frame.filename).parts[-4:]] or frames
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"


def _fail(campaign: Campaign, signature: str, text: str) -> str:
    campaign.failed[signature] += 1
    known = campaign.failures.get(signature)
    if known is None or len(text) < len(known):
        campaign.failures[signature] = text
    return signature
