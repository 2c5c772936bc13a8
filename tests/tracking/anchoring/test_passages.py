from claims.tracking import anchoring

OLD = "The mill closed in 1988. Its owner left 40 workers behind. The town has a school. Nobody lives by the river."


def told(new: str) -> list[tuple[str | None, str | None, bool]]:
    return [
        (
            OLD[slice(*passage.before)] if passage.before else None,
            new[slice(*passage.after)] if passage.after else None,
            passage.moved,
        )
        for passage in anchoring.changed(OLD, new)
    ]


def test_a_sentence_that_changed_stands_beside_what_it_was() -> None:
    new = OLD.replace("40 workers", "14 workers")
    assert told(new) == [("Its owner left 40 workers behind.", "Its owner left 14 workers behind.", False)]


def test_two_that_changed_are_told_one_by_one() -> None:
    new = OLD.replace("40", "14").replace("1988", "1989")
    assert [before for before, *_ in told(new)] == ["The mill closed in 1988.", "Its owner left 40 workers behind."]


def test_what_came_and_what_went_stand_alone() -> None:
    new = OLD.replace(" The town has a school.", "") + " It floods each spring."
    assert told(new) == [("The town has a school.", None, False), (None, "It floods each spring.", False)]


def test_what_moved_is_the_same_in_both() -> None:
    new = "Nobody lives by the river. " + OLD.replace(" Nobody lives by the river.", "")
    assert told(new) == [("Nobody lives by the river.", "Nobody lives by the river.", True)]


def test_typography_and_white_space_are_no_change() -> None:
    assert told(OLD.replace(" ", "\n")) == []
