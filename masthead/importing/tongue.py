"""The language of a text, where nobody says it: by its job line, else by its commonest words."""

from __future__ import annotations

import re
from collections import Counter

_JOB = re.compile(r"(?<![\w.])(?:GE\.|V\.|K\.?)?\d{2}-\d{5} ?\((?P<letter>[A-Z])\)")
_SCRIPTS = (("ar", r"[\u0620-\u064a]"), ("zh", r"[\u4e00-\u9fff]"), ("ru", r"[\u0400-\u04ff]"))
_COMMON = {
    "en": ("the", "of", "and", "to", "in", "that", "by", "for"),
    "fr": ("le", "les", "des", "du", "et", "dans", "une", "par", "aux"),
    "es": ("el", "los", "las", "del", "y", "en", "una", "por", "que"),
}
_SHARE = 0.2  # of the letters, that a script has where a text is written in it


def told_language(text: str) -> tuple[str, bool] | None:
    """The code of the language, and whether a job line says it; None where nothing tells it."""
    from masthead.languages import language, language_codes

    letters = {language(code).letter: code for code in language_codes()}
    found = [letters[m["letter"]] for m in _JOB.finditer(text) if m["letter"] in letters]
    if found:
        return Counter(found).most_common(1)[0][0], True
    written = sum(char.isalpha() for char in text)
    for code, script in _SCRIPTS:
        if written and len(re.findall(script, text)) > _SHARE * written:
            return code, False
    said = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    counts = {code: sum(said[word] for word in common) for code, common in _COMMON.items()}
    best = max(counts, key=lambda code: counts[code])
    return (best, False) if counts[best] else None
