"""Any days of who is asked, who leaves and comes, and who answers for whom, against a plain model: a set of those who
are asked, what was said for each, who lets whom answer, and what one wishes until a second agrees."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.features.proposals import commands as asked
from bot.features.proposals.model.asking import Position
from bot.kernel.refusal import Refusal
from tests.features.histories import play
from tests.features.proposals.council import IT, NAMES, NOW, opened, person, seat

DAY = 86_400
LIVES_WITH = [Position.yes, Position.worry, Position.harm, Position.recused]
FIVE, THERE = NAMES[:5], NAMES[:6]
"""Who is asked first, and who is there: one comes later."""

names = st.sampled_from(THERE)


@dataclass
class Said:
    """For a seat: by itself, or by the one that acted for it."""

    position: Position
    text: int
    at: float
    by: str
    itself: bool


@dataclass
class Lets:
    """One lets another answer for it, always or until then."""

    name: str
    other: str
    since: float
    until: float | None
    ended: bool = False


@dataclass
class Wished:
    what: str
    name: str
    by: str
    of: str
    is_open: bool = True


class AnyRoll(RuleBasedStateMachine):
    """What counts is what was said last for each seat that is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.council = opened(seats=tuple(map(seat, FIVE)))
        self.holder: dict[str, str | None] = {name: name.lower() for name in THERE}
        self.asked = set(FIVE)
        self.said: dict[str, Said] = {}
        self.lets: list[Lets] = []
        self.wishes: list[Wished] = []
        self.longer: set[str] = set()
        self.until, self.text, self.since, self.over, self.came = 7.0 * DAY, 1, 1, False, 0
        self._sit()

    # Who is there

    @rule(name=names)
    def leave(self, name: str) -> None:
        """Art stays, who wrote the proposal."""
        if name != "Art":
            self.holder[name] = None
            self._sit()

    @rule(name=names)
    def come(self, name: str) -> None:
        """Somebody else than before."""
        if self.holder[name] is None:
            self.came += 1
            self.holder[name] = f"{name.lower()}{self.came}"
            self._sit()

    # Answers

    @rule(name=names, position=st.sampled_from(LIVES_WITH))
    def answer(self, name: str, position: Position) -> None:
        self._answers(name, name, position)

    @rule(name=names, of=names, position=st.sampled_from(LIVES_WITH))
    def answer_for_another(self, name: str, of: str, position: Position) -> None:
        self._answers(name, of, position)

    def _answers(self, name: str, of: str, position: Position) -> None:
        before, mine = self.said.get(of), seat(of).name.seat
        same = before is not None and (before.position, before.text) == (position, self.text)
        words = "Because." if position in {Position.worry, Position.harm} else ""
        command = (
            asked.AnswerWithWords(IT, self.text, position, words, mine)
            if words
            else asked.Answer(IT, self.text, position, seat=mine)
        )
        done = self._tried(name, command)
        assert done == self._may(name, of)
        if not done or (before and same and (before.itself or name != of)):
            return
        if before and before.text >= self.since and before.by == self.holder[of] != self.holder[name]:
            assert self._counted() == self._counts()
            number = max(each.number for each in self.council.acts if each.seat == mine)
            assert self._tried(name, asked.ReplaceAnswer(IT, self.text, mine, number))
        self.said[of] = Said(position, self.text, self.now, self.holder[name] or "", name == of)

    @rule(name=names, of=names)
    def more_time(self, name: str, of: str) -> None:
        command = asked.Answer(IT, self.text, Position.more_time, seat=seat(of).name.seat)
        done = self._tried(name, command)
        assert done == (self._may(name, of) and of not in self.longer)
        if done:
            self.longer.add(of)
            self.until += 2 * DAY

    def _may(self, name: str, of: str) -> bool:
        """For its own seat; or for one that lets it, until that one answers itself."""
        if not self.goes_on or of not in self.asked or not self.holder[name] or not self.holder[of]:
            return False
        if name == of:
            return True
        given = next((each for each in self.lets if (each.name, each.other) == (of, name) and self._holds(each)), None)
        own = self.said.get(of)
        itself = own and own.itself and own.text >= self.since and given and own.at >= given.since
        return given is not None and not itself

    # Who answers for whom

    @rule(name=names, to=names, days=st.sampled_from([0, 0, 2, 30]))
    def let(self, name: str, to: str, days: int) -> None:
        done = self._tried(name, asked.LetActFor(IT, seat(name).name.seat, seat(to).name.seat, days))
        free = not any(each.name == name and self._holds(each) for each in self.lets)
        both = self.holder[name] and self.holder[to]
        assert done == bool(self.goes_on and both and name in self.asked and name != to and free)
        if done:
            self.lets.append(Lets(name, to, self.now, self.now + days * DAY if days else None))

    @rule(name=names, to=names, days=st.sampled_from([0, 2, 30]), position=st.sampled_from(LIVES_WITH))
    def let_and_be_answered_for(self, name: str, to: str, days: int, position: Position) -> None:
        """Before and after they say the same themselves, and after another text took the place of that one."""
        self.let(name, to, days)
        self.answer_for_another(to, name, position)
        self.answer(name, position)
        self.answer_for_another(to, name, Position.yes)
        self.rewrite(same=False)
        self.answer_for_another(to, name, Position.yes)

    @rule(name=names, last=st.integers(0, 3))
    def end(self, name: str, last: int) -> None:
        """By one of the two, at any time; twice is as once."""
        which = len(self.lets) - 1 - last
        if which >= 0:
            given = self.lets[which]
            done = self._tried(name, asked.EndProxy(self.council.proxies[which].id))
            assert done == bool(self.holder[name] and name in {given.name, given.other})
            given.ended = given.ended or done

    def _holds(self, given: Lets) -> bool:
        return not given.ended and (given.until is None or self.now < given.until)

    # What takes two

    @rule(name=names)
    def ask_to_end(self, name: str) -> None:
        self._wishes(name, "end", "", asked.AskToEnd(IT), fits=self.now >= DAY)

    @rule(name=names, whom=names)
    def ask_to_add(self, name: str, whom: str) -> None:
        fits = whom not in self.asked and bool(self.holder[whom])
        self._wishes(name, "add", whom, asked.AskToAdd(IT, seat(whom).name.seat), fits=fits)

    @rule(name=names, whom=names)
    def ask_to_take_off(self, name: str, whom: str) -> None:
        fits = whom in self.asked and not self.holder[whom]
        self._wishes(name, "take off", whom, asked.AskToTakeOff(IT, seat(whom).name.seat), fits=fits)

    def _wishes(self, name: str, what: str, whom: str, command: asked.OnProposal, *, fits: bool) -> None:
        done = self._tried(name, command)
        assert done == (fits and self.goes_on and self._has_a_say(name))
        if done and not any(each.is_open and (each.what, each.name) == (what, whom) for each in self.wishes):
            self.wishes.append(Wished(what, whom, self.holder[name] or "", name))

    @rule(name=names, last=st.integers(-1, 2))
    def agree(self, name: str, last: int) -> None:
        """Mostly to one of the last ones."""
        which = len(self.wishes) - 1 - last
        done = self._tried(name, asked.AgreeToWish(IT, which + 1))
        wish = self.wishes[which] if 0 <= which < len(self.wishes) else None
        second = wish is not None and wish.is_open and wish.of != name and self._has_a_say(name)
        assert done == (second and self.goes_on and wish is not None and self._is_possible(wish))
        if not done or wish is None:
            return
        wish.is_open = False
        if wish.what == "end":
            self.until = self.now
        elif wish.what == "add":
            self.asked.add(wish.name)
        else:
            self.asked.discard(wish.name)

    @rule(name=names)
    def leave_and_be_taken_off(self, name: str) -> None:
        one, other = self._two_besides(name)
        self.leave(name)
        self.ask_to_take_off(one, name)
        self.agree(other, 0)

    @rule(name=names)
    @precondition(lambda self: self.asked != set(THERE))
    def come_and_be_asked(self, name: str) -> None:
        name = name if name not in self.asked else min(set(THERE) - self.asked)
        one, other = self._two_besides(name)
        self.come(name)
        self.ask_to_add(one, name)
        self.agree(other, 0)

    def _two_besides(self, name: str) -> tuple[str, str]:
        """Who have a say, if there are two; else whoever comes first."""
        two = [*(each for each in THERE if each != name and self._has_a_say(each)), *THERE]
        return two[0], two[1]

    def _is_possible(self, wish: Wished) -> bool:
        if wish.what == "end":
            return True
        is_there, is_asked = bool(self.holder[wish.name]), wish.name in self.asked
        return is_there and not is_asked if wish.what == "add" else is_asked and not is_there

    def _has_a_say(self, name: str) -> bool:
        return bool(self.holder[name]) and name in self.asked

    @rule(days=st.integers(1, 3))
    def lengthen(self, days: int) -> None:
        """A wish to end it at another time is gone with it, and its button does nothing any more."""
        done = self._tried("Art", asked.LengthenVote(IT, days))
        assert done == self.goes_on
        if done:
            self.until += days * DAY
            for each in self.wishes:
                each.is_open = each.is_open and each.what != "end"

    # The text, and time

    @rule(same=st.booleans())
    def rewrite(self, *, same: bool) -> None:
        if self.goes_on and self.text < 30:
            assert self._tried("Art", asked.Rewrite(IT, self.text, 0, f"Text {self.text + 1}", same=same))
            self.text += 1
            if not same:
                self.since = self.text
                self.until = max(self.until, self.now + 2 * DAY)

    @rule(hours=st.integers(1, 40))
    def wait(self, hours: int) -> None:
        self.council.passes(hours=hours)
        self.over = self.over or self.now >= self.until + 3

    @invariant()
    def the_card_shows_who_is_asked_and_who_answered(self) -> None:
        voting = self.council.it.voting
        assert (voting is None) == self.over
        if voting:
            assert voting.seats == len(self.asked)
            assert self._counted() == self._counts()
            silent = {seat(name).name.seat for name in self.asked - set(self._counting())}
            assert {each.seat for each in voting.unheard} == silent
            against = {seat(name).name.seat for name, said in self._counting().items() if said is Position.harm}
            assert {each.seat.seat for each in voting.objections} == against
            still = [number for number, each in enumerate(self.wishes, 1) if each.is_open]
            assert [each.number for each in voting.wishes if each.is_open] == still

    @invariant()
    @precondition(lambda self: self.over)
    def the_result_follows(self) -> None:
        [result] = self.council.it.results
        counts = self._counts()
        deciding = len(self.asked) - counts.get(Position.recused, 0)
        answered = sum(counts.values()) - counts.get(Position.recused, 0)
        enough = deciding > 0 and 3 * answered >= 2 * deciding
        assert (result.seats, result.given.positions) == (len(self.asked), counts)
        assert result.outcome.is_adopted == (enough and Position.harm not in counts)

    # What is seen of it

    @property
    def now(self) -> float:
        return (self.council.now - NOW).total_seconds()

    @property
    def goes_on(self) -> bool:
        return not self.over and self.now < self.until

    def _counting(self) -> dict[str, Position]:
        return {n: each.position for n, each in self.said.items() if n in self.asked and each.text >= self.since}

    def _counts(self) -> dict[Position, int]:
        given = list(self._counting().values())
        return {each: given.count(each) for each in set(given)}

    def _counted(self) -> dict[Position, int]:
        return {each.position: each.seats for each in self.council.it.open_voting().counts}

    def _sit(self) -> None:
        sitting = ((name, self.holder[name]) for name in THERE)
        self.council.seats = tuple(
            replace(seat(name), representative=person(who) if who else None) for name, who in sitting
        )

    def _tried(self, name: str, command: Any) -> bool:
        """By whoever holds the seat of this name; no two things are done at the same moment."""
        self.council.now += timedelta(microseconds=1)
        try:
            self.council.press(self.holder[name] or "nobody", command)
        except Refusal:
            return False
        return True


def test_any_roll_counts_those_who_are_asked() -> None:
    """Whoever leaves, comes, answers, lets another answer, asks to change who is asked or to end it, in any order."""
    play(AnyRoll)
