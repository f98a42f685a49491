"""What people do in the lives that are killed: one for each way in which a round goes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """Who types or presses what, what they answer in the form that opens, by its fields, and how many seconds pass."""

    user: str
    what: str
    seconds: int = 1
    answers: tuple[tuple[str, str], ...] = ()


SPEAKER, LISTENER = "whoever speaks", "whoever listens"
DAY = 86_400
LONGER = 7_200
"""What ends in an absence stays open for an hour after it at least; lives go on until it is over too."""

GO_AROUND = (
    Step("ana", "/listening-round What would help most? minutes:2", 5),
    Step("ben", "Join"),
    Step("lucia", "Join"),
    Step("samir", "Join"),
    Step("mei", "Listen only"),
    Step("ana", "Start", 5),
    Step("ben", "I'm here", 61),
    Step("ben", "One more minute", 30),
    Step("ben", "Done", 5),
    Step("ben", "Not done yet", 5),
    Step("ben", "Done", 25),
    Step("lucia", "Pass", 125),
    Step("lucia", "I'm here", 30),
    Step("ana", "Pause", 20),
    Step("ana", "Resume", 20),
    Step("lucia", "Done", 25),
    Step("samir", "I'm here", 20),
    Step("samir", "Done", 90),
)

TWO_GO_AROUNDS = (
    Step("ana", '/listening-round What would help most? minutes:1 format:"two go-arounds"', 5),
    Step("ben", "Join"),
    Step("lucia", "Join"),
    Step("ana", "Start", 5),
    Step("ben", "I'm here", 20),
    Step("ben", "Done", 25),
    Step("lucia", "Pass", 5),
    Step("lucia", "Pass", 5),
    Step("ben", "Pass", 5),
    Step("lucia", "I'm here", 20),
    Step("lucia", "Done", 25),
    Step("ben", "Pass", 30),
)

CIRCLE = (
    Step("ana", "/listening-round What would help most? minutes:1 format:circle", 5),
    Step("ben", "Join"),
    Step("ana", "Start", 5),
    Step("ana", "I'm here", 20),
    Step("ana", "Done", 25),
    Step("ben", "I'm here", 20),
    Step("ben", "Done", 25),
    Step("ana", "Pass", 5),
    Step("ben", "Pass", 30),
)

SAYING_BACK = (
    Step("ana", "/listening-round What would help most? minutes:1", 5),
    Step("ana", "With saying back"),
    Step("ben", "Join"),
    Step("lucia", "Join"),
    Step("ana", "Start", 5),
    Step("ben", "I'm here", 20),
    Step("ben", "Done", 25),
    Step("lucia", "I said it back", 5),
    Step("ben", "Not quite", 20),
    Step("ben", "Done", 25),
    Step("lucia", "I'm here", 20),
    Step("lucia", "Done", 25),
    Step("ben", "I said it back", 5),
    Step("lucia", "I was heard", 30),
)

PAIRS = (
    Step("ana", "/listening-round What would help most? minutes:2 format:pairs", 5),
    Step("ana", "Join"),
    Step("ben", "Join"),
    Step("ana", "Start", 5),
    Step(SPEAKER, "I'm here", 20),
    Step(SPEAKER, "Done", 5),
    Step(LISTENER, "I said it back", 5),
    Step(SPEAKER, "I'm here", 75),
    Step(SPEAKER, "Done", 5),
    Step(LISTENER, "I said it back", 5),
    Step("ana", "You may share this", 5),
    Step("ben", "Keep it between us", 5),
    Step("ana", "I'm here", 20),
    Step("ana", "Done", 25),
    Step("ben", "Pass", 5),
    Step("ben", "Pass", 30),
)

ALL_READY = (
    Step("ben", "We are ready"),
    Step("lucia", "We are ready"),
    Step("samir", "We are ready"),
    Step("ana", "We are ready", 10),
)

ONE_TWO_FOUR_ALL = (
    Step("ana", "/listening-round What would help most? minutes:1 format:1-2-4-all", 5),
    Step("ana", "Join"),
    Step("ben", "Join"),
    Step("lucia", "Join"),
    Step("samir", "Join"),
    Step("ana", "Start", 90),
    *ALL_READY,
    Step("ana", "I'll speak for us", 5),
    *ALL_READY,
    Step("ana", "I'm here", 20),
    Step("ana", "Done", 60),
)

SLOW_ROUND = (
    Step("ana", "/coalition slow-round", 5),
    Step("ana", "Open a slow round", 5, (("topic", "What would help most?"), ("days", "1"))),
    Step("ben", "Write my words", 600, (("words", "A room where we can meet."),)),
    Step("lucia", "Write my words", 600, (("words", "To be asked before."),)),
    Step("ben", "Write my words", 600, (("words", "A warm room where we can meet."),)),
    Step("ana", "/coalition slow-round", 5),
    Step("ana", "One more day", DAY),
    Step("mei", "Write my words", DAY + LONGER, (("words", "More time."),)),
)

POINTS = (
    Step("ana", "/coalition slow-round", 5),
    Step("ana", "Open a slow round", 5, (("topic", "What would help most?"), ("days", "1"))),
    Step("ben", "Write my words", DAY + LONGER, (("words", "A room where we can meet."),)),
    Step("ana", "Points we share", 5),
    Step("ana", "Add a point", 5, (("words", "A room"),)),
    Step("ben", "Add a point", 5, (("words", "A calendar"),)),
    Step("ana", "Mark mine", 5),
    Step("ana", "Mark 1", 5),
    Step("ana", "Done", 5),
    Step("ben", "Mark mine", 5),
    Step("ben", "None of them is mine", DAY),
    Step("mei", "Mark mine", 5),
    Step("mei", "Mark 2", 3 * DAY + LONGER),
)

LIVES = {
    "go-around": GO_AROUND,
    "two go-arounds": TWO_GO_AROUNDS,
    "circle": CIRCLE,
    "saying back": SAYING_BACK,
    "pairs": PAIRS,
    "1-2-4-all": ONE_TWO_FOUR_ALL,
    "slow round": SLOW_ROUND,
    "points": POINTS,
}
