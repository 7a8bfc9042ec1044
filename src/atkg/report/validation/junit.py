"""A report as JUnit XML: a test suite per file of shapes, a test case per rule.

The form is that of the Jenkins xUnit plugin's ``junit-10``: no clock times, since none are
measured. A broken rule is a failure, a warning stands in the case's output, a rule that found no
node is skipped, and what proves nothing is an error of the first suite.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final
from xml.etree import ElementTree

from atkg.graph.wording import quoted
from atkg.report.validation.summing import RuleReport, Summed, words

# What XML 1.0 cannot hold.
_UNSHOWN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(summed: Summed) -> str:
    """Write a report as JUnit XML."""
    root = ElementTree.Element("testsuites", name="atkg validate")
    suites = [_whole(root, summed)]
    ordered = sorted(summed.rules, key=lambda one: (one.rule.file, one.rule.shape))
    for file, rules in groupby(ordered, key=lambda one: one.rule.file):
        suites.append(_suite(root, file or "shapes", rules, summed.lang))
    for suite in suites:
        _count(suite)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _whole(root: ElementTree.Element, summed: Summed) -> ElementTree.Element:
    suite = ElementTree.SubElement(root, "testsuite", name="atkg validate")
    name = words(summed.lang)["whole"]
    case = ElementTree.SubElement(suite, "testcase", name=name, classname="atkg.validate")
    if summed.problems:
        lines = [str(one) for one in summed.problems]
        _tell(case, "error", lines, type="Problem", message=lines[0])
    if summed.remarks:
        _tell(case, "system-out", summed.remarks)
    return suite


def _suite(
    root: ElementTree.Element, file: str, rules: Iterable[RuleReport], lang: str
) -> ElementTree.Element:
    suite = ElementTree.SubElement(root, "testsuite", name=file)
    for one in rules:
        name = _plain(f"{one.rule.shape}: {one.message}")
        classname = f"atkg.shapes.{file.removesuffix('.ttl')}"
        case = ElementTree.SubElement(suite, "testcase", name=name, classname=classname)
        if one.broken and one.rule.severity == "Violation":
            _tell(case, "failure", _lines(one, lang), type="Violation", message=one.message)
        elif one.broken:
            _tell(case, "system-out", _lines(one, lang))
        elif not one.checked:
            _tell(case, "skipped", (), message=words(lang)["idle"])
    return suite


def _lines(one: RuleReport, lang: str) -> list[str]:
    own = words(lang)
    lines = []
    for broken in one.broken:
        said = broken.violation
        lines.append(" ".join(part for part in (said.focus, said.path, said.value) if part))
        for source in broken.sources:
            quote = quoted(" ".join(source.quote.split()), lang)
            lines.append(f"  {source.file}:{source.line} {source.statement_id} {quote}")
        if not broken.sources:
            lines.append(f"  {own['nowhere']}")
    return lines


def _tell(case: ElementTree.Element, kind: str, lines: Iterable[str], **attributes: str) -> None:
    plain = {key: _plain(value) for key, value in attributes.items()}
    element = ElementTree.SubElement(case, kind, plain)
    element.text = "\n".join(map(_plain, lines)) or None


def _plain(text: str) -> str:
    return _UNSHOWN.sub("\ufffd", text)


def _count(suite: ElementTree.Element) -> None:
    suite.set("tests", str(len(suite.findall("testcase"))))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))
