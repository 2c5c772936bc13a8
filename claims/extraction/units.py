"""What numbers are counted in: measures by their full singular names, and the singular of nouns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit's full singular name, how it is written out, and what it is cut to after digits."""

    name: str
    words: tuple[str, ...]
    short: tuple[str, ...] = ()


PERCENT = ("%", "percent", "per cent", "pct", "pc")
PERCENTAGE_POINT = ("percentage point", "percentage points", "percent points", "pp", "ppt", "ppts")

MEASURES = (
    Measure("second", ("second", "seconds"), ("secs", "sec")),
    Measure("minute", ("minute", "minutes"), ("mins", "min")),
    Measure("hour", ("hour", "hours"), ("hrs", "hr")),
    Measure("day", ("days old", "day old", "day olds", "day", "days")),
    Measure("night", ("night", "nights")),
    Measure("week", ("weeks old", "week old", "week olds", "week", "weeks")),
    Measure("fortnight", ("fortnight", "fortnights")),
    Measure("month", ("months of age", "months old", "month old", "month olds", "month", "months")),
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
    Measure("kiloton", ("kiloton", "kilotons", "kilotonne", "kilotonnes")),
    Measure("megaton", ("megaton", "megatons", "megatonne", "megatonnes")),
    Measure("gigatonne", ("gigatonne", "gigatonnes", "gigaton", "gigatons")),
    Measure("tonne", ("tonne", "tonnes", "metric ton", "metric tons")),
    Measure("liter", ("liter", "liters", "litre", "litres"), ("l",)),
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
    Measure("cubic meter", ("cubic meter", "cubic meters", "cubic metre", "cubic metres"), ("m³",)),
    Measure("cubic foot", ("cubic foot", "cubic feet")),
    Measure("pint", ("pint", "pints")),
    Measure("gram per kilometer", ("grams per kilometer", "grams per kilometre"), ("g/km",)),
    Measure("meter per second", ("meters per second", "metres per second"), ("m/s",)),
    Measure("milliampere hour", ("milliampere hours", "milliamp hours"), ("mAh",)),
    Measure("watt", ("watt", "watts"), ("W",)),
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
    Measure("gigabit per second", ("gigabits per second",), ("Gbps",)),
    Measure("frame per second", ("frames per second",), ("fps",)),
    Measure("gigahertz", ("gigahertz",), ("GHz",)),
    Measure("decibel", ("decibel", "decibels"), ("dB",)),
    Measure("horsepower", ("brake horsepower", "horsepower"), ("hp", "HP", "bhp", "PS")),
    Measure("pound foot", ("pound feet", "pound foot", "foot pounds"), ("lb ft", "lbs ft", "ft lbs", "ft lb")),
    Measure("newton meter", ("newton meters", "newton metres"), ("Nm",)),
    Measure("revolution per minute", ("revolutions per minute",), ("rpm",)),
    Measure("pound per square inch", ("pounds per square inch",), ("psi",)),
    Measure("mile per gallon", ("miles per gallon", "miles to the gallon"), ("mpg",)),
    Measure("part per million", ("parts per million",), ("ppm",)),
    Measure("part per billion", ("parts per billion",), ("ppb",)),
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
