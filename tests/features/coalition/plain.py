"""Members and seats told once more in the plainest way, to compare with: names, lists, whole seconds, none of the bot's
code. Each act answers with the name of the refusal that people should get, or None. Who comes back is somebody new."""

SEVEN_DAYS, HALF_A_YEAR = 7 * 86_400, 26 * 7 * 86_400
HOME = "home"
FACILITATION = "facilitation"


class Seat:
    def __init__(self) -> None:
        self.lead: str | None = None
        self.confirmed: int | None = None
        self.others: list[str] = []
        self.questioned: set[str] = set()
        self.ends: int | None = None
        self.open = False

    def holders(self) -> list[str]:
        return [*([self.lead] if self.lead else []), *self.others]

    def empty(self, *, left_open: bool) -> None:
        self.lead = self.confirmed = self.ends = None
        self.questioned = set()
        self.open = left_open

    def lead_by(self, who: str, ends: int | None) -> None:
        others = [each for each in self.others if each != who]
        self.empty(left_open=False)
        self.lead, self.others, self.ends = who, others, ends


class Plain:
    """Seats of residents have numbers for keys, those of organisations have their names."""

    def __init__(self) -> None:
        self.now = 0
        self.people: dict[str, str | None] = {}
        """With whom they are, in the order in which they joined."""
        self.facilitators: list[str] = []
        self.here: list[str] = []
        self.gone: set[str] = set()
        self.seats: dict[str | int, Seat] = {}
        self.number: int | None = None
        self.way = "named"
        self.offers: list[str] = []
        self.support: dict[str, list[str]] = {}
        self.held: dict[str, int] = {}
        self.asked: dict[str | int, set[str]] = {FACILITATION: set()}

    # Who is here

    def set_up(self, who: str) -> None:
        self.people[who], self.facilitators = None, [who]

    def join(self, who: str, organisation: str) -> str | None:
        if organisation not in self.here and organisation not in self.gone:
            return "NotFound"
        if self.people.get(who) == organisation:
            return None
        if self._holds_other(who, organisation):
            return "HoldsSeat"
        self._come(who, organisation)
        return None

    def live(self, who: str) -> str | None:
        if self._holds_other(who, HOME):
            return "HoldsSeat"
        if self.people.get(who) != HOME:
            self._come(who, HOME)
        return None

    def add(self, who: str, organisation: str) -> str | None:
        if organisation in self.here or organisation in self.gone:
            return None
        if self._holds_other(who, organisation):
            return "HoldsSeat"
        self.here.append(organisation)
        self.seats[organisation], self.asked[organisation] = Seat(), set()
        self._come(who, organisation)
        return None

    def leave(self, who: str) -> str | None:
        if who not in self.people:
            return "MembersOnly"
        del self.people[who]
        for seat in self.seats.values():
            self._step_back(seat, who)
        self.facilitators = [each for each in self.facilitators if each != who]
        self._forget(who)
        for asked in self.asked.values():
            asked.discard(who)
        self._name(who)
        return None

    def organisation_leaves(self, who: str, organisation: str) -> str | None:
        if who not in self.people:
            return "MembersOnly"
        if no := self._not_there(organisation):
            return no
        seat = self.seats[organisation]
        if seat.lead != who:
            return "NotTheRepresentative"
        if seat.confirmed is None:
            return "NotConfirmedYet"
        self._part(organisation)
        return None

    def mark_as_left(self, who: str, organisation: str) -> str | None:
        if no := self._no_facilitator(who) or self._not_there(organisation):
            return no
        if organisation in self.people.values():
            return "StillPeople"
        self._part(organisation)
        return None

    # Seats

    def speak(self, who: str, organisation: str) -> str | None:
        if who not in self.people:
            return "MembersOnly"
        if self.people[who] != organisation:
            return "FromElsewhere"
        seat = self.seats[organisation]
        if seat.lead not in {None, who}:
            return "SeatTaken"
        if seat.lead is None:
            seat.lead_by(who, None)
            self.asked[organisation] = set()
        return None

    def confirm(self, who: str, key: str | int, about: str) -> str | None:
        seat = self.seats[key]
        if no := self._no_facilitator(who) or self._not_about(seat, about):
            return no
        if seat.confirmed is not None:
            return "AlreadyConfirmed"
        if who == about and len(self.facilitators) > 1:
            return "OwnSeat"
        seat.confirmed = self.now
        if isinstance(key, int):
            self.held[about] = self.now
            self._off(about)
        elif key in self.gone:
            self.gone.remove(key)
            self.here.append(key)
        return None

    def decline(self, who: str, key: str | int, about: str) -> str | None:
        seat = self.seats[key]
        if no := self._no_facilitator(who) or self._not_about(seat, about):
            return no
        if seat.confirmed is not None:
            return "NotWaiting"
        seat.empty(left_open=False)
        if isinstance(key, int):
            seat.others = []
            if self.way != "lot":
                self._off(about)
        return None

    def question(self, who: str, key: str | int, about: str) -> str | None:
        seat = self.seats[key]
        if no := self._no_member(who) or self._not_about(seat, about):
            return no
        if who == about:
            return "YourOwnSeat"
        if seat.confirmed is None:
            return "AlreadyWaiting"
        if self.now >= seat.confirmed + SEVEN_DAYS:
            return "TooLateToQuestion"
        if who in seat.questioned:
            return "QuestionedAlready"
        seat.confirmed = None
        seat.questioned.add(who)
        return None

    def give_back(self, who: str, key: str | int) -> str | None:
        seat = self.seats[key]
        if no := self._no_member(who):
            return no
        if who not in seat.holders():
            return "NoSeatOfYours"
        self._step_back(seat, who)
        self._name(who)
        return None

    def name(self, who: str, key: str | int, other: str) -> str | None:
        if no := self._not_nameable(who, key, other):
            return no
        seat = self.seats[key]
        if other not in seat.others:
            seat.others.append(other)
        return None

    def remove(self, who: str, key: str | int, other: str) -> str | None:
        seat = self.seats[key]
        if no := self._no_member(who):
            return no
        if seat.lead != who:
            return "NotTheRepresentative"
        seat.others = [each for each in seat.others if each != other]
        return None

    def hand_over(self, who: str, key: str | int, other: str) -> str | None:
        if no := self._not_nameable(who, key, other):
            return no
        self.seats[key].lead_by(other, self.seats[key].ends)
        return None

    # Facilitators

    def ask_to_facilitate(self, who: str, other: str) -> str | None:
        if no := self._no_facilitator(who):
            return no
        if other not in self.people:
            return "NotAMember"
        return "AlreadyFacilitator" if other in self.facilitators else None

    def say_yes(self, who: str) -> str | None:
        """At once: what becomes of a question that is left open is tested by itself."""
        self.facilitators.append(who)
        return None

    def stop(self, who: str) -> str | None:
        if no := self._no_facilitator(who):
            return no
        if self.facilitators == [who]:
            return "LastFacilitator"
        self.facilitators.remove(who)
        self._name(who)
        return None

    def take_over(self, who: str) -> str | None:
        if no := self._no_member(who):
            return no
        if who in self.facilitators:
            return None
        if self.facilitators:
            return "StillFacilitated"
        leads = self._leads()
        if leads and who not in leads:
            return "RepresentativesFirst"
        self.facilitators = [who]
        self.asked[FACILITATION] = set()
        return None

    # Residents

    def rule(self, who: str, number: int, way: str) -> str | None:
        if no := self._no_facilitator(who):
            return no
        if any(isinstance(key, int) and key > number and seat.holders() for key, seat in self.seats.items()):
            return "SeatsInUse"
        if (self.number, self.way) == (number, way):
            return None
        self.number, self.way = number, way
        for new in range(1, number + 1):
            if new not in self.seats:
                self.seats[new], self.asked[new] = Seat(), set()
        for key in self.seats:
            if isinstance(key, int) and key > number:
                self.asked[key] = set()
        self._name(who)
        return None

    def offer(self, who: str) -> str | None:
        if no := self._no_member(who) or self._no_seats() or self._no_resident(who):
            return no
        if any(who in seat.holders() for key, seat in self.seats.items() if isinstance(key, int)):
            return "HoldsSeat"
        if who not in self.offers:
            self.offers.append(who)
            self.support[who] = []
        return None

    def withdraw(self, who: str) -> str | None:
        if no := self._no_member(who) or self._no_seats():
            return no
        self._off(who)
        return None

    def back(self, who: str, other: str) -> str | None:
        """Supports them."""
        if no := self._no_member(who) or self._no_seats() or self._no_resident(who):
            return no
        if other not in self.offers:
            return "NotOffered"
        if who == other:
            return "OwnSupport"
        if who not in self.support[other]:
            self.support[other].append(who)
        return None

    def back_no_longer(self, who: str, other: str) -> str | None:
        if no := self._no_member(who) or self._no_seats():
            return no
        if other not in self.offers:
            return "NotOffered"
        self.support[other] = [each for each in self.support[other] if each != who]
        return None

    def fill(self, who: str, key: int, way: str) -> str | None:
        if no := self._no_facilitator(who) or self._no_seats():
            return no
        if key > (self.number or 0):
            return "NotFound"
        if self.seats[key].lead:
            return "SeatFilled"
        if way != self.way:
            return "WayChanged"
        free = self.free()
        if not free:
            return "NobodyOffered"
        if way == "named" and not any(self.support[each] for each in free):
            return "NobodySupported"
        return None

    def next(self) -> list[str]:
        """Those who may be the next one."""
        free = self.free()
        if self.way == "named":
            most = max(len(self.support[each]) for each in free)
            return [each for each in free if len(self.support[each]) == most][:1]
        if self.way == "turns":
            new = [each for each in free if each not in self.held]
            return new[:1] or sorted(free, key=lambda each: self.held[each])[:1]
        return free

    def filled(self, key: int, who: str) -> None:
        self.seats[key].lead_by(who, self.now + HALF_A_YEAR if self.way == "turns" else None)
        self.asked[key] = set()

    def turns_end(self) -> int:
        """The clock; how many did."""
        due = [seat for seat in self.seats.values() if seat.ends is not None and seat.ends <= self.now]
        for seat in sorted(due, key=lambda each: each.ends or 0):
            who = seat.lead or ""
            seat.empty(left_open=True)
            seat.others = []
            self._name(who)
        return len(due)

    def free(self) -> list[str]:
        taken = [who for key, seat in self.seats.items() if isinstance(key, int) for who in seat.holders()]
        return [each for each in self.offers if each not in taken]

    # How that is done

    def _come(self, who: str, to: str) -> None:
        self.people[who] = to
        if to != HOME:
            self._forget(who)
        self._name(who)

    def _part(self, organisation: str) -> None:
        self.here.remove(organisation)
        self.gone.add(organisation)
        self.seats[organisation].empty(left_open=False)
        self.seats[organisation].others = []
        self.asked[organisation] = set()
        for who, there in self.people.items():
            if there == organisation:
                self.people[who] = None

    def _step_back(self, seat: Seat, who: str) -> None:
        if seat.lead == who:
            seat.empty(left_open=True)
            if any(seat is each for key, each in self.seats.items() if isinstance(key, int)):
                seat.others = []
        seat.others = [each for each in seat.others if each != who]

    def _forget(self, who: str) -> None:
        self._off(who)
        self.held.pop(who, None)
        for supporters in self.support.values():
            if who in supporters:
                supporters.remove(who)

    def _off(self, who: str) -> None:
        self.offers = [each for each in self.offers if each != who]
        self.support.pop(who, None)

    def _name(self, who: str) -> None:
        """What is open is named to somebody, after this one came, or went from where they were."""
        wanted: dict[str | int, str | None] = {}
        for key, seat in self.seats.items():
            there = key in self.here if isinstance(key, str) else key <= (self.number or 0)
            if seat.open and there:
                own = [each for each in self.people if self.people[each] == key]
                wanted[key] = next(iter([*seat.others, *own, *self._anybody()]), None)
        if not self.facilitators:
            wanted[FACILITATION] = next(iter(self._anybody()), None)
        for key, named in wanted.items():
            if named:
                self.asked[key].add(named)
        for key in (*[key for key in wanted if key != FACILITATION], FACILITATION):
            if wanted.get(key) != who:
                self.asked[key].discard(who)

    def _anybody(self) -> list[str]:
        return [*self.facilitators, *self._leads(), *self.people]

    def _leads(self) -> list[str]:
        return [seat.lead for seat in self.seats.values() if seat.lead and seat.confirmed is not None]

    def _holds_other(self, who: str, to: str) -> bool:
        """Holds a seat that they could not hold there."""
        held = [key for key, seat in self.seats.items() if who in seat.holders()]
        return any((HOME if isinstance(key, int) else key) != to for key in held)

    def _no_member(self, who: str) -> str | None:
        return None if who in self.people else "MembersOnly"

    def _no_facilitator(self, who: str) -> str | None:
        if who in self.facilitators:
            return None
        return "FacilitatorsOnly" if who in self.people else "MembersOnly"

    def _no_seats(self) -> str | None:
        return None if self.number else "NoResidentsSeats"

    def _no_resident(self, who: str) -> str | None:
        return None if self.people[who] == HOME else "ResidentsOnly"

    def _not_there(self, organisation: str) -> str | None:
        if organisation in self.gone:
            return "LeftAlready"
        return None if organisation in self.here else "NotFound"

    def _not_about(self, seat: Seat, about: str) -> str | None:
        return None if seat.lead == about else "SeatChanged"

    def _not_nameable(self, who: str, key: str | int, other: str) -> str | None:
        seat = self.seats[key]
        if no := self._no_member(who):
            return no
        if other not in self.people:
            return "NotAMember"
        if self.people[other] != (HOME if isinstance(key, int) else key):
            return "ResidentsOnly" if isinstance(key, int) else "FromElsewhere"
        if any(other in each.holders() and each is not seat for each in self.seats.values()):
            return "HoldsAnother"
        if seat.lead != who:
            return "NotTheRepresentative"
        if seat.confirmed is None:
            return "NotConfirmedYet"
        return "YourOwnSeat" if who == other else None
