"""Changing the desk's policy, where it does not contradict itself then."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import NotAllowedError
from claims.model import Rule, now
from claims.tracking import history
from claims.tracking.policy import Key, Name, Policy, noun, said
from claims.vocabulary import Kind


def put(session: Session, changes: Mapping[Key, str | None], *, why: str | None = None, by: str) -> list[str]:
    """Set rules, or unset those given as None; say which are others now.

    NotAllowedError where the policy would contradict itself.
    """
    there = _rules(session)
    was = {key: rule.value for key, rule in there.items()}
    new = {key: value for key, value in changes.items() if was.get(key) != value}
    refuse(Policy({key: value for key, value in (was | new).items() if value is not None}))
    for (name, kind), value in new.items():
        # A rule is never rewritten: what a row of it says is what it was added with.
        if (name, kind) in there:
            history.change(session, there[name, kind], {"removed_at": now()}, why=why, by=by)
        if value is not None:
            history.add(session, Rule(name=name, kind=kind, value=value), why=why, by=by)
    return [f"no longer {said(*key, was[key])}" if value is None else said(*key, value) for key, value in new.items()]


def refuse(policy: Policy) -> None:
    """Refuse a policy that contradicts itself: NotAllowedError."""
    for because in contradictions(policy):
        raise NotAllowedError(f"the policy would contradict itself: {because}")


def contradictions(policy: Policy) -> Iterator[str]:
    """Say, a sentence each, in what a policy contradicts itself."""
    too_few = {_with_own(policy, kind): kind for kind in Kind if policy.independent(kind) > policy.sources(kind)}
    for own, kind in sorted(too_few.items(), key=lambda rule: rule[0] is not None):
        asked, alone = policy.sources(kind), policy.independent(kind)
        yield (
            f"{asked} {noun(asked)}{f' for {own}' if own else ''} cannot be {alone} independent ones; "
            f"'claims db policy --sources {f'{own}=' if own else ''}{alone}' asks for as many"
        )
    folded = [label.casefold() for label in policy.ratings]
    for label in policy.ratings:
        if folded.count(label.casefold()) > 1 or not label:
            yield f"the rating '{label}' is there twice" if label else "a rating has at least one letter"
    yield from _of_publisher(policy)


def _with_own(policy: Policy, kind: Kind) -> Kind | None:
    """Give a kind that has a number of its own, None for one that has those of all."""
    return kind if {(Name.SOURCES, kind), (Name.INDEPENDENT, kind)} & policy.rules.keys() else None


def _of_publisher(policy: Policy) -> Iterator[str]:
    address = policy.publisher_address
    if address is not None and not _is_address(address):
        yield f"'{address}' is not an http(s) address, as a publisher's is"
    if address is not None and policy.publisher is None:
        yield f"{address} is the address of nobody; name the publisher as well with --publisher"


def _is_address(typed: str) -> bool:
    try:
        parts = urlsplit(typed)
        named = bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and named and typed.isprintable() and " " not in typed


def _rules(session: Session) -> dict[Key, Rule]:
    chosen = select(Rule).where(Rule.removed_at.is_(None)).order_by(Rule.id)
    return {(Name(rule.name), rule.kind): rule for rule in session.scalars(chosen)}
