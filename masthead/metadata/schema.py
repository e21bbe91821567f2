"""The schema of the metadata: every field there is, with its type, its meaning and an example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from masthead.kinds import Kind

FieldType = Literal[
    "text",
    "list of text",
    "symbol",
    "session",
    "date",
    "list of dates",
    "language",
    "list of languages",
    "choice",
    "yes or no",
    "job number",
    "name",
    "points",
]
Scope = Literal["all", "one", "either"]

SHARED_FILE = "document.yaml"
_PLACES: dict[Scope, str] = {
    "all": f"`{SHARED_FILE}` or the front matter",
    "one": "the front matter",
    "either": "the front matter or `document.yaml`",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name as written, its type, whether its value is of all languages or of one.

    A field of scope ``all`` is written to document.yaml and may stand in the front matter; one of
    scope ``one`` stands in the front matter only; ``either`` is what was once per language and no
    longer is. ``required`` holds for every kind; a kind requires more (masthead.kinds). ``alphabetical``
    says that the names in it stand in the alphabet of the language.
    """

    name: str
    type: FieldType
    scope: Scope
    meaning: str
    example: str
    required: bool = False
    choices: tuple[str, ...] = ()
    alphabetical: bool = False

    @property
    def attribute(self) -> str:
        """The attribute of Metadata that holds it."""
        return self.name.replace(" ", "_")


# In the order in which they are written.
FIELDS: tuple[Field, ...] = (
    Field("symbol", "symbol", "all", "The document symbol.", "A/C.2/65/2", required=True),
    Field("kind", "name", "all", "The kind of document: the name of a file in `templates/`.", "letter", True),
    Field(
        "language",
        "language",
        "one",
        "The language of this version; where it is missing, the file's name says it (`fr.md`).",
        "fr",
        required=True,
    ),
    Field("organ", "text", "one", "The organ at the masthead, where not the symbol's.", "General Assembly"),
    Field(
        "session",
        "session",
        "all",
        "The session, where the symbol does not say it: a number, or `S-23`, `ES-10`.",
        "65",
    ),
    Field("session line", "text", "one", "The session as printed, where not as usual.", "2025 session"),
    Field("session dates", "text", "one", "When the session is held.", "16 June–11 July 2025"),
    Field(
        "body",
        "list of text",
        "one",
        "The bodies below the organ, over the session, where not the symbol's.",
        "[Commission on the Status of Women]",
    ),
    Field("committee", "name", "all", "The Main Committee, where the symbol does not say it.", "2"),
    Field("agenda items", "list of text", "all", "The agenda items, as printed.", "[17, 73 (a)]"),
    Field(
        "agenda line",
        "text",
        "one",
        "The agenda items as printed, where not as usual.",
        "Item 2 of the revised agenda",
    ),
    Field("agenda title", "text", "one", "The title of the agenda item.", "Sustainable development"),
    Field(
        "agenda title right",
        "points",
        "one",
        "What stands empty at the right of that title, in points, where not the sheet's.",
        "217.5",
    ),
    Field(
        "joint lines",
        "list of text",
        "one",
        "Of a joint symbol: the lines of the second organ, where not its year.",
        "[Eightieth year]",
    ),
    Field(
        "distribution",
        "choice",
        "all",
        "The distribution category; where it is missing, the kind's.",
        "general",
        choices=("general", "limited", "restricted", "provisional"),
    ),
    Field("date", "date", "all", "The date at the masthead: year, month, day.", "2010-10-21"),
    Field("original", "list of languages", "all", "The language, or languages, of the original.", "en"),
    Field("only", "yes or no", "all", "Whether it is issued in the language of the original only.", "true"),
    Field("reissued", "date", "all", "The day of a reissue: a note says it.", "2025-11-12"),
    Field("job", "job number", "either", "The job number at the foot of the page.", "10-60686"),
    Field(
        "job dates",
        "list of dates",
        "one",
        "The dates after the job number: one for an original, two for a translation.",
        "[2010-11-05, 2010-11-08]",
    ),
    Field("adopted", "date", "all", "The day of adoption.", "2025-11-04"),
    Field("meeting", "text", "all", "The number of the meeting that adopted it.", "103"),
    Field("sheet", "name", "all", "The sheet, where not the one that the date calls for.", "newyork-2010"),
    Field("links", "yes or no", "all", "Whether symbols in the text become links; they do.", "true"),
    Field(
        "adoption",
        "text",
        "one",
        "The line that says who adopted it and when; where it is missing, made from `adopted`.",
        "Resolution adopted by the General Assembly on 4 November 2025",
    ),
    Field(
        "source",
        "text",
        "one",
        "The note in brackets on where the text comes from.",
        "[without reference to a Main Committee (A/80/L.5)]",
    ),
    Field("number", "text", "one", "The number before the title, where not the symbol's.", "80/5 A."),
    Field("title", "text", "one", "The title.", "Letter dated 21 October 2010"),
    Field("untitled", "yes or no", "one", "Whether the page has no title, where the kind has one.", "true"),
    Field(
        "asterisk notes",
        "list of text",
        "one",
        "Notes of the first page: one asterisk in masthead or title calls the first, two the next.",
        "[The present document was not formally edited.]",
    ),
    Field(
        "running heads",
        "list of text",
        "one",
        "What stands at the head of even and of odd pages, where not the symbol: a number, a bar, a name.",
        '["Part II | Political affairs", "Section 6 | Outer space"]',
    ),
    Field("subtitle", "text", "one", "The line below the title.", "Note by the Secretariat"),
)

BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}
_MANY = 6  # kinds; a table of all of them is in docs/kinds.md
HEADINGS = ("Field", "Type", "Stands in", "Required", "Meaning", "Example")


def schema_rows(kinds: Mapping[str, Kind]) -> tuple[tuple[str, ...], ...]:
    """A row a field, under ``HEADINGS``, in Markdown; the kinds say what they require."""
    return tuple(_row(field, kinds) for field in FIELDS)


def document_schema(kinds: Mapping[str, Kind]) -> str:
    """The schema as a Markdown table, for the documentation and for ``--help``."""
    rule = tuple("---" for _ in HEADINGS)
    return "\n".join(_line(row) for row in (HEADINGS, rule, *schema_rows(kinds))) + "\n"


def _row(field: Field, kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    kind = ", ".join(f"`{choice}`" for choice in field.choices) or field.type
    by_kind = sorted(name for name, each in kinds.items() if field.name in each.required)
    some = "most kinds" if len(by_kind) > _MANY else ", ".join(by_kind)
    required = "always" if field.required else some or "no"
    return (f"`{field.name}`", kind, _PLACES[field.scope], required, field.meaning, f"`{field.example}`")


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
