"""Any days of a vote in which some organisations let nobody but their lead answer, against a plain model of who may."""

from dataclasses import dataclass, replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.features.proposals import commands as asked
from bot.features.proposals.model.asking import Position
from bot.kernel.ids import PersonId
from bot.kernel.refusal import Refusal
from tests.features.histories import play
from tests.features.proposals.council import IT, answer, opened, person, seat

NAMES = ("Art", "Bank", "Clinic")
numbers = st.integers(0, 2)
roles = st.sampled_from(["lead", "second", "third"])
positions = st.sampled_from([Position.yes, Position.worry, Position.recused])
ways = st.sampled_from(["press", "for now", "stand by", "write down", "more time"])


@dataclass
class Plain:
    """An organisation: who speaks for it, if they are confirmed, who stands in; and what was so at the opening."""

    speaks: str | None
    others: tuple[str, ...]
    confirmed: bool = True
    wants_lead: bool = False
    at_opening: tuple[bool, str | None] = (False, None)
    said: str | None = None

    def may(self, who: str) -> bool:
        led, lead = self.at_opening
        holders = (*((self.speaks,) if self.confirmed else ()), *self.others)
        if who not in holders:
            return False
        if not led:
            return True
        return who == lead if lead in holders else self.confirmed and who == self.speaks


class AnyLead(RuleBasedStateMachine):
    """Who may answer follows from the opening, as long as whoever led it then holds the seat."""

    def __init__(self) -> None:
        super().__init__()
        self.plain = [Plain(each.lower(), (f"{each.lower()}2", f"{each.lower()}3")) for each in NAMES]
        self.council = opened()
        self.more: set[int] = set()

    @initialize(leads=st.lists(st.booleans(), min_size=3, max_size=3))
    def open(self, leads: list[bool]) -> None:
        for each, wants in zip(self.plain, leads, strict=True):
            each.wants_lead, each.at_opening = wants, (wants, each.speaks)
        seats = tuple(
            replace(seat(name, *map(person, each.others)), lead_only=each.wants_lead)
            for name, each in zip(NAMES, self.plain, strict=True)
        )
        self.council = opened(seats=seats, days=300)

    def who(self, number: int, role: str) -> str:
        return NAMES[number].lower() + {"lead": "", "second": "2", "third": "3"}[role]

    @rule(number=numbers, role=roles, position=positions, way=ways)
    def answers(self, number: int, role: str, position: Position, way: str) -> None:
        it, who, key = self.plain[number], self.who(number, role), seat(NAMES[number]).name.seat
        may, helper = it.may(who), way == "write down"
        if way == "stand by" and it.said is None:
            return
        if helper:
            self.council.writers = {person("wim"): person(who)}
        try:
            match way:
                case "for now":
                    self.council.press(who, asked.AnswerForNow(IT, 1, key))
                case "stand by":
                    self.council.press(who, asked.StandBy(IT, 1, key))
                case "more time":
                    answer(self.council, who, Position.more_time, seat=key)
                case _:
                    answer(self.council, "wim" if helper else who, position, seat=key)
        except Refusal:
            asked_twice = way == "more time" and number in self.more
            no_worry = position is Position.worry and way in {"press", "write down"}
            assert not may or asked_twice or no_worry
            return
        finally:
            self.council.writers = {}
        assert may
        if way == "more time":
            self.more.add(number)
        else:
            it.said = it.said or who

    @rule(number=numbers, wants=st.booleans())
    def chooses(self, number: int, wants: bool) -> None:  # noqa: FBT001
        self.plain[number].wants_lead = wants
        self._seat(number)

    @rule(number=numbers, role=roles, confirmed=st.booleans())
    def hands_over(self, number: int, role: str, confirmed: bool) -> None:  # noqa: FBT001
        """To one of the three; whoever led it before stands in, or has left."""
        it, who = self.plain[number], self.who(number, role)
        before = (it.speaks,) if it.speaks and it.speaks != who and confirmed else ()
        it.others = tuple(dict.fromkeys((*(each for each in it.others if each != who), *before)))
        it.speaks, it.confirmed = who, confirmed
        self._seat(number)

    @rule(number=numbers)
    def leaves(self, number: int) -> None:
        self.plain[number].speaks, self.plain[number].confirmed = None, False
        self._seat(number)

    @rule(number=numbers)
    def is_erased(self, number: int) -> None:
        """Whoever led it at the opening: nothing names them any more."""
        it = self.plain[number]
        gone = it.at_opening[1]
        if gone is None:
            return
        it.at_opening = (it.at_opening[0], None)
        it.others = tuple(each for each in it.others if each != gone)
        if it.speaks == gone:
            it.speaks, it.confirmed = None, False
        self.council.state = self.council.it.without(person(gone))
        self.council.roll = [each.without(person(gone)) for each in self.council.roll]
        self._seat(number)

    @invariant()
    def nobody_else_counts(self) -> None:
        led = {each.seat for each in self.council.roll if each.led}
        assert (
            led == {seat(name).name.seat for name, it in zip(NAMES, self.plain, strict=True) if it.at_opening[0]}
            or not self.council.roll
        )
        spoken = {each.seat for each in self.council.latest()}
        assert spoken == {seat(name).name.seat for name, it in zip(NAMES, self.plain, strict=True) if it.said}

    def _seat(self, number: int) -> None:
        it, name = self.plain[number], NAMES[number]
        others: tuple[PersonId, ...] = tuple(map(person, it.others))
        made = replace(
            seat(name, *others, confirmed=it.confirmed),
            representative=person(it.speaks) if it.speaks else None,
            lead_only=it.wants_lead,
        )
        self.council.seats = tuple(made if each.name == made.name else each for each in self.council.seats)


def test_who_may_answer_follows_from_the_opening() -> None:
    """Whoever answers, hands over, leaves, is erased or changes what the organisation wants, in any order."""
    play(AnyLead)
