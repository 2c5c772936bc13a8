from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import Run

pytestmark = pytest.mark.usefixtures("story")


def test_a_picture_is_written_and_nothing_listed(run: Run, tmp_path: Path) -> None:
    ended = run(f"stats 1 --plot {tmp_path / 'p.SVG'}")

    assert (ended.status, ended.out) == (0, "")
    assert ended.err == f"Wrote {tmp_path / 'p.SVG'}.\n"
    picture = etree.parse(tmp_path / "p.SVG").getroot()
    assert picture.findtext("{*}title") == "Fact-checking of Bridge collapse leaves dozens hurt"
    assert (picture.findtext("{*}desc") or "").startswith("6 claims on record, 0 of them decided.")


@pytest.mark.parametrize("name", ["p.png", "p", "p.svg.pdf"])
def test_there_is_no_other_sort_of_picture(run: Run, tmp_path: Path, name: str) -> None:
    ended = run(f"stats --plot {tmp_path / name}")

    assert (ended.status, ended.out) == (1, "")
    assert f"'{Path(name).suffix}' is no ending of a picture; there is .svg" in ended.err
    assert not (tmp_path / name).exists()


def test_a_picture_that_is_there_is_written_over_only_where_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p.svg").write_text("old")

    refused, kept = run(f"stats --plot {tmp_path / 'p.svg'}"), (tmp_path / "p.svg").read_text()
    forced = run(f"stats --plot {tmp_path / 'p.svg'} --force")

    assert (refused.status, kept) == (1, "old")
    assert "--force writes over it" in refused.err
    assert (forced.status, (tmp_path / "p.svg").read_text()[:5]) == (0, "<?xml")


def test_an_article_to_draw_must_be_there(run: Run, tmp_path: Path) -> None:
    assert "there is no article 4" in run(f"stats 4 --plot {tmp_path / 'p.svg'}").err
    assert not (tmp_path / "p.svg").exists()
