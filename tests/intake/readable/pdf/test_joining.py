"""Words that were divided at the end of a line are put together, and figures never are."""

import pytest

from claims.intake.readable.pdf.joining import Joiner

# Lines, and what they are together; what else the text says.
JOINED = [
    (["killed 1", "200 people"], "killed 1 200 people", ""),
    (["civil-", "ians fled"], "civilians fled", ""),
    (["Humani-", "tarian aid"], "Humanitarian aid", ""),
    (["UN-", "backed troops"], "UN-backed troops", ""),
    (["a 12-", "year-old boy"], "a 12-year-old boy", ""),
    (["a 12-year-", "old boy"], "a 12-year-old boy", ""),
    (["in 2019-", "2020 they"], "in 2019-2020 they", ""),
    (["the Franco-", "German border"], "the Franco-German border", ""),
    (["twenty-", "five men"], "twenty-five men", ""),
    (["two-", "thirds of them"], "two-thirds of them", ""),
    (["a state-", "owned bank"], "a state-owned bank", ""),
    (["the cease-", "fire held"], "the ceasefire held", "a new ceasefire came"),
    (["the cease-", "fire held"], "the cease-fire held", "a new cease-fire came"),
    (["a harbour-", "side inn"], "a harbour-side inn", "the harbour is on that side of it"),
    (["vitamin B-", "complex"], "vitamin B-complex", ""),
    (["seven -", "no, five"], "seven - no, five", ""),
    (["2019–", "2020"], "2019–2020", ""),
    (["seven –", "no, five"], "seven – no, five", ""),
    (["this and/", "or that"], "this and/or that", ""),
    (["sol\u00addiers of the com\u00ad", "pany"], "soldiers of the company", ""),
    (["they said-", "“No.”"], "they said- “No.”", ""),
]


@pytest.mark.parametrize(("lines", "joined", "elsewhere"), JOINED)
def test_a_hyphen_at_the_end_of_a_line_stays_where_it_is_the_words_own(
    lines: list[str], joined: str, elsewhere: str
) -> None:
    assert Joiner([*lines, elsewhere]).join(lines) == joined
