"""Reads a distribution list, YAML or CSV; tells everything that is wrong with it, with line and hint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from masthead.copies.fields import DEEPER, RECIPIENT, RULE, Value, convert
from masthead.copies.lists import DistributionList, Recipient, Rule
from masthead.copies.tables import read_table
from masthead.errors import ContentError, Problem
from masthead.metadata.source import Items, Node, Pairs, Scalar, Source

_LONGEST = 5_000_000  # bytes: some twenty thousand recipients
Row = tuple[int, Mapping[str, Value]]  # the line, and what it says


def read_list(path: Path) -> DistributionList:
    """The distribution list of a file: YAML with ``recipients`` and ``rules``, or CSV with a recipient a row.

    In YAML, either may also name a CSV file that stands beside it.

    Raises:
        ContentError: with everything that is wrong.
    """
    problems: list[Problem] = []
    if path.suffix.lower() == ".csv":
        rows = {"recipients": (path, _table(path, RECIPIENT, problems)), "rules": (path, [])}
    else:
        rows = _yaml_rows(path, problems)
    recipients = [_recipient(rows["recipients"][0], row, problems) for row in rows["recipients"][1]]
    rules = [_rule(rows["rules"][0], row, problems) for row in rows["rules"][1]]
    _twice(rows["recipients"][0], [each for each in recipients if each], problems)
    if not recipients and not problems:
        hint = "begin with `recipients:` and a `- name:` for each"
        problems.append(Problem("recipients-missing", "the list has no recipients", path, 1, hint))
    if problems:
        raise ContentError(sorted(problems, key=lambda problem: (str(problem.path), problem.line or 0)))
    found = tuple(each for each in recipients if each)
    return DistributionList(path, found, tuple(rule for rule in rules if rule))


def _recipient(path: Path, row: Row, problems: list[Problem]) -> Recipient | None:
    line, values = row
    fields, wrong = convert(RECIPIENT, values, path, line)
    if wrong:
        problems += wrong
        return None
    languages = fields.words("languages") or ("en",)
    copies = fields.copies("copies") or dict.fromkeys(languages, 1)
    if "" in copies:  # one number for every language
        copies = dict.fromkeys(languages, copies[""])
    elif fields.words("languages") and set(copies) != set(languages):
        message = f"`copies` speaks of {', '.join(copies)}, `languages` of {', '.join(languages)}"
        problems.append(Problem("languages-disagree", message, path, line, "leave `languages` out"))
        return None
    return Recipient(
        name=fields.text("name"),
        copies=copies,
        address=fields.lines("address"),
        category=fields.text("category"),
        point=fields.text("point"),
        line=line,
        path=path,
    )


def _rule(path: Path, row: Row, problems: list[Problem]) -> Rule | None:
    line, values = row
    fields, wrong = convert(RULE, values, path, line)
    if wrong:
        problems += wrong
        return None
    return Rule(
        documents=fields.words("documents"),
        distribution=fields.words("distribution"),
        categories=fields.words("categories"),
        languages=fields.words("languages"),
        copies=fields.number("copies"),
        numbered=fields.truth("numbered"),
        line=line,
    )


def _twice(path: Path, recipients: list[Recipient], problems: list[Problem]) -> None:
    first: dict[str, int] = {}
    for recipient in recipients:
        before = first.setdefault(recipient.name.casefold(), recipient.line)
        if before != recipient.line:
            message = f"`{recipient.name}` is in the list twice, here and in line {before}"
            hint = "put both into one, or tell them apart by their names"
            problems.append(Problem("recipient-twice", message, path, recipient.line, hint))


def _text(path: Path, problems: list[Problem]) -> str | None:
    """A file's text, None where it cannot be had."""
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        problems.append(Problem("unreadable", message, path, hint="look at its name and its permissions"))
        return None
    if len(data) > _LONGEST:
        problems.append(Problem("file-too-long", f"the file has more than {_LONGEST} bytes", path))
        return None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Problem("not-utf8", "the file is not UTF-8", path, line, "save it as UTF-8"))
        return None


def _yaml_rows(path: Path, problems: list[Problem]) -> dict[str, tuple[Path, list[Row]]]:
    rows: dict[str, tuple[Path, list[Row]]] = {"recipients": (path, []), "rules": (path, [])}
    text = _text(path, problems)
    if text is None:
        return rows
    pairs, wrong = Source(text, path, 1, _LONGEST, "recipients:").read()
    problems += wrong
    for key, value in pairs.pairs if pairs else ():
        name = key.text if isinstance(key, Scalar) else ""
        if name not in rows:
            hint = "a list has `recipients` and `rules`"
            problems.append(Problem("field-unknown", f"there is no field `{name}`", path, key.line, hint))
        elif isinstance(value, Scalar) and value.text.lower().endswith(".csv"):
            beside = path.parent / value.text
            if beside.is_file():
                rows[name] = beside, _table(beside, RECIPIENT if name == "recipients" else RULE, problems)
            else:
                hint = f"it is looked for at {beside}"
                problems.append(
                    Problem("unreadable", f"there is no file `{value.text}`", path, value.line, hint)
                )
        elif isinstance(value, Items):
            rows[name] = path, list(_mappings(value, path, problems))
        elif not (isinstance(value, Scalar) and value.empty):
            hint = "begin each with `- `, or name a CSV file"
            problems.append(Problem("not-list", f"`{name}` is no list", path, value.line, hint))
    return rows


def _mappings(items: Items, path: Path, problems: list[Problem]) -> Iterator[Row]:
    for item in items.items:
        if not isinstance(item, Pairs):
            hint = "write `- name: …`, and the other fields below it"
            problems.append(Problem("not-mapping", "this is a value without a field", path, item.line, hint))
            continue
        values: dict[str, Value] = {}
        for key, value in item.pairs:
            name = key.text if isinstance(key, Scalar) else ""
            if name in values:
                problems.append(Problem("field-twice", f"`{name}` is given twice", path, key.line))
            values[name] = Value(_plain(value), key.line)
        yield item.line, values


def _plain(node: Node) -> str | tuple[str, ...] | dict[str, str]:
    """A value without its lines; what stands deeper becomes a word that no field takes."""
    if isinstance(node, Items):
        return tuple(item.text if isinstance(item, Scalar) else DEEPER for item in node.items)
    if isinstance(node, Pairs):
        return {
            key.text: value.text if isinstance(value, Scalar) else DEEPER
            for key, value in node.pairs
            if isinstance(key, Scalar)
        }
    return "" if node.empty else node.text


def _table(path: Path, schema: Mapping[str, str], problems: list[Problem]) -> list[Row]:
    text = _text(path, problems)
    return list(read_table(text, path, schema, problems)) if text is not None else []
