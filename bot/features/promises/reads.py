"""What handlers and pages of promises need from the store: loaded and locked here, decided elsewhere."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.agreed import AGREED
from bot.confidential import KeptInConfidence
from bot.features.promises import commands as asked
from bot.features.promises.model import (
    COMMITMENTS,
    REPRESENTATIVES,
    Acting,
    Commitment,
    CommitmentId,
    Known,
    Leaving,
    Listed,
    Making,
    Mine,
    Stage,
    steps,
)
from bot.features.promises.model.given import SETTLED, may_read
from bot.kernel.command import Context, Draft
from bot.kernel.form import Option
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import ROSTER, Unit, Who
from bot.kernel.refusal import NotFound, found
from bot.spoken_days import SPOKEN_DAYS


def making(unit: Unit, command: asked.MakePromise, context: Context) -> Making:
    """There is no root to lock yet."""
    rows, who = unit.get(COMMITMENTS), command.who or context.person
    theirs = sum(each.person == who and not each.settled_at for each in rows.of(who))
    under = unit.get(AGREED).of(command.agreement, context.person) if command.agreement else None
    days = _meant(unit, command.when, context)
    return Making(rows.find(command.promise), days, _who(unit, who), rows.count_open(), theirs, under)


def the_promise(unit: Unit, command: asked.OfPromise, context: Context) -> Commitment:
    return found(unit.get(COMMITMENTS).locked(command.promise))


def acting(unit: Unit, command: asked.OfPromise, context: Context) -> Acting:
    """What someone may not see is not there for them."""
    return _seen(_acting(unit, the_promise(unit, command, context), context))


def dating(unit: Unit, command: asked.DatePromise, context: Context) -> Acting:
    given = acting(unit, command, context)
    return replace(given, days=_meant(unit, command.when, context))


def offering(unit: Unit, command: asked.OfferPromise, context: Context) -> Acting:
    given = acting(unit, command, context)
    return replace(given, other=_who(unit, command.person))


def telling(unit: Unit, command: asked.AskRelease, context: Context) -> Acting:
    """Where not all may read it those who answer for organisations and may."""
    given = acting(unit, command, context)
    if given.promise.agreement is None or not given.is_in_confidence:
        return replace(given, homes=tuple(unit.get(ROSTER).homes()))
    acts = {each for people in unit.get(REPRESENTATIVES).all().values() for each in people}
    return replace(given, readers=_readers(unit, given.promise, tuple(sorted(acts - {context.person}))))


def looking(unit: Unit, page: asked.PromisePage | asked.FormerWordsPage, context: Context) -> Acting:
    return _seen(_acting(unit, found(unit.get(COMMITMENTS).find(page.promise)), context))


def words_now(unit: Unit, draft: Draft, context: Context) -> Draft:
    return draft.filled(what=_opened(unit, draft, context).promise.what)


def said_so_far(unit: Unit, draft: Draft, context: Context) -> Draft:
    """What they have written already, or said when it was done."""
    state = _opened(unit, draft, context).promise
    mine = state.saying if state.saying and state.saying.by == context.person else state.done
    return draft.filled(word=mine.word, link=mine.link) if mine else draft


def _opened(unit: Unit, draft: Draft, context: Context) -> Acting:
    return looking(unit, asked.PromisePage(draft.hidden("promise", CommitmentId)), context)


def former(unit: Unit, page: asked.FormerWordsPage, context: Context) -> tuple[Acting, int]:
    return looking(unit, page, context), page.start


def _seen(given: Acting) -> Acting:
    if not given.sees:
        raise NotFound
    return given


def _acting(unit: Unit, promise: Commitment, context: Context) -> Acting:
    roster = unit.get(ROSTER)
    alone = promise.person is None and not _people_of(unit, promise.organisation)
    given = Acting(promise, _who(unit, context.person), roster.writes_for(context.person), alone=alone)
    try:
        under = unit.get(AGREED).of(promise.agreement, context.person) if promise.agreement else None
    except KeptInConfidence:
        return replace(given, closed=True)
    return replace(given, under=under)


def _readers(unit: Unit, promise: Commitment, people: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
    """Who of them may see what it stands under."""
    under = (promise.agreement,) if promise.agreement else ()
    return tuple(each for each in people if not unit.get(AGREED).closed_to(under, each))


def _apart(
    unit: Unit, every: tuple[Commitment, ...], context: Context
) -> tuple[tuple[Commitment, ...], tuple[Commitment, ...]]:
    """Those that they may read, and the others."""
    under = tuple(sorted({each.agreement for each in every if each.agreement}))
    closed = unit.get(AGREED).closed_to(under, context.person) if under else frozenset()
    people = frozenset({context.person, *unit.get(ROSTER).writes_for(context.person)})
    seen = {each.id for each in every if may_read(each, people, closed=each.agreement in closed)}
    return tuple(each for each in every if each.id in seen), tuple(each for each in every if each.id not in seen)


def _people_of(unit: Unit, organisation: OrganisationId | None) -> tuple[PersonId, ...]:
    if organisation is None:
        return ()
    return tuple(each.person for each in unit.get(ROSTER).members() if each.organisation == organisation)


def _who(unit: Unit, person: PersonId) -> Who | None:
    return unit.get(ROSTER).directory((person,), ()).people.get(person)


def _meant(unit: Unit, words: str, context: Context) -> tuple[date, ...]:
    """As it is read where the person is, in their language."""
    today = context.now.astimezone(ZoneInfo(context.actor.zone)).date()
    return unit.get(SPOKEN_DAYS).meant(words, today, context.actor.language)


def letting_go(unit: Unit, command: asked.LetPromiseGo, context: Context) -> Leaving:
    """The next one that they carry, have begun to write or were asked to take over."""
    rows = unit.get(COMMITMENTS)
    for each in rows.of(command.person):
        moved = each.organisation is not None and each.organisation != command.now_with
        theirs = each.person == command.person or (each.is_open and each.offered == command.person)
        concerned = theirs and moved if command.here else True
        if concerned and steps.left_behind(each, command.person, context.now) != each:
            return Leaving(rows.locked(each.id), _asked(unit, each, command.person))
    return Leaving(None)


def forgetting(unit: Unit, command: asked.ForgetInPromise, context: Context) -> Leaving:
    rows = unit.get(COMMITMENTS)
    first = next(iter(sorted(rows.of(command.person), key=lambda each: each.settled_at is not None)), None)
    return Leaving(rows.locked(first.id), _asked(unit, first, command.person)) if first else Leaving(None)


def _asked(unit: Unit, promise: Commitment, gone: PersonId) -> tuple[PersonId, ...]:
    """Who acts for its organisation, or where nobody does everybody who is with it."""
    if promise.organisation is None:
        return ()
    acting = unit.get(REPRESENTATIVES).all().get(promise.organisation, ()) or _people_of(unit, promise.organisation)
    return _readers(unit, promise, tuple(each for each in acting if each != gone))


def known(unit: Unit, person: PersonId) -> Known:
    return Known(person, unit.get(COMMITMENTS).of(person))


def everyone(unit: Unit, page: asked.PromisesPage, context: Context) -> Listed:
    """By the names of organisations, then as their dates come; residents stand last."""
    every = unit.get(COMMITMENTS).open()
    organisations = {each.organisation for each in every if each.organisation}
    names = unit.get(ROSTER).directory((), organisations).organisations
    placed = {key: (0, names.get(key, "").casefold(), key) for key in organisations}
    ordered = sorted(every, key=lambda each: placed[each.organisation] if each.organisation else (1, "", ""))
    seen, closed = _apart(unit, tuple(ordered), context)
    return Listed(seen, context.now, page.start, closed=closed)


def settled(unit: Unit, page: asked.DonePromisesPage, context: Context) -> Listed:
    start = max(page.start, 0)
    every = unit.get(COMMITMENTS).settled(start)
    seen, closed = _apart(unit, every[:SETTLED], context)
    return Listed(seen, context.now, start, closed=closed, more=len(every) > SETTLED)


def under(unit: Unit, page: asked.PromisesUnderPage, context: Context) -> Listed:
    """Raises KeptInConfidence for whoever may not see the agreement."""
    agreed = found(unit.get(AGREED).of(page.agreement, context.person))
    return Listed(unit.get(COMMITMENTS).under(agreed.agreement), context.now, page.start, agreed)


def mine(unit: Unit, page: asked.MyPromisesPage, context: Context) -> Mine:
    """Also what was written for those for whom one writes."""
    rows, me = unit.get(COMMITMENTS), _who(unit, context.person)
    people = (context.person, *unit.get(ROSTER).writes_for(context.person))
    theirs = {each.id: each for person in people for each in rows.of(person)}.values()
    carried = sorted(
        (each for each in theirs if each.is_open and each.person in people), key=lambda each: (each.due, each.id)
    )
    waiting = (each for each in theirs if each.stage is Stage.asked and each.person in people)
    begun = (each for each in theirs if each.stage is Stage.draft and each.made_by == context.person)
    of_us = me.organisation if me else None
    waits = tuple(each for each in rows.open() if each.person is None and of_us and each.organisation == of_us)
    free, _ = _apart(unit, waits, context)
    offered = (each for each in theirs if each.is_open and each.offered == context.person)
    found_free = {each.id: each for each in (*offered, *free)}
    return Mine(context.person, tuple(carried), tuple(waiting), tuple(begun), tuple(found_free.values()), page.start)


def coming(unit: Unit, context: Context) -> tuple[Commitment, ...]:
    """What is next for whoever looks: the nearest of what they carry."""
    theirs = (each for each in unit.get(COMMITMENTS).of(context.person) if each.person == context.person)
    return tuple(sorted((each for each in theirs if each.is_open), key=lambda each: (each.due, each.id)))[:1]


def carriers(unit: Unit, context: Context) -> tuple[Option, ...]:
    """Others who have said whom they are with."""
    every = (who for who in unit.get(ROSTER).members() if who.organisation or who.organisation_name)
    return tuple(_named(who) for who in every if who.person != context.person)


def colleagues(unit: Unit, context: Context) -> tuple[Option, ...]:
    me = _who(unit, context.person)
    of_us = me.organisation if me else None
    every = (who for who in unit.get(ROSTER).members() if of_us and who.organisation == of_us)
    return tuple(_named(who) for who in every if who.person != context.person)


def agreements(unit: Unit, context: Context) -> tuple[Option, ...]:
    """What holds, and they may see."""
    every = unit.get(AGREED).holding(context.person)
    return tuple(Option(each.agreement, f"{each.number}. {each.title}") for each in every)


def _named(who: Who) -> Option:
    return Option(who.person, f"{who.name}, {who.organisation_name}")
