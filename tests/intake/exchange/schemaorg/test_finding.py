"""ClaimReviews are found in what is large or odd without taking long over it."""

from claims.intake.exchange.schemaorg import finding


def test_a_page_of_what_slow_patterns_stumble_over_is_read_in_a_moment() -> None:
    page = b"<meta " + b"a" * 200_000 + b' x="1">'

    assert finding.scripts(page).head.title is None
    assert [*finding.records(b'{"@type": [' + b" " * 400_000 + b"]}")] == []
