"""Web pages for tests: articles of sentences of our own, in the markup that sites put around them."""

SENTENCES = (
    "The council of the town closed its old bridge on Monday after a lorry had struck the parapet.",
    "Nobody was hurt, but {} houses on the far bank were without water until the evening.",
    "Engineers said that the repair would take at least {} weeks and cost about half a million.",
    "Until then the buses go round by the mill, which adds {} minutes to the way to school.",
)


def prose(sentences: int, first: int = 3) -> str:
    """Give so many sentences, no two alike."""
    return " ".join(SENTENCES[at % len(SENTENCES)].format(at + first) for at in range(sentences))


def page(story: str, *, head: str = "", before: str = "", after: str = "") -> str:
    """Put a story between a menu and a side bar."""
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Bridge closed</title>{head}</head><body>"
        f"<header><nav><ul><li><a href=/>Front</a></li><li><a href=/town>Town</a></li></ul></nav>{before}</header>"
        f"<main><article><h1>Bridge closed</h1>{story}</article></main>{after}"
        "<aside><h2>Most read</h2><ul><li><a href=/mill>The mill turns again</a></li></ul></aside>"
        "<footer><p>Printed in the valley.</p></footer></body></html>"
    )
