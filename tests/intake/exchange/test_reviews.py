import contextlib
import json
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import NotReadableError
from claims.intake.exchange import reviews
from claims.intake.exchange.reviews import Review, Reviews
from claims.intake.page import Material

BENCH = Path(__file__).parents[4] / "shared" / "bench" / "claimreview"
SITE = "https://checks.example/fact"
GOOD = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": f"{SITE}/ferry",
    "claimReviewed": "The ferry carried 900 passengers.",
    "name": "No, the ferry did not carry 900",
    "datePublished": "2024-05-06T09:00:00+02:00",
    "author": {"@type": "Organization", "name": "Checks", "url": "https://checks.example/"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Harbour Master"},
        "appearance": [{"@type": "CreativeWork", "url": "https://posts.example/1"}, "https://posts.example/2"],
    },
    "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "False"},
}


def read(content: object, address: str | None = None) -> Reviews:
    written = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
    return reviews.read(Material("reviews.json", "/desk/reviews.json", written, address))


def one(content: object, address: str | None = None) -> Review:
    found = read(content, address)
    assert not found.refused, found.refused
    [review] = found.reviews
    return review


def reason(content: object) -> str:
    found = read(content)
    assert not found.reviews
    [refused] = found.refused
    return refused.reason


def page(script: str, head: str = "") -> bytes:
    return (
        f"<!doctype html><html><head><title>Ferry | Checks</title>{head}\n{script}</head><body>.</body></html>".encode()
    )


def script(content: str, kind: str = "application/ld+json") -> str:
    return f'<script type="{kind}">{content}</script>'


def test_a_review_is_read_whole() -> None:
    review = one(GOOD)

    assert (review.place, review.claim, review.address) == ("record 1", GOOD["claimReviewed"], f"{SITE}/ferry")
    assert (review.status, review.label, review.publisher) == ("refuted", "False", "Checks")
    assert (review.title, str(review.published)) == ("No, the ferry did not carry 900", "2024-05-06")
    assert review.claimant == "Harbour Master"
    assert review.appearances == ("https://posts.example/1", "https://posts.example/2")
    assert review.raw == json.dumps(GOOD, ensure_ascii=False).encode()
    assert "claimReviewed: The ferry carried 900 passengers." in review.words
    assert review.odd == ()


WRAPPED = [
    [GOOD],
    {"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "Ferry"}, GOOD]},
    {"claimReviews": [GOOD]},
    {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [GOOD]}, {"item": []}]},
    {"@type": "NewsArticle", "review": GOOD},
    {"@type": "MediaReview", "associatedClaimReview": GOOD},
]


@pytest.mark.parametrize("wrapped", WRAPPED)
def test_a_review_is_found_whatever_wraps_it(wrapped: object) -> None:
    assert one(wrapped).claim == GOOD["claimReviewed"]


def test_lines_of_json_are_read_as_well() -> None:
    other = GOOD | {"url": f"{SITE}/2"}

    assert len(read(f"{json.dumps(GOOD)}\n{json.dumps(other)}\n".encode()).reviews) == 2


def test_what_googles_tools_give_is_read() -> None:
    claim = {
        "text": "The ferry carried 900 passengers.",
        "claimant": "Harbour Master",
        "claimDate": "2024-05-01T00:00:00Z",
        "claimReview": [
            {
                "publisher": {"name": "Checks", "site": "checks.example"},
                "url": f"{SITE}/{number}",
                "title": "The ferry",
                "reviewDate": "2024-05-06T00:00:00Z",
                "textualRating": label,
            }
            for number, label in enumerate(("False", "Half true"))
        ],
    }

    found = read({"claims": [claim], "nextPageToken": "x"})

    assert [(r.place, r.status, r.publisher, r.claimant) for r in found.reviews] == [
        ("record 1, review 1", "refuted", "Checks", "Harbour Master"),
        ("record 1, review 2", "disputed", "Checks", "Harbour Master"),
    ]


# A field as it may come, and what is read of it by which name.
DIRT: list[tuple[dict[str, object], str, object]] = [
    ({"@type": ["Review", "ClaimReview"]}, "claim", GOOD["claimReviewed"]),
    ({"@type": "http://schema.org/ClaimReview"}, "claim", GOOD["claimReviewed"]),
    ({"@type": None}, "claim", GOOD["claimReviewed"]),
    ({"claimReviewed": ["It sank."]}, "claim", "It sank."),
    ({"claimReviewed": " It\t&quot;sank&quot;\u0007 <br> here. "}, "claim", 'It "sank" here.'),
    ({"claimReviewed": "It sank <script>alert(1)</script>"}, "claim", "It sank <script>alert(1)</script>"),
    ({"claimReviewed": "Half \ud83d a sign"}, "claim", "Half ? a sign"),
    ({"datePublished": "6 mai 2024"}, "published", "2024-05-06"),
    ({"datePublished": ["2024-05-06"]}, "published", "2024-05-06"),
    ({"datePublished": ""}, "published", "None"),
    ({"author": [{"@type": "Person", "name": "Ida"}, {"@type": "Person", "name": "Ole"}]}, "publisher", "Ida, Ole"),
    ({"author": "Checks"}, "publisher", "Checks"),
    ({"author": {"@type": "Person", "name": "Ida"}, "publisher": {"name": "House"}}, "publisher", "House"),
    ({"author": None}, "publisher", "None"),
    ({"itemReviewed": [{"author": {"name": ["Ida", "a pilot"]}}]}, "claimant", "Ida, a pilot"),
    ({"itemReviewed": "The ferry"}, "claimant", "None"),
    ({"itemReviewed": {"author": {"@type": "Person"}}}, "claimant", "None"),
    ({"reviewRating": [{"alternateName": ["Mostly true"]}]}, "status", "verified"),
    ({"reviewRating": None}, "status", "unproven"),
    ({"reviewRating": {"ratingValue": "-1", "bestRating": "-1", "worstRating": "-1"}}, "status", "unproven"),
    ({"url": None, "mainEntityOfPage": {"@id": f"{SITE}/m"}}, "address", f"{SITE}/m"),
    ({"url": "/fact/r"}, "address", f"{SITE}/r"),
    ({"url": "www.checks.example/fact/r"}, "address", "https://www.checks.example/fact/r"),
    ({"url": "//checks.example/fact/r"}, "address", f"{SITE}/r"),
    ({"url": f"{SITE}/a b#part"}, "address", f"{SITE}/a%20b"),
]


@pytest.mark.parametrize(("dirt", "field", "meant"), DIRT)
def test_a_field_is_read_as_it_comes(dirt: dict[str, object], field: str, meant: object) -> None:
    review = one(json.dumps(GOOD | dirt).encode())

    assert str(getattr(review, field)) == meant


REFUSED: list[tuple[dict[str, object], str]] = [
    ({"claimReviewed": ""}, "it says no claim"),
    ({"claimReviewed": {"x": 1}}, "it says no claim"),
    ({"claimReviewed": "long " * 3000}, "its claim is longer than 10,000 characters"),
    ({"url": None}, "it has no address"),
    ({"url": "javascript:alert(1)"}, "its address 'javascript:alert(1)' is relative, and nothing says to what"),
    ({"url": "fact/r", "author": "Checks"}, "its address 'fact/r' is relative, and nothing says to what"),
    (
        {"url": "https://user:secret@checks.example/"},
        "its address 'https://user:secret@checks.example/' cannot be used",
    ),
]


@pytest.mark.parametrize(("dirt", "because"), REFUSED)
def test_a_record_that_is_no_review_is_refused_with_its_reason(dirt: dict[str, object], because: str) -> None:
    assert reason(GOOD | dirt) == because


def test_a_day_that_may_be_another_is_left_out_with_a_warning() -> None:
    review = one(GOOD | {"datePublished": "03/04/2020"})

    assert review.published is None
    assert review.odd == ("its day of publication is left out: '03/04/2020' may be either of two days",)


def test_a_relative_address_is_where_the_page_is_that_it_came_from() -> None:
    content = GOOD | {"url": "../ferry", "author": "Checks"}
    canonical = '<link rel="canonical" href="https://checks.example/de/fact/x">'

    assert one([content], "https://checks.example/fact/x/").address == f"{SITE}/ferry"
    assert one(page(script(json.dumps(content)), canonical)).address == "https://checks.example/de/ferry"
    based = page(script(json.dumps(content)), '<base href="https://other.example/a/b/">')
    assert one(based, "https://checks.example/").address == "https://other.example/a/ferry"


def test_a_review_in_a_page_without_an_address_is_where_the_page_is() -> None:
    content = {name: value for name, value in GOOD.items() if name != "url"}

    review = one(page(script(json.dumps(content))), f"{SITE}/there")

    assert review.address == f"{SITE}/there"
    assert review.odd == ("it has no address, so it is taken to be where the page is",)


GOOD_TEXT = json.dumps(GOOD)
SCRIPTS = [
    script(GOOD_TEXT),
    script(GOOD_TEXT, "application/ld&#43;json; charset=utf-8"),
    script(f"\n//<![CDATA[\n{GOOD_TEXT}\n//]]>\n"),
    script(f"<!--\n{GOOD_TEXT}\n-->"),
    script(GOOD_TEXT + ";"),
    script(GOOD_TEXT[:-1] + ",}"),
    script(GOOD_TEXT.replace("900 passengers", "900\npassengers")),
    script('{"@type": "WebPage", broken') + script(GOOD_TEXT),
    script("var x = {", "text/javascript") + script(GOOD_TEXT),
    script(GOOD_TEXT).replace("script", "SCRIPT"),
    f"<!-- {script(GOOD_TEXT)} -->{script(GOOD_TEXT)}",
]


@pytest.mark.parametrize("scripts", SCRIPTS)
def test_a_review_is_found_in_a_page(scripts: str) -> None:
    found = read(page(scripts))

    assert [review.claim for review in found.reviews] == ["The ferry carried 900 passengers."]
    assert found.title == "Ferry | Checks"
    assert not found.refused


def test_a_broken_script_that_has_a_review_is_named() -> None:
    found = read(page(script(GOOD_TEXT[:-40]) + script(GOOD_TEXT)))

    assert [(one.place, one.reason) for one in found.refused] == [
        ("script 1", "it breaks off: an object or a list in it does not end")
    ]
    assert len(found.reviews) == 1


def test_quotation_marks_that_end_a_string_too_early_are_no_json() -> None:
    broken = GOOD_TEXT.replace("900 passengers", '"900" passengers')

    assert read(page(script(broken))).refused[0].reason == "it is no JSON"


UNREADABLE = [
    (b"", "has no ClaimReview in it"),
    (b"[]", "has no ClaimReview in it"),
    (b'{"name": "nothing"}', "has no ClaimReview in it"),
    (b"Just words, and no more.", "has no ClaimReview in it"),
    (page(""), "has no ClaimReview in it"),
    (GOOD_TEXT.encode()[:-1], "cannot be read: it breaks off: an object or a list in it does not end"),
    (b"[" + GOOD_TEXT.encode() + b"}", "cannot be read: it is no JSON: at byte"),
    (b"[" * 10_000 + b"]" * 10_000, "cannot be read: it is nested more than 200 deep"),
    (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "cannot be read: it is nested more than 200 deep"),
    (b'{"claimReviewed": "' + b'\\"' * 200_000, "cannot be read: it breaks off"),
    (b"<script " * 200_000, "has no ClaimReview in it"),
    (b"<!--" * 200_000, "has no ClaimReview in it"),
    (b"\x00\x01\x02\xff\xfe" * 50, "cannot be read: "),
]


@pytest.mark.parametrize(("content", "because"), UNREADABLE)
def test_a_file_without_a_review_is_refused_in_a_sentence(content: bytes, because: str) -> None:
    with pytest.raises(NotReadableError, match=r"^reviews\.json ") as refusal:
        read(content)

    assert because in str(refusal.value)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_file_in_another_encoding_is_kept_in_utf_8(encoding: str) -> None:
    # Enough letters with accents among the rest to tell the encoding by.
    content = GOOD | {
        "claimReviewed": "Le café à Nîmes a brûlé l’été passé.",
        "reviewBody": "Élève, garçon, forêt. " * 9,
    }

    review = one(json.dumps(content, ensure_ascii=False).encode(encoding))

    assert review.claim == content["claimReviewed"]
    assert json.loads(review.raw) == content


def test_the_record_is_kept_byte_for_byte() -> None:
    raw = b'{ "claimReviewed":"It\\u0020sank." ,\r\n "url" : "https://checks.example/1", }'

    assert one(b"[\r\n" + raw + b"\r\n]").raw == raw


def test_fifty_megabytes_are_read_in_little_more_memory_than_they_are() -> None:
    filler = "x y z " * 8_000
    content = b",".join(
        json.dumps(GOOD | {"url": f"{SITE}/{number}", "articleBody": filler}).encode() for number in range(1_040)
    )
    assert len(content) > 50_000_000
    tracemalloc.start()

    found = read(b"[" + content + b"]")

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found.reviews) == 1_040
    # The file, its records and their words.
    assert peak < 4 * len(content)


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviews, "LARGEST", 1_000_000)

    with pytest.raises(NotReadableError, match=r"^reviews\.json is larger than 1 MB: load it in parts$"):
        read(b" " * 1_000_001)


@settings(max_examples=200)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "@type",
                        "name",
                        "url",
                        "author",
                        "claimReviewed",
                        "alternateName",
                        "reviewRating",
                        "ratingValue",
                        "itemReviewed",
                        "datePublished",
                        "claimReview",
                        "ClaimReview",
                    ]
                ),
                inner,
            )
        ),
        max_leaves=20,
    )
)
def test_any_json_is_read_or_refused(value: object) -> None:
    with contextlib.suppress(NotReadableError):
        read({"claimReviewed": value, "url": SITE, "reviewRating": value, "itemReviewed": value, "author": value})
    with contextlib.suppress(NotReadableError):
        read(json.dumps(value).encode())


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for around in (content, b'{"claimReviewed":"x","url":' + content + b"}", b"<script>" + content):
        with contextlib.suppress(NotReadableError):
            read(around)


@pytest.mark.skipif(not BENCH.is_dir(), reason="the real records of ../shared are not here")
def test_every_real_record_is_read_or_refused_with_its_reason() -> None:
    found = [reviews.read(Material(file.name, str(file), file.read_bytes())) for file in sorted(BENCH.glob("*.json"))]

    read_all = [review for each in found for review in each.reviews]
    refused = [one.reason for each in found for one in each.refused]
    assert len(read_all) + len(refused) == 47
    assert [reason.partition("'")[0] + reason.rpartition("'")[2] for reason in refused] == [
        "its address  is relative, and nothing says to what"
    ]
    assert Counter(review.status.value for review in read_all) == {"refuted": 30, "disputed": 14, "unproven": 2}
    assert sum(len(review.odd) for review in read_all) == 3
