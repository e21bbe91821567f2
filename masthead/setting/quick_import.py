"""Importing the engine without what a build of ours never uses: a quarter of the import's time.

Two costs are put off (measured: ``benchmarks/cold_build.py``). The engine looks for shared libraries by
running ldconfig and a compiler, although each of its lists of names has the exact file on Linux. And it
loads fontTools' subsetter and its instancer of variable fonts, which HarfBuzz-subset and static fonts
leave unused; they are loaded when they are called after all.
"""

from __future__ import annotations

import ctypes.util
import importlib
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_SUBSETTER = "fontTools.subset"
_INSTANCER = "fontTools.varLib.instancer"


@contextmanager
def _without_search() -> Iterator[None]:
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _lazily(name: str) -> None:
    """Register a module that is loaded at the first use of anything in it."""
    if name in sys.modules:
        return
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        return
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    package, _, child = name.rpartition(".")
    setattr(importlib.import_module(package), child, module)


@contextmanager
def _instancer_on_call() -> Iterator[None]:
    """Let ``from fontTools.varLib.instancer import …`` cost nothing until the function is called."""
    if _INSTANCER in sys.modules:
        yield
        return

    def instantiate(*arguments: Any, **options: Any) -> Any:
        return importlib.import_module(_INSTANCER).instantiateVariableFont(*arguments, **options)

    stand_in = ModuleType(_INSTANCER)
    stand_in.instantiateVariableFont = instantiate  # type: ignore[attr-defined]
    package = ModuleType("fontTools.varLib")
    known = {name: sys.modules.get(name) for name in ("fontTools.varLib", _INSTANCER)}
    sys.modules |= {"fontTools.varLib": known["fontTools.varLib"] or package, _INSTANCER: stand_in}
    try:
        yield
    finally:
        for name, module in known.items():
            if module is None:
                del sys.modules[name]


def import_engine() -> ModuleType:
    """Import WeasyPrint; OSError where a shared library is missing."""
    _lazily(_SUBSETTER)
    with _without_search(), _instancer_on_call():
        return importlib.import_module("weasyprint")
