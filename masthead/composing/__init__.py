"""Composing: a Document becomes the HTML of a sheet of paper, or of a page on the screen."""

from masthead.composing.compose import Composition, compose
from masthead.composing.pages import print_page, screen_page

__all__ = ["Composition", "compose", "print_page", "screen_page"]
