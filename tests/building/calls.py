"""What the processes of the tests are called to do."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

_KEPT: list[bytes] = []


def square(number: int) -> tuple[int, int]:
    return number**2, os.getpid()


def wait_and_square(number: int, seconds: float) -> int:
    time.sleep(seconds)
    return number**2


def die_at(number: int, fatal: int) -> int:
    time.sleep(0.05)
    if number == fatal:
        time.sleep(1.1)  # a process that ends in its first second is taken for one that cannot begin
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def hang_at(number: int, fatal: int) -> int:
    while number == fatal:
        pass
    return number


def hang_deaf_at(number: int, fatal: int) -> int:
    """Hangs as a library of C does: no alarm of Python's is heard."""
    if number == fatal:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        time.sleep(60)
    return number


def eat_at(number: int, fatal: int) -> int:
    if number == fatal:
        return len(bytearray(3 * 1024**3))
    return number


def keep(mebibytes: int) -> int:
    _KEPT.append(b"\1" * (mebibytes * 1024**2))
    return os.getpid()


def end_at_once(number: int) -> None:
    os._exit(7)


def fail(number: int) -> None:
    raise ValueError(f"call {number}")


class UnsendableError(Exception):
    def __init__(self, one: int, other: int) -> None:
        super().__init__("one argument")
        self.both: Iterator[int] = iter((one, other))
        self.lock = open(os.devnull)  # noqa: SIM115


def fail_oddly(number: int) -> None:
    raise UnsendableError(1, 2)


def tell(_: object = None) -> None:
    """Says which process it is called in, in one piece."""
    os.write(1, f"{os.getpid()}\n".encode())
    time.sleep(1)  # so that another process takes the next call


def tell_and_wait() -> None:
    """The same, and goes on for long."""
    tell()
    time.sleep(600)
