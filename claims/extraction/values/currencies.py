"""Money by its signs, codes and names, and whose it is where many countries use a name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from claims.extraction.values.iso4217 import CURRENCIES, Currency
from claims.extraction.words.wordlists import any_of, fold, phrases, words


@dataclass(slots=True)
class Places:
    """The texts of an article, asked for the countries they name; each name of money is looked up once."""

    texts: tuple[str, ...]
    told: dict[str, str | None]
    near: dict[str, str | None]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Places":
        """Keep the texts to ask them later."""
        return cls(tuple(texts), {}, {})

    def settle(self, words: str, near: str) -> str | None:
        """Give the code for money that ends in a shared name: by the paragraph near, else by the article.

        Where the article names several countries that have such money, it is the one it was near before; None
        where that was more than one, or no country is named.
        """
        noun = fold(words).rpartition(" ")[2]
        if (code := _only(noun, (near,))) is not None:
            self.near[noun] = code if self.near.get(noun, code) == code else None
            return code
        if noun not in self.told:
            self.told[noun] = _only(noun, self.texts)
        return self.told[noun] or self.near.get(noun)


def of_noun(noun: str | None) -> tuple[str | None, Decimal] | None:
    """Give the code and the part of its unit that a singular noun stands for; None if it is no money for sure."""
    return None if noun is None or noun in ALSO_WORDS else CURRENCY_NAMES.get(noun.lower())


def doubtful(word: str, value: Decimal | None) -> bool:
    """Tell a name of money that is more likely another word by a figure: "30 won", "three crowns", "COP 28"."""
    return word in ALSO_WORDS and (value is None or value < _LEAST_SUM)


def _only(noun: str, texts: Iterable[str]) -> str | None:
    found: set[str] = set()
    for code, pattern in _PLACES.get(noun, ()):
        if any(pattern.search(text) for text in texts):
            found.add(code)
    return found.pop() if len(found) == 1 else None


def _nouns() -> Mapping[str, list[Currency]]:
    using: defaultdict[str, list[Currency]] = defaultdict(list)
    for money in CURRENCIES:
        for noun in phrases(money.names):
            using[noun].append(money)
    return using


def _alone(noun: str, using: list[Currency]) -> str | None:
    """Give the code that a name stands for by itself; None where a country has to be told."""
    if noun in _FIRST_CHOICE:
        return _FIRST_CHOICE[noun]
    return using[0].code if len(using) == 1 else None


def _names() -> dict[str, tuple[str | None, Decimal]]:
    whole = Decimal(1)
    names: dict[str, tuple[str | None, Decimal]] = {}
    for noun, using in _nouns().items():
        code = _alone(noun, using)
        if noun not in _NAMED_IN_FULL and (code or any(money.places for money in using)):
            names[noun] = (code, whole)
        for money in using:
            names |= {fold(f"{adjective} {noun}"): (money.code, whole) for adjective in phrases(money.of)}
    for money in CURRENCIES:
        names |= dict.fromkeys(_parts(money), (money.code, _HUNDREDTH))
    return names


def _parts(money: Currency) -> list[str]:
    """Give the names of the hundredth, alone and with whose it is; other dollars have cents too."""
    alone = phrases(money.parts)
    shared = alone or (("cent", "cents") if "dollar" in phrases(money.names) else ())
    return [*alone, *(fold(f"{adjective} {part}") for adjective in phrases(money.of) for part in shared)]


def _signs() -> dict[str, str]:
    signs = {sign: money.code for money in CURRENCIES for sign in phrases(money.signs)}
    dollars = {money.code for money in CURRENCIES if {"dollar", "peso"} & set(phrases(money.names))}
    return signs | {f"{code}$": code for code in dollars} | {f"{code.lower()}$": code for code in dollars}


def _pattern(money: Currency) -> "re.Pattern[str]":
    # A jordan and a chad are men too; a country is capitalised, and not one word of a longer name by chance.
    names = (*phrases(money.of), *phrases(money.places))
    return re.compile(rf"(?<!\w)(?<!New ){any_of(names)}(?!\w)")


# Alone, these are one country's, whoever else uses the name.
_FIRST_CHOICE = {
    **dict.fromkeys(("dollar", "dollars"), "USD"),
    **dict.fromkeys(("ruble", "rubles", "rouble", "roubles"), "RUB"),
    **dict.fromkeys(("lira", "liras"), "TRY"),
    **dict.fromkeys(("guilder", "guilders"), "NLG"),
}
# Alone, these are a weight, an adjective, a school's points and the like.
_NAMED_IN_FULL = words(
    "pound pounds real mark marks colon colons sol sols dram drams guarani guaranis afghani afghanis florin florins",
    "escudo escudos lats sum leone kina tala",
)
# Names of money that are other words too; money only in sums that nothing else comes in.
ALSO_WORDS = words("R won crown crowns lev lek lei som kip quetzal quetzals dong sen COP TRY MAD CAD AMD TL DM Bs")
_NO_CODES = words("ALL ANG AMD BAM BOB CUP GEL LAK MOP PEN SOS TOP STN SLE SHP SCR")
_LEAST_SUM = Decimal(100)
_HUNDREDTH = Decimal("0.01")

CURRENCY_CODES = {money.code: money.code for money in CURRENCIES if money.code not in _NO_CODES}
# The press of the North writes "30 MUSD".
MILLIONS_OF = {f"M{code}": code for code in CURRENCY_CODES}
CURRENCY_SIGNS = _signs()
CURRENCY_NAMES = _names()
_PLACES = {
    noun: tuple((money.code, _pattern(money)) for money in using if money.places)
    for noun, using in _nouns().items()
    if CURRENCY_NAMES.get(noun, ("",))[0] is None
}
