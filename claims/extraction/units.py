"""What numbers are counted in: currencies by ISO 4217, and measures by their full singular names."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 code with its signs, the names of its whole unit and of its hundredth."""

    code: str
    signs: tuple[str, ...]
    names: tuple[str, ...]
    hundredths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit's full singular name, how it is written out, and what it is cut to after digits."""

    name: str
    words: tuple[str, ...]
    short: tuple[str, ...] = ()


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
    Currency("INR", ("₹", "INR", "Rs.", "Rs"), ("rupee", "rupees", "Indian rupees"), ("paise",)),
    Currency("PKR", ("PKR",), ("Pakistani rupees",)),
    Currency("CAD", ("C$", "CA$", "CAD", "Can$"), ("Canadian dollar", "Canadian dollars")),
    Currency("AUD", ("A$", "$A", "AU$", "AUD"), ("Australian dollar", "Australian dollars")),
    Currency("NZD", ("NZ$", "NZD"), ("New Zealand dollars",)),
    Currency("HKD", ("HK$", "HKD"), ("Hong Kong dollars",)),
    Currency("SGD", ("S$", "SG$", "SGD"), ("Singapore dollars",)),
    Currency("TWD", ("NT$", "TWD"), ("Taiwan dollars",)),
    Currency("CHF", ("CHF",), ("Swiss franc", "Swiss francs")),
    Currency("RUB", ("₽", "RUB"), ("ruble", "rubles", "rouble", "roubles"), ("kopecks",)),
    Currency("UAH", ("₴", "UAH"), ("hryvnia", "hryvnias")),
    Currency("KRW", ("₩", "KRW"), ("South Korean won",)),
    Currency("ILS", ("₪", "ILS", "NIS"), ("shekel", "shekels")),
    Currency("TRY", ("₺", "TRY"), ("lira", "liras", "Turkish lira")),
    Currency("BRL", ("R$", "BRL"), ("reais", "Brazilian reals", "Brazilian reais")),
    Currency("MXN", ("MX$", "Mex$", "MXN"), ("Mexican pesos", "Mexican peso")),
    Currency("ARS", ("ARS",), ("Argentine pesos",)),
    Currency("COP", ("COP",), ("Colombian pesos",)),
    Currency("CLP", ("CLP",), ("Chilean pesos",)),
    Currency("PHP", ("₱", "PHP"), ("Philippine pesos",)),
    Currency("ZAR", ("ZAR",), ("rand", "rands")),
    Currency("NGN", ("₦", "NGN"), ("naira",)),
    Currency("KES", ("KES", "KSh"), ("Kenyan shillings",)),
    Currency("GHS", ("GHS", "GH₵"), ("cedi", "cedis")),
    Currency("EGP", ("EGP",), ("Egyptian pounds",)),
    Currency("SAR", ("SAR",), ("riyal", "riyals", "Saudi riyals")),
    Currency("AED", ("AED",), ("dirham", "dirhams")),
    Currency("KWD", ("KWD",), ("Kuwaiti dinars",)),
    Currency("IRR", ("IRR",), ("Iranian rials",)),
    Currency("IDR", ("IDR", "Rp"), ("rupiah",)),
    Currency("MYR", ("MYR", "RM"), ("ringgit",)),
    Currency("THB", ("฿", "THB"), ("baht",)),
    Currency("VND", ("₫", "VND"), ("dong",)),
    Currency("BDT", ("৳", "BDT"), ("taka",)),
    Currency("SEK", ("SEK",), ("Swedish kronor", "Swedish crowns", "kronor")),
    Currency("NOK", ("NOK",), ("Norwegian kroner", "Norwegian crowns")),
    Currency("DKK", ("DKK",), ("Danish kroner", "Danish crowns")),
    Currency("PLN", ("PLN", "zł"), ("zloty", "zlotys")),
    Currency("CZK", ("CZK", "Kč"), ("Czech crowns", "koruna", "korunas")),
    Currency("HUF", ("HUF", "Ft"), ("forint", "forints")),
    Currency("RON", ("RON",), ("Romanian lei",)),
    Currency("BTC", ("₿", "BTC"), ("bitcoin", "bitcoins")),
)

PERCENT = ("%", "percent", "per cent", "pct", "pc")
PERCENTAGE_POINT = ("percentage point", "percentage points", "percent points", "pp", "ppt", "ppts")

MEASURES = (
    Measure("second", ("second", "seconds"), ("secs", "sec")),
    Measure("minute", ("minute", "minutes"), ("mins", "min")),
    Measure("hour", ("hour", "hours"), ("hrs", "hr")),
    Measure("day", ("day", "days")),
    Measure("night", ("night", "nights")),
    Measure("week", ("week", "weeks")),
    Measure("fortnight", ("fortnight", "fortnights")),
    Measure("month", ("month", "months")),
    Measure("year", ("years of age", "years old", "year old", "year olds", "year", "years"), ("yrs", "yr")),
    Measure("decade", ("decade", "decades")),
    Measure("century", ("century", "centuries")),
    Measure("millimeter", ("millimeter", "millimeters", "millimetre", "millimetres"), ("mm",)),
    Measure("centimeter", ("centimeter", "centimeters", "centimetre", "centimetres"), ("cm",)),
    Measure("meter", ("meter", "meters", "metre", "metres"), ("m",)),
    Measure("kilometer", ("kilometer", "kilometers", "kilometre", "kilometres"), ("km", "kms")),
    Measure("inch", ("inch", "inches"), ("″",)),
    Measure("foot", ("foot", "feet"), ("ft.", "ft", "′")),
    Measure("yard", ("yard", "yards"), ("yds", "yd")),
    Measure("mile", ("mile", "miles")),
    Measure("nautical mile", ("nautical mile", "nautical miles")),
    Measure("light year", ("light year", "light years")),
    Measure("square foot", ("square foot", "square feet"), ("sq. ft.", "sq ft")),
    Measure("square meter", ("square meter", "square meters", "square metre", "square metres"), ("m²", "sqm")),
    Measure("square mile", ("square mile", "square miles")),
    Measure(
        "square kilometer",
        ("square kilometer", "square kilometers", "square kilometre", "square kilometres"),
        ("km²", "sq km"),
    ),
    Measure("acre", ("acre", "acres")),
    Measure("hectare", ("hectare", "hectares"), ("ha",)),
    Measure("mile per hour", ("mile per hour", "miles per hour", "miles an hour"), ("mph",)),
    Measure(
        "kilometer per hour",
        ("kilometers per hour", "kilometres per hour", "kilometers an hour", "kilometres an hour"),
        ("km/h", "kph", "kmh"),
    ),
    Measure("knot", ("knot", "knots")),
    Measure("gram", ("gram", "grams", "gramme", "grammes"), ("g",)),
    Measure("milligram", ("milligram", "milligrams"), ("mg",)),
    Measure("kilogram", ("kilogram", "kilograms", "kilo", "kilos"), ("kgs", "kg")),
    Measure("pound", ("pound", "pounds"), ("lbs.", "lbs", "lb.", "lb")),
    Measure("ounce", ("ounce", "ounces"), ("oz.", "oz")),
    Measure("ton", ("ton", "tons", "short tons")),
    Measure("tonne", ("tonne", "tonnes", "metric ton", "metric tons")),
    Measure("liter", ("liter", "liters", "litre", "litres")),
    Measure("milliliter", ("milliliter", "milliliters", "millilitre", "millilitres"), ("ml",)),
    Measure("gallon", ("gallon", "gallons")),
    Measure("barrel", ("barrel", "barrels"), ("bbl",)),
    Measure("degree Fahrenheit", ("degrees Fahrenheit", "degree Fahrenheit", "Fahrenheit"), ("°F", "° F", "ºF", "F")),
    Measure(
        "degree Celsius",
        ("degrees Celsius", "degree Celsius", "degrees centigrade", "Celsius"),
        ("°C", "° C", "ºC", "C"),
    ),
    Measure("degree", ("degree", "degrees"), ("°",)),
    Measure("watt", ("watt", "watts")),
    Measure("kilowatt", ("kilowatt", "kilowatts"), ("kW",)),
    Measure("megawatt", ("megawatt", "megawatts"), ("MW",)),
    Measure("gigawatt", ("gigawatt", "gigawatts"), ("GW",)),
    Measure("kilowatt hour", ("kilowatt hour", "kilowatt hours"), ("kWh",)),
    Measure("megawatt hour", ("megawatt hour", "megawatt hours"), ("MWh",)),
    Measure("terawatt hour", ("terawatt hour", "terawatt hours"), ("TWh",)),
    Measure("volt", ("volt", "volts")),
    Measure("kilobyte", ("kilobyte", "kilobytes"), ("KB",)),
    Measure("megabyte", ("megabyte", "megabytes"), ("MB",)),
    Measure("gigabyte", ("gigabyte", "gigabytes"), ("GB",)),
    Measure("terabyte", ("terabyte", "terabytes"), ("TB",)),
    Measure("megapixel", ("megapixel", "megapixels"), ("MP",)),
    Measure("hertz", ("hertz",), ("Hz",)),
    Measure("kilohertz", ("kilohertz",), ("kHz",)),
    Measure("megahertz", ("megahertz",), ("MHz",)),
    Measure("megabit per second", ("megabits per second",), ("Mbps",)),
    Measure("gigahertz", ("gigahertz",), ("GHz",)),
    Measure("decibel", ("decibel", "decibels"), ("dB",)),
    Measure("horsepower", ("horsepower",), ("hp", "bhp")),
    Measure("calorie", ("calorie", "calories")),
    Measure("basis point", ("basis point", "basis points"), ("bps",)),
    Measure("magnitude", ("magnitude",)),
    Measure("time", ("times", "fold")),
)

TIME_UNITS = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "decade", "century"},
)

_HUNDREDTH = Decimal("0.01")


CURRENCY_SIGNS = {sign: money.code for money in CURRENCIES for sign in money.signs}
CURRENCY_NAMES = {name.lower(): (money.code, Decimal(1)) for money in CURRENCIES for name in money.names} | {
    name: (money.code, _HUNDREDTH) for money in CURRENCIES for name in money.hundredths
}
MEASURE_NAMES = {word.lower(): measure.name for measure in MEASURES for word in measure.words}
MEASURE_SHORTS = {short: measure.name for measure in MEASURES for short in measure.short}

# What may be written right after digits without a blank ("30km", "5p").
GLUED = (*MEASURE_SHORTS, *PERCENTAGE_POINT[3:], "p", "pc", "pct")


def singular(noun: str, lemma: str) -> str:
    """Give the singular of a noun, from the model's lemma or, where that fails, by its ending.

    The last word of a name keeps no capital: "Americans" gives "American", "Towns" gives "town".
    """
    if noun.lower() in _ODD_PLURALS:
        return _ODD_PLURALS[noun.lower()]
    if noun[:1].isupper() and lemma == noun:
        return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
    if lemma == noun and len(noun) > len("gas") and noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return lemma


_ODD_PLURALS = {
    "people": "person",
    "persons": "person",
    "folks": "person",
    "folk": "person",
    "others": "person",
    "lives": "life",
    "men": "man",
    "women": "woman",
    "children": "child",
    "police": "police",
    "feet": "foot",
    "series": "series",
    "species": "species",
}
