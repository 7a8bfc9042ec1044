from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from atkg.model import Row, statement_id
from atkg.rowrenames import of_itself, rename_rows

OLD, NEW = "atkgr:ministry-2", "atkgr:ministry"


def row(subject: str, object_: str, start: int = 0, **columns: Any) -> Row:
    made = Row(subject, "atkg:fundedBy", object_, "words", start, start + 5, status="holds")
    made = replace(made, **columns)
    return replace(made, id=statement_id("doc", made))


def judged(judgement: str, object_: str, **columns: Any) -> Row:
    reviewer = "editor" if judgement != "unreviewed" else ""
    return row("atkgr:lantern", object_, judgement=judgement, reviewer=reviewer,
               reviewed="2026-01-31" if reviewer else "", **columns)  # fmt: skip


def test_every_end_that_named_the_old_id_names_the_new_one() -> None:
    rows = [row(OLD, "atkgr:lima"), row("atkgr:lantern", OLD, 10),
            row("atkgr:lantern", "atkgr:lima", 20, attributed_to=OLD)]  # fmt: skip
    made = rename_rows("doc", rows, OLD, NEW)
    assert (made.changed, made.joined) == (3, 0)
    ends = [(one.subject, one.object, one.attributed_to) for one in made.rows]
    assert ends == [(NEW, "atkgr:lima", ""), ("atkgr:lantern", NEW, ""),
                    ("atkgr:lantern", "atkgr:lima", NEW)]  # fmt: skip
    assert made.ids == {old.id: new.id for old, new in zip(rows, made.rows, strict=True)}
    assert [one.id for one in made.rows] == [statement_id("doc", one) for one in made.rows]


def test_words_that_read_like_the_id_stay() -> None:
    words = row("atkgr:lantern", OLD, lang="en")
    assert rename_rows("doc", [words], OLD, NEW).rows == [words]


def test_a_predicate_is_renamed_too() -> None:
    made = rename_rows("doc", [row(OLD, NEW)], "atkg:fundedBy", "atkg:partner")
    assert [one.predicate for one in made.rows] == ["atkg:partner"]


def test_the_accepted_row_stays_and_says_what_the_other_was() -> None:
    rejected, accepted = judged("rejected", OLD, note="wrong"), judged("accepted", NEW)
    for rows in ([rejected, accepted], [accepted, rejected]):
        (one,) = rename_rows("doc", rows, OLD, NEW).rows
        assert one.judgement == "accepted"
        assert one.note == (f"joined: rejected by editor 2026-01-31 when it named {OLD}; wrong")


def test_a_rejection_outweighs_what_nobody_reviewed() -> None:
    rows = [judged("unreviewed", OLD, method="rule:roles"), judged("rejected", NEW)]
    (one,) = rename_rows("doc", rows, OLD, NEW).rows
    assert (one.judgement, one.method, one.note) == ("rejected", "manual", "")


def test_a_row_that_would_speak_of_one_thing_to_itself_is_found() -> None:
    made = rename_rows("doc", [row(OLD, NEW), row(NEW, OLD, 9, judgement="rejected")], OLD, NEW)
    assert of_itself(made.rows) == made.rows[:1]


ROWS = st.lists(
    st.builds(
        lambda ends, start, judgement: replace(
            row(ends[0], ends[1], start), judgement=judgement,
            reviewer="" if judgement == "unreviewed" else "editor",
        ),
        st.sampled_from([(OLD, "atkgr:a"), (NEW, "atkgr:a"), ("atkgr:a", OLD), ("atkgr:a", NEW)]),
        st.integers(0, 2), st.sampled_from(["accepted", "rejected", "unreviewed"]),
    ),
    unique_by=lambda one: one.key, max_size=12,
)  # fmt: skip


@given(ROWS)
def test_no_judgement_is_lost(rows: list[Row]) -> None:
    made = rename_rows("doc", rows, OLD, NEW)
    assert len(made.rows) + made.joined == len(rows)
    assert len({one.key for one in made.rows}) == len(made.rows)
    now = Counter(one.judgement for one in made.rows)
    noted = Counter(word for one in made.rows for word in ("accepted", "rejected")
                    for _ in range(one.note.count(f"joined: {word}")))  # fmt: skip
    before = Counter(one.judgement for one in rows)
    for judgement in ("accepted", "rejected"):
        assert now[judgement] + noted[judgement] == before[judgement]
