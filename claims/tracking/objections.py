"""Why a command cannot be taken back, or not as it is."""

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.model import Anchor, Article, Base, Claim, Evidence, Revision, Rule, Tag
from claims.tracking import deeds, policy, resting, ruling, telling, trail, verdicts
from claims.tracking.planned import Plan, Step
from claims.tracking.selection import counted

# What is on record once only, and by what it is known to be the same; an article is by its bytes.
Single = Claim | Evidence | Tag | Rule
ONCE: dict[type[Single], tuple[str, ...]] = {
    Claim: ("article_id", "kind", "start", "end"),
    Evidence: ("claim_id", "source_id", "stance", "quote", "locator"),
    Tag: ("name", "claim_id", "article_id"),
    Rule: ("name", "kind"),
}
# What takes a row out of its place: a claim that went into another one has given its words away.
GONE = ("removed_at", "merged_into_id")
# Where a row belongs: without that it neither comes back nor changes.
BELONGS = ("article_id", "claim_id", "source_id")


def to(session: Session, made: Plan) -> Iterator[str]:
    """Say what stands in the way of a plan, the first to be said first."""
    for objection in OBJECTIONS:
        yield from objection(session, made)


def _rested_on(session: Session, made: Plan) -> Iterator[str]:
    if not (events := [*resting.upon(session, made.command)]):
        return
    event, *others = events
    said = telling.told(session, [event])
    note = " --note WHY" * (event.by != made.by)
    number = len(others)
    more = f", and {number} more command{' rests' if number == 1 else 's rest'} on it" * bool(others)
    yield (
        f"{event.by}'s command {event.command} of {event.at:%Y-%m-%d} rests on it "
        f"({said[0].text if said else event.row}){more}; "
        f"take that back first with 'claims undo {event.command}{note}'{_out_as_it_is(made)}"
    )


def _out_as_it_is(made: Plan) -> str:
    """Say how an article is taken out whatever was done to its claims, where that is what the command took in."""
    leaving = [step.record for step in made.steps if step.again.get("removed_at")]
    taken_in = [row.id for row in leaving if isinstance(row, Article)]
    if made.puts_back or len(taken_in) != 1:
        return ""
    return f"; 'claims article remove {taken_in[0]}' takes the article out as it is now"


def _irreversible(_session: Session, made: Plan) -> Iterator[str]:
    for step in made.steps:
        # One that came redacted from another record goes as it came.
        if "redacted_at" in step.left and "removed_at" not in step.again:
            yield f"{_typed(step.row)} was redacted, and what was emptied is gone"


def _otherwise(_session: Session, made: Plan) -> Iterator[str]:
    for step in made.steps:
        if other := trail.unlike(step.record, step.left):
            yield f"{step.row} has another {', '.join(other)} by now"


def _homeless(session: Session, made: Plan) -> Iterator[str]:
    """Say which rows would change or come and go although they, or what they name, are taken out.

    What goes too: it could not be put back.
    """
    coming = {step.row for step in _coming(made)}
    homes = trail.find_all(session, {name for step in made.steps for name in _named(step)})
    # An article takes its claims along.
    homes |= trail.find_all(session, {name for home in homes.values() for name in _belongs(home)})
    out = {name for name, row in homes.items() if getattr(row, "removed_at", None) is not None} - coming
    for step in made.steps:
        if step.row not in coming and getattr(step.record, "removed_at", None) is not None:
            yield f"{_typed(step.row)} is taken out"
        belongs = _belongs(step.record)
        for home in sorted(_named(step)):
            how = "belongs" if home in belongs else "points"
            for name in sorted({home, *_belongs(homes[home])} & out):
                yield f"{_typed(name)}, to which {step.row} {how}, is taken out"


def _typed(row: str) -> str:
    return deeds.noun(row, None, {}) if row.startswith("source ") else row


def _named(step: Step) -> set[str]:
    """Name the rows to which a row belongs, and those to which it will point."""
    return _belongs(step.record) | {
        f"{table} {step.again[column]}" for column, table in resting.NAMES.items() if step.again.get(column)
    }


def _belongs(row: Base) -> set[str]:
    return {f"{resting.NAMES[column]} {number}" for column in BELONGS if (number := getattr(row, column, None))}


def _doubled(session: Session, made: Plan) -> Iterator[str]:
    """Say which claims, evidence, tags and rules would be on record twice; a claim in no text stands on no words."""
    changed = {step.row for step in made.steps}
    for step in made.steps:
        row = step.record
        if isinstance(row, Single) and not (isinstance(row, Claim) and row.start is None):
            same = [f"{row.__tablename__} {number}" for number in _same(session, row, step)]
            yield from (f"{step.row} is on record again, as {name}" for name in same if name not in changed)


def _same(session: Session, row: Single, step: Step) -> Sequence[int]:
    """Give the rows in the lists that this one would be the same as."""
    kind, table = type(row), row.__table__.c
    if not step.again.keys() & {*GONE, *ONCE[kind]}:
        return ()
    will = {column.key: getattr(row, column.key) for column in table} | trail.values(row, step.again)
    if any(will.get(column) is not None for column in GONE):
        return ()
    there = [table[column].is_(None) for column in GONE if column in table]
    same = [table[column] == will[column] for column in ONCE[kind]]
    return session.scalars(select(kind.id).where(*same, *there)).all()


def _taken_in_again(session: Session, made: Plan) -> Iterator[str]:
    for step in _coming(made):
        table, _, number = step.row.partition(" ")
        if table == Article.__tablename__:
            own = select(Revision.blob_sha256).where(Revision.article_id == int(number))
            same = select(Article.id).join(Revision, Revision.article_id == Article.id)
            same = same.where(Revision.blob_sha256.in_(own), Article.removed_at.is_(None), Article.id != int(number))
            yield from (f"{step.row} is on record again, as article {other}" for other in session.scalars(same))


def _unreasoned(session: Session, made: Plan) -> Iterator[str]:
    if made.why:
        return
    rows = [step.record for step in made.steps if verdicts.another(step.left, step.again)]
    claims = {row.id: row for row in rows if isinstance(row, Claim)}
    for number, giver in verdicts.others(session, {c.id: c.status for c in claims.values()}, by=made.by).items():
        yield (
            f"{giver} marked claim {number} {claims[number].status}; say why with --note: "
            f"'claims undo {made.command.number} --note WHY'"
        )


def _unanchored(session: Session, made: Plan) -> Iterator[str]:
    """Say which claims would stand in no text: those that came while the article had another one."""
    staying = {step.record.id for step in made.steps if isinstance(step.record, Claim) and step.again.get("removed_at")}
    for step in made.steps:
        if isinstance(step.record, Article) and "revision" in step.again:
            texts = select(Revision.id).where(Revision.article_id == step.record.id)
            there = select(Anchor.claim_id).where(
                Anchor.revision_id.in_(texts.where(Revision.number == step.again["revision"]))
            )
            kept = (Claim.article_id == step.record.id, Claim.removed_at.is_(None), Claim.id.not_in(there))
            without = [number for number in session.scalars(select(Claim.id).where(*kept)) if number not in staying]
            if without:
                yield f"{counted(without)} came to the article while it had another text"


def _contradictory(session: Session, made: Plan) -> Iterator[str]:
    there = {s.record.id: s.again.get("removed_at") is None for s in made.steps if isinstance(s.record, Rule)}
    if there:
        yield from ruling.contradictions(policy.with_rules(session, there))


def _coming(made: Plan) -> list[Step]:
    """Give the steps that put a row back."""
    return [step for step in made.steps if step.again.get("removed_at", "") is None]


# What stands in the way, the first to be said first.
OBJECTIONS: tuple[Callable[[Session, Plan], Iterator[str]], ...] = (
    *(
        _irreversible,
        _rested_on,
        _otherwise,
        _homeless,
        _doubled,
        _taken_in_again,
        _unanchored,
        _contradictory,
        _unreasoned,
    ),
)
