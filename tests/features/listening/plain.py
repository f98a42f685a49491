"""A round told once more in the plainest way, to compare with: names, lists, whole seconds, and no code of the bot's.
Each act answers with the name of the refusal that people should get, or None."""

WAIT, REMIND, FINISH, OVERTIME = 120, 60, 20, 300
LONELY, FORGOTTEN, WEEK, SHORT = 600, 86_400, 604_800, 60


BEFORE = {"pairs": ((2, "in turn"),), "1-2-4-all": ((1, ""), (2, "freely"), (4, "for all"))}
"""In groups of how many people are apart before the circle, and how they talk."""

GROUPS = {"Fay": "Clinic", "Ana": "Clinic", "Ben": "School"}
"""Whom people are with; who is not here is with nobody."""


class Away:
    """Who talks with whom before the circle, in one step of it. What is by lot is the round's to say: `to_meet` are who
    begin to talk in groups that are not known yet, and with `to_hear` it is not known who speaks for the groups."""

    def __init__(self, step: int = -1, now: int = 0, until: int = 0, join_by: int = 0) -> None:
        self.step, self.since, self.until, self.join_by, self.moved = step, now, until, join_by, now
        self.groups: dict[str, list[str]] = {}
        self.back: set[str] = set()
        self.voice: dict[str, str] = {}
        self.waiting: list[str] = []
        self.parted: set[frozenset[str]] = set()
        self.to_meet: list[str] = []
        self.to_hear: dict[str, list[str]] = {}
        self.alone = False

    def group_of(self, who: str) -> str | None:
        return next((key for key, names in self.groups.items() if who in names), None)

    def settled(self) -> bool:
        first = self.meets() and not self.groups
        return not self.alone and set(self.groups) <= self.back and not first

    def meets(self) -> bool:
        return len(self.meeting()) > 1 and self.moved <= self.join_by

    def meeting(self) -> list[str]:
        """Nobody is brought together again with whom they left."""
        there: list[str] = []
        for name in self.waiting:
            if not any(frozenset({name, other}) in self.parted for other in there):
                there.append(name)
        return there

    def due(self) -> int:
        return self.moved if self.settled() or self.meets() else self.until

    def awaits(self, who: str, now: int) -> None:
        free = who not in self.waiting and self.group_of(who) is None
        if free and not self.alone and now <= self.join_by:
            self.waiting.append(who)
            self.moved = now

    def loses(self, who: str, now: int) -> None:
        """Who is left alone waits for somebody else."""
        if who in self.waiting:
            self.waiting.remove(who)
        key = self.group_of(who)
        if key is None:
            return
        self.groups[key].remove(who)
        if self.voice.get(key) == who:
            self.voice.pop(key)
        rest = self.groups[key]
        self.parted |= {frozenset({who, name}) for name in rest}
        if not rest or (len(rest) == 1 and key not in self.back):
            self.groups.pop(key)
            self.back.discard(key)
            self.waiting += rest
            self.moved = now


class Plain:
    def __init__(self, facilitator: str, minutes: int, *, strict: bool, form: str = "go-around") -> None:
        self.facilitator, self.minutes, self.strict, self.form = facilitator, minutes, strict, form
        self.sorted_by = "as joined"
        self.offers = 1 if form == "circle" else 2
        self.around = 1
        self.heard_before: set[str] = set()
        self.regained: set[str] = set()
        self.trail: list[str] = []
        self.asked_to_keep: str | None = None
        self.groups_before: dict[str | None, int] = {}
        """In how many of the rounds before each was heard."""

        self.now = self.sign = 0
        self.lonely = False
        self.stage = "gathering"
        self.order: list[str] = []
        self.typed_for: set[str] = set()
        self.numbers: dict[str, int] = {}
        self.place: dict[str, str] = {}
        self.came_from: dict[str, str] = {}
        self.asked: dict[str, int] = {}
        self.spoken: dict[str, int] = {}
        self.wrote: set[str] = set()
        self.turn = 0
        self.holder: str | None = None
        self.begun = self.done = None  # type: int | None
        self.asked_at = self.end = self.extra = self.stopped = 0
        self.reminded = self.late = False
        self.apart = Away()
        self.reflecting = False
        self.after: str | None = None
        self.listener: str | None = None
        self.told: set[str] = set()
        self.four: dict[str, str] = {}
        if form == "circle":
            self._seat(facilitator)

    # What people do

    def join(self, who: str) -> str | None:
        if self.stage == "ended":
            return "RoundOver"
        self._sign_of(who)
        if who not in self.order:
            self._seat(who)
        elif "listening" in {self.place[who], self.came_from.get(who)}:
            self.order.remove(who)
            self.order.append(who)
            self.place[who] = "passed" if self.asked[who] else "waiting"
            self.came_from.pop(who, None)
        elif self.place[who] == "left":
            self.place[who] = self.came_from.pop(who)
        elif self.place[who] == "spoken for":
            self.order.remove(who)
            self.order.append(who)
            self.place[who] = "waiting"
        if self.stage == "apart" and self.place[who] == "waiting":
            self.apart.awaits(who, self.now)
        return None

    def listen(self, who: str) -> str | None:
        if self.stage == "ended":
            return "RoundOver"
        self._sign_of(who)
        if who not in self.order:
            self._seat(who)
        had_it = self._drop_floor(who)
        heard = "heard" in {self.place[who], self.came_from.pop(who, None)}
        self.place[who] = "heard" if heard else "listening"
        self.apart.loses(who, self.now)
        self._go_on(had_it)
        return None

    def leave(self, who: str) -> str | None:
        if self.stage == "ended":
            return "RoundOver"
        if who not in self.order:
            return "NotInRound"
        self._depart(who)
        self.asked_to_keep = None if who == self.asked_to_keep else self.asked_to_keep
        if who == self.facilitator and self.stage != "ended":
            self.sign, self.lonely = self.now, True
        return None

    def add(self, who: str, name: str) -> str | None:
        if no := self._not_keeper(who):
            return no
        if name in self.typed_for:
            return "NamedAlready"
        self._sign_of(who)
        self.typed_for.add(name)
        self._seat(name)
        return None

    def take_out(self, who: str, name: str) -> str | None:
        """Someone who was added; what is kept of them is nobody's."""
        if no := self._not_keeper(who):
            return no
        if name not in self.typed_for:
            return "NotAdded"
        self._sign_of(who)
        self._depart(name)
        self._forget(name)
        return None

    def write(self, who: str) -> str | None:
        if who not in self.order:
            return "NotInRound"
        if self.stage == "ended" and self.now > self.stopped + WEEK:
            return "TooLateForWords"
        if who in self.wrote:
            return "WordsSent"
        places = {self.place[who], self.came_from.get(who)}
        if places & {"heard", "listening"} or who in self.heard_before or who in self.regained:
            return "AlreadyHeard"
        if self.place[who] in {"waiting", "speaking"}:
            return "TurnToCome"
        self.wrote.add(who)
        if self.stage != "ended":
            self._sign_of(who)
        return None

    def speak(self, who: str, what: str, turn: int) -> str | None:
        """What the one who has the floor presses: here, done, not yet, pass, more."""
        if no := self._wrong_turn(turn) or self._not_mine(who):
            return no
        if self.after in {"saying", "answering"}:
            return "TurnOver"
        if what == "more" and self.extra == 2:
            return "NoMoreMinutes"
        self._sign_of(who)
        if what == "pass" or (what == "done" and self.after):
            heard = self.done is not None
            self._take_floor(unspoken="passed", spoken="heard" if heard else "passed")
            self._go_on(had_it=True)
            return None
        if self.begun is None:
            self.begun, self.end = self.now, self.now + 60 * self.minutes
            self.reminded = self.minutes == 1
        if what == "done" and self.done is None:
            self.done = self.now
        if what in {"not yet", "more"} and self.done is not None:
            self._stand_still(self.now - self.done)
            self.done = None
        if what == "more":
            self.end = max(self.end, self.now) + 60
            self.extra += 1
            self.late = False
        return None

    def writes(self, who: str) -> bool:
        """Whether who writes in the channel is told something: that someone has the floor, and how they can speak too;
        or, if they are waited for, that their minutes begin."""
        if self.stage == "going" and self.begun is None and not self.after and who == self.holder:
            return self.speak(who, "here", self.turn) is None
        speaks = self.stage == "going" and self.begun is not None and self.done is None
        busy = {self.facilitator, self.holder, self.listener} | self.told
        if not speaks or who in busy or not self._may_speak(who):
            return False
        self.told.add(who)
        return True

    def _may_speak(self, who: str) -> bool:
        place = self.place.get(who, "left")
        later = self.form == "circle" or (self.form == "two go-arounds" and self.around == 1)
        return place in {"left", "listening", "waiting", "spoken for"} or who in self._to_come() or later

    def choose(self, who: str, *, on: bool) -> str | None:
        if no := self._not_keeper(who):
            return no
        if self.stage != "gathering":
            return "AlreadyGoing"
        self._sign_of(who)
        self.reflecting = on
        return None

    def say_back(self, who: str, what: str, turn: int) -> str | None:
        """What the listener presses: said, pass."""
        if no := self._wrong_turn(turn):
            return no
        if self.after is None:
            return "NothingSaidBack"
        if who != (self.facilitator if self.listener in self.typed_for else self.listener):
            return "SaidBackBySomeoneElse"
        if self.after != "saying":
            return None
        self._sign_of(who)
        if what == "pass":
            self._take_floor(unspoken="heard", spoken="heard")
            self._go_on(had_it=True)
            return None
        self.after, self.asked_at, self.end = "answering", self.now, self.now + WAIT
        return None

    def answer(self, who: str, what: str, turn: int) -> str | None:
        """What the speaker presses: heard, add, not quite."""
        if no := self._wrong_turn(turn) or self._not_mine(who):
            return no
        if self.after not in {"answering", "adding"}:
            return "NothingSaidBack"
        self._sign_of(who)
        if what == "heard":
            self._take_floor(unspoken="heard", spoken="heard")
            self._go_on(had_it=True)
        elif self.after == "answering":
            self.after, self.begun, self.end = "adding", self.now, self.now + 60
            self.reminded, self.late, self.extra = True, False, 2
        return None

    def keep(self, who: str, what: str, turn: int) -> str | None:
        """What the facilitator presses: start, pause, resume, move on, back, end."""
        if no := self._not_keeper(who):
            return no
        no = {
            ("start", "gathering"): None if self._next() else "NobodyJoined",
            ("start", "going"): "StartedAlready",
            ("start", "apart"): "StartedAlready",
            ("pause", "apart"): "PeopleApart",
            ("resume", "apart"): "NotPaused",
            ("start", "paused"): "StartedAlready",
            ("pause", "gathering"): "NotStarted",
            ("pause", "paused"): "PausedAlready",
            ("resume", "gathering"): "NotPaused",
            ("resume", "going"): "NotPaused",
        }.get((what, self.stage))
        if what in {"move on", "back"}:
            no = self._wrong_turn(turn)
        if what == "back" and no is None and self._before() is None:
            no = "NobodyBefore"
        if what in {"next step", "circle"} and (self.stage != "apart" or turn != self.apart.step):
            no = "TogetherAlready"
        if no:
            return no
        self._sign_of(who)
        self._keep(what)
        return None

    def in_group(self, key: str, what: str, who: str) -> None:
        """What people of a small group do in it; one that is over says nothing any more."""
        if self.stage != "apart" or key not in self.apart.groups:
            return
        if what == "back" and key not in self.apart.back:
            self.apart.back.add(key)
            self.apart.moved = self.now
        if what == "step out" and who in self.apart.groups[key]:
            self.apart.loses(who, self.now)
        if what == "voice":
            self.apart.voice.pop(key, None)
            if who in self.apart.groups[key]:
                self.apart.voice[key] = who

    def lots(self, groups: dict[str, list[str]], silent: set[str]) -> None:
        """What was drawn: the groups in which people talk now, and for whom somebody else speaks in the circle."""
        if self.apart.to_meet:
            new = {key: names for key, names in groups.items() if key not in self.apart.groups}
            assert sorted(name for names in new.values() for name in names) == sorted(self.apart.to_meet)
            assert {len(names) for names in new.values()} <= ({3, 4, 5} if self._size() == 4 else {2, 3})
            self.apart.groups |= {key: list(names) for key, names in new.items()}
            self.apart.to_meet = []
        for key, names in self.apart.to_hear.items():
            self.four |= dict.fromkeys(names, key)
            voices = [name for name in names if name not in silent]
            assert voices == [self.apart.voice.get(key, *voices)]
            for name in set(names) - set(voices):
                self.place[name] = "spoken for"
        if self.apart.to_hear:
            self.apart = Away()
            self._go_on(had_it=True)

    def change(self, who: str, minutes: int, form: str, sorted_by: str) -> str | None:
        if no := self._not_keeper(who):
            return no
        if self.stage != "gathering":
            return "AlreadyGoing"
        self._sign_of(who)
        self.minutes, self.form, self.sorted_by = minutes, form, sorted_by
        self.offers = 1 if form == "circle" else 2
        if form == "circle" and self.facilitator not in self.order:
            self._seat(self.facilitator)
        return None

    def move(self, who: str, whom: str, where: str) -> str | None:
        if no := self._not_keeper(who):
            return no
        if self.stage == "gathering":
            return "NotStarted"
        if whom not in self._to_come():
            return "NotToCome"
        self._sign_of(who)
        self.order.remove(whom)
        self.order.insert(self._first_place() if where == "next" else len(self.order), whom)
        self.place[whom] = "waiting"
        return None

    def hand_over(self, who: str, whom: str) -> str | None:
        if no := self._not_keeper(who):
            return no
        if whom not in self.order:
            return "NotInRound"
        if self.place[whom] == "left":
            return "HasLeft"
        if whom == who:
            return "FacilitatingAlready"
        self._sign_of(who)
        self.asked_to_keep = whom
        return None

    def accept(self, who: str) -> str | None:
        if self.stage == "ended":
            return "RoundOver"
        if who not in {self.facilitator, self.asked_to_keep}:
            return "NotAsked"
        if who != self.facilitator:
            self.facilitator, self.asked_to_keep = who, None
        self._sign_of(who)
        return None

    def take_over(self, who: str) -> str | None:
        if self.stage == "ended":
            return "RoundOver"
        if self.place.get(who, "left") == "left":
            return "NotInRound"
        silent = self.stage in {"going", "apart"} and self.now - self.sign >= 20 * 60
        if who != self.facilitator and not (self.lonely or silent):
            return "FacilitatorIsHere"
        if who != self.facilitator:
            self.facilitator, self.asked_to_keep = who, None
        self._sign_of(who)
        return None

    def drawn(self, order: list[str]) -> None:
        """The order by lot is the round's to say; the plain model begins with it."""
        if self.stage == "apart":
            self.order = order
            return
        first, self.holder = self.holder or "", None
        self.place[first], self.asked[first] = "waiting", 0
        self.order, self.trail, self.turn = order, [], self.turn - 1
        self._go_on(had_it=True)

    # What time does

    def due(self) -> int | None:
        if self.stage == "ended":
            return self.stopped + WEEK if self.typed_for else None
        if self.stage == "apart":
            return self.apart.due()
        if self.stage != "going":
            return self.sign + (FORGOTTEN if self.lonely else LONELY)
        if self.done is not None:
            return self.done + FINISH
        if self.after == "saying":
            return self.end + WAIT if self.reminded else self.end
        if self.begun is None:
            return self.end
        if not self.reminded:
            return self.end - REMIND
        return self.end + OVERTIME if self.late and not self.strict else self.end

    def tick(self) -> None:
        due = self.due()
        if due is None or self.now < due:
            return
        if self.stage == "ended":
            for name in tuple(self.typed_for):
                self._forget(name)
        elif self.stage == "apart":
            self._meet_or_go_on()
        elif self.stage != "going":
            if self.lonely:
                self._end()
            self.lonely = self.stage != "ended"
        elif self.after == "saying" and not self.reminded:
            self.reminded = True
        elif (listener := self._who_says_back()) and (self.done is not None or (self.strict and self.now >= self.end)):
            self._ask_back(listener)
        elif self.done is not None or self.begun is None or self._time_is_up():
            self._take_floor(unspoken="missed", spoken="heard", most=self.end)
            self._go_on(had_it=True)
        else:
            self.reminded = True
            self.late = self.now >= self.end

    def away(self, seconds: int) -> None:
        """The bot was gone for so long, until now."""
        if seconds <= SHORT or self.stage == "ended":
            return
        self.sign = min(self.sign + seconds, self.now)
        if self.stage == "apart":
            lost = min(seconds, self.now - self.apart.since)
            self.apart.until += lost
            self.apart.join_by += lost
        if self.stage == "going":
            began = self.asked_at if self.begun is None else self.begun if self.done is None else self.done
            self._stand_still(min(seconds, self.now - began))

    # How that is done

    def _who_says_back(self) -> str | None:
        """After a turn that was spoken: who is to come next, or the next in the order who is there."""
        if not self.reflecting or self.after or self.begun is None or self.holder is None:
            return None
        at = self.order.index(self.holder)
        there = (*self._to_come(), *self.order[at + 1 :], *self.order[:at])
        return next((name for name in there if self.place[name] not in {"left", "listening", "missed"}), None)

    def _ask_back(self, listener: str) -> None:
        """The turn is over, and its speaker was heard; they keep their place until it was said back."""
        if self.holder is None or self.begun is None:
            return
        stop = min(self.now, self.end) if self.done is None else self.done
        self.spoken[self.holder] += max(0, stop - self.begun)
        self.regained.add(self.holder)
        self.after, self.listener = "saying", listener
        self.asked_at, self.end = self.now, self.now + REMIND
        self.begun = self.done = None
        self.reminded = self.late = False

    def _to_come(self) -> list[str]:
        again = {"passed", "missed"} if self.offers == 2 else set()
        first = [name for name in self.order if self.place[name] == "waiting"]
        return first + [name for name in self.order if self.place[name] in again and self.asked[name] < 2]

    def _first_place(self) -> int:
        name = self._next()
        return self.order.index(name) if name else len(self.order)

    def _next(self) -> str | None:
        return next(iter(self._to_come()), None)

    def _before(self) -> str | None:
        """Who had the floor before, of those who are still there; while it is said back, whose turn it was."""
        if self.after:
            return self.holder
        for name in reversed(self.trail[:-1]):
            if name != self.holder and self.place[name] not in {"left", "listening"}:
                return name
        return None

    def _heard_now(self, name: str) -> bool:
        return name in self.regained or "heard" in {self.place[name], self.came_from.get(name)}

    def _heard(self, name: str) -> bool:
        return self._heard_now(name) or name in self.heard_before

    def _once_more(self) -> bool:
        """Whether the form goes round once more, for which somebody must be there; if it does, everyone waits again."""
        if {self.place[name] for name in self.order} <= {"left", "listening"}:
            return False
        anyone = any(self._heard_now(name) for name in self.order)
        if not (self.form == "two go-arounds" and self.around == 1) and not (self.form == "circle" and anyone):
            return False
        self.heard_before |= {name for name in self.order if self._heard_now(name)}
        for name in self.order:
            self.asked[name] = 0
            if self.place[name] == "left":
                if self.came_from.get(name) != "listening":
                    self.came_from[name] = "waiting"
            elif self.place[name] != "listening":
                self.place[name] = "waiting"
        self.around, self.trail = self.around + 1, []
        return True

    def _size(self) -> int:
        return BEFORE[self.form][self.apart.step][0]

    def _apart(self, step: int) -> None:
        """The next step for which there are enough people, or the circle."""
        for number in range(step, len(BEFORE[self.form])):
            size, way = BEFORE[self.form][number]
            there = self._people_for(size)
            if size == 1 and there:
                until = self.now + 60 * self.minutes
                self.stage, self.apart = "apart", Away(number, self.now, until, until)
                self.apart.alone = True
                return
            if size > 1 and len(there) >= size:
                most = self._most(len(there), size)
                until = self.now + (
                    most * 60 * (self.minutes + 9) if way == "in turn" else most * 60 * self.minutes + 180
                )
                late = 120 * (self.minutes + 2) if way == "in turn" else 60 * self.minutes + 180
                self.stage, self.apart = "apart", Away(number, self.now, until, until - late)
                self.apart.to_meet = there
                return
        self._gather()

    def _most(self, people: int, size: int) -> int:
        """In the largest group."""
        if size == 2:
            return 2 + people % 2
        return 3 if people == 6 else 5 if people % 4 == 1 else 4

    def _people_for(self, size: int) -> list[str]:
        if size == 1:
            return self._to_come()
        if size == 2:
            return [name for name in self.order if self.place[name] == "waiting" and name not in self.typed_for]
        return [*self.apart.waiting, *(name for names in self.apart.groups.values() for name in names)]

    def _meet_or_go_on(self) -> None:
        if self.apart.settled() or self.now >= self.apart.until:
            self._apart(self.apart.step + 1)
        else:
            self.apart.to_meet = self.apart.meeting()
            self.apart.waiting = [name for name in self.apart.waiting if name not in self.apart.to_meet]

    def _gather(self) -> None:
        for_all = self.stage == "apart" and BEFORE[self.form][self.apart.step][1] == "for all"
        self.stage = "going"
        if for_all and self.apart.groups:
            self.apart.to_hear = self.apart.groups
            return
        self.apart = Away()
        self._go_on(had_it=True)

    def _seat(self, name: str) -> None:
        self.order.append(name)
        self.numbers[name] = len(self.order)
        self.place[name], self.asked[name], self.spoken[name] = "waiting", 0, 0

    def _go_on(self, had_it: bool) -> None:  # noqa: FBT001 - read with its only word
        if not had_it or self.stage == "paused":
            return
        self._hand_on()
        name = self._next() or (self._next() if self._once_more() else None)
        if name is None:
            self._end()
            return
        self.asked[name] += 1
        self._offer(name)

    def _hand_on(self) -> None:
        """To the next of a four, where whoever was asked for it has not spoken."""
        for key in dict.fromkeys(self.four.values()):
            names = [name for name in self.order if self.four.get(name) == key]
            if any(self.place[name] == "waiting" or self._heard(name) or name in self.wrote for name in names):
                continue
            heir = next((name for name in names if self.place[name] == "spoken for" and not self.asked[name]), None)
            if heir:
                self.order.remove(heir)
                first = next((at for at, name in enumerate(self.order) if self.place[name] == "waiting"), None)
                self.order.insert(len(self.order) if first is None else first, heir)
                self.place[heir] = "waiting"

    def _offer(self, name: str) -> None:
        self.turn += 1
        self.trail.append(name)
        self.holder, self.place[name] = name, "speaking"
        self.asked_at, self.end = self.now, self.now + WAIT
        self.begun = self.done = None
        self.extra, self.reminded, self.late = 0, False, False
        self.after = self.listener = None
        self.told = set()

    def _depart(self, who: str) -> None:
        had_it = self._drop_floor(who)
        if self.place[who] != "left":
            self.came_from[who], self.place[who] = self.place[who], "left"
        self.apart.loses(who, self.now)
        if self.after == "saying" and who == self.listener:
            self._take_floor(unspoken="heard", spoken="heard")
            had_it = True
        self._go_on(had_it)

    def _forget(self, name: str) -> None:
        """Nothing stays but that somebody of that number was there."""
        self.typed_for.remove(name)
        to = f"nobody {self.numbers.pop(name)}"
        for names in (self.order, self.trail):
            names[:] = [to if each == name else each for each in names]
        for kept in (self.place, self.came_from):
            kept.update({to: kept.pop(name)} if name in kept else {})
        for counted in (self.asked, self.spoken):
            counted[to] = counted.pop(name)
        for some in (self.heard_before, self.regained):
            some.update({to} if name in some else ())
            some.discard(name)
        self.listener = to if self.listener == name else self.listener

    def _drop_floor(self, who: str) -> bool:
        if self.holder != who:
            return False
        self._take_floor(unspoken="passed", spoken="heard")
        return True

    def _take_floor(self, unspoken: str, spoken: str, most: int | None = None) -> None:
        if self.holder is None:
            return
        stop = self.stopped if self.stage == "paused" else self.now
        stop = stop if most is None else min(stop, most)
        stop = stop if self.done is None else self.done
        self.place[self.holder] = unspoken if self.begun is None else spoken
        if self.holder in self.regained:
            self.place[self.holder] = "heard"
            self.regained.remove(self.holder)
        self.spoken[self.holder] += 0 if self.begun is None else max(0, stop - self.begun)
        self.holder = self.after = self.listener = None

    def _end(self) -> None:
        self._take_floor(unspoken="missed", spoken="heard")
        for name in self.order:
            of_it = [other for other in self.four if self.four[other] == self.four.get(name)]
            if self.place[name] in {"waiting", "passed", "missed"} and any(map(self._heard, of_it)):
                self.place[name] = "spoken for"
            if self.place[name] == "waiting":
                self.place[name] = "missed"
        self.four = {}
        self.apart = Away()
        self.stage, self.stopped, self.lonely, self.asked_to_keep = "ended", self.now, False, None

    def _keep(self, what: str) -> None:
        match what:
            case "start":
                self.stage = "going"
                self._sort()
                if self.form in BEFORE:
                    self._apart(0)
                else:
                    self._go_on(had_it=True)
            case "next step":
                self._apart(self.apart.step + 1)
            case "circle":
                self._gather()
            case "pause":
                self.stage, self.stopped = "paused", self.now
            case "resume":
                self.stage = "going"
                if self.holder is None:
                    self._go_on(had_it=True)
                else:
                    self._stand_still(self.now - self.stopped)
            case "move on":
                self._take_floor(unspoken="missed", spoken="heard")
                self._go_on(had_it=True)
            case "back":
                self._back()
            case _:
                self._end()

    def _sort(self) -> None:
        """By lot it is the round's to say; the test checks that nobody is lost in it."""
        if self.sorted_by == "in turn":
            numbers: dict[str, int] = {}
            for name in list(self.order):
                whose = GROUPS.get(name, name)
                same = [other for other in self.order if GROUPS.get(other, other) == whose]
                numbers[name] = same.index(name)
            self.order.sort(key=lambda name: numbers[name])
        if self.sorted_by == "least heard":
            self.order.sort(key=self._group_heard)
        if self.form == "circle" and self.facilitator in self.order:
            self.order.remove(self.facilitator)
            self.order.insert(0, self.facilitator)

    def _group_heard(self, name: str) -> int:
        return self.groups_before.get(GROUPS.get(name), 0)

    def _back(self) -> None:
        """The one whose turn it is now is next after them, unless they were heard already."""
        name, before = self.holder or "", self._before() or ""
        if name in self.regained:
            self._take_floor(unspoken="heard", spoken="heard")
        else:
            self.asked[name] -= 1
            part = "passed" if self.asked[name] else "waiting"
            self._take_floor(unspoken=part, spoken=part)
            self.order.remove(name)
            self.order.insert(self._first_place(), name)
        while self.trail[-1] != before:
            self.trail.pop()
        self.trail.pop()
        if self.place[before] == "heard":
            self.regained.add(before)
        self._offer(before)

    def _stand_still(self, seconds: int) -> None:
        self.asked_at += seconds
        self.end += seconds
        self.begun = None if self.begun is None else self.begun + seconds
        self.done = None if self.done is None else self.done + seconds

    def _time_is_up(self) -> bool:
        if self.strict:
            return self.now >= self.end
        return self.late and self.now >= self.end + OVERTIME

    def _sign_of(self, who: str) -> None:
        if who == self.facilitator:
            self.sign, self.lonely = self.now, False

    def _not_keeper(self, who: str) -> str | None:
        if self.stage == "ended":
            return "RoundOver"
        return None if who == self.facilitator else "FacilitatorsButton"

    def _wrong_turn(self, turn: int) -> str | None:
        if self.stage == "ended":
            return "RoundOver"
        if self.stage == "apart":
            return "PeopleApart"
        if turn < self.turn or (self.holder is None and 0 < turn == self.turn):
            return "TurnOver"
        if self.holder is None or turn > self.turn:
            return "NobodySpeaks"
        return "RoundPaused" if self.stage == "paused" else None

    def _not_mine(self, who: str) -> str | None:
        right = self.facilitator if self.holder in self.typed_for else self.holder
        return None if who == right else "NotYourTurn"
