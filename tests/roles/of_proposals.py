"""What has to be so before the requests of proposals can be done by anybody."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import cast

from bot.deciding import Terms
from bot.features.coalition import commands as coalition
from bot.features.coalition.model import SEATS, SeatId
from bot.features.proposals import commands as asked
from bot.features.proposals.model import HOLDINGS, PROPOSALS, Held, ProposalId
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.origin import SHARED, KeptPoint, SharedPoints, made_of
from bot.features.proposals.model.pieces import Kind
from bot.features.proposals.model.proxy import PROXIES
from bot.features.proposals.model.secret import Openness
from bot.features.proposals.model.standing_by import stood
from bot.features.proposals.model.text import Cut, TextId
from bot.kernel.command import Request
from bot.kernel.ids import Id, PersonId
from bot.kernel.ports import ROSTER
from tests.roles.examples import Example, Examples, ordinary
from tests.roles.town import LIBRARY, Role, Town
from tests.seating import seated

IT = ProposalId("proposal------")
WHOLE = TextId("whole---------")
POINTS = Id("points--------")


def written(town: Town) -> None:
    town.press("mia", asked.WriteBlock(IT, "One page", "We keep one page with all our services."))


def shared(town: Town) -> None:
    """Points of a round were shown."""
    town.unit.get(SHARED).add(SharedPoints(POINTS, "What is at stake?", (KeptPoint(1, "We need more trees."),)))


def cut(town: Town) -> None:
    """A text that only who wrote it has seen."""
    town.press("mia", asked.WriteText(WHOLE, "One page", "We keep one page.\nEach looks after its lines."))


def laid_out(town: Town) -> None:
    cut(town)
    town.press("mia", asked.ShowText(WHOLE))


def change_handed_in(town: Town) -> None:
    written(town)
    town.press("mia", asked.HandIn(IT, Kind.change, "In Spanish too."))


def left_out(town: Town) -> None:
    change_handed_in(town)
    town.press("mia", asked.DeclineChange(IT, 1, "Not yet, and thank you."))


def beside_each_other(town: Town) -> None:
    left_out(town)
    town.press("mia", asked.MakeItsOwn(IT, 1))


def in_one_vote(town: Town) -> None:
    beside_each_other(town)
    town.press("rita", asked.PutTogether(IT))


def agreed(town: Town) -> None:
    """It stands by itself, after its days."""
    small(town)
    town.now += timedelta(days=4)
    state = town.unit.get(PROPOSALS).locked(IT)
    assert state is not None
    town.unit.get(PROPOSALS).save(stood(state, town.now))


def small(town: Town) -> None:
    town.press("rita", asked.MakeSmallAgreement(IT, "We say first names."))


def from_meeting(town: Town) -> None:
    """All were there."""
    whose = [each.name.organisation for each in seats(town) if each.name.organisation]
    names = town.unit.get(ROSTER).directory((), whose).organisations
    town.press("rita", asked.BringIn(IT, "One page", "We keep one page.", date(2026, 3, 1), ", ".join(names.values())))


def seats(town: Town) -> list[Held]:
    return [each for each in town.unit.get(HOLDINGS).all() if each.holders and each.name.organisation]


def handed_in(town: Town) -> None:
    """By someone who is in the columns."""
    written(town)
    town.press("mia", asked.HandIn(IT, Kind.worry, "Who pays?"))


def being_asked(town: Town) -> None:
    written(town)
    town.press("rita", asked.AskForAnswers(IT))


def answered(town: Town) -> None:
    """And the text means something else since then."""
    being_asked(town)
    town.press("rita", asked.Answer(IT, 1, Position.yes))
    town.press("mia", asked.Rewrite(IT, 1, 0, "We keep two pages.", same=False))


def answered_for_now(town: Town) -> None:
    being_asked(town)
    town.press("rita", asked.AnswerForNow(IT, 1))


def answered_by_two(town: Town) -> None:
    """The alternate's would replace the representative's."""
    being_asked(town)
    town.press("rita", asked.Answer(IT, 1, Position.yes))
    town.press("alma", asked.AnswerForNow(IT, 1))


def asked_in_secret(town: Town) -> None:
    """Five more organisations have seats, so that it can be."""
    written(town)
    seated(town.unit, tuple(PersonId(f"holder-{number}------") for number in range(5)), town.now)
    town.press("rita", asked.AskForAnswers(IT, Question.most_say_yes, openness=Openness.secret))


def being_ranked(town: Town) -> None:
    written(town)
    town.press("rita", asked.AskToRank(IT, Question.run_off, "Park\nSchool"))


def asked_to_end(town: Town) -> None:
    """By the school's representative, once the time is over that people were promised."""
    being_asked(town)
    town.now += timedelta(days=2)
    town.press("rita", asked.AskToEnd(IT))


def asked_some_days_ago(town: Town) -> None:
    being_asked(town)
    town.now += timedelta(days=2)


def another_seat_came(town: Town) -> None:
    being_asked(town)
    town.press("fay", coalition.ConfirmRepresentative(_library(town), town.person("lena")))


def acted_for(town: Town) -> None:
    """The library answers for the school."""
    another_seat_came(town)
    town.press("rita", asked.LetActFor(IT, _seat(town), Id(_library(town))))


def a_seat_is_empty(town: Town) -> None:
    """The library's, which was asked."""
    town.press("fay", coalition.ConfirmRepresentative(_library(town), town.person("lena")))
    being_asked(town)
    town.press("lena", coalition.GiveSeatBack(_library(town)))


def _library(town: Town) -> SeatId:
    found = town.unit.get(SEATS).of(LIBRARY)
    assert found
    return found.id


def adds(town: Town, _role: Role) -> asked.AskToAdd:
    return asked.AskToAdd(IT, Id(_library(town)))


def lets(town: Town, _role: Role) -> asked.LetActFor:
    return asked.LetActFor(IT, _seat(town), Id(_library(town)))


def ends(town: Town, _role: Role) -> asked.EndProxy:
    return asked.EndProxy(town.unit.get(PROXIES).not_ended()[0].id)


def takes_off(town: Town, _role: Role) -> asked.AskToTakeOff:
    return asked.AskToTakeOff(IT, Id(_library(town)))


def not_stood(town: Town) -> None:
    """A member's, to which nobody answered; two days ago."""
    over(town)
    town.tick(asked.KeepVote(IT))
    town.now += timedelta(days=2)


def on_a_day(town: Town) -> None:
    not_stood(town)
    town.press("rita", asked.ComeBackOn(IT, (town.now + timedelta(days=9)).date()))


def comes_back(town: Town, _role: Role) -> asked.ComeBackOn:
    return asked.ComeBackOn(IT, (town.now + timedelta(days=9)).date())


def over(town: Town) -> None:
    being_asked(town)
    (state,) = town.unit.get(PROPOSALS).open()
    town.now += timedelta(days=7, seconds=state.open_voting().closes_at.second + 3)


def _seat(town: Town) -> Id:
    return Id(town.seat)


def of_it(
    kind: Callable[..., Request], before: Callable[[Town], None], when: str, *fields: object
) -> tuple[type[Request], Example]:
    return cast("type[Request]", kind), Example(lambda _town, _role: kind(IT, *fields), before, when)


def stands(town: Town, _role: Role) -> asked.StandBy:
    return asked.StandBy(IT, 2, _seat(town))


def confirms(town: Town, _role: Role) -> asked.ConfirmAnswer:
    return asked.ConfirmAnswer(IT, 1, _seat(town))


def replaces(town: Town, _role: Role) -> asked.ReplaceAnswer:
    return asked.ReplaceAnswer(IT, 1, _seat(town), 2)


def handing_in_secretly(town: Town, _role: Role) -> asked.SubmitInSecret:
    return asked.SubmitInSecret(IT, 1, _seat(town), Position.yes)


_RANKED = "the organisations are asked to put several in order"


def objected(town: Town) -> None:
    """And the text has been worded anew since."""
    being_asked(town)
    town.press("rita", asked.AnswerWithWords(IT, 1, Position.harm, "We have no room."))
    town.press("mia", asked.Rewrite(IT, 1, 0, "We keep two pages.", same=True))


def withdraws(town: Town, _role: Role) -> asked.WithdrawObjection:
    return asked.WithdrawObjection(IT, 2, _seat(town))


def met(town: Town, _role: Role) -> asked.SayItIsMet:
    return asked.SayItIsMet(IT, 2, _seat(town))


def examines(town: Town, _role: Role) -> asked.TestObjection:
    return asked.TestObjection(IT, 2, _seat(town), aim=True, soon=False, here=True)


def seeking_advice(town: Town) -> None:
    """Of the school; a member decides."""
    written(town)
    town.press("rita", asked.AskForAdvice(IT, town.person("mia")))


def advised(town: Town) -> None:
    """By all who were asked."""
    seeking_advice(town)
    town.press("rita", asked.GiveAdvice(IT, 1, "Mind the little ones.", Position.in_favour))


def seeks(town: Town, _role: Role) -> asked.AskForAdvice:
    return asked.AskForAdvice(IT, town.person("mia"))


def hands_over(town: Town, _role: Role) -> asked.HandOverDecision:
    return asked.HandOverDecision(IT, town.person("rita"))


def lets_go(town: Town, _role: Role) -> asked.LetDeciderGo:
    return asked.LetDeciderGo(town.person("mia"), town.person("rita"))


_ADVISED = "a member is to decide, and all advice is in"
_OBJECTED = "the representative has objected, and the text was changed"
WAYS = (
    asked.AskForAShare,
    asked.AskForMostOfAll,
    asked.AskForEveryYes,
    asked.AskForConsensus,
    asked.AskForConsent,
    asked.AskForFingers,
    asked.AskForGradients,
    asked.AskBySilence,
    asked.AskWhoIsIn,
)
_WRITTEN, _ASKED = "a member has written a building block", "the organisations are being asked"
_NOT_STOOD = "a member's building block did not stand"
_IN_SECRET = "the organisations are being asked in secret"

EXAMPLES: Examples = {
    asked.WriteBlock: Example(lambda town, _role: ordinary(town, asked.WriteBlock, circle=None)),
    asked.PutToVote: Example(
        lambda _town, _role: asked.PutToVote("rule", IT, 1, "Turns", "We take turns.", None, Terms(), None, None)
    ),
    asked.KeepSharedPoints: Example(
        lambda _town, _role: asked.KeepSharedPoints(POINTS, "What is at stake?", (KeptPoint(1, "More trees."),))
    ),
    asked.PutTogether: Example(
        lambda _town, _role: asked.PutTogether(IT), beside_each_other, "a member's change is a proposal of its own"
    ),
    asked.JoinVote: Example(
        lambda _town, _role: asked.JoinVote(made_of(IT, 1), IT), beside_each_other, "one vote was opened on both"
    ),
    asked.PartFromVote: Example(
        lambda _town, _role: asked.PartFromVote(made_of(IT, 1), IT, 1), in_one_vote, "one vote on both is over"
    ),
    asked.ComeBackOn: Example(comes_back, not_stood, _NOT_STOOD),
    asked.DeclineChange: Example(
        lambda _town, _role: asked.DeclineChange(IT, 1, "Not yet."), change_handed_in, "a member has handed in a change"
    ),
    asked.MakeItsOwn: Example(lambda _town, _role: asked.MakeItsOwn(IT, 1), left_out, "a member's change was left out"),
    asked.SayWhoDoesWhat: Example(
        lambda _town, _role: asked.SayWhoDoesWhat(IT, "Rita writes it."), agreed, "it was agreed"
    ),
    asked.LookAgain: Example(lambda _town, _role: asked.LookAgain(IT), small, "a small agreement is to stand soon"),
    asked.SayNotThere: Example(
        lambda _town, _role: asked.SayNotThere(IT), from_meeting, "something was brought in from a meeting of all"
    ),
    asked.CutText: Example(lambda _town, _role: asked.CutText(WHOLE, Cut.lines), cut, "a member has cut a text"),
    asked.JoinBlocks: Example(lambda _town, _role: asked.JoinBlocks(WHOLE, 2, 2), cut, "a member has cut a text"),
    asked.ShowText: Example(lambda _town, _role: asked.ShowText(WHOLE), cut, "a member has cut a text"),
    asked.DropText: Example(lambda _town, _role: asked.DropText(WHOLE), cut, "a member has cut a text"),
    asked.TextPage: Example(lambda _town, _role: asked.TextPage(WHOLE), laid_out, "a text in blocks is shown"),
    asked.AskForAll: Example(
        lambda _town, _role: asked.AskForAll(WHOLE, Question.live_with_it, 7), laid_out, "a text in blocks is shown"
    ),
    asked.AskAboutBlock: Example(
        lambda _town, _role: asked.AskAboutBlock(IT, Question.live_with_it, 7), written, "a member has written one"
    ),
    asked.KeepText: Example(lambda _town, _role: asked.KeepText(IT), written, "a member has written one"),
    asked.ProposePoint: Example(lambda _town, _role: asked.ProposePoint(POINTS, 1), shared, "points were shown"),
    asked.StandBy: Example(stands, answered, "the representative has answered to the text of before"),
    asked.WithdrawObjection: Example(withdraws, objected, _OBJECTED),
    asked.SayItIsMet: Example(met, objected, _OBJECTED),
    asked.TestObjection: Example(examines, objected, _OBJECTED),
    asked.ConfirmAnswer: Example(confirms, answered_for_now, "the representative has said yes for now"),
    asked.ReplaceAnswer: Example(replaces, answered_by_two, "the alternate would replace the representative's answer"),
    asked.SubmitInSecret: Example(handing_in_secretly, asked_in_secret, _IN_SECRET),
    asked.AskToAdd: Example(adds, another_seat_came, "the library's seat came after the vote was opened"),
    asked.LetActFor: Example(lets, another_seat_came, "the school lets the library answer for it"),
    asked.EndProxy: Example(ends, acted_for, "the library answers for the school"),
    asked.AskToTakeOff: Example(takes_off, a_seat_is_empty, "nobody speaks for the library any more"),
    asked.AskForAdvice: Example(seeks, written, _WRITTEN),
    asked.HandOverDecision: Example(hands_over, advised, _ADVISED),
    asked.LetDeciderGo: Example(lets_go, advised, _ADVISED),
    **dict(
        (
            of_it(asked.GiveAdvice, seeking_advice, "a member is to decide after advice", 1, "Yes.", Position.either),
            of_it(asked.Decide, advised, _ADVISED, 1, True, "It helps."),
            of_it(asked.AdvicePage, advised, _ADVISED),
            of_it(asked.HandIn, written, _WRITTEN, Kind.worry, "Who pays?"),
            of_it(asked.AnswerMatter, handed_in, "a member has handed in a worry", 1, "We do."),
            of_it(asked.TakeMatterBack, handed_in, "a member has handed in a worry", 1),
            of_it(asked.Rewrite, written, _WRITTEN, 1, 0, "We keep two pages.", True),
            of_it(asked.WithdrawBlock, written, _WRITTEN),
            of_it(asked.AskForAnswers, written, _WRITTEN, Question.live_with_it, 7),
            of_it(asked.AmongPage, written, _WRITTEN),
            of_it(asked.AskToRank, written, _WRITTEN, Question.run_off, "Park\nSchool"),
            of_it(asked.AskToRate, written, _WRITTEN, "Park\nSchool"),
            of_it(asked.AskForDots, written, _WRITTEN, "Park\nSchool"),
            of_it(asked.AskWhen, written, _WRITTEN, "2199-01-01 10:00\n2199-01-02 10:00"),
            of_it(asked.BallotPage, being_ranked, _RANKED),
            of_it(asked.HandInBallot, being_ranked, _RANKED, 1, "12-"),
            *(of_it(way, written, _WRITTEN) for way in WAYS),
            of_it(asked.MoreWays, written, _WRITTEN),
            of_it(asked.Answer, being_asked, _ASKED, 1, Position.yes),
            of_it(asked.AnswerWithWords, being_asked, _ASKED, 1, Position.harm, "We have no room."),
            of_it(asked.SayRead, written, _WRITTEN),
            of_it(asked.WaitForThem, written, _WRITTEN),
            of_it(asked.ListUnheard, written, _WRITTEN),
            of_it(asked.WaitPage, written, _WRITTEN),
            of_it(asked.TakeHomePage, written, _WRITTEN),
            of_it(asked.RollPage, being_asked, _ASKED),
            of_it(asked.LengthenVote, being_asked, _ASKED, 2),
            of_it(asked.AskToEnd, asked_some_days_ago, "the organisations have been asked for two days"),
            of_it(asked.AgreeToWish, asked_to_end, "the representative has asked to end it earlier", 1),
            of_it(asked.AnswerForNow, being_asked, _ASKED, 1),
            of_it(asked.KeepVote, over, "its time is over"),
            of_it(asked.ProposalPage, written, _WRITTEN),
            of_it(asked.AgainPage, not_stood, _NOT_STOOD),
            of_it(asked.TakeUpAgain, not_stood, _NOT_STOOD),
            of_it(asked.NotNow, not_stood, _NOT_STOOD),
            of_it(asked.LetItRest, not_stood, _NOT_STOOD),
            of_it(asked.TakeDayAway, on_a_day, "a day was chosen to come back to what did not stand"),
            of_it(asked.OfferAgain, written, _WRITTEN),
            of_it(asked.SecretPage, asked_in_secret, _IN_SECRET),
            of_it(asked.CountingPage, written, _WRITTEN),
        )
    ),
}
