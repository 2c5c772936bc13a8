"""ClaimReviews of other fact-checkers, out of a JSON file or a page: schema.org's JSON-LD with the dirt it comes in."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from claims.errors import NotReadableError, NotUnderstoodError
from claims.intake.exchange.schemaorg import days, facttools, fields, finding, places, scales
from claims.intake.exchange.schemaorg.fields import Object, Value
from claims.intake.exchange.schemaorg.finding import Head, Record
from claims.intake.given import addresses
from claims.intake.limits import MEGABYTE, megabytes
from claims.intake.page import Material
from claims.intake.text import declared
from claims.vocabulary import Status

# All the ClaimReviews that Data Commons gives away in one file are some 200 MB, and are to be loaded in parts.
LARGEST = 100 * MEGABYTE
# A claim is a sentence or two; some sites put the beginning of the article there.
LONGEST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What fact-checkers found of a claim.

    `address` is where the review is, in normal form. `status` is what `label` comes to, or the numbers beside it.
    `claimant` made the claim, in `appearances` (addresses in normal form). `raw` are the bytes of the record, in UTF-8
    as they stood in the file, and `words` what they say, a line for each. `odd` are clauses on what was guessed.
    """

    place: str
    claim: str
    address: str
    status: Status
    label: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: date | None = None
    claimant: str | None = None
    appearances: tuple[str, ...] = ()
    raw: bytes
    words: str
    odd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that is no review that could be used: where it stands ("record 3"), and what stands against it."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """The reviews of a file or a page, in their order; `name` is what was typed, `address` where a page is."""

    name: str
    title: str | None = None
    address: str | None = None
    reviews: tuple[Review, ...] = ()
    refused: tuple[Refused, ...] = ()


def read(material: Material) -> Reviews:
    """Read every ClaimReview in a JSON file, whatever wraps them, or in the JSON-LD of a page.

    NotReadableError: too large, no text, JSON that breaks off or is nested too deeply, or without a single ClaimReview.
    """
    if len(material.original) > LARGEST:
        raise NotReadableError(f"{material.name} is larger than {megabytes(LARGEST)}: load it in parts")
    try:
        data = _utf8(material)
        read_all = _of_page(data, material) if data.lstrip()[:1] == b"<" else _of_json(data, material)
    except NotReadableError as error:
        raise NotReadableError(f"{material.name} cannot be read: {error}") from error
    if not read_all.reviews and not read_all.refused:
        raise NotReadableError(f"{material.name} has no ClaimReview in it")
    return read_all


def _utf8(material: Material) -> bytes:
    """Give the bytes of a file as they are where they are UTF-8, else what they say in UTF-8."""
    original = material.original.removeprefix(b"\xef\xbb\xbf")
    if b"\0" not in original:
        try:
            original.decode()
        except UnicodeDecodeError:
            pass
        else:
            return original
    markup = original.lstrip()[:1] == b"<"
    return declared.text(material.original, material.charset, markup=markup).text.encode(errors="replace")


def _of_json(data: bytes, material: Material) -> Reviews:
    found = [one for record in finding.records(data) for one in _reviews(record, material.address)]
    return _sorted(found, Reviews(name=material.name, address=material.address))


def _of_page(data: bytes, material: Material) -> Reviews:
    scripts = finding.scripts(data)
    address = _address(scripts.head, material)
    base = addresses.led_to(scripts.head.base, address or "") if scripts.head.base else address
    found: list[Review | Refused] = []
    numbers = count(1)
    for nth, script in enumerate(scripts.found, start=1):
        try:
            found += [one for record in finding.records(script, numbers) for one in _reviews(record, base)]
        except NotReadableError as error:
            # What else a page says of itself, and how badly, is no matter.
            if b"claimReview" in script or b"ClaimReview" in script:
                found.append(Refused(f"script {nth}", str(error)))
    return _sorted(found, Reviews(name=material.name, title=scripts.head.title, address=address))


def _address(head: Head, material: Material) -> str | None:
    """Give where a page is: where it says it is, if that can be, else where it was fetched."""
    said = addresses.led_to(head.canonical, material.address or "") if head.canonical else None
    return addresses.published(said, material.address)


def _sorted(found: Sequence[Review | Refused], of: Reviews) -> Reviews:
    return Reviews(
        name=of.name,
        title=of.title,
        address=of.address,
        reviews=tuple(one for one in found if isinstance(one, Review)),
        refused=tuple(one for one in found if isinstance(one, Refused)),
    )


def _reviews(record: Record, page: str | None) -> Iterator[Review | Refused]:
    value = _value(record.raw)
    if not fields.is_object(value):
        yield Refused(record.place, "it is no JSON")
        return
    several = list(facttools.reviews(value)) if record.wraps else [value]
    words = fields.readable(value)
    for nth, review in enumerate(several, start=1):
        place = record.place if len(several) == 1 else f"{record.place}, review {nth}"
        try:
            yield _review(review, Record(place, record.raw), words, page)
        except NotUnderstoodError as error:
            yield Refused(place, str(error))


def _value(raw: bytes) -> Value:
    for candidate in (raw, finding.mended(raw)):
        try:
            value: Value = json.loads(candidate, strict=False, parse_int=str, parse_float=str, parse_constant=str)
        except ValueError:
            continue
        return value
    return None


def _review(review: Object, record: Record, words: str, page: str | None) -> Review:
    claim = fields.words(review.get("claimReviewed"))
    if claim is None:
        raise NotUnderstoodError("it says no claim")
    if len(claim) > LONGEST:
        raise NotUnderstoodError(f"its claim is longer than {LONGEST:,} characters")
    made = fields.first(review.get("itemReviewed"))
    author = _publisher(review)
    sites = [*fields.addresses(author), *fields.addresses(review.get("publisher"))]
    where = places.of_review(review, page, sites)
    verdict = scales.read(fields.first(review.get("reviewRating")))
    published, undated = _day(review.get("datePublished"))
    return Review(
        place=record.place,
        claim=claim,
        address=where.address,
        status=verdict.status,
        label=verdict.label,
        publisher=fields.name(author),
        title=fields.name(review.get("name"))
        or fields.name(review.get("headline"))
        or fields.name(review.get("title")),
        published=published,
        claimant=fields.name(made.get("author")),
        appearances=places.of_claim(made, where.address),
        raw=record.raw,
        words=words,
        odd=(*where.odd, *verdict.odd, *undated),
    )


def _publisher(review: Object) -> Value:
    """Give who published a review: the organization that wrote it, or for which persons did, or those alone."""
    author = review.get("author")
    organized = any(kind.endswith("Organization") for one in fields.objects(author) for kind in fields.types(one))
    publisher = review.get("publisher")
    return author if organized or not fields.name(publisher) else publisher


def _day(value: Value) -> tuple[date | None, tuple[str, ...]]:
    """Read the first day that was written, and say why it cannot be told, if so."""
    written = next((one.strip() for one in fields.each(value) if isinstance(one, str) and one.strip()), None)
    if written is None:
        return None, ()
    try:
        return days.read(written), ()
    except NotUnderstoodError as error:
        return None, (f"its day of publication is left out: {error}",)
