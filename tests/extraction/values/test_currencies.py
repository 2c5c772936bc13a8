"""Money whose name many countries share."""

import pytest

from claims import extraction
from claims.vocabulary import Kind

SETTLED = {
    "The mayor of Mexico City promised 300 pesos a family.": "MXN",
    "A Swiss bank paid 2 million francs.": "CHF",
    "Sweden set aside 4 billion crowns.": "SEK",
    "The Kuwaiti dinar rose; he paid 200 dinars.": "KWD",
    "They met in Karachi.\n\nHe owed 5,000 rupees.": "PKR",
    "The plant in Seoul lost 30 billion won.": "KRW",
    "He spent thousands of baht.": "THB",
    "He owed 90,000 Kyrgyz som.": "KGS",
    "Zambia borrowed 3 million kwacha.": "ZMW",
    "He has 200 Colombian pesos.": "COP",
    "Kenya gave 900 shillings.\n\nUganda wept.\n\nShe owes 40 shillings.": "KES",
    "It cost 900 francs.": None,
    "Chile and Argentina agreed on 40 million pesos.": None,
}


@pytest.mark.parametrize("text", SETTLED)
def test_a_shared_name_is_settled_by_a_place_or_left_open(text: str) -> None:
    found = {claim.value.unit for claim in extraction.find_claims(text) if claim.kind is Kind.MONEY}

    assert found == {SETTLED[text]}
