"""Processes that are called: what a call does to its process is nobody else's affair."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from masthead.building.limits import Limits
from masthead.building.pool import Outcome, Pool, lazily
from masthead.errors import MachineError
from tests.building import calls

LIMITS = Limits(seconds=1, memory=2048)


@pytest.fixture
def pool() -> Iterator[Pool]:
    made = Pool(2, LIMITS)
    yield made
    made.close(at_once=True)


def by_number(outcomes: Iterator[Outcome]) -> dict[int, Outcome]:
    found = {outcome.number: outcome for outcome in outcomes}
    return dict(sorted(found.items()))


def test_processes_are_started_once(pool: Pool) -> None:
    first = by_number(pool.run(calls.square, [(n,) for n in range(20)]))
    again = by_number(pool.run(calls.square, lazily(20, lambda n: (n,))))
    assert [outcome.value[0] for outcome in first.values()] == [n**2 for n in range(20)]
    processes = {outcome.value[1] for outcome in (*first.values(), *again.values())}
    assert len(processes) <= 2
    assert list(pool.run(calls.square, [])) == []


def test_a_long_call_does_not_hold_up_the_others(pool: Pool) -> None:
    arguments = [(0, 0.9), *((n, 0.0) for n in range(1, 8))]
    order = [outcome.number for outcome in pool.run(calls.wait_and_square, arguments)]
    assert sorted(order) == list(range(8))
    assert order[0] != 0


@pytest.mark.parametrize(
    ("function", "kind"),
    [
        (calls.die_at, "ended"),
        (calls.hang_at, "time"),
        (calls.hang_deaf_at, "time"),
        (calls.eat_at, "memory"),
    ],
)
def test_a_call_that_goes_wrong_goes_wrong_alone(function: object, kind: str) -> None:
    pool = Pool(2, Limits(seconds=3 if kind == "ended" else 0.5, memory=2048))
    try:
        found = by_number(pool.run(function, [(n, 3) for n in range(8)]))  # type: ignore[arg-type]
        assert [outcome.kind for outcome in found.values()] == ["value"] * 3 + [kind] + ["value"] * 4
        done = [number for number, outcome in found.items() if outcome.value == number]
        assert done == [0, 1, 2, 4, 5, 6, 7]
    finally:
        pool.close(at_once=True)


def test_a_process_that_has_grown_is_replaced() -> None:
    pool = Pool(1, LIMITS, bound=400)
    try:
        processes = [outcome.value for outcome in pool.run(calls.keep, [(100,)] * 12)]
        assert 2 <= len(set(processes)) <= 8
    finally:
        pool.close(at_once=True)


def test_a_process_that_goes_on_growing_is_replaced(pool: Pool) -> None:
    processes = [outcome.value for outcome in pool.run(calls.keep, [(2,)] * 200)]
    assert len(set(processes)) > 2


def test_an_error_is_raised_here(pool: Pool) -> None:
    with pytest.raises(ValueError, match="call 0"):
        list(pool.run(calls.fail, [(0,)]))
    with pytest.raises(RuntimeError, match="UnsendableError: one argument"):
        list(pool.run(calls.fail_oddly, [(0,)]))
    assert [outcome.value[0] for outcome in pool.run(calls.square, [(3,)])] == [9]


def test_processes_that_end_before_they_do_anything(pool: Pool) -> None:
    with pytest.raises(MachineError, match=r"worker-ended.*status 7"):
        list(pool.run(calls.end_at_once, [(n,) for n in range(9)]))


def test_whoever_stops_listening_stops_the_work(pool: Pool) -> None:
    begun = time.monotonic()
    running = pool.run(calls.wait_and_square, [(0, 0.0), (1, 0.9), (2, 0.9)])
    next(running)
    running.close()
    assert time.monotonic() - begun < 60
    assert [outcome.value[0] for outcome in pool.run(calls.square, [(3,)])] == [9]
