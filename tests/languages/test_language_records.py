from __future__ import annotations

import datetime
import string
import tomllib
from pathlib import Path

import pytest

from masthead.errors import ContentError, InternalError
from masthead.languages import Language, language, language_codes

ALL = [language(code) for code in language_codes()]


def test_english() -> None:
    en = language("en")
    assert en.session(65) == "Sixty-fifth session"
    assert en.session(10, "emergency_special") == "Tenth emergency special session"
    assert en.original(["en"]) == "Original: English"
    assert en.masthead_date(datetime.date(2021, 2, 15)) == "15 February 2021"
    assert [en.heading_mark(level, 4) for level in range(1, 8)] == [
        "",
        "IV.",
        "D.",
        "4.",
        "(d)",
        "(iv)",
        "d.",
    ]
    assert [en.sub_paragraph_mark(level, 3) for level in range(1, 5)] == ["(c)", "(iii)", "c.", "iii."]
    assert [en.figure_ordinal(n) for n in (1, 2, 3, 11, 12, 13, 82, 7451)] == [
        *("1st", "2nd", "3rd", "11th", "12th", "13th", "82nd", "7451st")
    ]


def test_french() -> None:
    fr = language("fr")
    assert fr.session(65) == "Soixante-cinquième session"
    assert fr.original(["en"]) == "Original\u00a0: anglais"
    assert fr.original(["en", "fr"]) == "Original\u00a0: anglais et français"
    assert fr.date(datetime.date(2010, 10, 1)) == "1er octobre 2010"
    assert fr.masthead_date(datetime.date(2009, 11, 16)) == "16 novembre 2009"
    assert [fr.sub_paragraph_mark(level, 3) for level in range(1, 5)] == ["c)", "iii)", "c.", "iii."]
    assert (fr.figure_ordinal(1), fr.figure_ordinal(21), fr.ordinal(101)) == ("1re", "21e", "101e")
    assert (
        fr.term("agenda_items", list=fr.join(["17", "18", "19"])) == "Points 17, 18 et 19 de l’ordre du jour"
    )


def test_notes_take_numbers_letters_asterisks() -> None:
    en = language("en")
    assert [en.note_mark(style, 3) for style in ("number", "letter", "asterisk")] == ["3", "c", "***"]


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.code)
def test_a_record_is_whole(record: Language) -> None:
    en = language("en")
    assert record.terms.keys() == en.terms.keys()
    assert record.unchecked <= record.terms.keys()
    assert (len(record.dates.months) in (0, 12), len(record.ordinals)) == (True, 100)
    assert all(record.named(code) for code in language_codes())


def slots(wording: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(wording) if name}


@pytest.mark.parametrize("key", sorted(language("en").terms))
def test_a_term_has_the_same_slots_in_every_language(key: str) -> None:
    assert len({frozenset(slots(record.terms[key])) for record in ALL}) == 1


def test_a_record_is_loaded_once() -> None:
    assert language("fr") is language("fr")


@pytest.mark.parametrize("code", ["tlh", "", "../en", "FR"])
def test_an_unknown_language_lists_those_there_are(code: str) -> None:
    with pytest.raises(ContentError, match="the languages are: ar, en, es, fr, ru, zh"):
        language(code)


def test_a_missing_term_or_slot_is_our_fault() -> None:
    with pytest.raises(InternalError, match="colour"):
        language("en").term("colour")
    with pytest.raises(InternalError, match="language"):
        language("en").term("original_label")


DAY = datetime.date(2024, 8, 14)


def test_arabic() -> None:
    ar = language("ar")
    assert [ar.heading_mark(level, 2) for level in (2, 3, 4)] == ["ثانيا -", "باء -", "2 -"]
    assert (ar.paragraph_mark(4), ar.note_mark("number", 3)) == ("4 -", "(3)")
    assert ar.part_title("annex", 5) == "المرفق الخامس"
    assert ar.part_title("enclosure", 1) == "الضميمة الأولى"
    assert (ar.date(DAY), ar.masthead_date(DAY)) == ("14 آب/أغسطس 2024", "14 August 2024")
    assert ar.agenda_items(["17"]) == "البند 17 من جدول الأعمال"
    assert ar.agenda_items(["17", "18"]) == "البندان 17 و 18 من جدول الأعمال"
    assert ar.agenda_items(["17", "18", "19"]) == "البنود 17 و 18 و 19 من جدول الأعمال"
    assert ar.join(["الأردن", "تونس", "عمان"]) == "الأردن وتونس وعمان"
    assert ar.session(78) == "الدورة الثامنة والسبعون"


@pytest.mark.parametrize("code", ["ar", "ru", "zh"])
def test_a_block_in_english_is_english_altogether(code: str) -> None:
    record = language(code)
    assert record.original(["en", "fr"]) == "Original: English and French"
    assert record.original(["pt"]) == "Original: Portuguese"


def test_chinese() -> None:
    zh = language("zh")
    assert [zh.heading_mark(level, 12) for level in (2, 3, 4)] == ["十二.", "L.", "12."]
    assert (zh.date(DAY), zh.masthead_date(DAY)) == ("2024年8月14日", "14 August 2024")
    assert (zh.part_title("annex", 2), zh.caption_mark("table", 1)) == ("附件二", "表1")
    assert zh.agenda_items(["17", "18"]) == "议程项目17和18"
    assert zh.session(78) == "第七十八届会议"
    assert zh.note_mark_position == "after"


def test_russian() -> None:
    ru = language("ru")
    assert [ru.sub_paragraph_mark(level, 2) for level in (1, 2)] == ["b)", "ii)"]
    assert (ru.date(DAY), ru.masthead_date(DAY)) == ("14 августа 2024 года", "14 August 2024")
    assert ru.agenda_items(["17", "18"]) == "Пункты 17 и 18 повестки дня"
    assert ru.term("adopted.security_council", m=ru.figure_ordinal(9836), date="") == (
        "принятая Советом Безопасности на его 9836-м заседании "
    )
    assert ru.term("plenary_meeting", n=ru.figure_ordinal(91)) == "91-е пленарное заседание"


@pytest.mark.parametrize(
    ("n", "year"),
    [
        *((1, "Первый"), (2, "Второй"), (3, "Третий"), (6, "Шестой"), (7, "Седьмой"), (18, "Восемнадцатый")),
        *((40, "Сороковой"), (43, "Сорок третий"), (48, "Сорок восьмой"), (50, "Пятидесятый")),
        *((80, "Восьмидесятый"), (81, "Восемьдесят первый"), (82, "Восемьдесят второй"), (100, "Сотый")),
    ],
)
def test_russian_years_are_masculine(n: int, year: str) -> None:
    assert language("ru").year_ordinal(n) == year
    assert language("fr").year_ordinal(n) == language("fr").ordinal(n)


def test_spanish() -> None:
    es = language("es")
    assert (es.date(DAY), es.masthead_date(DAY)) == ("14 de agosto de 2024", "14 de agosto de 2024")
    assert es.agenda_items(["17", "18"]) == "Temas 17 y 18 del programa"
    assert (es.original(["en"]), es.figure_ordinal(9836)) == ("Original: inglés", "9836ª")


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.code)
def test_quotation_marks_are_pairs(record: Language) -> None:
    outer, inner = record.quotation_marks[:2], record.quotation_marks[2:]
    assert len({*outer, *inner}) == 4


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("en", ["Côte d’Ivoire", "Croatia", "Türkiye", "Turkmenistan", "Tuvalu"]),
        ("fr", ["Égypte", "Émirats arabes unis", "Équateur", "Érythrée", "Espagne", "Estonie", "États-Unis"]),
        ("es", ["España", "Estados Unidos", "Nauru", "Nueva Zelandia", "Ñandú", "Omán", "Perú"]),
        ("ru", ["Австрия", "Иордания", "Ирландия", "Йемен", "Кабо-Верде", "Япония"]),
        ("zh", ["阿富汗", "巴西", "丹麦", "法国", "斐济", "芬兰", "古巴", "瑙鲁", "尼泊尔", "日本", "中国"]),
        ("ar", ["الأردن", "إسبانيا", "البرازيل", "تونس", "الصين", "المغرب", "اليمن"]),
    ],
)
def test_countries_stand_in_the_order_of_the_language(code: str, names: list[str]) -> None:
    assert language(code).sorted(reversed(names)) == names


@pytest.mark.parametrize("code", language_codes())
def test_what_is_unchecked_besides_terms_is_there(code: str) -> None:
    path = Path(__file__).parents[2] / "masthead" / "languages" / f"{code}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for key in data["unchecked"].get("other", ()):
        value: object = data
        for step in key.split("."):
            assert isinstance(value, dict)
            value = value[step]
        assert value


@pytest.mark.parametrize(
    ("code", "name", "of_version", "thousands", "decimal"),
    [
        ("ar", "العربية", "Arabic", "\u00a0", ","),
        ("en", "English", "English", ",", "."),
        ("es", "Español", "Español", ".", ","),
        ("fr", "Français", "Français", "\u00a0", ","),
        ("ru", "Русский", "Russian", "\u00a0", ","),
        ("zh", "中文", "Chinese", "\u00a0", "."),
    ],
)
def test_names_and_signs(code: str, name: str, of_version: str, thousands: str, decimal: str) -> None:
    record = language(code)
    assert (record.name, record.masthead_name) == (name, of_version)
    assert (record.thousands, record.decimal) == (thousands, decimal)


@pytest.mark.parametrize("code", language_codes())
def test_each_day_of_a_year_is_written_as_the_organization_writes_it(code: str) -> None:
    """Every month, and the first of each, against the forms that documents of the Organization have."""
    running, months = SEEN[code]
    for number, month in enumerate(months.split("|"), 1):
        for day in (1, 28):
            shown = "1er" if (code, day) == ("fr", 1) else str(day)
            said = running.format(day=shown, month=month, year=2024)
            assert language(code).date(datetime.date(2024, number, day)) == said


SEEN = {
    "ar": (
        "{day} {month} {year}",
        "كانون الثاني/يناير|شباط/فبراير|آذار/مارس|نيسان/أبريل|أيار/مايو|حزيران/يونيه|تموز/يوليه|آب/أغسطس"
        "|أيلول/سبتمبر|تشرين الأول/أكتوبر|تشرين الثاني/نوفمبر|كانون الأول/ديسمبر",
    ),
    "en": (
        "{day} {month} {year}",
        "January|February|March|April|May|June|July|August|September|October|November|December",
    ),
    "es": (
        "{day} de {month} de {year}",
        "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    ),
    "fr": (
        "{day} {month} {year}",
        "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    ),
    "ru": (
        "{day} {month} {year} года",
        "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    ),
    "zh": ("{year}年{month}月{day}日", "1|2|3|4|5|6|7|8|9|10|11|12"),
}
