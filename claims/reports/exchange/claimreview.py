"""Decided claims as schema.org's ClaimReview in JSON-LD, as search engines and other desks read it.

An array with one object a claim, each with a context of its own, so that every one of them can stand alone in a page.
Written so that it can stand in a script element. A claim in doubt, undecided or dismissed is no verdict and left out.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from claims.reports import tables
from claims.reports.content import Claim, Content, Publisher
from claims.tracking import selection
from claims.tracking.articles import Entry as Article
from claims.tracking.listing import DECIDED, Entry
from claims.vocabulary import Kind, SourceKind, Status

CONTEXT = "https://schema.org"
Field = str | int | Mapping[str, "Field"] | None

# What a verdict is called where the desk has no label for it.
SAID = {Status.VERIFIED: "True", Status.REFUTED: "False", Status.DISPUTED: "Disputed", Status.UNPROVEN: "Unproven"}
# Of these the verdict says whether the words were said so, by their speaker, not whether they are true.
REPORTED = frozenset({Kind.QUOTE, Kind.STATEMENT})
SAID_OF_WORDS = {**SAID, Status.VERIFIED: "Correct attribution", Status.REFUTED: "Misattributed"}
# A scale has two ends.
LEAST_LABELS = 2

NO_PUBLISHER = "The policy names no publisher: 'claims db policy --publisher NAME' does."
NO_PUBLISHER_ADDRESS = "The publisher has no page: 'claims db policy --publisher-address URL' gives one."
NO_PAGE = "no page with the desk's review: 'claims edit {claims} --review-url URL' gives one"
ANOTHERS = "somebody else's review for a page, which is not written as ours: 'claims edit {claims} --review-url URL'"
NO_LABEL = "a rating that is none of the desk's labels, so it is written without a number"


def write(contents: Iterable[Content], warn: Callable[[str], None]) -> Iterator[str]:
    """Yield the file piece by piece; warn, a sentence each, of what those who read it will miss, at the end."""
    lacking: defaultdict[str, list[int]] = defaultdict(list)
    publisher: Publisher | None = None
    before = "[\n"
    for content in contents:
        publisher = content.publisher
        for claim in filter(decided, content.claims):
            yield before + _written(review(content, claim))
            before = ",\n"
            for lack in _lacks(content, claim):
                lacking[lack].append(claim.entry.number)
    yield "[]\n" if before == "[\n" else "\n]\n"
    for sentence in [*_of_publisher(publisher if before == ",\n" else None), *_of_claims(lacking)]:
        warn(sentence)


def decided(claim: Claim) -> bool:
    """Tell whether a claim has a verdict that stands."""
    return claim.entry.status in DECIDED and not claim.entry.stale


def review(content: Content, claim: Claim) -> Mapping[str, Field]:
    """Give a decided claim as schema.org has it, without what nobody knows; days are of UTC."""
    entry, article, publisher = claim.entry, content.article, content.publisher
    made = {
        "@type": "Claim",
        "author": _claimant(entry, article),
        "datePublished": article.published.isoformat() if article.published else None,
        "appearance": {"@type": "CreativeWork", "url": article.address, "headline": article.title},
    }
    return _known(
        {
            "@context": CONTEXT,
            "@type": "ClaimReview",
            "url": None if _anothers(entry) else entry.review_url,
            "claimReviewed": entry.text,
            "datePublished": claim.verdict.at.date().isoformat() if claim.verdict else None,
            "author": {"@type": "Organization", "name": publisher.name, "url": publisher.address},
            "itemReviewed": made,
            "reviewRating": _rating(entry, publisher.ratings),
        }
    )


def _claimant(entry: Entry, article: Article) -> Mapping[str, Field]:
    """Say who made a claim: whoever is known to; else who says it in the article; else the article speaks for itself.

    That words were said is claimed by the article, not by whoever is to have said them.
    """
    speaker = None if entry.kind in REPORTED else entry.speaker
    if person := entry.claimant or speaker:
        return {"@type": "Person", "name": person}
    if article.outlet:
        return {"@type": "Organization", "name": article.outlet}
    return {"@type": "Person", "name": article.byline}


def _rating(entry: Entry, labels: Sequence[str]) -> Mapping[str, Field]:
    """Give the desk's label and its place on the desk's scale, 1 the least true; an unproven claim has no place."""
    said = SAID_OF_WORDS if entry.kind in REPORTED else SAID
    rating: dict[str, Field] = {"@type": "Rating", "alternateName": entry.rating or said[entry.status]}
    if entry.rating in labels and len(labels) >= LEAST_LABELS and entry.status is not Status.UNPROVEN:
        value = len(labels) - labels.index(entry.rating)
        rating |= {"ratingValue": value, "bestRating": len(labels), "worstRating": 1}
    return rating


def _known(fields: Mapping[str, Field]) -> Mapping[str, Field]:
    """Leave out what is empty, and what then says nothing but its type."""
    known: dict[str, Field] = {}
    for name, value in fields.items():
        if isinstance(value, Mapping):
            inner = _known(value)
            known |= {name: inner} if inner.keys() - {"@type"} else {}
        elif value is not None and str(value).strip():
            known[name] = value.strip() if isinstance(value, str) else value
    return MappingProxyType(known)


def _written(fields: Mapping[str, Field]) -> str:
    """Write an object as JSON, in which no script element ends and no comment begins."""
    text = json.dumps(fields, ensure_ascii=False, indent=1, default=dict)
    # A "<" stands in strings only.
    return tables.escaped(text).replace("</", "<\\/").replace("<!--", "\\u003c!--")


def _anothers(entry: Entry) -> bool:
    """Tell whether a claim came with the review of other fact-checkers, whose page it names."""
    return entry.review_url in {p.location for p in entry.sources if p.kind is SourceKind.FACT_CHECK and p.location}


def _lacks(content: Content, claim: Claim) -> Iterator[str]:
    entry = claim.entry
    if not (entry.review_url or "").strip():
        yield NO_PAGE
    elif _anothers(entry):
        yield ANOTHERS
    if entry.rating and content.publisher.ratings and entry.rating not in content.publisher.ratings:
        yield NO_LABEL


def _of_publisher(publisher: Publisher | None) -> Iterator[str]:
    if publisher is not None and not publisher.name:
        yield NO_PUBLISHER
    elif publisher is not None and not publisher.address:
        yield NO_PUBLISHER_ADDRESS


def _of_claims(lacking: Mapping[str, Sequence[int]]) -> Iterator[str]:
    for lack, numbers in lacking.items():
        named = sorted(numbers)
        have = "has" if len(named) == 1 else "have"
        yield f"{selection.counted(named).capitalize()} {have} {lack.format(claims=selection.written(named))}."
