"""What did not stand is kept: offered again after a success, put aside, taken up, and come back to on a day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.features.proposals import PROPOSING, facts
from bot.features.proposals import commands as asked
from bot.features.proposals.cards import board, news
from bot.features.proposals.cards import not_yet as cards
from bot.features.proposals.facts import kept
from bot.features.proposals.handlers.not_yet import after_proposal_adopted, keep_day
from bot.features.proposals.model import Proposal, ProposalId, Stage, Version
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.given import Keeping, Listed, NotYet
from bot.features.proposals.model.later import CIVIL
from bot.features.proposals.model.not_yet import (
    MOST,
    NotThatDay,
    TalkedAbout,
    beside,
    offer,
    offered,
    resting,
    returning,
    taken_up,
    to_offer,
)
from bot.features.proposals.model.origin import Origin, Way
from bot.features.proposals.model.pieces import Kind
from bot.features.proposals.model.refusals import Settled, WritersChoice
from bot.kernel.attention import Met, Need
from bot.kernel.card import Card, pieces
from bot.kernel.command import Standing
from bot.kernel.ids import Id
from bot.kernel.limits import CARD_PARTS, CARD_TEXT
from bot.kernel.text import say
from tests.features.proposals.council import HOME, IT, NOW, VIEWS, Council, answer, opened, person, written
from tests.features.reading import labels, longest, read

DAY = timedelta(days=1)


def not_stood() -> Council:
    council = opened(Question.most_say_yes)
    for who in ("art", "bank", "clinic", "dance"):
        answer(council, who, Position.no)
    council.press("clinic", asked.HandIn(IT, Kind.worry, "Who pays?"))
    council.passes(days=8)
    assert council.it.stage is Stage.not_yet
    return council


def agreed(key: str = "another-------") -> Proposal:
    return Proposal(ProposalId(key), "A tree", NOW, None, None, (Version(1, "We plant one.", None, NOW),))


def again(council: Council, **given: Any) -> Any:
    """What follows once something else was agreed."""
    handler = next(each.handler for each in PROPOSING.routes if each.command is asked.OfferAgain)
    change = handler(Keeping(council.it, **given), asked.OfferAgain(agreed().id), council.context(person("clock")))
    council.state = change.state or council.state
    council.needs += change.needs
    return change


def test_it_is_offered_again_to_whoever_wrote_it() -> None:
    """With what it is, and a way to what can be done with it; for two weeks."""
    council = not_stood()
    council.now += 2 * DAY
    (need,) = again(council, writer=person("art")).needs
    assert isinstance(need, Need)
    assert (need.person, need.key, need.until) == (person("art"), offer(IT), council.now + 14 * DAY)
    assert "“One page” did not stand on 16 March." in read(need.words, "%d %B")
    page = VIEWS[asked.AgainPage].draw(council.it, council.context(person("art")))
    assert labels(page)[:3] == ["Look at it again", "Not now", "Let it rest"]


def test_without_its_writer_the_facilitators_are_asked() -> None:
    """So that it is not forgotten; each of them can say that it is time, or let it rest. Where nobody facilitates, the
    card of the success says it to all."""
    council = not_stood()
    council.now += 2 * DAY
    needs = again(council, writer=None, keepers=(person("bank"), person("clinic"))).needs
    assert [each.person for each in needs] == [person("bank"), person("clinic")]
    assert all("whoever wrote it has left" in read(each.words) for each in needs)
    assert again(council, writer=None).needs == ()
    card = news.result(council.it)
    assert "Look at it again" not in labels(card)


def test_on_its_day_the_facilitators_are_asked_where_its_writer_has_left() -> None:
    """In words that say why it is they; whoever is here is asked as before, and they are not."""
    council = not_stood()
    council.press("farm", asked.ComeBackOn(IT, date(2026, 5, 4)))
    coming = council.it.later and council.it.later.returning
    assert coming
    council.now += 60 * DAY
    for writer, keepers, words in (
        (None, (person("bank"),), "You all wanted to come back to “One page”, and whoever wrote it has left."),
        (person("art"), (person("bank"),), "You wanted to come back to “One page”."),
    ):
        given = Keeping(council.it, writer=writer, keepers=keepers)
        (need,) = keep_day(given, coming, council.context(person("clock"))).needs
        assert isinstance(need, Need)
        assert need.person == (writer or person("bank"))
        assert read(need.words).startswith(words)


def test_the_home_page_says_the_nearest_day() -> None:
    """With the way to it, and to the others if there are any; nothing where no day is to come."""
    council = not_stood()
    context = council.context(person("bank"))
    assert cards.on_home((), context) == ()
    council.press("farm", asked.ComeBackOn(IT, date(2026, 5, 4)))
    alone = Card(say("Home"), cards.on_home((council.it,), context))
    assert "On 04 May you come back to “One page”." in read(alone, "%d %B")
    assert labels(alone) == ["Look at it"]
    assert labels(Card(say("Home"), cards.on_home((council.it, agreed()), context))) == ["Look at it", "Not yet"]


def test_the_card_of_a_success_leads_to_what_did_not_stand() -> None:
    """Two of them, and the way to all."""
    council = opened(Question.most_say_yes)
    for who in ("art", "bank", "clinic", "dance"):
        answer(council, who, Position.yes)
    council.passes(days=8)
    old = not_stood().it
    three = tuple(replace(old, id=ProposalId(f"number-{n}------")) for n in range(3))
    card = news.result(council.it, three)
    assert labels(card).count("Look at it again") == 2
    assert "More of them" in labels(card)
    assert "“One page” did not stand on 16 March. Look at it again now?" in read(card, "%d %B")


def test_once_a_success_and_never_while_its_no_is_fresh() -> None:
    """All blocks of a text are counted at once: none of them is offered in that hour."""
    council = not_stood()
    it, counted = council.it, council.it.results[-1].counted_at
    assert to_offer((it,), agreed(), counted + timedelta(hours=23)) == ()
    assert to_offer((it,), agreed(), counted + DAY) == (it,)
    once = offered(it, counted + DAY)
    assert to_offer((once,), agreed(), counted + DAY + timedelta(minutes=5)) == ()
    assert to_offer((once,), agreed(), counted + 3 * DAY) == (once,)
    assert beside((once,), agreed(), counted + DAY + timedelta(minutes=5)) == (once,)


def test_those_go_first_that_have_waited_longest() -> None:
    """At most three after one success."""
    it = not_stood().it
    now = it.results[-1].counted_at + 9 * DAY
    kept = tuple(replace(it, id=ProposalId(f"number-{n}------")) for n in range(5))
    kept = (offered(kept[0], now - 2 * DAY), *kept[1:])
    assert [each.id[7] for each in to_offer(kept, agreed(), now)] == ["1", "2", "3"]
    assert len(after_proposal_adopted(_adopted())) == MOST


def test_a_block_is_offered_with_its_own_text_alone() -> None:
    """And what stands alone with what stood alone."""
    it = not_stood().it
    now, text = it.results[-1].counted_at + 9 * DAY, Origin(Way.block, Id("a-text--------"), 1)
    block = replace(it, id=ProposalId("block---------"), origin=text)
    sister = replace(agreed(), origin=replace(text, number=2))
    stranger = replace(agreed(), origin=replace(text, of=Id("other-text----")))
    assert to_offer((it, block), sister, now) == (block,)
    assert to_offer((it, block), agreed(), now) == (it,)
    assert to_offer((it, block), stranger, now) == ()


def test_taken_up_it_is_talked_about_with_all_that_was_said() -> None:
    """A new round on the same proposal: the next vote on it is its second."""
    council = not_stood()
    council.messages.clear()
    change = council.press("art", asked.TakeUpAgain(IT))
    assert council.it.stage is Stage.talking
    assert [each.words for each in council.it.matters] == ["Who pays?"]
    assert Met(offer(IT)) in council.needs
    assert [read(each.card.summary) for each in council.messages] == ["art would like to look at “One page” again."]
    assert change.facts == (kept.ProposalTakenUp(IT, person("art")),)
    assert "What people said to it is kept." in read(board.board(council.it))
    twice = council.press("art", asked.TakeUpAgain(IT))
    assert (twice.facts, twice.messages) == ((), ())
    council.press("art", asked.AskForAnswers(IT, Question.most_say_yes))
    assert council.it.open_voting().number == 2
    for who in ("art", "bank", "clinic", "dance"):
        answer(council, who, Position.yes)
    council.passes(days=8)
    assert council.it.is_over
    assert [each.number for each in council.it.results] == [1, 2]


def test_its_writer_or_a_facilitator_takes_it_up() -> None:
    """Everybody else can still say something to it."""
    council = not_stood()
    with pytest.raises(WritersChoice):
        council.press("farm", asked.TakeUpAgain(IT))
    assert "Look at it again" not in labels(council.page("farm"))
    council.press("farm", asked.TakeUpAgain(IT), Standing.facilitator)
    assert council.it.stage is Stage.talking


def test_not_now_waits_for_the_next_success() -> None:
    """For the one who said so; nothing changes."""
    council = not_stood()
    before = council.it
    change = council.press("art", asked.NotNow(IT))
    assert (council.it, change.needs) == (before, (Met(offer(IT), person("art")),))
    assert to_offer((council.it,), agreed(), council.now + 9 * DAY) == (council.it,)


def test_what_rests_is_offered_no_more() -> None:
    """It says so, and can be taken up at any time."""
    council = not_stood()
    with pytest.raises(WritersChoice):
        council.press("farm", asked.LetItRest(IT))
    change = council.press("art", asked.LetItRest(IT))
    assert change.needs == (Met(offer(IT)),)
    assert to_offer((council.it,), agreed(), council.now + 99 * DAY) == ()
    assert "It rests" in read(board.board(council.it))
    assert "Let it rest" not in labels(council.page("art"))
    assert council.press("art", asked.LetItRest(IT)).facts == ()
    council.press("art", asked.TakeUpAgain(IT))
    assert council.it.later is None


def test_what_is_no_longer_not_yet_says_so() -> None:
    """Each old button answers kindly."""
    council = opened()
    council.press("art", asked.WithdrawBlock(IT))
    for command in (asked.TakeUpAgain(IT), asked.NotNow(IT), asked.LetItRest(IT), asked.TakeDayAway(IT)):
        with pytest.raises(Settled):
            council.press("art", command)
    page = VIEWS[asked.AgainPage].draw(council.it, council.context(person("art")))
    assert labels(page) == ["Look at it"]
    with pytest.raises(TalkedAbout):
        resting(taken_up(not_stood().it))


def test_all_come_back_to_it_on_the_day() -> None:
    """At nine where whoever chose it lives: homes hear it, and whoever wrote it."""
    council = not_stood()
    council.messages.clear()
    council.press("farm", asked.ComeBackOn(IT, date(2026, 5, 4)))
    assert "You come back to it on 04 May." in read(board.board(council.it), "%d %B")
    council.passes(days=60)
    (told,) = council.messages
    assert (told.place, read(told.card.summary)) == (HOME, "Today you wanted to come back to “One page”.")
    (need,) = [each for each in council.needs if isinstance(each, Need) and each.key == offer(IT)]
    assert need.person == person("art")
    assert council.it.later
    assert council.it.later.returning
    assert council.it.later.returning.at.timetz().replace(tzinfo=None) == CIVIL
    assert not council.it.later.returning.late
    assert council.it.deadline() is None


def test_it_says_that_it_came_late() -> None:
    """Where the bot was away on the day."""
    council = not_stood()
    council.press("farm", asked.ComeBackOn(IT, date(2026, 5, 4)))
    council.messages.clear()
    council.now += timedelta(days=90)
    council.ticks()
    assert "This comes late, since the bot was away." in read(council.messages[0].card)
    council.ticks()
    assert len(council.messages) == 1


def test_the_day_can_be_changed_and_taken_away() -> None:
    """Also before there is none left, and never to a day that is past."""
    council = not_stood()
    with pytest.raises(NotThatDay):
        council.press("farm", asked.ComeBackOn(IT, council.now.date()))
    with pytest.raises(NotThatDay):
        council.press("farm", asked.ComeBackOn(IT, date(2036, 1, 1)))
    council.press("farm", asked.ComeBackOn(IT, date(2026, 5, 4)))
    assert council.press("bank", asked.ComeBackOn(IT, date(2026, 5, 4))).facts == ()
    council.press("bank", asked.ComeBackOn(IT, date(2026, 6, 1)))
    assert "Take the day away" in labels(board.board(council.it))
    council.press("clinic", asked.TakeDayAway(IT))
    assert council.it.deadline() is None
    assert council.press("clinic", asked.TakeDayAway(IT)).facts == ()
    days = [each.day for each in council.facts if isinstance(each, kept.DayChosen)]
    assert days == [date(2026, 5, 4), date(2026, 6, 1), None]


def test_asked_again_nobody_comes_back_to_it() -> None:
    """Nor is it offered: it is there already."""
    council = not_stood()
    council.press("farm", asked.ComeBackOn(IT, date(2026, 3, 20)))
    council.press("art", asked.AskForAnswers(IT, Question.most_say_yes, 30))
    council.messages.clear()
    council.passes(days=20)
    assert council.messages == []
    assert Met(offer(IT)) in council.needs


def test_it_stands_as_not_yet_among_what_they_decide() -> None:
    """With its day, or that it rests."""
    it = not_stood().it
    one = VIEWS[asked.ProposalsPage].draw(Listed((it,), (), (), 2), Council().context(person("art")))
    assert "Not yet: 3 that did not stand are kept." in read(one)
    assert "Not yet" in labels(one)
    on_a_day = returning(replace(it, id=ProposalId("second--------")), date(2026, 5, 4), "UTC", it.opened_at + 9 * DAY)
    rests = resting(replace(it, id=ProposalId("third---------")))
    all_of_them = NotYet((it, rests, on_a_day))
    shown = read(VIEWS[asked.NotYetPage].draw(all_of_them, Council().context(person("art"))), "%d %B")
    assert "One page: not yet, on 16 March" in shown
    assert "One page: it rests" in shown
    assert "One page: come back to it on 04 May" in shown
    many = NotYet(tuple(replace(it, id=ProposalId(f"number-{n:02}-----")) for n in range(20)))
    assert "More of them" in labels(VIEWS[asked.NotYetPage].draw(many, Council().context(person("art"))))
    nothing = VIEWS[asked.NotYetPage].draw(NotYet(()), Council().context(person("art")))
    assert "Nothing waits here." in read(nothing)


def test_its_page_fits_with_all_that_can_be_done() -> None:
    """For its writer, with as much as people can hand in."""
    council = not_stood()
    for _ in range(6):
        council.press("art", asked.HandIn(IT, Kind.change, "ñ" * 20))
    council.press("art", asked.ComeBackOn(IT, date(2026, 5, 4)))
    talked_about = written()
    for _ in range(6):
        talked_about.press("art", asked.HandIn(IT, Kind.change, "ñ" * 20))
    for card in (
        talked_about.page("art"),
        council.page("art"),
        board.board(council.it),
        cards.page(council.it, council.context(person("art"))),
    ):
        assert sum(map(pieces, card.elements)) <= CARD_PARTS
        assert longest(card) <= CARD_TEXT


def _adopted() -> facts.ProposalAdopted:
    return facts.ProposalAdopted(agreed().id, 1, 1, 6, 6, "seal")
