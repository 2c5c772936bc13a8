"""What a table says of claims on record, done through the rule that there is for each thing, many claims at a time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from sqlalchemy.orm import Session

from claims.errors import ClaimsError, LackingError, NotAllowedError
from claims.intake import locations
from claims.intake.sources import Origin
from claims.model import Claim, Source
from claims.tracking import claims, evidence, noting, resolving, sources, status, tags, verdicts
from claims.tracking.evidence import Says
from claims.tracking.loading import cells
from claims.tracking.loading.outcome import Loaded, Refusal
from claims.tracking.loading.wishes import Wish
from claims.tracking.sources import Cited
from claims.vocabulary import Resolution, Stance, Status

Key = TypeVar("Key")
Act = Callable[[Key, Sequence[int]], Iterable[Claim]]


def must_be_legible(wish: Wish) -> None:
    """Refuse words that are none of the vocabulary, and a quote of nobody: ClaimsError."""
    said = wish.said
    for name, read in (("status", cells.status), ("stance", cells.stance), ("resolution", cells.resolution)):
        if said.get(name):
            read(said[name])
    lost = next((name for name in ("quote", "locator", "stance") if said.get(name) and not said.get("source")), None)
    if lost:
        raise NotAllowedError(f"there is a {lost} and no source that it is of")


def edit(session: Session, wishes: Sequence[Wish], loaded: Loaded, *, by: str) -> set[int]:
    """Correct what claims say; return those that are others now, and tell all that their rows change of them."""
    changed = set[int]()
    for wish in wishes:
        differing = ", ".join(f"{name} {was or 'none'} -> {to or 'none'}" for name, was, to in wish.differing())
        if not differing or wish.claim is None:
            continue
        loaded.lines.append(f"~ claim {wish.number}: {differing}")
        changed.add(wish.number)
        try:
            # A mark gives labels and takes none away.
            cleared = {"rating": None} if wish.asks("rating") and not wish.said["rating"] else {}
            if cleared:
                _refuse_clearing(session, wish.claim, by=by)
            if fields := {**wish.fields, **cleared}:
                claims.edit(session, wish.number, fields, by=by)
        except ClaimsError as error:
            loaded.refused.append(Refusal(wish.place, str(error)))
    return changed


def _refuse_clearing(session: Session, claim: Claim, *, by: str) -> None:
    """Refuse to take away a rating that somebody else gave: no cell says why."""
    if giver := verdicts.others(session, {claim.id: claim.status}, by=by).get(claim.id):
        raise NotAllowedError(
            f"{giver} gave claim {claim.id} its rating; leave it, or say why with "
            f"'claims mark {claim.status} {claim.id} --rating LABEL --note WHY'"
        )


def decide(session: Session, wishes: Sequence[Wish], loaded: Loaded, *, by: str) -> set[int]:
    """Put sources beside claims, then say who works on them, what they are, and what is to be done to the text."""
    changed = _prove(session, wishes, loaded, by=by)
    changed |= _write_notes(session, wishes, loaded, by=by)
    _tag(session, wishes, loaded, by=by)
    _grouped(
        [(wish, wish.said["assignee"] or None) for wish in wishes if wish.asks("assignee")],
        lambda name, numbers: claims.assign(session, numbers, name, by=by),
        loaded,
    )
    marked = [w for w in wishes if w.asks("status") or (w.said.get("rating") and w.asks("rating"))]
    _grouped([(wish, _verdict(wish)) for wish in marked], _Mark(session, by), loaded)
    asking = [(w, _resolved(w)) for w in wishes if w.asks("resolution") or w.asks("replacement")]
    _grouped(asking, _Resolve(session, by), loaded)
    return changed


def _prove(session: Session, wishes: Sequence[Wish], loaded: Loaded, *, by: str) -> set[int]:
    """Put the sources that rows name beside their claims; return the claims that had them not."""
    given: list[tuple[Wish, Cited, Says]] = []
    for wish in wishes:
        if not wish.said.get("source"):
            continue
        try:
            says = Says(_stance(wish), wish.said.get("quote") or None, wish.said.get("locator") or None)
            evidence.refuse_wordless(says)
            given.append((wish, _cited(wish.said["source"]), says))
        except ClaimsError as error:
            loaded.refused.append(Refusal(wish.place, str(error)))
    there = _put(session, [cited for _, cited, _ in given], loaded, by=by)
    asked = [(wish.claim, there[sources.identity(one)], says) for wish, one, says in given if wish.claim is not None]
    new = evidence.add_all(session, asked, by=by)
    loaded.added["evidence"] += len(new)
    loaded.lines += [f"+ claim {one.claim_id}: source s{one.source_id}, {one.stance}" for one in new]
    return {one.claim_id for one in new}


def _put(session: Session, asked: Sequence[Cited], loaded: Loaded, *, by: str) -> dict[str, Source]:
    """Give the sources by what makes them the same, those that are new put on record and those taken out put back."""
    cited = {sources.identity(one): one for one in asked}
    known = dict(zip(cited, sources.known_all(session, [*cited.values()]), strict=True))
    lacking = {key: cited[key] for key, source in known.items() if source is None}
    added = dict(zip(lacking, sources.add_all(session, [*lacking.values()], by=by), strict=True))
    loaded.added["sources"] += len(added)
    there = {key: source for key, source in known.items() if source is not None}
    back = {key: sources.put(session, cited[key], by=by) for key, source in there.items() if source.removed_at}
    return there | back | added


def _cited(typed: str) -> Cited:
    """Take an address for one, and all else for a citation: a table names no files of this machine."""
    if typed.casefold().startswith(("http://", "https://")):
        return Cited(origin=Origin(locations.normal(typed)))
    return Cited(citation=typed)


def _stance(wish: Wish) -> Stance:
    """Tell what a source does to a claim: what the row says, or what comes with its verdict."""
    if wish.said.get("stance"):
        return cells.stance(wish.said["stance"])
    decided = wish.status is not None and wish.status is not Status.UNVERIFIED
    return evidence.with_verdict(wish.status) if decided and wish.status else Stance.UNREAD


def _write_notes(session: Session, wishes: Sequence[Wish], loaded: Loaded, *, by: str) -> set[int]:
    grouped: dict[int, list[tuple[int | None, str]]] = defaultdict(list)
    for wish in wishes:
        if wish.said.get("note") and wish.claim is not None:
            grouped[wish.claim.article_id].append((wish.number, wish.said["note"]))
    new = [note for article, said in grouped.items() for note in noting.add_all(session, article, said, by=by)]
    loaded.added["notes"] += len(new)
    loaded.lines += [f"+ claim {note.claim_id}: note '{note.text}'" for note in new]
    return {note.claim_id for note in new if note.claim_id is not None}


def _tag(session: Session, wishes: Sequence[Wish], loaded: Loaded, *, by: str) -> None:
    asked = [(wish, wish.labels) for wish in wishes if wish.labels is not None]
    on = [(wish, name) for wish, labels in asked for name in labels if name not in wish.tagged]
    off = [(wish, name) for wish, labels in asked for name in wish.tagged if name not in labels]
    _grouped(on, lambda name, numbers: tags.add_to_claims(session, numbers, [name], by=by), loaded)
    _grouped(off, lambda name, numbers: tags.remove_from_claims(session, numbers, name, by=by), loaded)


# What a row decides: the status, its label, and the reason given for it.
Verdict = tuple[Status, str | None, str | None]
Resolved = tuple[Resolution | None, str | None, str | None]


def _verdict(wish: Wish) -> Verdict:
    there = wish.claim.status if wish.claim else Status.UNVERIFIED
    return wish.status or there, wish.said.get("rating") or None, wish.said.get("note") or None


def _resolved(wish: Wish) -> Resolved:
    there = wish.claim.resolution if wish.claim else None
    chosen = cells.resolution(wish.said["resolution"]) if "resolution" in wish.said else there
    return chosen, wish.said.get("replacement") or None, wish.said.get("note") or None


class _Mark:
    def __init__(self, session: Session, by: str) -> None:
        self._session, self._by = session, by

    def __call__(self, verdict: Verdict, numbers: Sequence[int]) -> Iterable[Claim]:
        given, rating, why = verdict
        status.mark(self._session, numbers, given, why=why, rating=rating, by=self._by)
        return claims.find_all(self._session, numbers)


class _Resolve:
    def __init__(self, session: Session, by: str) -> None:
        self._session, self._by = session, by

    def __call__(self, resolved: Resolved, numbers: Sequence[int]) -> Iterable[Claim]:
        chosen, replacement, why = resolved
        return resolving.resolve(self._session, numbers, chosen, replacement=replacement, why=why, by=self._by)


def _grouped(asked: Iterable[tuple[Wish, Key]], act: Act[Key], loaded: Loaded) -> None:
    """Do the same to all claims that ask for it at once, but those that lack something for it."""
    groups: dict[Key, dict[int, Wish]] = defaultdict(dict)
    for wish, key in asked:
        groups[key].setdefault(wish.number, wish)
    for key, group in groups.items():
        _act(key, [*group.values()], act, loaded)


def _act(key: Key, group: Sequence[Wish], act: Act[Key], loaded: Loaded) -> None:
    try:
        act(key, [wish.number for wish in group])
    except LackingError as error:
        for wish in group:
            if lack := error.lacking.get(wish.number):
                whom = "it" if wish.made else f"claim {wish.number}"
                loaded.refused.append(Refusal(wish.place, f"{whom} cannot be {error.what}: {lack}"))
        rest = [wish for wish in group if wish.number not in error.lacking]
        if rest:
            _act(key, rest, act, loaded)
    except ClaimsError as error:
        # What is wrong with the thing itself is wrong for all.
        loaded.refused += [Refusal(wish.place, str(error)) for wish in group]
