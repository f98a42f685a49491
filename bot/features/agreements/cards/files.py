"""The register to take with you: what is offered, and the file that is handed to the one who asked."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from bot.carrying import Promised, Under
from bot.features.agreements.cards import pieces
from bot.features.agreements.commands import AgreementPage, FilePage, FilesPage
from bot.features.agreements.model import Agreement, Version
from bot.features.agreements.model.given import Taking
from bot.features.agreements.model.promised import Told, told, whose
from bot.features.agreements.model.taken import Data, Format, Taken
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, File, Note, Paper, Words
from bot.kernel.text import Moment, Phrase, Text, When, say, say_n
from bot.papers import Cell, Document, Entry, Fact, Notes, Page, Part, Sheet

LABELS = {
    Format.page: say("A page to read and print"),
    Format.notes: say("Text for notes"),
    Format.table: say("A table"),
    Format.data: say("For programs"),
}
_HOW_IT_STANDS = say("How it stands")
_CHOSEN = say("We chose")
_AGREED_ON = say("Agreed on")
_AGREED_HOW = say("How it was agreed")
_BINDS = say("It binds")
_ASIDE = say("Stepped aside")
_CIRCLE = say("Circle")
_REVIEW = say("Looked at again on")
_INSTEAD = say("In place of number")
_RECORD = say("Record")
_SIGNED = say("Signed later")
_PROMISED = say("Promised under it")
_WAITING = say("Waiting for a new date")
_COLUMNS = (
    say("Number"),
    say("Title"),
    say("Words"),
    _CHOSEN,
    _HOW_IT_STANDS,
    _AGREED_ON,
    _AGREED_HOW,
    _BINDS,
    _ASIDE,
    _CIRCLE,
    _REVIEW,
    _INSTEAD,
    _RECORD,
    _SIGNED,
    _PROMISED,
    _WAITING,
)


def offered(given: Taking, context: Context) -> Card:
    about = pieces.called(given.alone) if given.alone else say("All agreements that are open to you, in one file.")
    key = given.alone.id if given.alone else None
    return card(
        FilesPage.title,
        Words(about),
        Words(say("Which do you need? The file is for you alone.")),
        row(*(Button(label, FilePage(kind, key)) for kind, label in LABELS.items())),
        row(_back(given)),
    )


def handed(given: Taking, context: Context) -> Card:
    taken = given.taken
    return card(
        FilesPage.title,
        File(taken.name(given.kind), LABELS[given.kind], _paper(taken, given.kind)),
        *map(Note, _left_out(taken)),
        Note(say("Whoever has the file can read it.")),
        row(Button(say("In another form"), FilesPage(given.alone.id if given.alone else None)), _back(given)),
    )


def _back(given: Taking) -> Button:
    return Button(say("Back"), AgreementPage(given.alone.id)) if given.alone else pieces.ALL


def _left_out(taken: Taken) -> Iterator[Phrase]:
    if taken.left_out:
        yield say_n(
            "{n} agreement is kept in confidence and is not in this file.",
            "{n} agreements are kept in confidence and are not in this file.",
            taken.left_out,
        )


def _paper(taken: Taken, kind: Format) -> Paper:
    match kind:
        case Format.page:
            return Page(document(taken))
        case Format.notes:
            return Notes(document(taken))
        case Format.table:
            return Sheet(_COLUMNS, tuple(_row(each, taken.promised(each)) for each in taken.agreements))
        case Format.data:
            return Data(taken)


def document(taken: Taken) -> Document:
    count = say_n("{n} agreement", "{n} agreements", len(taken.agreements))
    return Document(
        say("Our agreements: {coalition}", coalition=taken.coalition),
        (say("{count}, as of {at}.", count=count, at=Moment(taken.at)), *_left_out(taken)),
        say("What is in it"),
        tuple(_entry(each, taken.promised(each)) for each in taken.agreements),
    )


def _entry(state: Agreement, under: Under) -> Entry:
    parts = (*_promises(under), *map(_part, state.versions[:-1]))
    return Entry(state.number, pieces.called(state), _words(state.text), tuple(_facts(state)), parts)


def _promises(under: Under) -> Iterator[Part]:
    """Whose, what, and how it stands; of those that wait no more than how many they are."""
    every = tuple(Fact(whose(each), (each.what, _stands(each))) for each in under.promised)
    waiting = (Fact(_WAITING, (str(under.waiting),)),) if under.waiting else ()
    if every or waiting:
        yield Part(_PROMISED, "", (*every, *waiting))


def _stands(of: Promised) -> Phrase:
    state, since = told(of)
    if since is None:
        return say("by {day}", day=pieces.day(of.due)) if of.due else say("no date yet")
    day = Moment(since, When.day)
    return say("released on {day}", day=day) if state is Told.released else say("done on {day}", day=day)


def _facts(state: Agreement) -> Iterator[Fact]:
    last = state.adopted
    yield Fact(_HOW_IT_STANDS, (_standing(state),))
    yield from _chosen(state.text)
    yield Fact(_AGREED_ON, (Moment(last.at, When.day),))
    if last.adoption:
        yield Fact(_AGREED_HOW, (last.adoption.told,))
    if state.circle_name:
        yield Fact(_CIRCLE, (state.circle_name,))
    yield Fact(_BINDS, tuple(each.whose for each in state.parties) or (say("nobody"),))
    if last.adoption and last.adoption.asides:
        yield Fact(_ASIDE, tuple(each.whose for each in last.adoption.asides))
    if state.signed:
        yield Fact(_SIGNED, tuple(each.party.whose for each in state.signed))
    if state.review:
        yield Fact(_REVIEW, (Moment(datetime.combine(state.review, time(12), UTC), When.day),))
    if state.replaces:
        yield Fact(_INSTEAD, tuple(map(str, state.replaces)))
    if last.adoption and last.adoption.seal:
        yield Fact(_RECORD, (last.adoption.seal,))


def _standing(state: Agreement) -> Phrase:
    if state.replaced_by is None:
        return pieces.standing(state)
    return say("It has ended, and number {other} took its place.", other=state.replaced_by)


def _part(of: Version) -> Part:
    on = Moment(of.at, When.day)
    title = say("Version {number}, of {on}: {title}", number=of.number, on=on, title=of.title)
    told = (Fact(_AGREED_HOW, (of.adoption.told,)),) if of.adoption else ()
    return Part(title, _words(of), (*_chosen(of), *told))


def _words(of: Version) -> str:
    """What is one line is its own title."""
    return of.text if of.text != of.title else ""


def _chosen(of: Version) -> Iterator[Fact]:
    if of.chosen:
        yield Fact(_CHOSEN, (pieces.chosen(of.chosen),))


def _row(state: Agreement, under: Under) -> tuple[Cell, ...]:
    last = state.adopted
    asides = last.adoption.asides if last.adoption else ()
    chosen: Text = pieces.chosen(state.text.chosen) if state.text.chosen else ""
    return (
        state.number,
        state.title,
        state.text.text,
        chosen,
        _standing(state),
        last.at.date(),
        last.adoption.told if last.adoption else "",
        tuple(each.whose for each in state.parties),
        tuple(each.whose for each in asides),
        state.circle_name or "",
        state.review or "",
        tuple(map(str, state.replaces)),
        last.adoption.seal if last.adoption else "",
        tuple(each.party.whose for each in state.signed),
        tuple(
            say("{whose}: {what} ({stands})", whose=whose(each), what=each.what, stands=_stands(each))
            for each in under.promised
        ),
        under.waiting or "",
    )
