import json
import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.conftest import Ended, Run

pytestmark = pytest.mark.usefixtures("story")
Login = Callable[..., Ended]

# Only who runs the command is another one: what may be read stays as it is.
AS_SOMEBODY = "import os, sys; os.setresuid(int(sys.argv[1]), -1, -1); from claims.cli.main import main; "
AS_SOMEBODY += "sys.exit(main(sys.argv[2:]))"
SAME = "ana gave the verdict by the same name and login '"


@pytest.fixture
def as_login(environment: dict[str, str]) -> Login:
    """Type a command from the account of a number, by a name."""
    if os.geteuid() != 0:
        pytest.skip("only root can be somebody else")

    def typed(uid: int, name: str, *arguments: str) -> Ended:
        ended = subprocess.run(
            [sys.executable, "-c", AS_SOMEBODY, str(uid), *arguments],
            env=environment | {"CLAIMS_BY": name},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    return typed


def test_ones_own_verdict_is_not_signed_off(run: Run, changes: Callable[[], int]) -> None:
    run("mark unproven 1 --note asked")
    before = changes()

    own, by_name_only = run("sign-off 1"), run("--by ben sign-off 1")

    assert (own.status, own.out) == (1, "")
    assert own.err.startswith(f"claims: claim 1 cannot be signed off by ana: {SAME}")
    assert by_name_only.status == 1
    assert "let names suffice with 'claims db policy --names-suffice'" in by_name_only.err
    assert changes() == before


def test_another_name_is_enough_where_the_desk_says_so(run: Run) -> None:
    run("db policy --names-suffice")
    run("mark unproven 1 --note asked")

    first, again = run("--by ben sign-off 1 --note 'read it all'"), run("--by ben sign-off 1")

    assert first.out == (
        "Claim 1 signed off by ben: At least 12 people (article 1, Bridge collapse leaves dozens hurt)\n"
    )
    assert again.out == "Nothing was changed: that is on record already.\n"
    assert json.loads(run("show 1 --json").out)["signed_off_by"] == "ben"
    assert "  signed_off_by: ben\n" in run("show 1").out
    assert "ben signed off claim 1: read it all" in run("history 1").out
    assert run("sign-off 1").status == 1


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("sign-off 1", "it is unverified; 'claims mark STATUS 1' decides it first"),
        ("sign-off 2", "it is dismissed; 'claims mark unverified 2' takes it up again"),
        ("sign-off 99", "there is no claim 99"),
        ("sign-off 1-6", "to sign off 5 claims at once, say --yes"),
    ],
)
def test_what_has_no_verdict_is_not_signed_off(run: Run, line: str, says: str) -> None:
    run("mark dismissed 2")

    ended = run(line)

    assert (ended.status, ended.out) == (1, "")
    assert says in ended.err


def test_a_dry_run_signs_nothing_off(run: Run, changes: Callable[[], int]) -> None:
    run("db policy --names-suffice")
    run("mark unproven 1-6 --note asked --yes")
    before = changes()

    ended = run("--by ben sign-off 1-6 --dry-run")

    assert (ended.status, ended.out.count("would be signed off by ben")) == (0, 6)
    assert changes() == before


@pytest.mark.sqlite
def test_another_account_is_somebody_else_and_another_name_alone_is_not(run: Run, as_login: Login) -> None:
    assert as_login(65534, "ana", "mark", "unproven", "1", "--note", "asked").status == 0

    same_login = as_login(65534, "ben", "sign-off", "1")
    nameless = as_login(54321, "ben", "sign-off", "1")

    assert same_login.status == 1
    assert "ana gave the verdict by the same login '" in same_login.err
    assert (nameless.status, nameless.err) == (0, "")
    assert nameless.out.startswith("Claim 1 signed off by ben: ")
    assert json.loads(run("show 1 --json").out)["signed_off_by"] == "ben"
    assert run("db check").status == 0
