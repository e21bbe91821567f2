from __future__ import annotations

from dataclasses import fields

from masthead.kinds import load_kinds
from masthead.metadata import FIELDS, Metadata, document_schema
from masthead.metadata.schema import HEADINGS, schema_rows
from masthead.metadata.source import Scalar
from masthead.metadata.values import convert
from masthead.resources import templates_folder

KINDS = load_kinds([templates_folder()])


def test_every_attribute_of_metadata_is_a_field() -> None:
    # the session's type is of the field session, and own holds the fields of single kinds
    attributes = {field.name for field in fields(Metadata)} - {"session_type", "own"}
    assert {field.attribute for field in FIELDS} == attributes


def test_every_example_is_of_its_type() -> None:
    for field in FIELDS:
        if not field.example.startswith("["):
            assert convert(field, Scalar(field.example, False, 1))


def test_the_table_has_a_row_a_field() -> None:
    lines = document_schema(KINDS).splitlines()
    assert len(lines) == len(FIELDS) + 2
    assert {line.count(" | ") for line in lines} == {len(HEADINGS) - 1}


def test_the_table_says_what_kinds_require() -> None:
    required = {row[0]: row[3] for row in schema_rows(KINDS)}
    assert (required["`symbol`"], required["`title`"], required["`sheet`"]) == (
        "always",
        "most kinds",
        "no",
    )
