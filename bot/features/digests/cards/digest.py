"""What happened, as all read it: what was agreed, counts of all else, and what comes next. Nobody is named for being
late, and nothing is compared."""

from collections.abc import Iterator

from bot.cutting import shortened
from bot.features.agreements.facts import AGREEMENTS_PAGE
from bot.features.celebrations.facts import TIMELINE_PAGE
from bot.features.coalition.facts import HOME_PAGE
from bot.features.digests.commands import LatelyPage
from bot.features.digests.model import Happenings
from bot.features.promises.facts import PROMISES_PAGE
from bot.features.proposals.facts import PROPOSALS_PAGE
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Element, Note, Words
from bot.kernel.text import Moment, Phrase, When, say, say_n

SHOWN, TITLE = 8, 80


def lately(given: Happenings, context: Context) -> Card:
    return card(LatelyPage.title, *_told(given), row(*_leading_on(), Button(say("Home"), HOME_PAGE)))


def told(given: Happenings, *, late: bool, anew: bool) -> Card:
    """In a place, for all who are there."""
    return card(
        say("What happened since {day}", day=Moment(given.since, When.day)),
        *_told(given),
        Note(say("This was off for a while. What was before is on the pages below.")) if anew else None,
        Note(say("This comes late: I was away.")) if late else None,
        row(*_leading_on()),
    )


def _told(given: Happenings) -> Iterator[Element]:
    if given.is_quiet:
        yield Words(say("It was quiet. That is fine."))
    for title in given.agreed[:SHOWN]:
        yield Words(say("• We agreed: {title}", title=shortened(title, TITLE)))
    for line in (*_more(given), *_counts(given)):
        yield Words(line)
    for at in given.dates:
        yield Words(say("• To come: {at}", at=Moment(at)))


def _more(given: Happenings) -> Iterator[Phrase]:
    more = len(given.agreed[SHOWN:])
    if more:
        yield say_n("• And {n} agreement more.", "• And {n} agreements more.", more)
    if given.confided:
        yield say_n(
            "• {n} agreement is kept in confidence, so it is not named here.",
            "• {n} agreements are kept in confidence, so they are not named here.",
            given.confided,
        )
    if given.ended:
        yield say_n(
            "• {n} agreement was made and has ended since.",
            "• {n} agreements were made and have ended since.",
            given.ended,
        )


def _counts(given: Happenings) -> Iterator[Phrase]:
    if given.sentences:
        yield say_n(
            "• {n} sentence on joint work was agreed.", "• {n} sentences on joint work were agreed.", given.sentences
        )
    if given.kept:
        yield say_n("• {n} promise was kept.", "• {n} promises were kept.", given.kept)
    if given.celebrated:
        yield say_n("• We celebrated {n} thing.", "• We celebrated {n} things.", given.celebrated)
    if given.promised:
        yield say_n("• {n} promise is open.", "• {n} promises are open.", given.promised)
    if given.open:
        yield say_n("• {n} proposal is open.", "• {n} proposals are open.", given.open)


def _leading_on() -> tuple[Button, ...]:
    return (
        Button(say("Agreements"), AGREEMENTS_PAGE),
        Button(say("Proposals"), PROPOSALS_PAGE),
        Button(say("Promises"), PROMISES_PAGE),
        Button(say("Celebrations"), TIMELINE_PAGE),
    )
