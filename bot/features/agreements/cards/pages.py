"""Pages of the register: what there is, whom one of it binds, and its versions."""

from collections.abc import Iterator

from bot.features.agreements.cards import pieces
from bot.features.agreements.cards.changes import changes
from bot.features.agreements.commands import (
    AgreementPage,
    AgreementsPage,
    BoundPage,
    FilesPage,
    FindAgreements,
    VersionsPage,
)
from bot.features.agreements.model import Agreement, Stage, Version, Which
from bot.features.agreements.model.given import Closed, Listed, Looking
from bot.features.promises.facts import PROMISES_PAGE
from bot.features.proposals.facts import PROPOSALS_PAGE
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Draft
from bot.kernel.elements import Button, Buttons, Element, Heading, Menu, MenuOption, Note, Table, Words
from bot.kernel.ids import Id
from bot.kernel.text import Mention, Moment, Phrase, When, say, say_n

A_PAGE, PARTIES = 4, 20
"""So many agreements and parties are on a page."""

_WHICH = {
    Which.all: say("All of them"),
    Which.in_force: say("What holds"),
    Which.under_review: say("What is looked at again"),
    Which.ended: say("What has ended"),
    Which.mine: say("What binds my organisation"),
}
_BOUND, _ASIDE = say("It binds them."), say("Stepped aside, and need not carry it out.")
_PROPOSALS = Button(say("What we decide"), PROPOSALS_PAGE)


def listed(given: Listed, context: Context) -> Card:
    shown: list[Element | None] = []
    for each in given.part:
        shown += _one(each)
    if not shown:
        shown.append(Words(_nothing(given)))
    return card(
        AgreementsPage.title,
        _sought(given),
        *shown,
        _turning(given),
        _filters(given) if given.total or given.sought.which is not Which.all else None,
        row(
            Button(FindAgreements.title, Draft(FindAgreements)) if given.total else None,
            _PROPOSALS,
            Button(say("Promises"), PROMISES_PAGE),
            Button(FilesPage.title, FilesPage()) if given.total else None,
        ),
    )


def _one(state: Agreement | Closed) -> Iterator[Element | None]:
    if isinstance(state, Closed):
        yield Heading(say("Number {number} is kept in confidence.", number=state.number))
        return
    yield Heading(pieces.called(state))
    for words in pieces.words(state.text, pieces.EACH):
        yield Words(words)
    if state.stage is not Stage.in_force:
        yield Note(pieces.standing(state))
    yield Note(pieces.how(state))
    yield row(pieces.look(state))


def _nothing(given: Listed) -> Phrase:
    if given.total:
        return say("There are no more of them.")
    if given.sought.which is Which.all and given.sought.circle is None:
        return say("Nothing is agreed yet. A building block is the smallest piece that all could agree on now.")
    return say("There is none of these.")


def _sought(given: Listed) -> Note | None:
    if given.sought.which is Which.all:
        return None
    count = say_n("{n} agreement", "{n} agreements", given.total)
    return Note(say("{which}: {count}", which=_WHICH[given.sought.which], count=count))


def _turning(given: Listed) -> Buttons | None:
    """From number to number, however many lie between. On the way back the first page is the first again."""
    sought, newer, older = given.sought, given.start - A_PAGE, given.start + A_PAGE
    above, below = (-given.part[0].number, given.part[-1].number) if given.part else (0, 0)
    before = AgreementsPage(max(0, newer), sought.which, sought.circle, above if newer > 0 else 0)
    return row(
        Button(say("Newer ones"), before) if given.start else None,
        Button(say("Older ones"), AgreementsPage(older, sought.which, sought.circle, below))
        if older < given.total
        else None,
    )


def _filters(given: Listed) -> Menu:
    circle = given.sought.circle
    return Menu(
        say("Show"), tuple(MenuOption(label, AgreementsPage(0, which, circle)) for which, label in _WHICH.items())
    )


def bound(given: Looking, context: Context) -> Card:
    """In the order in which they were asked, which says nothing of anybody."""
    state = given.agreement
    adoption = state.adopted.adoption
    asides = {each.seat for each in adoption.asides} if adoption else set[Id]()
    here, more = state.parties[given.start : given.start + PARTIES], given.start + PARTIES
    rows = tuple((each.whose, _ASIDE if each.seat in asides else _BOUND) for each in here)
    return card(
        BoundPage.title,
        Words(pieces.called(state)),
        Table((say("Who"), say("What it means for them")), rows) if rows else Words(say("There are no more of them.")),
        row(
            Button(say("More of them"), BoundPage(state.id, more)) if more < len(state.parties) else None,
            Button(say("Back"), AgreementPage(state.id)),
        ),
    )


def versions(given: Looking, context: Context) -> Card:
    """One version, and what is different from the one before it."""
    state, shown = given.agreement, given.agreement.version(given.start)
    before = state.version(shown.number - 1) if shown.number > 1 else None
    return card(
        VersionsPage.title,
        Words(say("{agreement}, version {version}", agreement=pieces.called(state), version=shown.number)),
        Note(_made(shown)),
        *(Words(each) for each in pieces.words(shown)),
        *((Heading(say("What is different")), *changes(before, shown)) if before else ()),
        row(
            Button(say("The one before"), VersionsPage(state.id, before.number)) if before else None,
            Button(say("The one after"), VersionsPage(state.id, shown.number + 1)) if shown != state.text else None,
            Button(say("Back"), AgreementPage(state.id)),
        ),
    )


def _made(of: Version) -> Phrase:
    on = Moment(of.at, When.day)
    if of.adoption:
        return say("All agreed to it on {on}.", on=on)
    if of.by is None:
        return say("On {on} the wording was corrected; what it means stayed.", on=on)
    return say("{who} corrected the wording on {on}; what it means stayed.", who=Mention(of.by), on=on)


def on_home(given: tuple[Agreement, ...], context: Context) -> tuple[Element, ...]:
    """The last three, in one line: the page has much else to show."""
    if not given:
        return ()
    told, *others = map(pieces.called, given)
    for each in others:
        told = say("{before} · {part}", before=told, part=each)
    return Words(say("Last agreements: {agreements}", agreements=told)), Buttons((pieces.ALL,))
