"""What numbers are counted in: measures by their full singular names, and the singular of nouns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit's full singular name, how it is written out, and what it is cut to after digits."""

    name: str
    words: tuple[str, ...]
    short: tuple[str, ...] = ()


def _aged(unit: str) -> tuple[str, ...]:
    return f"{unit}s of age", f"{unit}s old", f"{unit} old", f"{unit} olds"


def _degrees(*scales: str) -> tuple[str, ...]:
    """Write a scale's names, misspelled ones too; a single letter needs the degrees before it."""
    named = tuple(f"{degree} {scale}" for degree in ("degrees", "degree", "deg") for scale in scales)
    return (*named, *(scale for scale in scales if len(scale) > 1))


PERCENT = ("%", "percent", "per cent", "percents", "percentage", "pct", "pc")
PERCENTAGE_POINT = ("percentage point", "percentage points", "percent points", "pp", "ppt", "ppts")

MEASURES = (
    Measure("second", ("second", "seconds"), ("secs", "sec")),
    Measure("minute", ("minute", "minutes"), ("mins", "min")),
    Measure("hour", ("hour", "hours"), ("hrs", "hr")),
    Measure("day", ("day", "days", *_aged("day"))),
    Measure("night", ("night", "nights")),
    Measure("week", ("week", "weeks", *_aged("week"))),
    Measure("fortnight", ("fortnight", "fortnights")),
    Measure("month", ("month", "months", "months of age", *_aged("month"))),
    Measure("year", ("year", "years", "years of age", *_aged("year"), "yo", "y/o"), ("yrs", "yr")),
    Measure("decade", ("decade", "decades")),
    Measure("century", ("century", "centuries")),
    Measure("millimeter", ("millimeter", "millimeters", "millimetre", "millimetres"), ("mm",)),
    Measure("centimeter", ("centimeter", "centimeters", "centimetre", "centimetres"), ("cm",)),
    Measure("meter", ("meter", "meters", "metre", "metres"), ("m",)),
    Measure("kilometer", ("kilometer", "kilometers", "kilometre", "kilometres"), ("km", "kms")),
    Measure("decimeter", ("decimeter", "decimeters", "decimetre", "decimetres"), ("dm",)),
    Measure(
        "micrometer", ("micrometer", "micrometers", "micrometre", "micrometres", "micron", "microns"), ("µm", "μm")
    ),
    Measure("nanometer", ("nanometer", "nanometers", "nanometre", "nanometres"), ("nm",)),
    Measure("picometer", ("picometer", "picometers", "picometre", "picometres")),
    Measure("inch", ("inch", "inches"), ("″",)),
    Measure("foot", ("foot", "feet"), ("ft", "′")),
    Measure("yard", ("yard", "yards"), ("yds", "yd")),
    Measure("mile", ("mile", "miles")),
    Measure("nautical mile", ("nautical mile", "nautical miles")),
    Measure("light year", ("light year", "light years")),
    Measure("square foot", ("square foot", "square feet"), ("sq. ft", "sq ft")),
    Measure(
        "square meter", ("square meter", "square meters", "square metre", "square metres"), ("m²", "m2", "sqm", "sq m")
    ),
    Measure("square mile", ("square mile", "square miles")),
    Measure(
        "square kilometer",
        ("square kilometer", "square kilometers", "square kilometre", "square kilometres"),
        ("km²", "km2", "sq km"),
    ),
    Measure("square inch", ("square inch", "square inches"), ("sq in",)),
    Measure("square yard", ("square yard", "square yards"), ("sq yd",)),
    Measure("cubic foot", ("cubic foot", "cubic feet"), ("cu ft",)),
    Measure("cubic meter", ("cubic meter", "cubic meters", "cubic metre", "cubic metres"), ("m³", "m3")),
    Measure("cubic yard", ("cubic yard", "cubic yards")),
    Measure("cubic mile", ("cubic mile", "cubic miles")),
    Measure("acre", ("acre", "acres")),
    Measure("hectare", ("hectare", "hectares"), ("ha",)),
    Measure("mile per hour", ("mile per hour", "miles per hour", "miles an hour"), ("mph",)),
    Measure(
        "kilometer per hour",
        ("kilometers per hour", "kilometres per hour", "kilometers an hour", "kilometres an hour"),
        ("km/h", "km/hr", "kph", "kmh", "kmph"),
    ),
    Measure("meter per second", ("meters per second", "metres per second"), ("m/s",)),
    Measure("mile per gallon", ("miles per gallon", "mile per gallon", "miles to the gallon"), ("mpg",)),
    Measure("revolution per minute", ("revolutions per minute",), ("rpm",)),
    Measure("pound per square inch", ("pounds per square inch",), ("psi",)),
    Measure("part per million", ("parts per million",), ("ppm",)),
    Measure("part per billion", ("parts per billion",), ("ppb",)),
    Measure("knot", ("knot", "knots")),
    Measure("gram", ("gram", "grams", "gramme", "grammes"), ("g",)),
    Measure("milligram", ("milligram", "milligrams"), ("mg",)),
    Measure("microgram", ("microgram", "micrograms", "microgramme", "microgrammes"), ("mcg", "μg", "µg")),
    Measure("kilogram", ("kilogram", "kilograms", "kilo", "kilos"), ("kgs", "kg")),
    Measure("pound", ("pound", "pounds"), ("lbs", "lb")),
    Measure("pound foot", ("pound foot", "pound feet", "foot pounds"), ("lb ft", "lbs ft", "ft lbs", "ft lb")),
    Measure("ounce", ("ounce", "ounces"), ("oz",)),
    Measure("ton", ("ton", "tons", "short tons")),
    Measure("kiloton", ("kiloton", "kilotons", "kilotonne", "kilotonnes")),
    Measure("megaton", ("megaton", "megatons", "megatonne", "megatonnes")),
    Measure("gigatonne", ("gigatonne", "gigatonnes", "gigaton", "gigatons")),
    Measure("tonne", ("tonne", "tonnes", "metric ton", "metric tons")),
    Measure("liter", ("liter", "liters", "litre", "litres"), ("l",)),
    Measure("milliliter", ("milliliter", "milliliters", "millilitre", "millilitres"), ("ml",)),
    Measure("pint", ("pint", "pints")),
    Measure("quart", ("quart", "quarts")),
    Measure("teaspoon", ("teaspoon", "teaspoons"), ("tsp",)),
    Measure("tablespoon", ("tablespoon", "tablespoons"), ("tbsp",)),
    Measure("gallon", ("gallon", "gallons")),
    Measure("barrel", ("barrel", "barrels"), ("bbl",)),
    Measure(
        "degree Fahrenheit",
        _degrees("Fahrenheit", "farenheit", "F"),
        ("°F", "° F", "ºF", "F", "° Fahrenheit", "°Fahrenheit"),
    ),
    Measure(
        "degree Celsius",
        _degrees("Celsius", "celcius", "centigrade", "C"),
        ("°C", "° C", "ºC", "C", "° Celsius", "°Celsius"),
    ),
    Measure("degree", ("degree", "degrees"), ("°",)),
    Measure("gram per kilometer", ("grams per kilometer", "grams per kilometre"), ("g/km",)),
    Measure("milliampere hour", ("milliampere hours", "milliamp hours"), ("mAh",)),
    Measure("watt", ("watt", "watts"), ("W",)),
    Measure("kelvin", ("kelvin", "kelvins")),
    Measure("kilowatt", ("kilowatt", "kilowatts"), ("kW",)),
    Measure("megawatt", ("megawatt", "megawatts"), ("MW",)),
    Measure("gigawatt", ("gigawatt", "gigawatts"), ("GW",)),
    Measure("kilowatt hour", ("kilowatt hour", "kilowatt hours"), ("kWh",)),
    Measure("megawatt hour", ("megawatt hour", "megawatt hours"), ("MWh",)),
    Measure("terawatt hour", ("terawatt hour", "terawatt hours"), ("TWh",)),
    Measure("volt", ("volt", "volts")),
    Measure("gigawatt hour", ("gigawatt hour", "gigawatt hours"), ("GWh",)),
    Measure("joule", ("joule", "joules")),
    Measure("kilojoule", ("kilojoule", "kilojoules"), ("kJ",)),
    Measure("bit", ("bit",)),
    Measure("byte", ("byte", "bytes")),
    Measure("kilobyte", ("kilobyte", "kilobytes"), ("KB",)),
    Measure("megabyte", ("megabyte", "megabytes"), ("MB",)),
    Measure("gigabyte", ("gigabyte", "gigabytes"), ("GB",)),
    Measure("terabyte", ("terabyte", "terabytes"), ("TB",)),
    Measure("petabyte", ("petabyte", "petabytes"), ("PB",)),
    Measure("megapixel", ("megapixel", "megapixels"), ("MP",)),
    Measure("hertz", ("hertz",), ("Hz",)),
    Measure("kilohertz", ("kilohertz",), ("kHz",)),
    Measure("megahertz", ("megahertz",), ("MHz",)),
    Measure("megabit per second", ("megabits per second",), ("Mbps",)),
    Measure("gigabit per second", ("gigabits per second",), ("Gbps",)),
    Measure("frame per second", ("frames per second",), ("fps",)),
    Measure("gigahertz", ("gigahertz",), ("GHz",)),
    Measure("decibel", ("decibel", "decibels"), ("dB",)),
    Measure("horsepower", ("brake horsepower", "horsepower"), ("hp", "HP", "bhp", "PS")),
    Measure("newton meter", ("newton meters", "newton metres"), ("Nm",)),
    Measure("carat", ("carat", "carats")),
    Measure("radian", ("radian", "radians"), ("rad",)),
    Measure("kilocalorie", ("kilocalorie", "kilocalories"), ("kcal",)),
    Measure("calorie", ("calorie", "calories")),
    Measure("basis point", ("basis point", "basis points"), ("bps",)),
    Measure("magnitude", ("magnitude",)),
    Measure("time", ("times", "fold")),
)

TIME_UNITS = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "decade", "century"},
)

MEASURE_NAMES = {word.lower(): measure.name for measure in MEASURES for word in measure.words}
MEASURE_SHORTS = {short: measure.name for measure in MEASURES for short in measure.short}

# What may be written right after digits without a blank ("30km", "5p").
GLUED = (*MEASURE_SHORTS, *PERCENTAGE_POINT[3:], "p", "pc", "pct")


def singular(noun: str, lemma: str) -> str:
    """Give the singular of a noun, from the model's lemma or, where that fails, by its ending.

    "Americans" gives "American", "Towns" gives "town", "SUVs" gives "SUV".
    """
    if noun.lower() in _ODD_PLURALS:
        return _ODD_PLURALS[noun.lower()]
    if noun.endswith("s") and noun[:-1].isupper() and len(noun) > len("As"):
        return noun[:-1]
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
