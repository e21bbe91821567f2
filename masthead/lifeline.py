"""Ends a process with the one that started it, however that one ends."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from multiprocessing.connection import wait


def end_with_parent(tidy: Callable[[], object] = lambda: None) -> None:
    """Ends this process when the process that asked for it is gone, ``tidy`` called before.

    A build that is killed cannot say goodbye. Whoever sets a long document would go on with it for nothing,
    and the processes of the standard library's pool wait for ever, as each of them holds both ends of the
    pipe that it listens to. Does nothing in a process that no other one of ours has started.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        arguments = (parent.sentinel, tidy)
        threading.Thread(target=_follow, args=arguments, name="lifeline", daemon=True).start()


def _follow(sentinel: int, tidy: Callable[[], object]) -> None:
    wait([sentinel])
    try:
        tidy()
    finally:
        os._exit(1)
