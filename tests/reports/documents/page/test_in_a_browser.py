"""A report in a real browser: where its marks are, what its keys and filters do, and that it fetches nothing."""

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from claims.reports.content import Claim, Content
from claims.reports.documents import page
from tests.reports.documents import made
from tests.reports.documents.page.test_page import attacked

pytestmark = pytest.mark.slow

WIDTHS = (390, 820, 1440)
AXE = resources.files("axe_playwright_python").joinpath("axe.min.js")
# The words of a claim as they are marked: the numbers of claims stand between them and are none.
WORDS = """number => [...document.querySelectorAll(`mark[data-claim="${number}"]`)].map(mark => {
    const copy = mark.cloneNode(true);
    copy.querySelectorAll(".note").forEach(note => note.remove());
    return copy.textContent;
}).join("")"""
VISIBLE = """selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility()).length"""


def many() -> Content:
    """A long report: a hundred claims, each with others inside or across its end."""
    text = "\n\n".join(f"Paragraph {at} says that {at * 37} people came, of whom {at} stayed." for at in range(34))
    places = [(at, at + 24) for at in range(0, len(text) - 60, (len(text) - 60) // 100)]
    return made.content(text, places, title="A title of many words " * 12)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where pages lie, by what they are of."""
    folder = tmp_path_factory.mktemp("pages")
    arabic = made.content("حريق في عبارة أدى إلى إصابة تسعة أشخاص", [(0, 4), (5, 20)], title="حريق")
    contents = {
        "ferry": made.checked(),
        "attack": attacked(),
        "many": many(),
        "arabic": replace(arabic, article=replace(arabic.article, language="ar")),
        "textless": replace(made.content(None), claims=(Claim(entry=made.entry(1, "", None, None), value=""),)),
        "empty": made.content("Nothing in it.\n"),
    }
    return {name: _kept(folder / f"{name}.html", content) for name, content in contents.items()}


def _kept(place: Path, content: Content) -> str:
    place.write_bytes(page.write(content))
    return place.as_uri()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab as wide as a desk's screen, in which nothing may go wrong."""
    with browser.new_context(viewport=ViewportSize(width=1440, height=900)) as context:
        tab, wrong = context.new_page(), list[str]()
        tab.on("console", lambda said: wrong.append(said.text))
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.on("request", lambda sent: None if sent.url.startswith("file:") else wrong.append(sent.url))
        tab.on("dialog", lambda dialog: wrong.append(dialog.message))
        yield tab
        assert wrong == []


@pytest.mark.parametrize("name", ["ferry", "many", "attack", "arabic", "textless", "empty"])
def test_it_fetches_nothing_and_nothing_goes_wrong(tab: Page, written: dict[str, str], name: str) -> None:
    fetched = list[str]()
    tab.on("request", lambda sent: fetched.append(sent.url))

    tab.goto(written[name])

    assert fetched == [written[name]]
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_marks_are_on_the_words_of_their_claims(tab: Page, written: dict[str, str]) -> None:
    for name, content in (("ferry", made.checked()), ("many", many())):
        tab.goto(written[name])

        for claim in content.marked:
            assert tab.evaluate(WORDS, claim.entry.number) == claim.entry.exact


def test_cards_lie_in_the_order_of_the_text_and_not_on_each_other(tab: Page, written: dict[str, str]) -> None:
    tab.goto(written["many"])

    boxes = [box for one in tab.locator(".margin .card").all() if (box := one.bounding_box())]
    assert len(boxes) == len(many().marked)
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"] + 1


@pytest.mark.parametrize("number", [1, 50, 101])
def test_the_card_that_was_asked_for_is_in_sight_of_its_mark(tab: Page, written: dict[str, str], number: int) -> None:
    tab.goto(written["many"])

    tab.locator(f"#m{number}").focus()
    tab.keyboard.press("Enter")

    expect(tab.locator(f"#c{number} h3")).to_be_in_viewport()
    expect(tab.locator(f"#m{number}")).to_be_in_viewport()


def test_on_a_narrow_screen_the_card_lies_at_the_foot_and_goes_again(tab: Page, written: dict[str, str]) -> None:
    tab.set_viewport_size(ViewportSize(width=390, height=800))
    tab.goto(written["ferry"])

    tab.locator('mark[data-claim="1"]').click(position={"x": 30, "y": 12})
    expect(tab.locator("#c1 .more")).to_be_in_viewport()
    assert tab.evaluate("getComputedStyle(document.getElementById('c1')).position") == "fixed"

    tab.keyboard.press("Escape")
    assert tab.evaluate("getComputedStyle(document.getElementById('c1')).position") == "relative"
    assert tab.evaluate("document.activeElement.id") == "m1"


def test_keys_go_from_claim_to_claim_and_to_the_card_and_back(tab: Page, written: dict[str, str]) -> None:
    tab.goto(written["ferry"])
    focused = "document.activeElement.id"
    numbers = [claim.entry.number for claim in made.checked().claims]

    seen = []
    for _ in numbers:
        tab.keyboard.press("j")
        seen.append(tab.evaluate(focused))
    assert seen == [f"m{number}" for number in numbers[:-1]] + [f"c{numbers[-1]}"]
    tab.keyboard.press("k")
    assert tab.evaluate(focused) in {f"m{numbers[-2]}", f"c{numbers[-2]}"}
    tab.locator(f"#m{numbers[0]}").focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate(focused) == f"c{numbers[0]}"
    assert tab.locator(f"#c{numbers[0]} .more").is_visible()
    tab.keyboard.press("Escape")
    assert tab.evaluate(focused) == f"m{numbers[0]}"
    tab.keyboard.press("/")
    assert tab.evaluate(focused) == "find"
    tab.keyboard.type("jk")
    assert tab.input_value("#find") == "jk"


def test_filters_leave_what_was_asked_for(tab: Page, written: dict[str, str]) -> None:
    tab.goto(written["ferry"])

    tab.get_by_role("checkbox", name="refuted").check()
    assert tab.evaluate(VISIBLE, ".card") == 1
    assert tab.locator("#shown").inner_text() == "1 of 5 shown"
    tab.get_by_role("checkbox", name="refuted").uncheck()
    tab.get_by_role("checkbox", name="casualty").check()
    assert tab.locator("#c1").is_visible()
    tab.get_by_role("checkbox", name="casualty").uncheck()
    tab.fill("#find", "harbour office")
    assert {one.get_attribute("id") for one in tab.locator(".card").all() if one.is_visible()} == {"c1", "c5"}
    # The words stay, whatever is asked for.
    assert "two deckhands" in tab.locator(".text").inner_text()


def test_print_has_a_note_for_every_claim_even_of_those_that_a_filter_hides(tab: Page, written: dict[str, str]) -> None:
    tab.goto(written["ferry"])
    tab.get_by_role("checkbox", name="refuted").check()

    tab.emulate_media(media="print")

    assert tab.evaluate(VISIBLE, ".card") == len(made.checked().claims)
    assert tab.evaluate(VISIBLE, ".card .more") == len(made.checked().claims)
    assert tab.evaluate(VISIBLE, "a.note") == len(made.checked().marked)
    assert tab.evaluate(VISIBLE, ".tools, .filters input") == 0


def test_without_scripts_all_can_be_read_and_no_control_is_dead(browser: Browser, written: dict[str, str]) -> None:
    with browser.new_context(java_script_enabled=False, viewport=ViewportSize(width=1440, height=900)) as context:
        tab = context.new_page()
        tab.goto(written["ferry"])

        for claim in made.checked().claims:
            assert tab.locator(f"#c{claim.entry.number} .more").is_visible()
        assert [one for one in tab.locator("input, button").all() if one.is_visible()] == []


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing_that_a_person_would_trip_over(browser: Browser, written: dict[str, str], mode: str) -> None:
    found = []
    # The page's own policy would not let axe run.
    with browser.new_context(bypass_csp=True, color_scheme="dark" if mode == "dark" else "light") as context:
        tab = context.new_page()
        # A page takes axe a second and more, so that every width is tried of the one that has everything.
        for name, widths in (("ferry", WIDTHS), ("arabic", WIDTHS[:1]), ("textless", WIDTHS[2:])):
            tab.goto(written[name])
            tab.evaluate(AXE.read_text(encoding="utf-8"))
            for width in widths:
                tab.set_viewport_size(ViewportSize(width=width, height=900))
                tab.keyboard.press("j")
                ended = tab.evaluate("axe.run()")
                found += [(name, width, one["id"], one["nodes"][0]["html"][:200]) for one in ended["violations"]]

    assert found == [], json.dumps(found, indent=1)
