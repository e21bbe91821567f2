"""What is taken out of the engine's way changes nothing of what it makes."""

from __future__ import annotations

from importlib import import_module

import pytest

from masthead.setting import engine
from masthead.setting.quick_layout import quicken

PAGE = """<html lang="{language}" dir="{direction}"><style>
@page {{ size: 300pt 200pt; @bottom-center {{ content: counter(page) }} }}
:root {{ --gap: 7pt; font-size: 11pt }}
p {{ text-align: justify; text-indent: 1em; margin: calc(var(--gap) + 1pt) 0; padding-inline-start: 9pt }}
.side {{ float: inline-start; margin-inline: 3pt 5pt; border-block-end: 1pt solid; width: 30% }}
.wide {{ word-spacing: 2pt; letter-spacing: .4pt }} u {{ text-decoration: underline }}
td {{ padding: 2%; border: thin solid currentcolor }}
li {{ display: inline-block; position: relative; top: 1pt }}
pre {{ white-space: pre-wrap; text-align: justify; text-align-last: justify }}
</style><body>{text}</body></html>"""
TEXT = """<p>The keeper <u>reads the water</u>
each morning and <b>writes</b> it <i>in a</i> <span> </span>book
that lies in the small house, beside the light.</p><p class="wide">Whoever wants to leave the harbour asks her
first, and <a>waits for </a> <a>an answer</a> as long as it takes her to find one in what she wrote.</p>
<div class="side">Beside<br>the text</div><table><tr><td>one two three<td>four</table><ul><li>a<li>b</ul>
<pre>one two
three  four
</pre>"""


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_the_bytes_are_those_of_the_engine_left_alone(
    language: str, direction: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    weasyprint = engine.load()
    css, inline = import_module("weasyprint.css"), import_module("weasyprint.layout.inline")
    html = PAGE.format(language=language, direction=direction, text=TEXT * 3)
    quick = weasyprint.HTML(string=html).write_pdf(pdf_tags=True)
    missing, create = css.ComputedStyle.__missing__, inline.create_layout
    monkeypatch.setattr(css.ComputedStyle, "__missing__", missing.original)
    monkeypatch.setattr(inline, "create_layout", create.original)
    assert weasyprint.HTML(string=html).write_pdf(pdf_tags=True) == quick


def test_it_is_done_once() -> None:
    engine.load()
    inline = import_module("weasyprint.layout.inline")
    before = inline.create_layout
    quicken()
    assert inline.create_layout is before
