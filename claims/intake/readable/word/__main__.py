"""A Word file: its words as they stand with all changes accepted, and its notes."""

from collections.abc import Callable, Iterator

from lxml import etree

from claims.intake import limits
from claims.intake.readable import apart
from claims.intake.readable.apart import Found
from claims.intake.readable.lettering import Lettering
from claims.intake.readable.word import answered, article, runs
from claims.intake.readable.word.package import Package, TooLargeError

TASKS: dict[str, Callable[[Package], Found]] = {"article": article.read, "answered": answered.read}
_FOLLOWING = ("footnotes", "endnotes", "header", "footer")


def read(original: bytes, task: str, _charset: str) -> Iterator[Found]:
    """Read an article for the task "article", for "answered" what people answered to our comments, else all to be seen.

    That is the text, then foot- and endnotes, headers and footers. Left out are comments, the marks of notes, and
    what is hidden or struck out.
    """
    package = Package(original)
    try:
        found = TASKS.get(task, _seen)(package)
    except TooLargeError:
        yield {"unread": f"it unpacks to more than {limits.megabytes(limits.WORD_BYTES)}"}
        return
    yield found | {"read_by": f"Word, lxml {etree.__version__}"} if "text" in found else found


def _seen(package: Package) -> Found:
    whole = dict(package.related(""))
    main = whole["officeDocument"]
    names = [main, *(name for wanted in _FOLLOWING for kind, name in package.related(main) if kind == wanted)]
    text = "\n".join(_words(package.part(name)).strip() for name in dict.fromkeys(names)).strip()
    if not text:
        return {"unread": "there are no words in it"}
    title = package.known("title")
    return {"text": text} | ({"title": title} if title else {})


def _words(part: etree._Element) -> str:
    letters = Lettering()
    walk = etree.iterwalk(part, events=("start", "end"))
    for event, element in walk:
        name = runs.local(element)
        if event == "end":
            letters.end(element)
            letters.put("\n" if name == "p" else "")
        elif name in runs.UNSEEN or (name == "r" and _left_out(letters, element)):
            walk.skip_subtree()
        elif name == "t":
            letters.say(element.text or "")
        else:
            runs.begin(letters, element, name)
    return letters.text()


def _left_out(letters: Lettering, run: etree._Element) -> bool:
    if runs.struck(run):
        letters.part()
        return True
    return runs.unseen(run)


if __name__ == "__main__":
    apart.answer(read)
