"""Pages of our own that go with the copies: templates of ``templates/copies`` set by the engine."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from masthead.resources import styles_folder, templates_folder


def set_page(name: str, values: Mapping[str, Any], measures: Mapping[str, float]) -> bytes:
    """The PDF of a template with its style; ``measures`` (mm) reach the style as custom properties.

    ContentError with every warning of the engine.
    """
    from masthead.setting.engine import Work, write_pdf

    html = _template(name).render(**values)
    rules = "".join(f"--{measure}: {value:g}mm; " for measure, value in measures.items())
    style = styles_folder() / "copies" / f"{name}.css"
    return write_pdf(Work(html, [style], f"html {{ {rules}}}", [styles_folder()], None)).pdf


@cache
def _template(name: str) -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(templates_folder() / "copies"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template(f"{name}.html")
