"""A circle in the plainest words, to compare with: names in lists, and what each act does to them."""

from dataclasses import dataclass, field


@dataclass
class Plain:
    """Names of people, or of organisations. `speaks` says for which of them a person acts."""

    anyone: bool
    speaks: dict[str, str]
    inside: list[str]
    asking: list[str] = field(default_factory=list)
    invited: list[str] = field(default_factory=list)
    closing: set[str] = field(default_factory=set)
    over: bool = False

    def come(self, who: str) -> str | None:
        me = self.speaks.get(who)
        if self.over:
            return "CircleOver"
        if me is None:
            return "SeatNeeded"
        if me in self.inside:
            return None
        if self.anyone or me in self.invited:
            self._enter(me)
        elif me not in self.asking:
            self.asking.append(me)
        return None

    def leave(self, who: str) -> str | None:
        me = self.speaks.get(who)
        if self.over:
            return "CircleOver"
        if me is None:
            return "SeatNeeded"
        self.drop(me)
        return None

    def drop(self, me: str) -> None:
        for places in (self.inside, self.asking, self.invited):
            if me in places:
                places.remove(me)
        self.closing.discard(me)
        if not self.inside:
            self._end()

    def invite(self, who: str, whom: str, *, spoken_for: bool) -> str | None:
        if refused := self._not_inside(who):
            return refused
        if not spoken_for:
            return "NobodySpeaksForIt"
        if whom in self.inside:
            return "InCircleAlready"
        if whom in self.asking:
            self._enter(whom)
        elif whom not in self.invited:
            self.invited.append(whom)
        return None

    def answer(self, who: str, whom: str, *, yes: bool) -> str | None:
        if refused := self._not_inside(who):
            return refused
        if yes and whom in self.inside:
            return None
        if whom not in self.asking:
            return "AsksNoLonger"
        self.asking.remove(whom)
        if yes:
            self.inside.append(whom)
        return None

    def close(self, who: str, *, wanted: bool) -> str | None:
        if refused := self._not_inside(who):
            return refused
        if not wanted:
            self.closing.discard(self.speaks[who])
            return None
        self.closing.add(self.speaks[who])
        if len(self.inside) <= 2 or len(self.closing) >= 2:
            self._end()
        return None

    def _not_inside(self, who: str) -> str | None:
        if self.over:
            return "CircleOver"
        return None if self.speaks.get(who) in self.inside else "NotInThisCircle"

    def _enter(self, me: str) -> None:
        self.asking = [each for each in self.asking if each != me]
        self.invited = [each for each in self.invited if each != me]
        self.inside.append(me)

    def _end(self) -> None:
        self.inside, self.asking, self.invited, self.closing, self.over = [], [], [], set(), True
