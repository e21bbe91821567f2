"""Spaces that end no line, raised letters; and nothing added or lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masthead.composing.inlines import plain
from masthead.composing.typography import Typography, set_typography
from masthead.document import Superscript
from masthead.languages import language
from masthead.resources import styles_folder
from masthead.sheets import Spacing, load_sheets
from tests.making import make_document

SHEET = load_sheets((styles_folder(),))["newyork-2010"]
FRENCH = Typography(SHEET.no_break["fr"], language("fr").raised)
PLAIN = Typography(Spacing())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Objet : texte", "Objet_: texte"),
        ("12 % des cas", "12_% des cas"),
        ("le « mot » juste", "le «_mot_» juste"),
        ("oui ; non ? oui !", "oui ; non ? oui !"),
        ("1 234 567 habitants", "1_234_567 habitants"),
        ("21 octobre 2010 et 12 345 euros", "21 octobre 2010 et 12_345 euros"),
        ("en 2010 123 personnes", "en 2010 123 personnes"),
        ("1,5 000 mots", "1,5 000 mots"),
        ("de 10 000 à 20 000", "de 10_000 à 20_000"),
        ("10 0000", "10 0000"),
    ],
)
def test_spaces(text: str, shown: str) -> None:
    assert FRENCH.space(text).replace("\u00a0", "_") == shown


def raised(text: str) -> str:
    """The text with what is raised in braces."""
    return "".join(
        "{" + plain(piece.children) + "}" if isinstance(piece, Superscript) else plain((piece,))
        for piece in FRENCH.apply(text)
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mme Une et Mmes Deux", "M{me} Une et M{mes} Deux"),
        ("Mlle Trois, Mlles Quatre", "M{lle} Trois, M{lles} Quatre"),
        ("le 1er mai, la 1re fois", "le 1{er} mai, la 1{re} fois"),
        ("la 65e session du XXIe siècle", "la 65{e} session du XXI{e} siècle"),
        ("les nos 3 et 4, le no 5", "les n{os} 3 et 4, le n{o} 5"),
    ],
)
def test_raised_letters(text: str, shown: str) -> None:
    assert raised(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Mmer",
        "HMme",
        "comme",
        "no passage",
        "1ers",
        "21er",
        "111re",
        "Vert",
        "Xenon",
        "5em",
        "le 5 e",
        "A5e",
        "b2e9",
        "TIVes",
        "SIXe",
        "Les",
        "Ce",
        "Ces mots",
        "De",
        "casino 5",
        "DIXIes",
    ],
)
def test_letters_of_other_words_stay(text: str) -> None:
    assert raised(text) == text


@settings(deadline=None, derandomize=True)
@given(st.text(st.sampled_from("aM mesro1 2345e0:%«»;?,.XVI\u00a0’-"), max_size=60))
def test_nothing_is_added_or_lost(text: str) -> None:
    assert plain(FRENCH.apply(text)).replace("\u00a0", " ") == text.replace("\u00a0", " ")
    assert all(plain((piece,)) for piece in FRENCH.apply(text)) or not text
    assert FRENCH.space(FRENCH.space(text)) == FRENCH.space(text)


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_a_language_without_rules_changes_nothing(text: str) -> None:
    assert plain(PLAIN.apply(text)) == text


def test_every_run_of_a_document_is_set() -> None:
    text = (
        "Un : *deux :* [trois :](https://un.org)[^n]\n\n# Titre :\n\n1. Point :\n   1. a :\n\n- Puce :\n\n"
        "> Cité :\n\n"
        '{title="Table :"}\n| Tête : |\n|---|\n| Case : |\n\n::: signature\nNom :\n:::\n\n'
        '::: annex {title="Titre :"}\nMots :\n:::\n\n[^n]: Note :\n'
    )
    assert " :" not in repr(set_typography(make_document(text), FRENCH)).replace("\\xa0:", "")
