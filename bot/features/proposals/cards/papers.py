"""Words for choosing among several: what is asked, what wins, and the options as they are named and cut."""

from string import ascii_uppercase

from bot.features.proposals.cards.personal import ON_PAPER
from bot.features.proposals.commands import BallotPage
from bot.features.proposals.model import Act, Proposal
from bot.features.proposals.model.among import BLANK, Among, Marks
from bot.features.proposals.model.asking import RANKED, Asking, Question
from bot.features.proposals.model.ballots import tiers
from bot.kernel.elements import Button, Style, Table
from bot.kernel.ids import Id
from bot.kernel.text import Moment, Phrase, Text, say

NONE_OF_THESE = say("None of these")
ON_A_BUTTON, IN_A_SENTENCE, SAID = 22, 24, 3
LISTED = 750
"""Characters of all options on a card beside much else."""

SUITS = {2: say("Yes"), 1: say("If need be"), 0: say("No")}

_ASKED = {
    Question.score: say("How good is each of these for your organisation?"),
    Question.dots: say("On which of these does your organisation put its dots?"),
    Question.meeting: say("When can your organisation come?"),
    **dict.fromkeys(RANKED, say("In which order would your organisation like these?")),
}
_PRESSED = {
    Question.score: say("Give each a number"),
    Question.dots: say("Share out dots"),
    Question.meeting: say("Say when you can"),
    **dict.fromkeys(RANKED, say("Put them in order")),
}
TERMS = {
    Question.score: say("score voting"),
    Question.dots: say("dot voting"),
    Question.points: say("Borda count"),
    Question.run_off: say("instant run-off"),
    Question.pairs: say("Schulze method"),
}


def named(asking: Asking, option: int) -> Text:
    """Whole, or when it is."""
    if asking.question is Question.meeting and asking.among:
        return Moment(asking.among.slots[option].begins)
    return asking.options[option] if option < len(asking.options) else NONE_OF_THESE


def short(asking: Asking, option: int, most: int = IN_A_SENTENCE) -> Text:
    whole = named(asking, option)
    return f"{whole[: most - 1].rstrip()}…" if isinstance(whole, str) and len(whole) > most else whole


def quoted(asking: Asking, option: int) -> Phrase:
    told = short(asking, option)
    return say("{time}", time=told) if isinstance(told, Moment) else say("“{option}”", option=told)


def lettered(asking: Asking, option: int) -> Phrase:
    """On a button: two options may begin alike, and their letters tell them apart."""
    cut = short(asking, option, ON_A_BUTTON)
    return say("{option}", option=f"{ascii_uppercase[option]} · {cut}") if isinstance(cut, str) else NONE_OF_THESE


def listed(asking: Asking) -> Table:
    """All of them, for a card on which people read what there is."""
    most = max(ON_A_BUTTON, LISTED // asking.lines)
    rows = tuple((letter(asking, each), short(asking, each, most)) for each in range(asking.lines))
    return Table((say("Letter"), say("Option")), rows)


def letter(asking: Asking, option: int) -> Text:
    return "–" if named(asking, option) is NONE_OF_THESE else say("{letter}", letter=ascii_uppercase[option])


def question(title: str, asking: Asking, until: Moment) -> Phrase:
    asked = ON_PAPER if asking.people else _ASKED
    return say(
        "{title}: {question} Answer by {until}; you can change it until then.",
        title=title,
        question=asked[asking.question],
        until=until,
    )


def opening(proposal: Proposal, asking: Asking, seat: Id | None = None) -> Button:
    return Button(_PRESSED[asking.question], BallotPage(proposal.id, seat=seat), Style.primary)


def wins(question: Question, rules: Among | None = None, lines: int = 0) -> Phrase:
    """What wins, in one plain sentence; with the settings of a vote once there is one."""
    match question:
        case Question.score:
            return _rated(rules or Among())
        case Question.dots:
            return _dotted(rules)
        case Question.points:
            return _pointed(lines)
        case Question.run_off:
            return say(
                "What fewest put first goes out, and its answers go to their next place, until one has more than half."
            )
        case Question.pairs:
            return say("Each is compared with each other; what is put before every other one by more of you wins.")
        case _:
            return _met(rules or Among())


def _rated(rules: Among) -> Phrase:
    if rules.missing_is_lowest:
        return say("Each gets a number, none counts as 0, and what has the highest mean wins.")
    if rules.raters > 1:
        return say(
            "Each gets a number, and what has the highest mean of at least {raters} numbers wins.", raters=rules.raters
        )
    return say("Each gets a number, and what has the highest mean of the numbers given wins.")


def _dotted(rules: Among | None) -> Phrase:
    if rules is None:
        return say("Each has some dots to share out; what has the most dots wins.")
    return say(
        "Each has {dots} dots, at most {most} for one; what has the most dots wins.",
        dots=rules.dots,
        most=rules.on_one,
    )


def _pointed(lines: int) -> Phrase:
    if not lines:
        return say("A first place is most points, each next one a point less; what has the most points wins.")
    return say(
        "A first place is {most} points, each next one a point less; what has the most points wins.", most=lines - 1
    )


def _met(rules: Among) -> Phrase:
    if not rules.required:
        return say("The time with the most yes wins, then the one with the fewest no, then the first.")
    return say(
        "The time with the most yes wins, then with the fewest no, then the first; {names} must be there.",
        names=tuple(each.whose for each in rules.required if not isinstance(each.whose, Phrase)),
    )


def answered(asking: Asking, act: Act) -> Phrase:
    """An answer in some words: its first parts, and how many more there are."""
    told = _ranked(asking, act.marks) if asking.question in RANKED else _given(asking, act.marks)
    said, most = told[0], SAID - (asking.question is Question.meeting)
    for part in told[1:most]:
        said = say("{before}, {part}", before=said, part=part)
    return say("{before}, and {more} more", before=said, more=len(told) - most) if len(told) > most else said


def _ranked(asking: Asking, marks: Marks) -> tuple[Phrase, ...]:
    places = ((place, sorted(tier)) for place, tier in enumerate(tiers(marks), 1))
    return tuple(
        say("{place}. {option}", place=place, option=short(asking, each)) for place, tier in places for each in tier
    )


def _given(asking: Asking, marks: Marks) -> tuple[Phrase, ...]:
    nothing = 0 if asking.question is Question.dots else BLANK
    return tuple(
        say("{option}: {mark}", option=short(asking, each), mark=mark_of(asking, mark))
        for each, mark in enumerate(marks)
        if mark != nothing
    )


def mark_of(asking: Asking, mark: int) -> Phrase | str:
    """What was given, as it is read back."""
    if mark == BLANK:
        return "–"
    return SUITS[mark] if asking.question is Question.meeting else str(mark)


def as_kept(mark: int) -> str:
    """The number itself, where the question is not at hand."""
    return "–" if mark == BLANK else str(mark)
