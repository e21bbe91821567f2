"""Charts drawn as vector graphics, plain and grey, as the Organization prints them."""

from masthead.drawing.chart import Drawing, draw

__all__ = ["Drawing", "draw"]
