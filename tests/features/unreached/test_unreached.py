"""Who is not reached in private, as values: by which account, since when, and who reads it in which words."""

from datetime import timedelta
from random import Random

import pytest

from bot.features.coalition.facts import MemberLeft
from bot.features.privacy.facts import PersonErased
from bot.features.unreached import cards, handlers
from bot.features.unreached import commands as asked
from bot.features.unreached.model import AtHome, Everyone, Person, Unreached
from bot.kernel.card import card
from bot.kernel.command import Account, Actor, Context, Standing
from bot.kernel.ids import CoalitionId, PersonId
from tests.features.privacy.values import ANA, BEN, NOW
from tests.features.reading import labels, read

SLACK, DISCORD = Account("slack", "T1", "U1"), Account("discord", "G1", "7")
CONTEXT = Context(NOW, Actor(ANA, Standing.facilitator), CoalitionId("coalition-here"), None, None, Random(1))
SHUT = Unreached(BEN, (SLACK,), NOW - timedelta(days=3))


def ben(kept: Unreached | None, *accounts: Account) -> Person:
    return Person(BEN, kept, accounts)


def test_it_is_kept_once_by_account_and_since_the_first_time() -> None:
    """Whoever is known already is not written down again; a second account is kept beside the first."""
    first = handlers.note_unreached(ben(None, SLACK, DISCORD), asked.NoteUnreached(BEN, SLACK), CONTEXT)
    assert (first.state, first.new) == (None, (Unreached(BEN, (SLACK,), NOW),))
    again = handlers.note_unreached(ben(SHUT, SLACK, DISCORD), asked.NoteUnreached(BEN, SLACK), CONTEXT)
    assert (again.state, again.new) == (None, ())
    both = handlers.note_unreached(ben(SHUT, SLACK, DISCORD), asked.NoteUnreached(BEN, DISCORD), CONTEXT)
    assert both.state == Unreached(BEN, (SLACK, DISCORD), SHUT.since)


def test_of_an_account_that_is_not_theirs_nothing_is_kept() -> None:
    """They left or removed it while the platform was asked; what was kept of it before goes too."""
    for kept in (None, SHUT):
        change = handlers.note_unreached(ben(kept, DISCORD), asked.NoteUnreached(BEN, SLACK), CONTEXT)
        assert (change.state, change.new) == (None, ())
    after = handlers.note_unreached(ben(SHUT, DISCORD), asked.NoteUnreached(BEN, DISCORD), CONTEXT)
    assert after.state == Unreached(BEN, (DISCORD,), NOW)


def test_whatever_reaches_them_ends_it_for_that_account() -> None:
    """Also if nothing was ever kept."""
    both = Unreached(BEN, (SLACK, DISCORD), NOW)
    reached = asked.NoteReached(BEN, SLACK)
    assert handlers.note_reached(ben(both, SLACK, DISCORD), reached, CONTEXT).state == Unreached(BEN, (DISCORD,), NOW)
    assert handlers.note_reached(ben(SHUT, SLACK), reached, CONTEXT).state == Unreached(BEN)
    assert handlers.note_reached(ben(None, SLACK), reached, CONTEXT) == handlers.note_reached(
        ben(Unreached(BEN), SLACK), reached, CONTEXT
    )


def test_they_can_have_it_tried_again_and_who_leaves_is_forgotten() -> None:
    """By leaving and by an erasure."""
    change = handlers.write_to_me_again(ben(SHUT, SLACK), asked.WriteToMeAgain(), CONTEXT)
    assert change.state == Unreached(BEN)
    assert change.reply == cards.TRYING
    assert handlers.after_member_left(MemberLeft(BEN, None)) == (asked.ForgetUnreached(BEN),)
    assert handlers.after_person_erased(PersonErased(BEN)) == (asked.ForgetUnreached(BEN),)
    assert handlers.forget_unreached(ben(SHUT), asked.ForgetUnreached(BEN), CONTEXT).state == Unreached(BEN)
    assert handlers.forget_unreached(ben(None), asked.ForgetUnreached(BEN), CONTEXT).new == ()


def test_on_their_own_page_they_read_what_to_do() -> None:
    """On which platform, in kind words, with a button; where all is well there is nothing."""
    shown = card("Home", *cards.on_home(AtHome(SHUT, 0), CONTEXT))
    assert "I can't write to you in private on Slack." in read(shown)
    assert labels(shown) == ["Try again"]
    assert cards.on_home(AtHome(Unreached(BEN), 0), CONTEXT) == ()


def test_facilitators_have_a_list_and_a_way_to_it() -> None:
    """In parts, however many there are; in it nobody is blamed."""
    home = card("Home", *cards.on_home(AtHome(Unreached(ANA), 1), CONTEXT))
    assert "I cannot write to 1 person in private." in read(home)
    assert labels(home) == ["Not reached in private"]
    people = tuple(Unreached(PersonId(f"person-{n:07}"), (SLACK,), NOW) for n in range(20))
    first, last = (cards.page(Everyone(people, start), CONTEXT) for start in (0, 99))
    assert (labels(first), labels(last)) == (["More", "Home"], ["Back", "Home"])
    assert read(first).count("Slack, since") == cards.LINES
    assert read(last).count("Slack, since") == 20 - cards.LINES
    assert "nobody's fault" in read(first)
    assert read(cards.NOBODY) in read(cards.page(Everyone((), 0), CONTEXT))


def test_they_are_told_that_it_is_kept() -> None:
    """As long as it is, with the platform and the day."""
    (told,) = cards.of_person(SHUT)
    assert read(told.value).startswith("Slack, since")
    assert (cards.of_person(Unreached(BEN)), cards.of_person(None)) == ((), ())


def test_nobody_is_unreached_by_nothing() -> None:
    """Or by something since no time."""
    for accounts, since in (((), NOW), ((SLACK,), None)):
        with pytest.raises(ValueError, match="since a time"):
            Unreached(BEN, accounts, since)
