"""Articles and their texts out of a bundle: put on record, or given the texts that they do not have yet."""

from collections.abc import Iterator, Mapping

from sqlalchemy import select

from claims.intake.exchange import packing
from claims.intake.exchange import records as exchange
from claims.model import Anchor, Article, Claim, Revision
from claims.tracking import articles, blobs, history, search
from claims.tracking.loading.bundle.work import Work
from claims.tracking.naming import short
from claims.tracking.selection import counted

# What may be said of an article here that the file says otherwise; nothing tells which of the two is newer.
DESCRIBED = ("title", "byline", "outlet", "address", "published", "language")


def take_in(work: Work) -> None:
    """Put the articles on record that are not there, and compare those that are."""
    known = work.rows(Article, (article.uid for article in work.incoming.articles))
    refused = {} if work.anew else dict(_on_record_otherwise(work, known))
    for article in work.incoming.articles:
        if article.uid in refused:
            work.refuse(article.uid, refused[article.uid])
        elif article.uid in known:
            _compare(work, article, known[article.uid])
        else:
            _add(work, article)


def _on_record_otherwise(work: Work, known: Mapping[str, Article]) -> Iterator[tuple[str, str]]:
    """Say which new articles are on record under another uid: an article is told by its bytes."""
    for article in work.incoming.articles:
        if article.uid in known:
            continue
        for revision in article.revisions:
            same = articles.of_bytes(work.session, revision.file) if revision.file is not None else None
            if same is not None and same.uid != article.uid:
                yield article.uid, f"article {same.id} has the same bytes, and another uid, {same.uid}"


def _add(work: Work, article: exchange.Article) -> None:
    newest = article.revisions[-1] if article.revisions else None
    row = Article(
        uid=article.uid,
        title=article.title,
        byline=article.byline,
        outlet=article.outlet,
        address=article.address,
        published=article.published,
        language=article.language,
        revision=newest.number if newest is not None else 0,
        created_at=article.created_at,
    )
    history.add(work.session, work.numbered(row, article.number), by=work.by)
    work.articles[article.uid] = row
    for revision in article.revisions:
        _add_text(work, article, row, revision)
    search.enter(work.session, [(row, newest.text if newest is not None else None)])
    work.add("articles", f"article {row.id}: {short(row.title)}", article.uid)


def _add_text(work: Work, article: exchange.Article, row: Article, revision: exchange.Revision) -> None:
    text = Revision(
        article_id=row.id,
        number=revision.number,
        text=revision.text,
        sha256=revision.sha256,
        blob_sha256=_original(work, revision),
        # Where the file does not say whence it came, it came with the file.
        location=revision.location or work.incoming.name,
        media_type=revision.media_type,
        read_by=revision.read_by,
        extracted_by=revision.extracted_by,
        created_at=revision.created_at,
    )
    history.add(work.session, text, by=work.by)
    work.revisions[article.uid, revision.number] = text


def _original(work: Work, revision: exchange.Revision) -> str:
    """Keep the bytes of a text; where they were left out, the text itself stands for them."""
    if revision.file is None:
        return blobs.put(work.session, revision.text.encode(), by=work.by)
    file = work.incoming.files[revision.file]
    return blobs.take_over(work.session, file.sha256, file.size, packing.packed(file), by=work.by)


def _compare(work: Work, article: exchange.Article, row: Article) -> None:
    if row.removed_at is not None:
        work.refuse(article.uid, f"article {row.id} was taken out of this record; 'claims history' tells by whom")
        return
    work.articles[article.uid] = row
    texts = select(Revision).where(Revision.article_id == row.id)
    there = {text.number: text for text in work.session.scalars(texts)}
    for revision in article.revisions:
        text = there.get(revision.number)
        if text is None:
            continue
        if text.removed_at is not None or text.sha256 != revision.sha256:
            how = "was taken back here" if text.removed_at is not None else "is another text here"
            work.refuse(article.uid, f"revision {revision.number} of article {row.id} {how}")
            return
        work.revisions[article.uid, revision.number] = text
    _describe(work, article, row)
    _give_texts(work, article, row, [revision for revision in article.revisions if revision.number not in there])


def _describe(work: Work, article: exchange.Article, row: Article) -> None:
    """Take over what is not known of an article here; where two descriptions differ, the record keeps its own."""
    said = {name: fact for name in DESCRIBED if (fact := getattr(article, name)) is not None}
    others = history.differing(row, said)
    if filled := {name: fact for name, fact in others.items() if getattr(row, name) is None}:
        articles.edit(work.session, row.id, filled, by=work.by)
    if kept := sorted(others.keys() - filled.keys()):
        work.loaded.warnings.append(f"article {row.id} keeps its {', '.join(kept)}; the file says otherwise")


def _give_texts(work: Work, article: exchange.Article, row: Article, new: list[exchange.Revision]) -> None:
    """Take in the texts that came after the record's, where every claim on record stands in them by the file."""
    if not new:
        work.loaded.same += 1
        return
    if any(revision.number <= row.revision for revision in new) or (article.uid, row.revision) not in work.revisions:
        work.refuse(article.uid, f"its texts are not those of article {row.id} and later ones")
        return
    if astray := _unanchored(work, article, row, {revision.number for revision in new}):
        said = counted(astray)
        work.refuse(
            article.uid,
            f"{said} of article {row.id} {'have' if len(astray) > 1 else 'has'} no place in its newer text by the file",
        )
        return
    for revision in new:
        _add_text(work, article, row, revision)
        work.add("revisions", f"revision {revision.number} of article {row.id}")
    history.change(work.session, row, {"revision": new[-1].number}, by=work.by)
    search.index(work.session, row)


def _unanchored(work: Work, article: exchange.Article, row: Article, new: set[int]) -> list[int]:
    """Give the claims on record that once stood in a text, and have no anchor in the new ones."""
    said = {
        claim.uid: {anchor.revision for anchor in claim.anchors}
        for claim in work.incoming.claims
        if claim.article == article.uid
    }
    stood = select(Claim).where(Claim.article_id == row.id, Claim.removed_at.is_(None), Claim.id == Anchor.claim_id)
    claims = work.session.scalars(stood.distinct().order_by(Claim.id)).all()
    return [claim.id for claim in claims if not new <= said.get(claim.uid, set())]
