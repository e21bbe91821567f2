"""Heads of tables are found on a page in whatever order their letters were read."""

from __future__ import annotations

from random import Random

import pytest

from masthead.setting.page_reading import in_order


@pytest.mark.parametrize(
    ("page", "ordered"),
    [
        ("elmoakash9", "oakelmash9"),
        ("12elmoak3", "12oakelm3"),
        ("oakelm3", "oakelm3"),
        ("oakel3", "oakel3"),
        ("elmmoak3", "elmmoak3"),
        ("", ""),
    ],
)
def test_a_head_is_put_in_order(page: str, ordered: str) -> None:
    assert in_order(page, ("oakelm", "", "oakelm")) == ordered


def test_only_the_order_of_a_head_changes() -> None:
    random = Random(1)
    for _ in range(2000):
        page = "".join(random.choices("abc", k=random.randint(0, 12)))
        head = "".join(random.choices("abcd", k=random.randint(1, 4)))
        found = any(sorted(page[at : at + len(head)]) == sorted(head) for at in range(len(page)))
        assert (head in in_order(page, (head,))) == found
