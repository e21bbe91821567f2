"""Documents that wait to be set, on the disk: a project of ten thousand is not held in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from typing import IO

from masthead.errors import MachineError, Problem


class Spool:
    """Bytes put aside in a file without a name, which goes with the process."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None

    def put(self, data: bytes) -> Callable[[], bytes]:
        """Puts bytes aside; gives what gives them back.

        Raises:
            MachineError: there is no room.
        """
        try:
            self._file = file = self._file or tempfile.TemporaryFile()  # noqa: SIM115  closed by close()
            start = file.seek(0, 2)
            file.write(data)
            file.flush()
        except OSError as error:
            message = f"cannot put documents aside: {error.strerror or error}"
            raise MachineError(
                Problem(
                    "spool-unwritable", message, hint="make room in the folder for temporary files (TMPDIR)"
                )
            ) from error

        length = len(data)

        def get() -> bytes:
            file.seek(start)
            return file.read(length)

        return get

    def close(self) -> None:
        """Gives the room back."""
        if self._file:
            with suppress(OSError):
                self._file.close()
