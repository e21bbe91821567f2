"""Characters that are no text: they show nothing, and may make a text read otherwise than it is written.

Controls of terminals; controls of direction, which turn words around ("Trojan Source", CVE-2021-42574),
since the direction of a text follows from its language; marks of annotations and of languages (tags);
codes that Unicode says are no characters. The marks U+200E, U+200F and U+061C turn nothing that stands
around them and stay allowed.
"""

from __future__ import annotations

import re

DIRECTION = "\u202a-\u202e\u2066-\u2069"
DISGUISE = re.compile(
    rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{DIRECTION}\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
# for what others wrote, in which they are common and mean no harm: PDF extractors and Word set them
WITHOUT_DIRECTION: dict[int, None] = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def name(character: str) -> str:
    """``U+202E``."""
    return f"U+{ord(character):04X}"
