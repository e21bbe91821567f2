"""A short campaign in every run of the tests; and the campaign itself, which must see what goes wrong."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from masthead.errors import ContentError, InternalError, Problem
from tests.fuzzing import campaign
from tests.fuzzing.targets import Target, targets

INPUTS = 400


@pytest.mark.parametrize("name", targets())
def test_a_reader_reads_or_refuses(name: str) -> None:
    result = campaign.run(targets()[name], INPUTS, seed=0)
    assert not result.failures
    assert result.read


def _crash(text: str, _folder: Path) -> None:
    if "o" not in text:
        raise KeyError(text)


def _refuse(_text: str, _folder: Path) -> None:
    raise ContentError(Problem("unread", "no"))


def _doubt(_text: str, _folder: Path) -> None:
    raise InternalError(Problem("words-lost", "no"))


def _hang(_text: str, _folder: Path) -> None:
    time.sleep(60)


def test_a_crash_is_seen() -> None:
    result = campaign.run(Target("crash", ("one two",), _crash), 50, seed=0)
    (signature,) = result.failed
    assert signature.startswith("KeyError at ")
    assert result.read + result.failed.total() == 50


def test_a_refusal_is_none() -> None:
    result = campaign.run(Target("refuse", ("one",), _refuse), 10, seed=0)
    assert result.refused == {"unread": 10}
    assert not result.failed


def test_a_fault_that_a_reader_finds_in_itself_is_one() -> None:
    result = campaign.run(Target("doubt", ("one",), _doubt), 10, seed=0)
    assert result.failed == {"InternalError words-lost": 10}


def test_a_hang_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(campaign, "SECONDS", 1)
    assert campaign.run(Target("hang", ("one",), _hang), 1, seed=0).failed == {"hang": 1}


def _inputs() -> list[str]:
    seen: list[str] = []
    target = Target("kept", ("one two three",), lambda text, _: seen.append(text))
    campaign.run(target, 20, seed=5)
    return seen


def test_the_same_seed_gives_the_same_inputs() -> None:
    inputs = _inputs()
    assert inputs == _inputs()
    assert len(set(inputs)) > 10
