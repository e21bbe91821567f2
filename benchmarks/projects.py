"""Projects of our own words to measure on: a letter, a report with annexes, many resolutions."""

from __future__ import annotations

import random
from pathlib import Path

WORDS = {
    "en": "the harbour of each port keeps its own tide table and lends a keeper to those who ask for one",
    "fr": "le port garde ses tables des marées et prête un gardien à ceux qui le demandent",
    "es": "el puerto guarda sus tablas de mareas y presta un guardián a quienes lo piden",
    "ru": "порт хранит свои таблицы приливов и даёт смотрителя тем кто просит его когда приходит буря и ночь",
    "ar": "يحفظ الميناء جداول المد ويعير حارسا لمن يطلبه عندما تأتي العاصفة ويحل الليل على السور",
    "zh": "港口 保存 自己的 潮汐表 并在 风暴 来临 时 向 请求 者 派出 守护 人 孩子们 学习 读 水",
}
LANGUAGES = tuple(WORDS)


def start(root: Path, fonts: Path) -> Path:
    """A project's folder, with the fonts that were made elsewhere: making them is not what we measure."""
    (root / "content").mkdir(parents=True)
    (root / ".masthead").mkdir()
    fonts.mkdir(parents=True, exist_ok=True)
    (root / ".masthead/fonts").symlink_to(fonts)
    (root / "pyproject.toml").write_text("[tool.masthead]\n", encoding="utf-8")
    return root


def head(symbol: str, kind: str, language: str, title: str) -> str:
    """Front matter."""
    lines = (
        f"symbol: {symbol}",
        f"kind: {kind}",
        f"language: {language}",
        "date: 2025-10-14",
        f"title: {title}",
    )
    return "\n".join(("---", *lines, "---", ""))


def sentence(chance: random.Random, language: str) -> str:
    """Nine to twenty-four words, a capital and a full stop."""
    words = [chance.choice(WORDS[language].split()) for _ in range(chance.randint(9, 24))]
    text = " ".join(words) if language != "zh" else "".join(words)
    return text[0].upper() + text[1:] + ("。" if language == "zh" else ".")


def paragraph(chance: random.Random, language: str) -> str:
    """A numbered paragraph of some sixty words."""
    return "1. " + " ".join(sentence(chance, language) for _ in range(chance.randint(3, 5)))


def letter(folder: Path, paragraphs: int = 165, number: int = 17, language: str = "en") -> Path:
    """A letter with a heading every sixteen paragraphs; with 165 paragraphs it has 17 pages."""
    chance = random.Random(number)
    blocks = [head(f"A/C.2/80/{number}", "letter", language, "Letter dated 9 October 2025")]
    for count in range(paragraphs):
        if count % 16 == 0:
            blocks.append(
                "## " + sentence(chance, language)[:40].rstrip(" .") + ("[^a]" if count == 16 else "")
            )
        blocks.append(paragraph(chance, language))
    if paragraphs > 16:
        blocks.append("[^a]: " + sentence(chance, language))
    return _write(folder / f"{language}.md", blocks)


def report(folder: Path, annexes: int = 6, main: int = 155, paragraphs: int = 122) -> Path:
    """A report of eighty pages: fourteen of main text, and six annexes of eleven."""
    chance = random.Random(80)
    blocks = [head("A/80/80", "report", "en", "Report of the harbours")]
    blocks += [paragraph(chance, "en") for _ in range(main)]
    for number in range(annexes):
        blocks.append(f"::: annex\n# Annex of harbour {number + 1}\n")
        blocks += [paragraph(chance, "en") for _ in range(paragraphs)]
        blocks.append(":::")
    return _write(folder / "en.md", blocks)


def resolutions(content: Path, count: int, languages: tuple[str, ...]) -> None:
    """Resolutions of two or three pages, in several languages."""
    for number in range(1, count + 1):
        for language in languages:
            chance = random.Random(number)
            blocks = [
                head(
                    f"A/RES/80/{number}",
                    "resolution",
                    language,
                    sentence(chance, language)[:40].rstrip(" .。"),
                )
            ]
            blocks += [sentence(chance, language) for _ in range(6)]
            blocks += [paragraph(chance, language) for _ in range(12 + number % 9)]
            _write(content / f"A_RES_80_{number}" / f"{language}.md", blocks)


def edit(file: Path, count: int) -> None:
    """Changes a word in the middle of a text, as editors save: under another name, then renamed."""
    blocks = file.read_text(encoding="utf-8").split("\n\n")
    places = [place for place, block in enumerate(blocks) if block.startswith("1. ")]
    middle = places[len(places) // 2]
    words = blocks[middle].split(" ")
    words[3] = f"year{count}"
    blocks[middle] = " ".join(words)
    beside = file.with_name(f".{file.name}.new")
    beside.write_text("\n\n".join(blocks), encoding="utf-8")
    beside.replace(file)


def _write(file: Path, blocks: list[str]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    return file
