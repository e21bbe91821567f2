"""How a path is shown to the user."""

from __future__ import annotations

import os
from pathlib import Path


def shown(path: Path) -> str:
    """A path from the working folder where that is shorter, else as it stands."""
    try:
        near = os.path.relpath(path)
    except (OSError, ValueError):
        # the working folder is gone, or on another drive
        return str(path)
    return min(near, str(path), key=len)
