"""Jinja2's sandbox, which notes the templates that a page is made with."""

from __future__ import annotations

from typing import Any

from jinja2 import Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from masthead.uses import note


class NotingEnvironment(ImmutableSandboxedEnvironment):
    """Every template that is extended, included or imported comes through here, loaded before or not."""

    def get_template(self, name: Any, *arguments: Any, **options: Any) -> Template:
        """As Jinja2's; templates name each other from the folder's top, so names need no joining."""
        note(f"templates/{name}")
        return super().get_template(name, *arguments, **options)

    def select_template(self, names: Any, *arguments: Any, **options: Any) -> Template:
        """As Jinja2's; each name counts, also of those that there are not."""
        note(*(f"templates/{name}" for name in names))
        return super().select_template(names, *arguments, **options)
