"""Reads the templates of messages out of source: what an error may say, with `{}` for each slot."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Final

import atkg.errors

SLOT: Final = "{}"
_MARKS: Final = " :,;.()'\"\n"
_MOST: Final = 64  # ways to read one expression; more would be a maze, not a message
_CALLS: Final = {
    *(name for name, one in vars(atkg.errors).items()
      if isinstance(one, type) and issubclass(one, atkg.errors.AtkgError)),
    "Fault", "BadParameter", "RefusedError",
}  # fmt: skip
_NOTE: Final = "say"  # tells a note, at the command line
_ERRORS_WITH_ARGS: Final = {"ValueError"}  # turned into a Fault where they are caught


@dataclass(frozen=True)
class Scope:
    """The expressions that names stand for: those of the function, then those of the module."""

    names: Mapping[str, list[ast.expr]] = field(default_factory=dict)
    given: Mapping[str, list[ast.expr]] = field(default_factory=dict)  # by functions of the module


@cache
def templates_in(path: Path) -> dict[str, int]:
    """Give each template of a message that a module may raise or yield, with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    given = {one.name: list(_given(one)) for one in _functions(tree)}
    outer = _assigned(tree.body, given)
    makers = {_NOTE} if "cli" in path.parts else set()
    makers |= {one.name for one in _functions(tree) if _returned(one) == "Fault"}
    found: dict[str, int] = {}
    for function in _functions(tree):
        inner = [node for one in function.body for node in ast.walk(one)]
        own = _assigned(inner, given, outer)
        scope = Scope({**outer, **own}, given)
        for expression in _messages(function, makers):
            for text in _readings(expression, scope):
                if " " in text and text.replace(SLOT, "").strip(_MARKS):  # a name is no message
                    found.setdefault(text, expression.lineno)
    return found


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _given(function: ast.FunctionDef) -> Iterator[ast.expr]:
    """Give what a function returns or yields."""
    for node in ast.walk(function):
        if isinstance(node, ast.Return | ast.Yield) and node.value is not None:
            yield node.value


def _assigned(
    nodes: Iterable[ast.AST],
    given: Mapping[str, list[ast.expr]],
    outer: Mapping[str, list[ast.expr]] = MappingProxyType({}),
) -> dict[str, list[ast.expr]]:
    names: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                _pair(target, node.value, names)
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
            _pair(node.target, node.value, names)
        elif isinstance(node, ast.For | ast.comprehension):
            for value in _items(node.iter, {**outer, **names}, given):
                _pair(node.target, value, names)
    return names


def _items(
    over: ast.expr, names: Mapping[str, list[ast.expr]], given: Mapping[str, list[ast.expr]]
) -> Iterator[ast.expr]:
    """Give what a loop goes over: items written out, or what functions of the module give."""
    match over:
        case ast.Tuple(elts=elts) | ast.List(elts=elts):
            yield from elts
        case ast.Call(func=ast.Name(id=name)) if name in given:
            yield from given[name]
        case ast.Call(func=ast.Name(id=name)):  # one of several functions
            for one in names.get(name, ()):
                yield from given.get(getattr(one, "id", ""), ())
        case ast.Name(id=name):
            for one in names.get(name, ()):
                yield from getattr(one, "elts", ())


def _pair(target: ast.expr, value: ast.expr, names: dict[str, list[ast.expr]]) -> None:
    if isinstance(target, ast.Name):
        names.setdefault(target.id, []).append(value)
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, own in zip(target.elts, value.elts, strict=False):
            _pair(one, own, names)


def _messages(function: ast.FunctionDef, makers: Set[str]) -> Iterator[ast.expr]:
    """Give what is said in each call that makes an error or a fault, and in pairs of a fault."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            yield from _said(node, makers)
        elif isinstance(node, ast.Yield | ast.Return) and _gives_pairs(function):
            if isinstance(node.value, ast.Tuple):
                yield from node.value.elts
        elif isinstance(node, ast.List | ast.GeneratorExp) and _gives_pairs(function):
            for one in node.elts if isinstance(node, ast.List) else [node.elt]:
                if isinstance(one, ast.Tuple):
                    yield from one.elts


def _gives_pairs(function: ast.FunctionDef) -> bool:
    return "tuple[str, str]" in _returned(function)


def _returned(function: ast.FunctionDef) -> str:
    return ast.unparse(function.returns) if function.returns else ""


def _said(call: ast.Call, makers: Set[str]) -> Iterator[ast.expr]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    args = [one.value if isinstance(one, ast.Starred) else one for one in call.args]
    if name in makers or name in _ERRORS_WITH_ARGS:
        yield from args
        return
    if name not in _CALLS:
        return
    yield from args[2:] if name == "Fault" else args[:1]
    yield from (one.value for one in call.keywords if one.arg in ("mend", "what"))


def _readings(node: ast.expr, scope: Scope, depth: int = 0) -> list[str]:
    """Give each text that an expression may stand for, with a slot where nobody can tell."""
    if depth > 6:
        return [SLOT]
    deeper = depth + 1
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=values):
            return _joined([_readings(one, scope, deeper) for one in values])
        case ast.FormattedValue(value=value):
            return _in_slot(value, scope)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _joined([_readings(left, scope, deeper), _readings(right, scope, deeper)])
        case ast.IfExp(body=body, orelse=other):
            return [*_readings(body, scope, deeper), *_readings(other, scope, deeper)]
        case ast.BoolOp(values=values):
            return [text for one in values for text in _readings(one, scope, deeper)]
        case ast.Name(id=name) if name in scope.names:
            return [text for one in scope.names[name] for text in _readings(one, scope, deeper)]
        case ast.Subscript(value=ast.Name(id=name)) if name in scope.names:
            return [
                text
                for one in scope.names[name]
                for own in (one.values if isinstance(one, ast.Dict) else getattr(one, "elts", []))
                for text in _readings(own, scope, deeper)
            ] or [SLOT]
        case ast.Tuple(elts=elts):
            return [text for one in elts for text in _readings(one, scope, deeper)]
        case ast.Call(func=ast.Name(id=name)) if name in scope.given:
            return [text for one in scope.given[name] for text in _readings(one, scope, deeper)]
        case ast.Call(func=ast.Attribute(attr="format", value=value)):
            return [_slotted(text) for text in _readings(value, scope, deeper)]
        case ast.Call(func=ast.Attribute(attr="get", value=ast.Name(id=name)), args=args) if (
            name in scope.names
        ):
            as_subscript = ast.Subscript(value=ast.Name(id=name), slice=args[0])
            own = _readings(as_subscript, scope, deeper)
            return [*own, *(text for one in args[1:] for text in _readings(one, scope, deeper))]
        case _:
            return [SLOT]


def _in_slot(value: ast.expr, scope: Scope) -> list[str]:
    """Give what stands in a slot: the words to choose from where they are written out, else any."""
    match value:
        case ast.Name(id=name) if name in scope.names:
            own = [text for one in scope.names[name] for text in _in_slot(one, scope)]
        case ast.IfExp(body=body, orelse=other):
            own = [*_in_slot(body, scope), *_in_slot(other, scope)]
        case ast.BoolOp(values=values):
            own = [text for one in values for text in _in_slot(one, scope)]
        case ast.Constant(value=str(text)):
            own = [text]
        case ast.JoinedStr():
            own = _readings(value, scope)
        case _:
            own = [SLOT]
    return list(dict.fromkeys(own)) or [SLOT]


def _slotted(text: str) -> str:
    return "".join(
        literal + (SLOT if name is not None else "")
        for literal, name, _, _ in Formatter().parse(text)
    )


def _joined(parts: list[list[str]]) -> list[str]:
    return ["".join(own) for own in product(*parts)][:_MOST]
