"""The pages of joint work: all of it, one of it, and what can be said when a reporter calls."""

from collections.abc import Iterator

from bot.cutting import shortened
from bot.features.credit.cards.pieces import (
    ALL,
    BEGIN,
    HOME,
    OURS,
    REPORTER,
    adding,
    beginning,
    named,
    reminded,
    renaming,
    withdrawing,
    wording,
    yes,
)
from bot.features.credit.commands import GiveLineOut, ReporterPage, WorkPage, WorksPage
from bot.features.credit.model import Acting, Listed, Speaker, Voices, Work
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Element, Heading, Menu, MenuOption, Note, Words
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Mention, Named, Phrase, say

SHOWN, CALLED, LABEL, SPEAKERS = 8, 3, 30, 6
"""Works on a page, works on the reporters' page, letters of a name in a menu, and people who are named."""

_AGREED = say("Every partner has said yes to these words.")


def works(given: Listed, context: Context) -> Card:
    mine, (start, here) = given.voices.of(context.person), _part(given, SHOWN)
    options = tuple(MenuOption(shortened(each.name, LABEL), WorkPage(each.id)) for each in here)
    return card(
        WorksPage.title,
        *(Words(_line(each, mine)) for each in here),
        None if here else Words(say("No joint work is written down yet. Partners agree here on what may be said.")),
        Menu(WorkPage.title, options) if options else None,
        *beginning(mine),
        row(None if len(mine) > 1 else BEGIN, REPORTER, HOME),
        _turning(WorksPage, start, SHOWN, len(given.works)),
    )


def _line(work: Work, mine: tuple[OrganisationId, ...]) -> Phrase:
    name, partners = work.name, named(work.joined)
    if not partners:
        return say("• {name}: your organisation is asked to be a partner.", name=name)
    if not set(mine).isdisjoint(work.asked):
        return say("• {name} ({partners}): your organisation is asked to be a partner.", name=name, partners=partners)
    if work.is_agreed:
        return say("• {name} ({partners}): the sentence is agreed.", name=name, partners=partners)
    return say("• {name} ({partners}): nothing is agreed yet.", name=name, partners=partners)


def work(given: Acting, context: Context) -> Card:
    state, mine = given.work, given.voices.of(context.person)
    if state.over_at:
        return card(WorksPage.title, Words(say("Nobody is in this work any more.")), row(ALL, HOME))
    inside = not set(mine).isdisjoint(state.partners)
    return card(
        state.name,
        Words(say("Partners: {partners}", partners=named(state.joined))) if state.joined else None,
        *(_among_partners(given, mine) if inside else _for_all(given)),
        *_doing(state, mine, given.start),
        row(_giving(given, state, context), ALL, REPORTER, HOME),
    )


def _doing(state: Work, mine: tuple[OrganisationId, ...], start: int) -> Iterator[Element | None]:
    """What its reader can do for a partner. Who acts for several does it for each under its name."""
    ours = [each for each in state.partners if each in mine]
    if not ours:
        return
    waits = [each for each in ours if state.line and each in state.waiting]
    if len(ours) == 1:
        answer = yes(state, ours[0]) if waits else None
        yield row(answer, wording(state), adding(state, ours), renaming(state, ours), withdrawing(state, ours[0]))
        return
    yield row(adding(state, ours), renaming(state, ours))
    ordered = (*waits, *(one for one in ours if one not in waits))
    first = min(max(start, 0), len(ordered) - 1) // OURS * OURS
    for each in ordered[first : first + OURS]:
        yield Words(say("For {organisation}:", organisation=Named(each)))
        yield row(yes(state, each) if each in waits else None, wording(state, each), withdrawing(state, each))
    yield row(
        Button(say("Back"), WorkPage(state.id, first - OURS)) if first else None,
        Button(say("More"), WorkPage(state.id, first + OURS)) if first + OURS < len(ordered) else None,
    )


def _for_all(given: Acting) -> Iterator[Element]:
    """A sentence once it is agreed, and none that was only asked."""
    yield from _gone(given.work)
    if given.voices.may_be_said(given.work):
        yield Words(say("“{line}”", line=given.work.line))
        yield Note(_AGREED)
    else:
        yield Words(say("No sentence is agreed yet. Please say nothing of it outside."))


def _among_partners(given: Acting, mine: tuple[OrganisationId, ...]) -> Iterator[Element]:
    state = given.work
    if state.asked:
        yield Words(say("Asked: {names}", names=named(state.asked)))
    if ours := tuple(each for each in state.asked if each in mine):
        yield Note(say("Until there is a yes, only the partners see {names} here.", names=named(ours)))
    yield from _gone(state)
    if state.declined:
        yield Words(say("It goes on without {names}. All others agree anew on what is said.",
                        names=named(state.declined)))  # fmt: skip
    yield from _sentence(state)


def _gone(state: Work) -> Iterator[Element]:
    if state.gone:
        yield Words(say("{gone} withdrew. All others agree anew on what is said.", gone=named(state.gone)))


def _sentence(state: Work) -> Iterator[Element]:
    if not state.line:
        yield Words(say("No sentence is written yet. Please say nothing of it outside."))
        return
    yield Words(say("“{line}”", line=state.line))
    if state.is_agreed:
        yield Note(_AGREED)
    else:
        yield Note(say("Not agreed yet. These have not answered: {names}.", names=named(state.waiting)))


def reporter(given: Listed, context: Context) -> Card:
    """What can be said first; without a sentence, whom to ask."""
    ordered = Listed(
        tuple(sorted(given.works, key=lambda each: not given.voices.may_be_said(each))), given.voices, given.start
    )
    start, here = _part(ordered, CALLED)
    return card(
        ReporterPage.title,
        Words(say("You need not answer at once. You can say: “Someone will call you back.”")),
        _who_speaks(given.voices),
        reminded(given.voices.speaker.rule),
        *(element for each in here for element in _to_say(given, each, context) if element),
        None if here else Words(say("No sentence is agreed yet. Please say nothing about what we do together.")),
        row(ALL, HOME),
        _turning(ReporterPage, start, CALLED, len(given.works)),
    )


def _who_speaks(voices: Voices) -> Words:
    match voices.speaker.value:
        case Speaker.facilitators:
            return Words(say("Facilitators speak for us: {people}.", people=_people(voices.facilitators)))
        case Speaker.representatives:
            return Words(say("Everyone who holds a seat may speak."))
    return Words(say("Of each work, those speak who act for its partners."))


def _to_say(given: Listed, state: Work, context: Context) -> tuple[Element | None, ...]:
    people = _people(given.voices.may_speak(state))
    if not given.voices.may_be_said(state):
        ask = say("Nothing is agreed yet. Please say nothing of it, and ask: {people}.", people=people)
        nobody = say("Nothing is agreed yet. Please say nothing of it.")
        return Heading(state.name), Words(ask if people else nobody)
    return (
        Heading(state.name),
        Words(say("“{line}”", line=state.line)),
        Note(say("Who may say it: {people}.", people=people)) if people else None,
        row(_giving(given, state, context)),
    )


def _people(people: tuple[PersonId, ...]) -> tuple[Mention, ...]:
    return tuple(map(Mention, people[:SPEAKERS]))


def _giving(given: Acting | Listed, state: Work, context: Context) -> Button | None:
    """For who may speak."""
    if not given.voices.may_be_said(state) or context.person not in given.voices.may_speak(state):
        return None
    spoken = say("I give it out: {name}", name=state.name)
    return Button(GiveLineOut.title, GiveLineOut(state.id, state.edition), spoken=spoken)


def _part(given: Listed, size: int) -> tuple[int, tuple[Work, ...]]:
    """Numbers that are not on the list lead to its first or last part."""
    start = min(max(given.start, 0), max(len(given.works) - 1, 0)) // size * size
    return start, given.works[start : start + size]


def _turning(page: type[WorksPage] | type[ReporterPage], start: int, size: int, length: int) -> Buttons | None:
    return row(
        Button(say("Back"), page(start - size)) if start else None,
        Button(say("More"), page(start + size)) if start + size < length else None,
    )
