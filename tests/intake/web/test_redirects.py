"""Redirects are followed to where they lead, unless that is nowhere one may go."""

import pytest

from claims.intake.web import fetching
from claims.intake.web.fetching import NotFetchedError
from tests.intake.web.servers import PATIENT, Serve, ok, only_this_machine, redirect, refused


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_to_the_final_address(serve: Serve, status: int) -> None:
    server = serve({"/a": redirect("b/../c?x=1#part", status), "/c?x=1": ok()})

    page = fetching.fetch(f"{server.address}/a", PATIENT, only_this_machine)

    assert page.address == f"{server.address}/c?x=1"


def test_a_redirect_may_name_what_is_no_ascii(serve: Serve) -> None:
    server = serve({"/": redirect("/é ü"), "/%C3%A9%20%C3%BC": ok()})

    assert fetching.fetch(server.address, PATIENT, only_this_machine).status == 200


def test_a_circle_is_told(serve: Serve) -> None:
    server = serve({"/a": redirect("/b"), "/b": redirect("/c"), "/c": redirect("/b#again")})

    assert refused(f"{server.address}/a").reason == "its redirects go round in a circle"
    assert len(server.heard) == 3


def test_no_more_than_ten_redirects_are_followed(serve: Serve) -> None:
    server = serve(
        {f"/{step}": redirect(f"/{step + 1}") for step in range(30)} | {"/10": redirect("/end"), "/end": ok()}
    )

    assert fetching.fetch(f"{server.address}/1", PATIENT, only_this_machine).address.endswith("/end")
    assert refused(f"{server.address}/0").reason == "it redirects more than 10 times"


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/passwd", "it leads to file:///etc/passwd, and only http and https can be followed"),
        ("ftp://127.0.0.1/", "it leads to ftp://127.0.0.1/, and only http and https can be followed"),
        ("javascript:1", "it leads to javascript:1, and only http and https can be followed"),
        ("http://[::1/", "it leads to http://[::1/, which is no address that can be followed"),
        ("http://127.0.0.1:99999/", "it leads to http://127.0.0.1:99999/, which is no address that can be followed"),
        ("", "it redirects without saying where to"),
        ("data:\x1b[2J\x07", "it leads to data:\ufffd[2J\ufffd, and only http and https can be followed"),
        (
            "http://127.0.0.1/\x1b]0;x",
            "it leads to http://127.0.0.1/\ufffd]0;x, which is no address that can be followed",
        ),
        ("x:" + "a" * 999, f"it leads to x:{'a' * 118}…, and only http and https can be followed"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_refused(serve: Serve, location: str, reason: str) -> None:
    server = serve({"/": redirect(location)})

    assert refused(f"{server.address}/").reason == reason


WITHOUT_USER = {
    "http://u:secret@127.0.0.1/a?b=1": "http://127.0.0.1/a?b=1",
    "http://secret@127.0.0.1/": "http://127.0.0.1/",
    "http://u:se@cret@127.0.0.1/": "http://127.0.0.1/",
    "//u:secret@127.0.0.1/": "//127.0.0.1/",
    "http:\\\\u:secret@127.0.0.1\\": "http:\\\\127.0.0.1\\",
    " HTTP:u:secret@127.0.0.1/": "HTTP:127.0.0.1/",
    "ftp://u:secret@127.0.0.1/": "ftp://127.0.0.1/",
}


@pytest.mark.parametrize(("location", "shown"), WITHOUT_USER.items())
def test_a_user_name_in_a_redirect_is_neither_followed_nor_told(serve: Serve, location: str, shown: str) -> None:
    server = serve({"/": redirect(location)})

    with pytest.raises(NotFetchedError) as refusal:
        fetching.fetch(f"{server.address}/", PATIENT, only_this_machine)

    assert refusal.value.why.reason == f"it leads to {shown} with a user name, and such an address is not followed"
    told: BaseException | None = refusal.value
    while told:
        assert "secret" not in str(told)
        told = told.__cause__ or told.__context__
    assert len(server.heard) == 1


def test_an_at_sign_in_a_path_or_query_is_no_user_name(serve: Serve) -> None:
    server = serve({"/": redirect("/@anna?to=u:p@x"), "/@anna?to=u:p@x": ok()})

    assert fetching.fetch(server.address, PATIENT, only_this_machine).address == f"{server.address}/@anna?to=u:p@x"
