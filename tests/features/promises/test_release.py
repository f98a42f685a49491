"""Released by the group: by somebody of another organisation, or by vote; and what stays readable of it."""

import pytest

from bot.deciding import BeingDecided, Decided, DecisionWanted
from bot.features.promises.commands import (
    AskRelease,
    CarryOn,
    ChangePromiseWords,
    ConfirmDay,
    DatePromise,
    ForgetInPromise,
    FormerWordsPage,
    PromisePage,
    PutReleaseToVote,
    ReleaseFromPromise,
    SayPromiseDone,
)
from bot.features.promises.facts import PromiseReleased, promise_page
from bot.features.promises.handlers.following import RELEASE, after_being_decided, after_decided
from bot.features.promises.model import Stage
from bot.features.promises.model.refusals import GroupIsAsked, NoReleaseAsked, OwnRelease
from bot.kernel.ids import Id
from tests.features.promises.town import ANA, BEN, CLOCK, FRIDAY, SOL, P, Town, read
from tests.features.reading import labels

VOTE, WHY = Id("the-proposal--"), "The hall is closed for repairs."


def wishing() -> Town:
    town = Town()
    town.make()
    town.press(ANA, AskRelease(P, WHY))
    return town


def asked(town: Town, number: int = 1) -> None:
    for each in after_being_decided(BeingDecided(RELEASE, P, number, VOTE, 1)):
        town.press(CLOCK, each)


def voted(town: Town, number: int = 1, *, adopted: bool = True, withdrawn: bool = False) -> None:
    for each in after_decided(Decided(RELEASE, P, number, adopted, VOTE, 1, withdrawn=withdrawn)):
        town.press(CLOCK, each)


def on_vote() -> Town:
    town = wishing()
    town.press(ANA, PutReleaseToVote(P))
    asked(town)
    return town


def test_the_group_is_asked_by_vote() -> None:
    """By whoever asks to be released, or by somebody who could release them and would rather have all decide."""
    for who in (ANA, SOL):
        town = wishing()
        town.press(who, PutReleaseToVote(P))
        wanted = town.facts[-1]
        assert isinstance(wanted, DecisionWanted)
        assert (wanted.kind, wanted.subject, wanted.number, wanted.by) == (RELEASE, P, 1, who)
        assert (wanted.title, wanted.text, wanted.look) == ("Print the flyers", WHY, promise_page(P))


def test_nobody_of_the_same_organisation_asks_for_them() -> None:
    """And nobody where it was not wished for."""
    with pytest.raises(OwnRelease):
        wishing().press(BEN, PutReleaseToVote(P))
    town = Town()
    town.make()
    with pytest.raises(NoReleaseAsked):
        town.press(ANA, PutReleaseToVote(P))


def test_while_all_are_asked_nobody_decides_alone() -> None:
    """The page leads to the vote, and takes the other ways away."""
    town = on_vote()
    for who, command in ((SOL, ReleaseFromPromise(P)), (SOL, PutReleaseToVote(P)), (ANA, PutReleaseToVote(P))):
        with pytest.raises(GroupIsAsked):
            town.press(who, command)
    shown = town.see(SOL, PromisePage(P))
    assert "The group is voting on it." in read(shown)
    assert "Look at the vote" in labels(shown)
    assert not {"Yes, release them", "Put it to the vote"} & {*labels(shown)}


def test_what_the_group_adopts_lets_them_go() -> None:
    """With the reason that they gave, the day, and the way to how it was decided."""
    town = on_vote()
    voted(town)
    assert town.promise().stage is Stage.released
    released = town.facts[-1]
    assert isinstance(released, PromiseReleased)
    assert (released.by, released.proposal) == (None, VOTE)
    assert town.waiting(ANA) == ["The group has released you from “Print the flyers”."]
    shown = town.see(SOL, PromisePage(P))
    assert "By vote, 30 Nov 2026." in read(shown)
    assert WHY in read(shown)
    assert "How it was decided" in labels(shown)
    before = len(town.facts)
    voted(town)
    assert len(town.facts) == before


def test_what_it_does_not_adopt_stays_with_them() -> None:
    """They are told kindly what they can do, and may ask once more; an old vote says nothing about the new one."""
    town = on_vote()
    voted(town, adopted=False)
    assert (town.promise().stage, town.promise().vote) == (Stage.open, None)
    assert town.waiting(ANA) == [
        "The group has not released you from “Print the flyers” this time. You can say a new date, or hand it over."
    ]
    town.press(ANA, PutReleaseToVote(P))
    asked(town, 2)
    voted(town, 1)
    assert town.promise().is_open
    voted(town, 2)
    assert town.promise().stage is Stage.released


def test_who_carries_it_on_meanwhile_is_not_let_go() -> None:
    """Nor who has said a new date, nor who has done it; and a vote that was taken back changes nothing."""
    town = on_vote()
    town.press(ANA, CarryOn(P))
    voted(town)
    assert town.promise().is_open
    town = on_vote()
    town.press(ANA, DatePromise(P, "2026-12-18"))
    town.press(ANA, ConfirmDay(P, FRIDAY.replace(day=18)))
    voted(town)
    assert town.promise().is_open
    town = on_vote()
    town.press(ANA, SayPromiseDone(P, "Done all the same"))
    voted(town)
    assert town.promise().stage is Stage.kept
    town = on_vote()
    voted(town, adopted=False, withdrawn=True)
    assert (town.promise().wish is not None, town.promise().vote, town.waiting(ANA)) == (True, None, [])


def test_votes_on_other_things_are_not_heard() -> None:
    """Each feature keeps its own."""
    assert after_being_decided(BeingDecided("rule", P, 1, VOTE, 1)) == ()
    assert after_decided(Decided("rule", P, 1, True, VOTE, 1)) == ()


def test_who_released_somebody_is_named_until_they_are_erased() -> None:
    """What they did for the group stays."""
    town = wishing()
    town.press(SOL, ReleaseFromPromise(P))
    assert "By Sol for the group, 30 Nov 2026." in read(town.see(BEN, PromisePage(P)))
    assert WHY in read(town.see(BEN, PromisePage(P)))
    town.press(CLOCK, ForgetInPromise(SOL))
    assert "For the group, 30 Nov 2026." in read(town.see(BEN, PromisePage(P)))


def test_words_are_changed_with_a_reason() -> None:
    """Which stays with the words that they replace."""
    town = Town()
    town.make()
    town.press(ANA, ChangePromiseWords(P, "Print the posters", "All of us talked about it"))
    former = read(town.see(SOL, FormerWordsPage(P)))
    assert "“Print the flyers”, by Friday, 2026-12-04. All of us talked about it" in former
