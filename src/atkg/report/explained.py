"""A thing or statement explained: all that is said of it, by whom, with words and history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from atkg.followups import FollowUp
from atkg.graph.naming import Naming
from atkg.graph.sayings import Basis, Saying
from atkg.graph.translation_graph import BETWEEN, Translations
from atkg.graph.wording import quoted
from atkg.report.later import later_words
from atkg.report.phrases import phrase
from atkg.report.silence import Place, silence
from atkg.report.translated import translation_mark, translation_words

COLUMNS: Final = (
    "group", "subject", "predicate", "object", "status", "said_by", "judgement", "quote",
    "document", "year", "method", "reviewer", "reviewed", "note", "statement", "translation",
    "translation_mark",
)  # fmt: skip
_NOTHING: Final[Mapping[str, Sequence[FollowUp]]] = MappingProxyType({})
_UNTRANSLATED: Final = Translations()
_GROUPS: Final = ("fact", "said", "denied", "open", "rejected")
_WORDS: Final = {
    "en": {
        "fact": "Reported as facts", "said": "Said, not done: recommended, possible, by others",
        "denied": "Denied", "open": "Not reviewed yet", "rejected": "Rejected",
        "also": "also called", "by": "according to", "stated": "as stated in",
        "judged": "{judgement} by the {reviewer}, {reviewed}", "manual": "written by hand",
        "rule": "found by the rule {name}", "model": "suggested by the model {name}",
        "unjudged": "nobody has reviewed it",
        "note": "editors' note", "not": "NOT",
    },
    "es": {
        "fact": "Informado como hecho",
        "said": "Dicho, no hecho: recomendado, posible, de terceros",
        "denied": "Negado", "open": "Sin revisar", "rejected": "Rechazado",
        "also": "también llamado", "by": "según", "stated": "según consta en",
        "judged": "{judgement}, {reviewer}, {reviewed}", "manual": "redactado a mano",
        "rule": "hallado por la regla {name}", "model": "sugerido por el modelo {name}",
        "unjudged": "nadie lo ha revisado",
        "note": "nota de los editores (en su idioma)", "not": "NO",
    },
}  # fmt: skip


def _flat(text: str) -> str:
    return " ".join(text.split())


def _heading(naming: Naming, thing: str, lang: str) -> list[str]:
    label = naming.label(thing, lang)
    lines = [f"# {label}", "", f"`{thing}`"]
    others = [name for name in naming.aliases.get(thing, ()) if name != label]
    if others:
        lines.append(f"{_WORDS[lang]['also']}: {' · '.join(dict.fromkeys(others))}")
    return [*lines, ""]


def _sentence(one: Saying, naming: Naming, lang: str) -> str:
    words = _WORDS[lang]
    ends = [naming.label(end, lang) for end in (one.subject, one.predicate, one.object)]
    ends[1] = f"**{words['not']} {ends[1]}**" if one.negated else f"*{ends[1]}*"
    parts = [" ".join(_flat(end) for end in ends)]
    if one.status:
        parts.append(naming.label(f"atkgv:status.{one.status}", lang))
    if one.speaker:
        parts.append(f"{words['by']} {naming.label(one.speaker, lang)}")
    return " · ".join([*parts, f"`{one.statement}`"])


def _history(basis: Basis, naming: Naming, lang: str) -> str:
    words = _WORDS[lang]
    judged = words["unjudged"]
    if basis.reviewer:
        judgement = naming.label(f"atkgv:judgement.{basis.judgement}", lang).lower()
        judged = words["judged"].format(
            judgement=judgement, reviewer=basis.reviewer, reviewed=basis.reviewed
        )
    kind, _, name = basis.method.partition(":")
    parts = [words[kind].format(name=name), judged]
    if basis.note:
        parts.append(f"{words['note']}: {_flat(basis.note)}")
    return "; ".join(parts)


def _bases(one: Saying, naming: Naming, lang: str, translations: Translations) -> Iterable[str]:
    stated = _WORDS[lang]["stated"]
    for basis in one.bases:
        quote = _quote(basis)
        where = f"{stated} {naming.label(basis.document, lang)} ({basis.year})"
        yield f"   > {quoted(quote, lang)} — {where}; {_history(basis, naming, lang)}"
        if words := translation_words(translations.of(basis.document, quote, lang), lang):
            yield f"   > — {words}"


def _quote(basis: Basis) -> str:
    return BETWEEN.join(map(_flat, basis.quotes))


def explained_markdown(
    naming: Naming,
    thing: str,
    said: Sequence[Saying],
    lang: str,
    followups: Mapping[str, Sequence[FollowUp]] = _NOTHING,
    named: Sequence[Place] = (),
    translations: Translations = _UNTRANSLATED,
) -> str:
    """Write all that is said of a thing as Markdown, facts apart from what is only said.

    What came later, or is said against it, stands under the statement that it speaks of; what
    speaks of the thing as a whole stands at the top. ``named`` are the places that name it; they
    are told where nothing is said of it. ``translations`` stand under the quotes that they render.
    """
    lines = [*_heading(naming, thing, lang), *_later(followups.get(thing, ()), lang, "- ")]
    lines += [""] if lines[-1] else []
    if not said:
        lines += silence(thing, naming, lang, named)
    for group in _GROUPS:
        own = [one for one in said if one.group == group]
        if own:
            lines += [f"## {_WORDS[lang][group]} ({len(own)})", ""]
        for number, one in enumerate(own, 1):
            lines += [
                f"{number}. {_sentence(one, naming, lang)}",
                *_bases(one, naming, lang, translations),
            ]
            abouts = (one.statement,) if one.subject == thing else (one.statement, one.subject)
            for about in abouts:
                lines += _later(followups.get(about, ()), lang, "   - ")
        lines += [""] if own else []
    return "\n".join(lines).rstrip() + "\n"


def _later(followups: Iterable[FollowUp], lang: str, mark: str) -> list[str]:
    name = phrase("dossier.later", lang)
    return [f"{mark}**{name}**: {later_words(one, lang)}" for one in followups]


def named_rows(naming: Naming, thing: str, named: Iterable[Place], lang: str) -> list[list[str]]:
    """Give one row of the group ``named`` per place, in the order of COLUMNS."""
    return [
        ["named", naming.label(thing, lang), *[""] * 5, one.words, one.document, one.year,
         *[""] * 7]
        for one in named
    ]  # fmt: skip


def explained_rows(
    naming: Naming,
    said: Iterable[Saying],
    lang: str,
    translations: Translations = _UNTRANSLATED,
) -> list[list[str]]:
    """Give one row per support, in the order of COLUMNS, with labels for CURIEs."""
    return [
        [
            one.group, naming.label(one.subject, lang), naming.label(one.predicate, lang),
            naming.label(one.object, lang), one.status, naming.label(one.speaker, lang),
            basis.judgement, _quote(basis), basis.document, basis.year,
            basis.method, basis.reviewer, basis.reviewed, basis.note, one.statement,
            *_translated(translations, basis, lang),
        ]
        for one in said
        for basis in one.bases
    ]  # fmt: skip


def _translated(translations: Translations, basis: Basis, lang: str) -> tuple[str, str]:
    one = translations.of(basis.document, _quote(basis), lang)
    return (_flat(one.words), translation_mark(one, lang)) if one else ("", "")
