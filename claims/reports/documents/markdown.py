"""A report in Markdown: the article with a footnote for each claim."""

from claims.reports.content import Content


def write(content: Content) -> bytes:
    """Write it."""
    return content.article.title.encode()
