"""What becomes of an agreement: it is looked at again, agreed to anew, corrected, signed, and ended."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.cutting import shortened
from bot.deciding import TITLE
from bot.features.agreements.model import refusals
from bot.features.agreements.model.agreement import (
    Agreement,
    Deciding,
    Party,
    Review,
    Stage,
    Version,
    What,
)
from bot.kernel.ids import Id, PersonId
from bot.recurrence import instant

VERSIONS, LATE = 50, timedelta(hours=1)
MORNING, EVENING = time(9), time(19)
"""Between these hours it is told that it is to be looked at again."""


def on_day(state: Agreement, review: date | None) -> Agreement:
    """All look at it again on that day, or on none."""
    return replace(state, review=review, looks_at=instant(review, MORNING, state.zone) if review else None)


def check_holds(state: Agreement) -> None:
    if state.stage is Stage.ended:
        raise refusals.AgreementOver


def seat_of(mine: tuple[Party, ...], state: Agreement) -> Party:
    """Of several the one that it binds; what a circle agreed on is for its own members. Raises AnswersForNobody."""
    bound = tuple(each for each in mine if state.binds(each.seat))
    able = bound if state.circle else (*bound, *mine)
    if not able:
        raise refusals.AnswersForNobody
    return able[0]


# Looking at it again


def looked_at_again(state: Agreement, party: Party, by: PersonId, words: str, now: datetime) -> Agreement:
    check_holds(state)
    if state.stage is Stage.under_review:
        raise refusals.LookedAtAlready
    return replace(state, stage=Stage.under_review, reviewing=Review(now, party, by, words), looks_at=None)


def day_came(state: Agreement, now: datetime) -> Agreement:
    """What fell due at night, since the bot was away, is told in the morning. A tick that comes early changes nothing;
    neither does one about what is looked at already."""
    if state.looks_at is None or now < state.looks_at:
        return state
    local = now.astimezone(ZoneInfo(state.zone))
    if not MORNING <= local.time() < EVENING:
        day = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
        return replace(state, looks_at=instant(day, MORNING, state.zone))
    if state.stage is not Stage.in_force:
        return replace(state, looks_at=None)
    first = instant(state.review, MORNING, state.zone) if state.review else state.looks_at
    review = Review(now, late=now > first + LATE)
    return replace(state, stage=Stage.under_review, reviewing=review, looks_at=None)


def kept(state: Agreement, party: Party, review: date | None) -> Agreement:
    """It stays as it is. Who asked to look at it again says so; what came up on its day anyone with a seat."""
    review_of = under_review(state)
    if is_asked(state):
        raise refusals.BeingPutToAll
    if review_of.asked_for and review_of.asked_for.seat != party.seat:
        raise refusals.OthersAskedToLook(whose=review_of.asked_for.whose)
    return on_day(replace(state, stage=Stage.in_force, reviewing=None), review)


def waiting_for(state: Agreement) -> str:
    """What waits for those whom it binds while it is looked at again, by its key."""
    return f"agreements.review:{state.id}"


def under_review(state: Agreement) -> Review:
    check_holds(state)
    if state.reviewing is None:
        raise refusals.NotLookedAt
    return state.reviewing


# What all are asked


def is_asked(state: Agreement) -> bool:
    """What only lies before all holds nothing up."""
    return state.deciding is not None and state.deciding.open


def put_to_all(state: Agreement, what: What, replaced_by: int | None = None, *, by_number: bool = False) -> Agreement:
    """What has ended can be kept in confidence all the same, or opened. What lies before all already is asked from
    there; something else is wanted in its place."""
    match what:
        case What.again | What.replace | What.end:
            check_holds(state)
        case What.confide | What.open:
            check_confided(state, yes=what is What.open)
    if is_asked(state):
        raise refusals.BeingPutToAll
    if replaced_by == state.number:
        raise refusals.ItsOwnPlace
    before = state.deciding if state.deciding and state.deciding.what is what else None
    number, proposal = (before.number, before.proposal) if before else (state.asked + 1, None)
    wanted = Deciding(what, number, proposal, replaced_by, by_number, open=False)
    return replace(state, asked=number, deciding=wanted)


def agreed_anew(state: Agreement, version: Version, parties: tuple[Party, ...], review: date | None) -> Agreement:
    """The text as all agreed to it is a new version, and binds those who were asked now."""
    anew = replace(version, number=len(state.versions) + 1)
    after = replace(
        state, versions=(*state.versions, anew), parties=parties or state.parties, stage=Stage.in_force,
        reviewing=None, deciding=None,
    )  # fmt: skip
    return on_day(after, review)


def stays(state: Agreement) -> Agreement:
    """It was not agreed to change or end it, so it holds as it is; who may read it is another question."""
    if state.deciding and state.deciding.what in {What.confide, What.open}:
        return replace(state, deciding=None)
    if state.stage is Stage.ended:
        return state
    return replace(state, stage=Stage.in_force, reviewing=None, deciding=None)


def marked(state: Agreement) -> Agreement:
    """In confidence from now on, without a vote; not while all are asked about it with its words before them."""
    check_confided(state, yes=False)
    if is_asked(state):
        raise refusals.BeingPutToAll
    return confided(state, yes=True)


def confided(state: Agreement, *, yes: bool) -> Agreement:
    return replace(state, confided=yes, deciding=None)


def check_confided(state: Agreement, *, yes: bool) -> None:
    if state.confided and not yes:
        raise refusals.InConfidenceAlready
    if yes and not state.confided:
        raise refusals.OpenOrByRule


def votes(state: Agreement) -> tuple[Id, ...]:
    """In which its versions were agreed on, by their proposals."""
    return tuple(each.adoption.proposal for each in state.versions if each.adoption)


def asked_no_more(state: Agreement) -> Agreement:
    return replace(state, deciding=None)


def ended(state: Agreement, now: datetime, instead: int | None = None) -> Agreement:
    by = instead or (state.deciding.replaced_by if state.deciding else None)
    return replace(state, stage=Stage.ended, ended_at=now, replaced_by=by, reviewing=None, deciding=None, looks_at=None)


# The wording


def is_one_line(version: Version) -> bool:
    """Its name is the beginning of its words, or all of them."""
    return version.title == shortened(version.text, TITLE)


def corrected(state: Agreement, seen: int, text: str, by: PersonId, now: datetime) -> Agreement:
    """What it means stays the same: all are told what is different, and any seat can put it back. There is always room
    for that."""
    after = _worded(state, seen, text, by, now)
    if len(after.versions) >= VERSIONS:
        raise refusals.VersionsFull(most=len(state.versions))
    return after


def _worded(state: Agreement, seen: int, text: str, by: PersonId, now: datetime) -> Agreement:
    """Not while all are asked about it: they agree to the words that they had before them."""
    check_holds(state)
    if is_asked(state):
        raise refusals.BeingPutToAll
    if seen != state.text.number:
        raise refusals.WordsChanged
    if text == state.text.text:
        raise refusals.WordsSame
    title = shortened(text, TITLE) if is_one_line(state.text) else state.title
    made = replace(state.text, number=seen + 1, title=title, text=text, at=now, adoption=None, by=by)
    return replace(state, versions=(*state.versions, made))


def put_back(state: Agreement, seen: int, by: PersonId, now: datetime) -> Agreement:
    """The words as all agreed to them."""
    if not is_corrected(state):
        raise refusals.NotCorrected
    return _worded(state, seen, state.adopted.text, by, now)


def is_corrected(state: Agreement) -> bool:
    """Other words stand than those to which all agreed."""
    return state.text.text != state.adopted.text


def words_of(state: Agreement) -> str:
    """What waits for those whom it binds when its words are others, by its key."""
    return f"agreements.words:{state.id}"


def done_with(state: Agreement) -> str:
    """The same where something else became of one in confidence."""
    return f"agreements.done:{state.id}"


# What others state


def without(state: Agreement, person: PersonId) -> Agreement:
    """Nothing here names them any more; what they did was done for an organisation, and stays."""
    versions = tuple(replace(each, by=None) if each.by == person else each for each in state.versions)
    signatures = tuple(replace(each, by=None) if each.by == person else each for each in state.signatures)
    review = state.reviewing
    if review and review.by == person:
        review = replace(review, by=None)
    return replace(state, versions=versions, signatures=signatures, reviewing=review)


def before_all(state: Agreement, what: What | None, proposal: Id, *, asked: bool) -> Agreement:
    """Of all that is wanted the one counts that is asked, until that is counted."""
    wanted = state.deciding
    if wanted is None or (what and what is not wanted.what):
        return state
    return replace(state, deciding=replace(wanted, proposal=proposal, open=asked))


def taking_place_of(state: Agreement, number: int) -> Agreement:
    return state if number in state.replaces else replace(state, replaces=(*state.replaces, number))
