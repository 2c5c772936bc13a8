"""Money by ISO 4217: signs and names of currencies, and names that many countries share."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from claims.extraction.wordlists import any_of, fold


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 code with its signs, the names of its whole unit and of its hundredth."""

    code: str
    signs: tuple[str, ...]
    names: tuple[str, ...] = ()
    hundredths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """A currency whose name other countries use too: the countries' adjectives and places settle which."""

    code: str
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(slots=True)
class Places:
    """The texts of an article, asked for the countries they name; each name of money is looked up once."""

    texts: tuple[str, ...]
    told: dict[str, str | None]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Places":
        """Keep the texts to ask them later."""
        return cls(tuple(texts), {})

    def settle(self, words: str, near: str) -> str | None:
        """Give the code for money that ends in a shared name: by the paragraph near, else by the article.

        None where no country is named that has such money, or more than one.
        """
        noun = fold(words).rpartition(" ")[2]
        if (code := _only(noun, (near,))) is not None:
            return code
        if noun not in self.told:
            self.told[noun] = _only(noun, self.texts)
        return self.told[noun]


def of_noun(noun: str | None) -> tuple[str | None, Decimal] | None:
    """Give the code and the part of its unit that a singular noun stands for; None if it is no money for sure."""
    return None if noun is None or noun in ALSO_WORDS else CURRENCY_NAMES.get(noun.lower())


def doubtful(word: str, value: Decimal | None) -> bool:
    """Tell a name of money that is more likely another word by a figure: "30 won", "three crowns"."""
    return word in ALSO_WORDS and (value is None or value < _LEAST_SUM)


def _only(noun: str, texts: Iterable[str]) -> str | None:
    found: set[str] = set()
    for code, pattern in _PLACES.get(noun, ()):
        if any(pattern.search(text) for text in texts):
            found.add(code)
    return found.pop() if len(found) == 1 else None


# "pound" alone is a weight in most news, so the money is read from its sign or its full name.
CURRENCIES = (
    Currency(
        "USD",
        ("$", "US$", "$US", "U.S.$", "USD"),
        (
            "dollar",
            "dollars",
            "U.S. dollar",
            "U.S. dollars",
            "US dollars",
            "American dollars",
            "buck",
            "bucks",
        ),
        ("cent", "cents", "¢"),
    ),
    Currency(
        "GBP",
        ("£", "GBP", "UK£"),
        ("pound sterling", "pounds sterling", "British pounds"),
        ("pence", "penny", "p"),
    ),
    Currency("EUR", ("€", "EUR"), ("euro", "euros"), ("euro cent", "euro cents", "eurocents")),
    Currency("JPY", ("¥", "JPY"), ("yen", "Japanese yen")),
    Currency("CNY", ("CNY", "RMB", "CN¥"), ("yuan", "Chinese yuan", "renminbi")),
    Currency("INR", ("₹", "INR", "Rs.", "Rs"), (), ("paise",)),
    Currency("PKR", ("PKR",)),
    Currency("CAD", ("C$", "CA$", "CAD", "Can$")),
    Currency("AUD", ("A$", "$A", "AU$", "AUD")),
    Currency("NZD", ("NZ$", "NZD")),
    Currency("HKD", ("HK$", "HKD")),
    Currency("SGD", ("S$", "SG$", "SGD")),
    Currency("TWD", ("NT$", "TWD")),
    Currency("CHF", ("CHF",)),
    Currency(
        "RUB", ("₽", "RUB"), ("ruble", "rubles", "rouble", "roubles", "Russian rubles", "Russian roubles"), ("kopecks",)
    ),
    Currency("UAH", ("₴", "UAH"), ("hryvnia", "hryvnias")),
    Currency("KRW", ("₩", "KRW")),
    Currency("ILS", ("₪", "ILS", "NIS"), ("shekel", "shekels", "Israeli shekels")),
    Currency("TRY", ("₺", "TRY"), ("lira", "liras", "Turkish lira", "Turkish liras")),
    Currency("BRL", ("R$", "BRL"), ("reais", "Brazilian real", "Brazilian reals", "Brazilian reais")),
    Currency("MXN", ("MX$", "Mex$", "MXN")),
    Currency("ARS", ("ARS",)),
    Currency("COP", ("COP",)),
    Currency("CLP", ("CLP",)),
    Currency("PHP", ("₱", "PHP")),
    Currency("ZAR", ("ZAR",), ("rand", "rands", "South African rand")),
    Currency("NGN", ("₦", "NGN"), ("naira",)),
    Currency("KES", ("KES", "KSh")),
    Currency("GHS", ("GHS", "GH₵"), ("cedi", "cedis")),
    Currency("EGP", ("EGP",)),
    Currency("SAR", ("SAR",)),
    Currency("AED", ("AED",)),
    Currency("KWD", ("KWD",)),
    Currency("IRR", ("IRR",)),
    Currency("IDR", ("IDR", "Rp"), ("rupiah",)),
    Currency("MYR", ("MYR", "RM"), ("ringgit", "Malaysian ringgit")),
    Currency("THB", ("฿", "THB"), ("baht", "Thai baht")),
    Currency("VND", ("₫", "VND"), ("dong",)),
    Currency("BDT", ("৳", "BDT"), ("taka",)),
    Currency("SEK", ("SEK",), ("kronor",)),
    Currency("NOK", ("NOK",)),
    Currency("DKK", ("DKK",)),
    Currency("PLN", ("PLN", "zł"), ("zloty", "zlotys", "Polish zloty", "Polish zlotys")),
    Currency("CZK", ("CZK", "Kč"), ("koruna", "korunas", "koruny")),
    Currency("HUF", ("HUF", "Ft"), ("forint", "forints")),
    Currency("RON", ("RON",), ("Romanian leu", "Romanian lei")),
    Currency("BTC", ("₿", "BTC"), ("bitcoin", "bitcoins")),
)

_PESO, _RUPEE, _DINAR, _RIAL = (
    ("peso", "pesos"),
    ("rupee", "rupees"),
    ("dinar", "dinars"),
    ("rial", "rials", "riyal", "riyals"),
)
_FRANC, _DOLLAR, _POUND = ("franc", "francs"), ("dollar", "dollars"), ("pound", "pounds")
_CROWN, _SHILLING = ("crown", "crowns", "krone", "kroner"), ("shilling", "shillings")

SHARED = (
    Shared("MXN", _PESO, ("Mexican",), ("Mexico",)),
    Shared("ARS", _PESO, ("Argentine", "Argentinian"), ("Argentina", "Buenos Aires")),
    Shared("COP", _PESO, ("Colombian",), ("Colombia", "Bogota", "Bogotá", "Medellin", "Medellín")),
    Shared("CLP", _PESO, ("Chilean",), ("Chile",)),
    Shared("PHP", _PESO, ("Philippine", "Filipino"), ("Philippines", "Manila")),
    Shared("UYU", _PESO, ("Uruguayan",), ("Uruguay", "Montevideo")),
    Shared("DOP", _PESO, ("Dominican",), ("Dominican Republic", "Santo Domingo")),
    Shared("CUP", _PESO, ("Cuban",), ("Cuba", "Havana")),
    Shared("INR", _RUPEE, ("Indian",), ("India", "New Delhi", "Delhi", "Mumbai", "Kolkata", "Chennai", "Bengaluru")),
    Shared("PKR", _RUPEE, ("Pakistani",), ("Pakistan", "Islamabad", "Karachi", "Lahore")),
    Shared("LKR", _RUPEE, ("Sri Lankan",), ("Sri Lanka", "Colombo")),
    Shared("NPR", _RUPEE, ("Nepali", "Nepalese"), ("Nepal", "Kathmandu")),
    Shared("MUR", _RUPEE, ("Mauritian",), ("Mauritius",)),
    Shared("CHF", _FRANC, ("Swiss",), ("Switzerland", "Zurich", "Zürich", "Geneva", "Bern", "Basel", "Lausanne")),
    Shared(
        "XOF",
        _FRANC,
        ("West African CFA", "Senegalese", "Ivorian", "Malian"),
        ("Senegal", "Dakar", "Ivory Coast", "Mali", "Burkina Faso", "Benin", "Togo"),
    ),
    Shared("XAF", _FRANC, ("Central African CFA", "Cameroonian", "Gabonese"), ("Cameroon", "Gabon", "Chad")),
    Shared("RWF", _FRANC, ("Rwandan",), ("Rwanda", "Kigali")),
    Shared("CDF", _FRANC, ("Congolese",), ("Congo", "Kinshasa")),
    Shared("KWD", _DINAR, ("Kuwaiti",), ("Kuwait",)),
    Shared("IQD", _DINAR, ("Iraqi",), ("Iraq", "Baghdad")),
    Shared("JOD", _DINAR, ("Jordanian",), ("Jordan", "Amman")),
    Shared("BHD", _DINAR, ("Bahraini",), ("Bahrain", "Manama")),
    Shared("TND", _DINAR, ("Tunisian",), ("Tunisia", "Tunis")),
    Shared("DZD", _DINAR, ("Algerian",), ("Algeria", "Algiers")),
    Shared("LYD", _DINAR, ("Libyan",), ("Libya", "Tripoli")),
    Shared("RSD", _DINAR, ("Serbian",), ("Serbia", "Belgrade")),
    Shared("SAR", _RIAL, ("Saudi",), ("Saudi Arabia", "Riyadh", "Jeddah")),
    Shared("QAR", _RIAL, ("Qatari",), ("Qatar", "Doha")),
    Shared("OMR", _RIAL, ("Omani",), ("Oman", "Muscat")),
    Shared("IRR", _RIAL, ("Iranian",), ("Iran", "Tehran")),
    Shared("YER", _RIAL, ("Yemeni",), ("Yemen", "Sanaa")),
    Shared("AED", ("dirham", "dirhams"), ("Emirati", "UAE"), ("Emirates", "Dubai", "Abu Dhabi")),
    Shared("MAD", ("dirham", "dirhams"), ("Moroccan",), ("Morocco", "Rabat", "Casablanca")),
    Shared("SEK", ("crown", "crowns", "krona"), ("Swedish",), ("Sweden", "Stockholm", "Gothenburg")),
    Shared("NOK", _CROWN, ("Norwegian",), ("Norway", "Oslo", "Bergen")),
    Shared("DKK", _CROWN, ("Danish",), ("Denmark", "Copenhagen", "Greenland")),
    Shared("CZK", ("crown", "crowns"), ("Czech",), ("Czech Republic", "Czechia", "Prague")),
    Shared("ISK", ("krona", "kronur"), ("Icelandic",), ("Iceland", "Reykjavik")),
    Shared("KRW", ("won",), ("South Korean",), ("South Korea", "Seoul", "Busan")),
    Shared("KPW", ("won",), ("North Korean",), ("North Korea", "Pyongyang")),
    Shared("KES", _SHILLING, ("Kenyan",), ("Kenya", "Nairobi")),
    Shared("UGX", _SHILLING, ("Ugandan",), ("Uganda", "Kampala")),
    Shared("TZS", _SHILLING, ("Tanzanian",), ("Tanzania", "Dar es Salaam")),
    Shared("SOS", _SHILLING, ("Somali",), ("Somalia", "Mogadishu")),
    # Those below are named in full: alone they are the American money, and a weight.
    Shared("CAD", _DOLLAR, ("Canadian",), ()),
    Shared("AUD", _DOLLAR, ("Australian",), ()),
    Shared("NZD", _DOLLAR, ("New Zealand",), ()),
    Shared("HKD", _DOLLAR, ("Hong Kong",), ()),
    Shared("SGD", _DOLLAR, ("Singapore", "Singaporean"), ()),
    Shared("TWD", _DOLLAR, ("Taiwan", "Taiwanese", "New Taiwan"), ()),
    Shared("JMD", _DOLLAR, ("Jamaican",), ()),
    Shared("EGP", _POUND, ("Egyptian",), ()),
    Shared("LBP", (*_POUND, "lira"), ("Lebanese",), ()),
    Shared("SYP", (*_POUND, "lira"), ("Syrian",), ()),
    Shared("SDG", _POUND, ("Sudanese",), ()),
)
# Names of money that are other words too; money only in sums that nothing else comes in.
ALSO_WORDS = frozenset({"won", "crown", "crowns"})
_LEAST_SUM = Decimal(100)

_HUNDREDTH = Decimal("0.01")

CURRENCY_SIGNS = {sign: money.code for money in CURRENCIES for sign in money.signs}
_ALONE = {noun for money in SHARED if money.places for noun in money.nouns}
CURRENCY_NAMES: dict[str, tuple[str | None, Decimal]] = {
    **{noun: (None, Decimal(1)) for noun in _ALONE},
    **{name.lower(): (money.code, Decimal(1)) for money in CURRENCIES for name in money.names},
    **{name: (money.code, _HUNDREDTH) for money in CURRENCIES for name in money.hundredths},
    **{
        f"{adjective} {noun}".lower(): (money.code, Decimal(1))
        for money in SHARED
        for noun in money.nouns
        for adjective in money.adjectives
    },
}


def _pattern(money: Shared) -> "re.Pattern[str]":
    # A jordan and a chad are men too; a country is capitalised, and not one word of a longer name by chance.
    return re.compile(rf"(?<!\w)(?<!New ){any_of((*money.adjectives, *money.places))}(?!\w)")


_PLACES = {
    noun: tuple((money.code, _pattern(money)) for money in SHARED if noun in money.nouns and money.places)
    for noun in _ALONE
}
