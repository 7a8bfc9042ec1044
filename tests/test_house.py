"""Small rooms: modules and functions stay short enough to be read at once."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median
from typing import Final

SOURCE: Final = Path(__file__).parents[1] / "src" / "atkg"
MODULES: Final = sorted(SOURCE.rglob("*.py"))


def module_sizes() -> dict[str, int]:
    """Count each module's lines that hold something; files of one line only mark a package."""
    sizes = {
        str(path.relative_to(SOURCE)): sum(
            bool(line.strip()) for line in path.read_text(encoding="utf-8").splitlines()
        )
        for path in MODULES
    }
    return {name: size for name, size in sizes.items() if size > 1}


def function_sizes() -> dict[str, int]:
    """Count the lines of each function and method, from `def` to its end, docstring included."""
    return {
        f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }


def test_a_module_is_short() -> None:
    sizes = module_sizes()
    assert len(sizes) >= 20, "too few modules were read for this to mean anything"
    longest = sorted(sizes.items(), key=lambda item: -item[1])[:10]
    assert [name for name, size in sizes.items() if size > 250] == []
    assert median(sizes.values()) < 100, f"split the longest: {longest}"


def test_nine_functions_in_ten_are_short() -> None:
    sizes = function_sizes()
    assert len(sizes) >= 100, "too few functions were read for this to mean anything"
    long = sorted(((size, name) for name, size in sizes.items() if size >= 25), reverse=True)
    assert len(long) <= len(sizes) / 10, f"{len(long)} of {len(sizes)} are long: {long[:10]}"
