"""What people and the clock do in docs/rules.md, and what comes before each: a line for every action of the table."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from bot.features.agreements import commands as agreements
from bot.features.agreements.model import AGREEMENTS, AROUND, AgreementId, Sought
from bot.features.agreements.model.taken import Format
from bot.features.celebrations import commands as celebrations
from bot.features.check_ins import commands as check_ins
from bot.features.check_ins.model import How
from bot.features.circles.facts import CircleId
from bot.features.coalition import commands as coalition
from bot.features.coalition.model import HOMES, Home, Way
from bot.features.credit import commands as credit
from bot.features.credit.model import WorkId
from bot.features.digests import commands as digests
from bot.features.digests.model import DIGESTS, ON_DIGESTS, RHYTHM, Digest, DigestId, Rhythm
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.features.listening import commands as listening
from bot.features.listening.model import Format as Shape
from bot.features.listening.model import Manner, Order, RoundId
from bot.features.proposals import commands as proposals
from bot.features.proposals.model import ProposalId
from bot.features.proposals.model.asking import Question
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.secret import Openness
from bot.features.slow_rounds import commands as slow_rounds
from bot.features.slow_rounds.model import SlowRoundId
from bot.features.weights import commands as weights
from bot.kernel.command import Request
from bot.kernel.ids import Id, PlaceId
from bot.kernel.text import say
from tests.roles import of_celebrations, of_check_ins, of_circles, of_proposals
from tests.roles.town import DAY, HOUR, LIBRARY, ROUND, Town
from tests.rules.ruled import rule_of
from tests.seating import seated

IT, SMALL = ProposalId("the-proposal--"), ProposalId("the-small-one-")
ANOTHER, SLOW = RoundId("another-round-"), SlowRoundId("the-slow-round")
WORK = WorkId("joint-work----")
CLOCK = "the clock"


@dataclass(frozen=True)
class Action:
    """What somebody, or the clock, does, and what comes before it."""

    words: str
    user: str
    made: Callable[[Town], Request]
    before: Callable[[Town], None]


def _quiet(town: Town) -> None:
    """The round that was going on is over, and there are seats enough for a secret vote."""
    town.press("ron", listening.EndRound(ROUND))
    seated(town.unit, tuple(town.person(name) for name in ("ron", "sol", "pia", "mia")), town.now)


def _written(town: Town) -> None:
    _quiet(town)
    town.press("rita", proposals.WriteBlock(IT, "One page", "We keep one page."))


def _agreed(town: Town) -> None:
    """It binds the first seat alone."""
    _quiet(town)
    (seat, *_others) = town.unit.get(AROUND).seats()
    words = ("", "live with it", say("Agreed"), "5ea1", (), (seat,), None)
    town.tick(agreements.KeepAgreement(Id("adopted-------"), 1, "Six o'clock", "We meet at six.", *words))


def _in_circle(town: Town) -> None:
    _agreed(town)
    rows = town.unit.get(AGREEMENTS)
    state = rows.locked(_it(town))
    assert state
    rows.save(replace(state, circle=CircleId("the-circle----"), circle_name="Housing"))


def _it(town: Town) -> AgreementId:
    (state,) = town.unit.get(AGREEMENTS).part(Sought(), 0, 1)
    return state.id


def _worded(town: Town) -> None:
    town.press("rita", credit.BeginWork(WORK, "One page", None, "Neighbours keep one page."))


def _gathering(town: Town) -> None:
    """As people speak without a rule."""
    _quiet(town)
    town.press("rosa", listening.OpenRound(ANOTHER, "The park", 5))


def _laid_out(town: Town) -> None:
    _quiet(town)
    of_proposals.laid_out(town)


def _several(town: Town) -> None:
    _quiet(town)
    of_proposals.beside_each_other(town)


def _circle_proposes(town: Town) -> None:
    """A circle of people: Mia is in it."""
    _quiet(town)
    of_circles.opened(town)
    town.press("mia", proposals.WriteBlock(IT, "One page", "We keep one page.", of_circles.CIRCLE))


def _organisations_propose(town: Town) -> None:
    """A circle of organisations: the school is in it, and Rita acts for it."""
    _quiet(town)
    of_circles.of_organisations(town)
    town.press("rita", proposals.WriteBlock(IT, "One page", "We keep one page.", of_circles.CIRCLE))


def _two_homes(town: Town) -> None:
    another = Home(PlaceId("another-------"), "terminal", "local", "another", town.now, town.person("fay"))
    town.unit.get(HOMES).add(another)


def _digest_due(town: Town) -> None:
    """Each month, as another rule has it."""
    _two_homes(town)
    (rhythm,) = (each for each in ON_DIGESTS if each.name == RHYTHM.name)
    town.unit.get(GROUND_RULES_HERE).add(rule_of(rhythm, Rhythm.monthly.value, holds=False, number=3))
    tomorrow = town.now + timedelta(days=1)
    town.unit.get(DIGESTS).add(Digest(DigestId(town.coalition), Rhythm.monthly, "UTC", town.now, tomorrow))
    town.now = tomorrow


def _at_the_hour(town: Town) -> None:
    """Half past six in the evening; Pia wanted to be asked directly."""
    of_check_ins.begun(town)
    town.press("pia", check_ins.AskMeDirectly(of_check_ins.SERIES_ID, wanted=True))
    town.now = datetime.combine(DAY, HOUR, UTC)


def _answered(town: Town) -> None:
    """By one of those who were asked; the time of it is over."""
    of_check_ins.begun(town)
    check_in = of_check_ins.the_check_in(town)
    town.press("mia", check_ins.AnswerCheckIn(check_in.id, How.on_track))
    town.now = check_in.until + timedelta(days=2)


def _asks(question: Question, days: int = 4, openness: Openness | None = None) -> Callable[[Town], Request]:
    return lambda _town: proposals.AskForAnswers(IT, question, days, openness=openness)


ACTIONS = (
    Action(
        "open a written round of five minutes, in an order by lot",
        "rosa",
        lambda _town: listening.OpenRound(ANOTHER, "The park", 5, order=Order.lots),
        _quiet,
    ),
    Action(
        "open a spoken round of four minutes",
        "rosa",
        lambda _town: listening.OpenRound(ANOTHER, "The park", 4, Manner.spoken),
        _quiet,
    ),
    Action(
        "change a round to four minutes, in an order by lot",
        "rosa",
        lambda _town: listening.ChangeRound(ANOTHER, 4, Manner.typed, False, Shape.go_around, Order.lots),
        _gathering,
    ),
    Action("open a slow round", "rosa", lambda _town: slow_rounds.OpenSlowRound(SLOW, "The park", 3), _quiet),
    Action("open the first round as it comes", "rosa", lambda _town: listening.OpenFirstRound(), _quiet),
    Action("ask for four days whether all can live with it", "rita", _asks(Question.live_with_it), _written),
    Action("ask the same without a seat", "rosa", _asks(Question.live_with_it), _written),
    Action(
        "ask in secret for most of those who vote",
        "rita",
        _asks(Question.most_say_yes, 4, Openness.secret),
        _written,
    ),
    Action("ask openly for most of those who vote", "rita", _asks(Question.most_say_yes), _written),
    Action("ask what stands if none objects", "rita", lambda _town: proposals.AskBySilence(IT, 4), _written),
    Action(
        "pick one of several",
        "rita",
        lambda _town: proposals.AskForAnswers(IT, Question.pick_one, 4, "Here\nThere"),
        _written,
    ),
    Action(
        "ask each organisation whether all can live with it",
        "rita",
        lambda _town: proposals.AskForAnswers(IT, Question.live_with_it, 4, electorate=Electorate.seats),
        _written,
    ),
    Action(
        "ask about all blocks of a text for four days",
        "rita",
        lambda _town: proposals.AskForAll(of_proposals.WHOLE, Question.live_with_it, 4),
        _laid_out,
    ),
    Action(
        "ask about several in one vote, for four days",
        "rita",
        lambda _town: proposals.PutTogether(of_proposals.IT, 4),
        _several,
    ),
    Action("ask in a circle of people, for four days", "mia", _asks(Question.live_with_it), _circle_proposes),
    Action(
        "ask in a circle of organisations, for four days",
        "rita",
        _asks(Question.live_with_it),
        _organisations_propose,
    ),
    Action("look at a proposal", "rita", lambda _town: proposals.ProposalPage(IT), _written),
    Action(
        "make a small agreement", "rita", lambda _town: proposals.MakeSmallAgreement(SMALL, "We meet at six."), _quiet
    ),
    Action(
        "bring in what a meeting agreed",
        "rita",
        lambda _town: proposals.BringIn(SMALL, "Six o'clock", "We meet at six.", date(2026, 3, 8), "School, Library"),
        _quiet,
    ),
    Action("look at an agreement", "rita", lambda town: agreements.AgreementPage(_it(town)), _agreed),
    Action("look at one whom it does not bind", "rosa", lambda town: agreements.AgreementPage(_it(town)), _agreed),
    Action("look at what a circle agreed", "rosa", lambda town: agreements.AgreementPage(_it(town)), _in_circle),
    Action("look for it by its words", "rita", lambda _town: agreements.FindAgreements("six"), _agreed),
    Action("take all agreements along", "rita", lambda _town: agreements.FilePage(Format.notes), _agreed),
    Action("mark an agreement as confidential", "fay", lambda town: agreements.MarkInConfidence(_it(town)), _agreed),
    Action(
        "put to the vote that the library counts two",
        "rita",
        lambda _town: weights.ChangeWeight(LIBRARY, "2", "It speaks for many."),
        _quiet,
    ),
    Action("give residents three seats", "fay", lambda _town: coalition.SetResidentsSeats(3, Way.named), _quiet),
    Action(
        "give out a sentence that all partners agreed to",
        "rita",
        lambda _town: credit.GiveLineOut(WORK, 1),
        _worded,
    ),
    Action(
        "write a sentence that names an organisation",
        "rita",
        lambda _town: credit.WordLine(WORK, 1, "The school and its neighbours keep one page."),
        _worded,
    ),
    Action(
        "ask the one organisation that a celebration thanks",
        "mia",
        lambda _town: celebrations.AskPartners(of_celebrations.PARTY),
        of_celebrations.written,
    ),
    Action(
        "ask somebody directly in a check-in",
        CLOCK,
        lambda town: check_ins.AskPerson(of_check_ins.of_prompt(town)),
        _at_the_hour,
    ),
    Action(
        "sum up a check-in",
        CLOCK,
        lambda town: check_ins.KeepCheckIn(of_check_ins.the_check_in(town).id),
        _answered,
    ),
    Action("settle when the bot says what happened", CLOCK, lambda _town: digests.SettleDigests(), _two_homes),
    Action(
        "say what happened, when the day has come",
        CLOCK,
        lambda town: digests.TellDigest(DigestId(town.coalition)),
        _digest_due,
    ),
    Action("come in as somebody new", "gus", lambda _town: coalition.JoinPage(), _quiet),
)
