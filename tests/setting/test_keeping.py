"""What is kept by key: what was asked for lately stays, the rest goes."""

from __future__ import annotations

from masthead.setting.keeping import Kept


def test_values_that_are_not_asked_for_go() -> None:
    kept: Kept[int] = Kept(3)
    for number in range(5):
        kept.put(number, number)
        assert kept.get(0) == 0
    for number in range(10, 14):
        kept.put(number, number)
    assert kept.get(1) is None
    assert [kept.get(number) for number in (12, 13)] == [12, 13]


def test_all_are_let_go() -> None:
    kept: Kept[int] = Kept(3)
    kept.put("a", 1)
    kept.clear()
    assert kept.get("a") is None
