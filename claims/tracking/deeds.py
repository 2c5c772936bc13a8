"""What a change did, in a person's words: a phrase for each kind of row and of change.

Outside text stands in the phrases as it is; whoever shows them makes its signs visible.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from claims.tracking import policy, verdicts
from claims.tracking.chronicle import Event
from claims.tracking.naming import Facts, changed, short
from claims.tracking.selection import counted
from claims.vocabulary import Capture, Drift, Stance, Status

# The words on which a claim last stood whose place in a text is empty; known with the facts of its anchor there.
STOOD = "stood"
# What was done about a source, as it was at one moment.
CAPTURES = {
    Capture.CAPTURED: "captured",
    Capture.PENDING: "left uncaptured as yet",
    Capture.FAILED: "could not capture",
}
# What its address gave later.
DRIFTED = {
    Drift.SAME: "it still says the same",
    Drift.CHANGED: "it reads otherwise by now",
    Drift.GONE: "its address is dead",
    Drift.UNREACHABLE: "nothing answered",
}
# In what way a source stands beside a claim.
BESIDE = {
    Stance.SUPPORTS: "in support",
    Stance.REFUTES: "in refutation",
    Stance.CONTEXT: "as context",
    Stance.ABSENT: "as not saying it",
    Stance.UNREAD: "as yet unread",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, told without who did it: `before`, the claims, `after` and the particulars.

    Deeds that are alike are told together; `alone` is only said of one by itself.
    """

    before: str
    claim: int | None = field(default=None, compare=False)
    after: str = ""
    particulars: str = ""
    alone: str = field(default="", compare=False)


Phrase = Callable[[Event, Facts], Deed | None]


def of(event: Event, known: Facts) -> Deed | None:
    """Say what a change did, None where it only follows from another; `known` is what its row was added with."""
    table, after = event.row.partition(" ")[0], event.after or {}
    if event.before is None:
        return ADDED.get(table, _silent)(event, after)
    for column, phrase in CHANGED.get(table, ()):
        if column in after:
            return phrase(event, known)
    return _edited(event, known)


def told(deed: Deed, claims: list[int]) -> str:
    """Tell a deed that was done to some claims, or to none."""
    said = f"{deed.before} {counted(claims)}" if claims else deed.before
    parts = f"{said.strip()}{deed.after}"
    more = deed.alone if len(claims) == 1 and deed.alone else deed.particulars
    return f"{parts}: {more}" if more else parts


def difference(row: str, claim: int | None, changes: tuple[Facts, Facts], known: Facts) -> Deed | None:
    """Say what a row is and what it will be: "claim 12: status verified → unverified"; None where that only follows."""
    before, after = changes
    if _first_text(row, known):
        return None
    if "removed_at" in after:
        what = "taken out" if after["removed_at"] else "put back"
    else:
        what = ", ".join(changed(before, after)) or (f"stays {after['status']}" if "status" in after else "")
    return replace(subject(row, claim, known), after=f": {what}") if what else None


def noun(row: str, claim: int | None, known: Facts) -> str:
    """Name a row as people do: "source s1 beside claim 3"."""
    deed = subject(row, claim, known)
    return told(deed, [deed.claim] if deed.claim else [])


def subject(row: str, claim: int | None, known: Facts) -> Deed:
    """Name a row apart from the claim that it stands beside, so that like rows can be told together."""
    table, _, number = row.partition(" ")
    beside = {
        "claim": "",
        "evidence": f"source s{known.get('source_id')} beside",
        "note": "the note beside",
        "tag": f"the tag {short(known.get('name'))} on",
        "anchor": "the place of",
    }
    if table in NAMED and known:
        return Deed(NAMED[table](known))
    if table not in beside:
        return Deed(f"source s{number}" if table == "source" else row)
    return Deed(beside[table], claim) if claim else Deed(f"{beside[table]} article {known.get('article_id')}")


def _silent(_event: Event, _known: Facts) -> None:
    return None


def _edited(event: Event, known: Facts) -> Deed | None:
    edits = changed(event.before or {}, event.after or {})
    what = subject(event.row, event.claim, known)
    return replace(what, before=f"edited {what.before}".strip(), particulars=", ".join(edits)) if edits else None


def _added_claim(event: Event, after: Facts) -> Deed:
    return Deed("added", event.claim, f" of article {event.article}", alone=f"{after['kind']}, {short(after['text'])}")


def _added_article(event: Event, after: Facts) -> Deed:
    return Deed(f"added {event.row}", particulars=short(after["title"]))


def _added_revision(_event: Event, after: Facts) -> Deed | None:
    # The first comes with its article.
    return None if after["number"] == 1 else Deed(f"took in {_revision(after)}")


def _first_text(row: str, known: Facts) -> bool:
    """Tell whether a row is the text that comes and goes with its article."""
    return row.startswith("revision ") and known.get("number") == 1


def _revision(known: Facts) -> str:
    return f"revision {known.get('number')} of article {known.get('article_id')}"


def _added_source(event: Event, after: Facts) -> Deed:
    where = after.get("title") or after.get("location") or after.get("citation") or after.get("alias")
    return Deed(f"added {noun(event.row, None, after)}", particulars=short(where))


def _added_evidence(event: Event, after: Facts) -> Deed:
    beside = f" {BESIDE[Stance(str(after['stance']))]}"
    quote = short(after["quote"]) if "quote" in after else ""
    return Deed(f"put source s{after['source_id']} beside", event.claim, beside, quote)


def _added_note(event: Event, after: Facts) -> Deed:
    return _at("wrote beside", event, short(after["text"]))


def _added_rule(_event: Event, after: Facts) -> Deed:
    return Deed("set the policy", particulars=_rule(after))


def _unruled(_event: Event, known: Facts) -> Deed:
    return Deed("took from the policy", particulars=_rule(known))


def _rule(facts: Facts) -> str:
    kind = facts.get("kind")
    return policy.said(str(facts["name"]), str(kind) if kind else None, str(facts["value"]))


def _captured(event: Event, known: Facts) -> Deed:
    after = {**known, **(event.after or {})}
    done = CAPTURES[Capture(str(after["state"]))]
    return Deed(f"{done} source s{after['source_id']}", particulars=str(after.get("failure") or ""))


def _checked(event: Event, known: Facts) -> Deed:
    drift = (event.after or {})["drift"]
    found = DRIFTED[Drift(str(drift))] if drift else ""
    return Deed(f"checked source s{known['source_id']}", particulars=found)


def _added_tag(event: Event, after: Facts) -> Deed:
    return _at(f"put the tag {short(after['name'])} on", event)


def _at(what: str, event: Event, particulars: str = "") -> Deed:
    """Tell what was done at a claim, or at an article."""
    if event.claim is None:
        return Deed(f"{what} article {event.article}", particulars=particulars)
    return Deed(what, event.claim, particulars=particulars)


def _marked(event: Event, _known: Facts) -> Deed:
    before, after = event.before or {}, event.after or {}
    rating = f" ({after['rating']})" if after.get("rating") else ""
    if not verdicts.another(before, after):
        return Deed("confirmed", event.claim, f" as {after['status']}")
    if after["status"] == Status.UNVERIFIED:
        return Deed("set", event.claim, " back to unverified")
    return Deed("marked", event.claim, f" {after['status']}{rating}")


def _merged(event: Event, known: Facts) -> Deed | None:
    into = (event.after or {})["merged_into_id"]
    return Deed("merged", event.claim, f" into claim {into}") if into else _marked(event, known)


def _doubted(event: Event, known: Facts) -> Deed | None:
    because = (event.after or {})["stale_because"]
    return Deed("made", event.claim, " stale", str(because)) if because else _edited(event, known)


def _assigned(event: Event, _known: Facts) -> Deed:
    name = (event.after or {})["assignee"]
    return Deed("assigned", event.claim, f" to {name}") if name else Deed("left", event.claim, " to anybody")


def _signed_off(event: Event, known: Facts) -> Deed | None:
    return Deed("signed off", event.claim) if (event.after or {})["signed_off_by"] else _edited(event, known)


def _resolved(event: Event, _known: Facts) -> Deed:
    resolution, wording = ((event.after or {}).get(name) for name in ("resolution", "replacement"))
    if not resolution:
        return Deed("left", event.claim, " without a resolution")
    return Deed("resolved", event.claim, f" as {str(resolution).replace('_', ' ')}", short(wording) if wording else "")


def _set_on(event: Event, known: Facts) -> Deed:
    last = (event.before or {})["exact"] or known.get(STOOD, "")
    return Deed("set", event.claim, " on other words", f"{short(last)} → {short((event.after or {})['exact'])}")


def _redacted(event: Event, known: Facts) -> Deed:
    return Deed(f"redacted {noun(event.row, None, known)}")


def _there(out: str, back: str) -> Phrase:
    """Make the phrase of a row that is taken out or put back; {} is what it is called."""

    def phrase(event: Event, known: Facts) -> Deed:
        said = out if (event.after or {})["removed_at"] else back
        return Deed(said.replace("{}", noun(event.row, event.claim, known)))

    return phrase


def _there_beside(out: str, back: str, column: str) -> Phrase:
    """Make the phrase of what is taken from claims or articles or put back; {} is what a column of it was."""

    def phrase(event: Event, known: Facts) -> Deed:
        said = out if (event.after or {})["removed_at"] else back
        fact = known.get(column)
        return _at(said.replace("{}", f"s{fact}" if column == "source_id" else short(fact)), event)

    return phrase


def _text_there(event: Event, known: Facts) -> Deed | None:
    phrase = _there("took out {}", "put back {}")
    return None if _first_text(event.row, known) else phrase(event, known)


ADDED: dict[str, Phrase] = {
    "article": _added_article,
    "revision": _added_revision,
    "claim": _added_claim,
    "source": _added_source,
    "evidence": _added_evidence,
    "note": _added_note,
    "tag": _added_tag,
    "rule": _added_rule,
    "snapshot": _captured,
}
# For each table the columns that say what was done, the first to be there; any other change is an edit.
CHANGED: dict[str, tuple[tuple[str, Phrase], ...]] = {
    "article": (("removed_at", _there("took out {}", "put back {}")), ("revision", _silent)),
    "revision": (("removed_at", _text_there),),
    "claim": (
        ("removed_at", _there_beside("took out", "put back", "text")),
        ("start", _silent),
        ("merged_into_id", _merged),
        ("status", _marked),
        ("assignee", _assigned),
        ("resolution", _resolved),
        ("stale_because", _doubted),
        ("signed_off_by", _signed_off),
    ),
    "anchor": (("exact", _set_on),),
    "source": (("removed_at", _there("took out {}", "put back {}")), ("redacted_at", _redacted)),
    "evidence": (("removed_at", _there_beside("took source {} from", "put source {} back beside", "source_id")),),
    "note": (("removed_at", _there_beside("took the note {} from", "put the note {} back beside", "text")),),
    "tag": (("removed_at", _there_beside("took the tag {} from", "put the tag {} back on", "name")),),
    "rule": (("removed_at", _unruled),),
    "snapshot": (("removed_at", _there("took out {}", "put back {}")), ("state", _captured), ("drift", _checked)),
}
# How a row is named that stands beside no claim, from what it was added with.
NAMED: dict[str, Callable[[Facts], str]] = {
    "rule": lambda known: f"the policy, {_rule(known)}",
    "revision": _revision,
    "snapshot": lambda known: f"the snapshot of source s{known['source_id']}",
}
