"""Many at the same record at once, each a process of its own; how much each does is in CLAIMS_TESTS_MANY."""

import json
import os
import subprocess
import sys
import time
from collections import Counter

import pytest
from sqlalchemy import URL, select

from claims import database
from claims.model import Change, Source
from claims.tracking import articles, checks
from tests.conftest import FOUND, STORY

MANY = 8
TIMES = int(os.environ.get("CLAIMS_TESTS_MANY", "12"))
# A command that waits as long for the others gives up.
PATIENCE = 30


@pytest.mark.slow
def test_eight_at_once_lose_nothing_and_are_refused_nothing(empty: URL) -> None:
    with database.begin(empty) as session:
        session.info["login"] = "tester"
        articles.add(session, STORY, FOUND, extracted_by="tests", by="ana")
    place = str(empty.database) if empty.get_backend_name() == "sqlite" else empty.render_as_string(hide_password=False)
    names = [f"desk{number}" for number in range(MANY)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CLAIMS_")}
    people = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.migrations.adding", place, name, str(TIMES)],
            env=kept | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    for person in people:
        assert person.stdout
        assert person.stdout.readline() == "ready\n"

    began = time.monotonic()
    for person in people:
        assert person.stdin
        person.stdin.write("\n")
        person.stdin.flush()
    said = [json.loads(person.communicate()[0]) for person in people]
    seconds = time.monotonic() - began

    longest = max(each["longest"] for each in said)
    print(f"{MANY} x {TIMES} on {empty.get_backend_name()}: {seconds:.1f} s, the longest command {longest:.2f} s")
    assert [each["refused"] for each in said] == [[]] * MANY
    assert [each["acknowledged"] for each in said] == [2 * TIMES] * MANY
    assert longest < PATIENCE
    with database.look(empty) as session:
        locations = Counter(session.scalars(select(Source.location)))
        reasons = Counter(session.scalars(select(Change.why).where(Change.why.is_not(None))))
        assert locations == Counter(f"https://{name}.example/{turn}" for name in names for turn in range(TIMES))
        assert reasons == Counter(f"{name} {turn}" for name in names for turn in range(TIMES))
        assert list(checks.findings(session)) == []
