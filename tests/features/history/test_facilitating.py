"""That everything a facilitator can do leaves an entry which all members can read: facilitators × commands."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from bot.confidential import Kind
from bot.features.agreements import commands as of_agreements
from bot.features.coalition import commands as of_coalition
from bot.features.coalition.model import Way
from bot.features.coalition.model.homes import Why
from bot.features.ground_rules import commands as of_rules
from bot.features.listening import LISTENING
from bot.features.listening import commands as of_round
from bot.features.listening.handlers.keeping import ask_for_partner
from bot.features.listening.model import Answer, Asking, Format, Manner, Order
from bot.features.listening.model.refusals import FacilitatorsButton
from bot.features.meetings import commands as of_meetings
from bot.features.meetings.model import PointId, Rhythm
from bot.features.points import commands as of_points
from bot.features.slow_rounds import commands as of_slow_rounds
from bot.kernel.card import who_is_in
from bot.kernel.change import Happened
from bot.kernel.command import Address, Command, Standing
from bot.kernel.feature import Catalogue
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.refusal import Refusal
from tests.features.agreements import shelf as register
from tests.features.coalition.town import Town
from tests.features.ground_rules import parish as rules
from tests.features.listening.rounds import ANA, BEN, CEM, FAY, NOW, ROUND, Evening, context, gathering, going, moved
from tests.features.meetings import season as outside
from tests.features.points import sharing
from tests.features.reading import read
from tests.features.slow_rounds import test_slow_rounds as slow
from tests.features.stating import FEATURES

Scene = Callable[[], tuple[PersonId, tuple[Happened, ...]]]
CATALOGUE = Catalogue(FEATURES)
TOLD = {told.fact: told.words for feature in FEATURES for told in feature.told}
CLINIC = OrganisationId("clinic--------")
CHANGE = of_round.ChangeRound(ROUND, 3, Manner.spoken, False, Format.circle, Order.lots)
WITH_MORE: dict[type[Command], Command] = {
    of_round.AddSomeone: of_round.AddSomeone(ROUND, "Rosa"),
    of_round.ChangeRound: CHANGE,
    of_round.MoveSomeone: of_round.MoveSomeone(ROUND, 2),
    of_round.TakeSomeoneOut: of_round.TakeSomeoneOut(ROUND, 1),
    of_round.ReflectBack: of_round.ReflectBack(ROUND, True),
    of_round.SayIfHeard: of_round.SayIfHeard(ROUND, 1, Answer.heard),
    of_round.HandOverRound: of_round.HandOverRound(ROUND, BEN),
    of_round.Hush: of_round.Hush(ROUND, on=True),
}


def town(act: Callable[[Town], Command]) -> Scene:
    """Fay facilitates, Luz waits to be confirmed for the clinic, and Fay does this."""

    def scene() -> tuple[PersonId, tuple[Happened, ...]]:
        town = Town()
        town.hear("fay", of_coalition.SetUp("Together", "en"))
        town.hear("luz", of_coalition.AddOrganisation(CLINIC, "Clinic"))
        town.hear("luz", of_coalition.SpeakFor(CLINIC))
        command = act(town)
        before = len(town.here.facts)
        fay = town.person("fay")
        town.hear("fay", command)
        return fay, tuple(town.here.facts[before:])

    return scene


def with_two(town: Town) -> Command:
    town.facilitate("fay", "luz")
    return of_coalition.StopFacilitating()


def with_the_path_put_away(town: Town) -> Command:
    town.hear("fay", of_coalition.GoOwnWay())
    return of_coalition.FollowPath()


def with_nobody_left(town: Town) -> Command:
    town.hear("luz", of_coalition.LeaveCoalition())
    return of_coalition.MarkAsLeft(CLINIC)


def with_an_offer(town: Town) -> Command:
    town.hear("fay", of_coalition.SetResidentsSeats(2, Way.turns))
    town.hear("ana", of_coalition.JoinNeighbourhood("North"))
    town.hear("ana", of_coalition.OfferToSpeak())
    return of_coalition.FillResidentsSeat(town.here.seats.of_residents()[0].id, Way.turns)


def with_a_code(town: Town) -> Command:
    town.hear("fay", of_coalition.InvitePlace("Garden"))
    return of_coalition.TakeInvitationBack(town.here.codes.invitations()[0].id)


def with_another_place(town: Town) -> Command:
    text = town.shown("fay", of_coalition.InvitePlace("Garden"))
    code = read(text).partition("Code: ")[2].partition("\n")[0]
    garden = Address("terminal", "local", "garden")
    town.hear("jo", of_coalition.BringHere(code.replace("-", "")), room=garden)
    return of_coalition.LeaveHome(town.here.homes.all()[1].id)


def out_of_reach(town: Town) -> Command:
    """Nothing reaches their only place."""
    (home,) = town.here.homes.all()
    town.here.homes.save(home.beyond(Why.forbidden, "write", town.at))
    return of_coalition.TryAgain(home.id)


def round_of(evening: Callable[[], Evening], command: Command, who: PersonId = FAY) -> Scene:
    """Fay facilitates the round, and does this."""
    return lambda: (who, evening().press(who, command).facts)


def begun() -> Evening:
    return going(ANA, BEN)


def spoken() -> Evening:
    return moved(begun(), manner=Manner.spoken)


def paused() -> Evening:
    evening = begun()
    evening.press(FAY, of_round.Pause(ROUND))
    return evening


def unattended() -> Evening:
    evening = paused()
    evening.until_due()
    return evening


def apart() -> Evening:
    return going(ANA, BEN, CEM, format=Format.one_two_four_all)


def second_turn() -> Evening:
    evening = begun()
    evening.turn(ANA, of_round.PassTurn)
    return evening


def meeting(kind: type[of_meetings.NotePresent] | type[of_meetings.NoteAbsent]) -> Scene:
    """It has begun, and Fay writes down for Ben what nobody wrote before."""

    def scene() -> tuple[PersonId, tuple[Happened, ...]]:
        season = outside.Season()
        season.open()
        season.until(season.meet().at)
        if kind is of_meetings.NoteAbsent:
            season.press(outside.BEN, of_meetings.SayPresent(outside.M))
        return outside.FAY, season.press(outside.FAY, kind(outside.M, outside.BEN)).facts

    return scene


ROSA = PersonId("rosa----------")


def left_alone(town: Town) -> Command:
    """Somebody who is not on chat, and for whom nobody writes any more."""
    town.hear("fay", of_coalition.AddResident(ROSA, "Rosa", "North"))
    town.hear("fay", of_coalition.StopWriting(ROSA))
    return of_coalition.WriteForThem(ROSA)


def invited() -> Evening:
    return moved(begun(), guided=True, invited=(CEM,))


def asking() -> tuple[PersonId, tuple[Happened, ...]]:
    given = Asking(begun().state, (CEM,))
    return FAY, ask_for_partner(given, of_round.AskForPartner(ROUND), context(FAY, NOW)).facts


def with_rosa() -> Evening:
    evening = gathering()
    evening.press(FAY, of_round.AddSomeone(ROUND, "Rosa"))
    return evening


def point_taken_down() -> tuple[PersonId, tuple[Happened, ...]]:
    days = sharing.three_points()
    return FAY, days.press(FAY, of_points.TakePointDown(days.id, 2, "It hurts someone.")).facts


def marked() -> tuple[PersonId, tuple[Happened, ...]]:
    """A rule lets facilitators mark what is confidential, and Fay does."""
    here = register.shelf("One page")
    here.kept = frozenset({Kind.marked})
    command = of_agreements.MarkInConfidence(here.agreements[1].id)
    return register.person("fay"), here.press("fay", command, Standing.facilitator).facts


def put_off() -> tuple[PersonId, tuple[Happened, ...]]:
    """A rule is due, and who facilitates has no time for it now."""
    here = rules.Parish()
    here.in_force()
    here.passes(days=366)
    who = PersonId("fay-----------")
    return who, here.press(who, of_rules.LookAtRuleLater(rules.FIRST), Standing.facilitator).facts


POINT = PointId("bread---------")

SCENES: dict[type[Command], Scene] = {
    of_coalition.ChangeCoalition: town(lambda _: of_coalition.ChangeCoalition(name="Juntos")),
    of_coalition.ConfirmRepresentative: town(
        lambda town: of_coalition.ConfirmRepresentative(town.seat("clinic").id, town.person("luz"))
    ),
    of_coalition.DeclineRepresentative: town(
        lambda town: of_coalition.DeclineRepresentative(town.seat("clinic").id, town.person("luz"))
    ),
    of_coalition.MarkAsLeft: town(with_nobody_left),
    of_coalition.SetResidentsSeats: town(lambda _: of_coalition.SetResidentsSeats(2, Way.lot)),
    of_coalition.FillResidentsSeat: town(with_an_offer),
    of_coalition.AskToFacilitate: town(lambda town: of_coalition.AskToFacilitate(town.person("luz"))),
    of_coalition.HandOverFacilitation: town(lambda town: of_coalition.HandOverFacilitation(town.person("luz"))),
    of_coalition.GoOnFacilitating: town(lambda _: of_coalition.GoOnFacilitating()),
    of_coalition.ChangeTerm: town(lambda _: of_coalition.ChangeTerm(6)),
    of_coalition.StopFacilitating: town(with_two),
    of_coalition.GoOwnWay: town(lambda _: of_coalition.GoOwnWay()),
    of_coalition.FollowPath: town(with_the_path_put_away),
    of_coalition.InvitePlace: town(lambda _: of_coalition.InvitePlace("Garden")),
    of_coalition.TakeInvitationBack: town(with_a_code),
    of_coalition.ChangeHome: town(lambda town: of_coalition.ChangeHome(town.coalition.homes[0], "Hall")),
    of_coalition.LeaveHome: town(with_another_place),
    of_coalition.TryAgain: town(out_of_reach),
    of_coalition.AddResident: town(lambda _: of_coalition.AddResident(ROSA, "Rosa", "North")),
    of_coalition.WriteForThem: town(left_alone),
    of_round.Start: round_of(lambda: gathering(ANA), of_round.Start(ROUND)),
    of_round.AddSomeone: round_of(begun, of_round.AddSomeone(ROUND, "Rosa")),
    of_round.TakeSomeoneOut: round_of(with_rosa, of_round.TakeSomeoneOut(ROUND, 1)),
    of_round.Pause: round_of(begun, of_round.Pause(ROUND)),
    of_round.Resume: round_of(paused, of_round.Resume(ROUND)),
    of_round.ChangeRound: round_of(lambda: gathering(ANA), CHANGE),
    of_round.ReflectBack: round_of(lambda: gathering(ANA), of_round.ReflectBack(ROUND, True)),
    of_round.GoBack: round_of(second_turn, of_round.GoBack(ROUND, 2)),
    of_round.MoveSomeone: round_of(second_turn, of_round.MoveSomeone(ROUND, 1)),
    of_round.HandOverRound: round_of(begun, of_round.HandOverRound(ROUND, BEN)),
    of_round.MoveOn: round_of(begun, of_round.MoveOn(ROUND, 1)),
    of_round.NextStep: round_of(apart, of_round.NextStep(ROUND, 0)),
    of_round.BackToCircle: round_of(apart, of_round.BackToCircle(ROUND, 0)),
    of_round.Hush: round_of(spoken, of_round.Hush(ROUND, on=True)),
    of_round.EndRound: round_of(begun, of_round.EndRound(ROUND)),
    of_meetings.NotePresent: meeting(of_meetings.NotePresent),
    of_meetings.NoteAbsent: meeting(of_meetings.NoteAbsent),
    of_points.TakePointDown: point_taken_down,
    of_agreements.MarkInConfidence: marked,
    of_rules.LookAtRuleLater: put_off,
    of_round.AskForPartner: asking,
    of_round.BePartner: round_of(invited, of_round.BePartner(ROUND), CEM),
    of_round.TakeOver: round_of(unattended, of_round.TakeOver(ROUND), BEN),
}
"""Each command that only a facilitator may send, of the coalition or of a round, with a scene in which it is sent: what
it states, and who sent it."""


def of_meeting(command: Command, who: PersonId = outside.FAY) -> tuple[PersonId, tuple[Happened, ...]]:
    """Ana has set it and added a point, and Fay facilitates."""
    season = outside.Season()
    season.open()
    season.press(outside.ANA, of_meetings.AddPoint(outside.M, POINT, "Bread"))
    return who, season.press(who, command).facts


def of_slow_round(command: Command, who: PersonId = slow.CEM) -> tuple[PersonId, tuple[Happened, ...]]:
    """Ana has opened it, and Cem facilitates."""
    return who, slow.opened().press(who, command, Standing.facilitator).facts


FOR_OTHERS: dict[type[Command], Callable[..., tuple[PersonId, tuple[Happened, ...]]]] = {
    of_meetings.ChangeMeeting: partial(of_meeting, of_meetings.ChangeMeeting(outside.M, "Homes")),
    of_meetings.MoveMeeting: partial(of_meeting, of_meetings.MoveMeeting(outside.M, outside.later(1), outside.EVENING)),
    of_meetings.RepeatMeeting: partial(of_meeting, of_meetings.RepeatMeeting(outside.M, Rhythm.weekly)),
    of_meetings.CancelMeeting: partial(of_meeting, of_meetings.CancelMeeting(outside.M)),
    of_meetings.RemovePoint: partial(of_meeting, of_meetings.RemovePoint(outside.M, POINT)),
    of_slow_rounds.GiveMoreTime: partial(of_slow_round, of_slow_rounds.GiveMoreTime(slow.SLOW_ID)),
    of_slow_rounds.EndSlowRound: partial(of_slow_round, of_slow_rounds.EndSlowRound(slow.SLOW_ID)),
}
"""What may be changed by who set it, here Ana, and by a facilitator: the scene in which the facilitator does."""

ACTS: dict[type[Command], Callable[..., tuple[PersonId, tuple[Happened, ...]]]] = {**SCENES, **FOR_OTHERS}


def pressed(kind: type[Command]) -> Command | None:
    """As its button, or its form, would send it; None for what is no press in a round."""
    if kind in WITH_MORE:
        return WITH_MORE[kind]
    if kind.needs is Standing.clock or kind in {of_round.SendWords, of_round.SetNextDate, of_round.AskForPartner}:
        return None
    if issubclass(kind, of_round.InTurn):
        return kind(ROUND, 1)
    if issubclass(kind, of_round.NextStep | of_round.BackToCircle):
        return kind(ROUND, 0)
    return kind(ROUND) if issubclass(kind, of_round.InRound) else None


def kept_from_others() -> Iterator[type[Command]]:
    """What only the facilitator of a round may press, found by having somebody else press it in every stage."""
    for kind in (route.command for route in LISTENING.routes):
        for evening in (gathering(ANA), begun(), paused()):
            command = pressed(kind)
            try:
                if command:
                    evening.press(BEN, command)
            except FacilitatorsButton:
                yield kind
            except Refusal:
                continue


def test_no_cell_is_unstated() -> None:
    """Whoever adds such a command adds the scene in which it leaves its entry."""
    wanted = {kind for kind in CATALOGUE.routes if kind.needs is Standing.facilitator} | {*kept_from_others()}
    assert wanted - set(SCENES) == set()


@pytest.mark.parametrize("command", ACTS, ids=lambda command: command.__name__)
def test_it_is_told_to_all_with_the_name_of_who_did_it(command: type[Command]) -> None:
    """At least one of the facts that it states is written down as what a facilitator did."""
    who, facts = ACTS[command]()
    told = [TOLD[type(fact)](fact) for fact in facts if fact.recorded and fact.facilitating]
    assert [words for words in told if who in who_is_in(words)[0]] != []


@pytest.mark.parametrize("command", FOR_OTHERS, ids=lambda command: command.__name__)
def test_with_what_is_ones_own_nobody_facilitates(command: type[Command]) -> None:
    """Whoever set it changed it: the history tells so, and not as what a facilitator did."""
    who, facts = FOR_OTHERS[command](who=outside.ANA)
    told = [TOLD[type(fact)](fact) for fact in facts if fact.recorded]
    assert [words for words in told if who in who_is_in(words)[0]] != []
    assert not any(fact.facilitating for fact in facts)
