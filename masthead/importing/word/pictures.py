"""Pictures of a Word file: written beside the text where browsers and the engine know their form."""

from __future__ import annotations

import posixpath
import warnings
from dataclasses import dataclass, field
from io import BytesIO

from masthead.errors import ContentError
from masthead.importing.report import Remark
from masthead.importing.word.package import Package
from masthead.importing.word.report import Log
from masthead.limits import limits, raising

_RASTER = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif"}
# An A4 page at 1,200 dots an inch has 139 million; what is larger is no picture but an attack.
_METAFILES = (".emf", ".wmf")
_ACTIVE = ("script", "foreignObject", "image", "use", "style", "a")


@dataclass(slots=True)
class Pictures:
    """Takes pictures out of the package; ``files`` are those taken, by the name they are written under."""

    package: Package
    log: Log
    files: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)  # names of those that no page shows

    def take(self, part: str, place: int) -> str | None:
        """The name that a picture is written under; None where it cannot be carried, which is said.

        Raises ContentError where it is larger than a picture can be.
        """
        if part not in self.names:
            data = self.package.read(part, "picture-limit")
            ending = self._ending(part, data)
            if ending is None:
                self._leave(part, data, place)
                return None
            name = f"picture-{len(self.names) + 1}{ending}"
            self.names[part], self.files[name] = name, data
        return self.names[part]

    def _leave(self, part: str, data: bytes, place: int) -> None:
        """Say that a picture is in a form that no page shows; as a metafile of Windows it is kept as it is.

        Neither Debian nor PyPI has a program that draws EMF and WMF as Word does and is kept in repair.
        """
        form = posixpath.splitext(part)[1].lower() or "unknown"
        why = f"a picture in the form {form}: save it as PNG or SVG, and put it into the text"
        if form in _METAFILES:
            name = self.left.setdefault(part, f"unset-picture-{len(self.left) + 1}{form}")
            self.files[name] = data
            why = f"{why}; it is written as {name}"
        self.log.lost.append(Remark(place, part, why))

    def _ending(self, part: str, data: bytes) -> str | None:
        if part.lower().endswith(".svg"):
            return ".svg" if self._is_plain(part, data) else None
        from PIL import Image, UnidentifiedImageError

        try:
            # we judge the size ourselves; the header alone is read, Pillow unpacks nothing unasked
            with (
                warnings.catch_warnings(action="ignore", category=Image.DecompressionBombWarning),
                Image.open(BytesIO(data), formats=tuple(_RASTER)) as picture,
            ):
                form, (width, height) = picture.format, picture.size
        except Image.DecompressionBombError as error:
            raise self._too_large(part, f"it has more than {limits().pixels} million dots") from error
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
            return None
        if width * height > limits().pixels * 1_000_000:
            raise self._too_large(part, f"it has {width:,} × {height:,} dots")
        return _RASTER[form or ""]

    def _too_large(self, part: str, why: str) -> ContentError:
        return self.package.fault(
            "picture-too-large",
            f"the picture {part} is too large: {why}",
            raising("pixel-limit", "take it out, make it smaller"),
        )

    def _is_plain(self, part: str, data: bytes) -> bool:
        """Whether a vector picture is but lines, fills and words: nothing that acts or is fetched."""
        root = self.package.parse(data, part)
        names = {str(e.tag).rpartition("}")[2] for e in root.iter() if isinstance(e.tag, str)}
        handlers = any(name.startswith("on") for e in root.iter() for name in map(str, e.attrib))
        return not names.intersection(_ACTIVE) and not handlers
