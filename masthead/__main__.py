"""``python -m masthead``: the command, as ``build.py`` starts it."""

from masthead.commands import main

main(prog_name="masthead")
