from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import jalon

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(jalon.__path__, "jalon.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    """A module can be imported by itself, and the examples in its docstrings hold."""

    assert doctest.testmod(importlib.import_module(name)).failed == 0
