"""What proposals and votes keep of one person, in plain words."""

from collections.abc import Iterator

from bot.features.proposals.cards import papers
from bot.features.proposals.commands import ProposalsPage, WriteText
from bot.features.proposals.model import Proposal
from bot.features.proposals.model.making import Named
from bot.features.proposals.model.pieces import Fate
from bot.features.proposals.model.text import Shown, Text
from bot.kernel.limits import HELD
from bot.kernel.personal import Held
from bot.kernel.text import Phrase, say

_SEEN = say("All members see it.")
_NOBODY = say("Nobody is shown it: only what all answers come to.")
_STAYS = say("The words stay without your name, as what your organisation said.")

_OWN = say("An erasure takes your name and your words. Of votes that are over the number stays; others let go of it.")

_GOES = say("An erasure takes your name from it.")


def of_person(given: Named) -> tuple[Held, ...]:
    return tuple(_held(given))


def _held(given: Named) -> Iterator[Held]:
    for each in given.proposals:
        yield from _in(each, given)
    yield from map(_text, given.texts)
    for _ in given.roll[:1]:
        yield Held(ProposalsPage.title, say("You are among those who were asked in a vote."), _SEEN, _OWN)
    for _ in given.led[:1]:
        yield Held(ProposalsPage.title, say("You were to answer for your organisation in a vote."), _SEEN, _GOES)
    for act in given.acts:
        if act.written_by == given.person:
            yield Held(ProposalsPage.title, say("You wrote down an answer for someone."), _SEEN, _STAYS)
            continue
        if act.marks:
            marks = ", ".join(map(papers.as_kept, act.marks))
            yield Held(ProposalsPage.title, say("You gave the options these: {marks}", marks=marks), _NOBODY, _STAYS)
            continue
        said = say("You answered for your organisation: {words}", words=act.words or act.position.value)
        if given.is_own(act):
            own = say("You answered for yourself: {words}", words=act.words or act.position.value)
            yield Held(ProposalsPage.title, own, _SEEN, _OWN)
            continue
        yield Held(ProposalsPage.title, said, _SEEN, _STAYS)


def _text(text: Text) -> Held:
    if text.shown is Shown.draft:
        alone = say("You see it, until you show it or throw it away.")
        return Held(WriteText.title, _cut(text.body), alone, say("An erasure throws it away."))
    return Held(WriteText.title, _cut(text.heading), _SEEN, _STAYS)


def _in(each: Proposal, given: Named) -> Iterator[Held]:
    if each.proposer == given.person:
        yield Held(ProposalsPage.title, _cut(each.title), _SEEN, _STAYS)
    for version in each.versions:
        if version.by == given.person:
            yield Held(say("A text that you wrote"), _cut(version.text), _SEEN, _STAYS)
    for matter in each.matters:
        if matter.by == given.person and matter.fate is not Fate.taken_back:
            yield Held(say("What you handed in"), _cut(matter.words), _SEEN, _STAYS)
        if matter.answered_by == given.person and matter.answer:
            yield Held(say("What you answered"), _cut(matter.answer), _SEEN, _STAYS)
    if each.voting and any(wish.names(given.person) for wish in each.voting.wishes):
        asked = say("You asked to change a vote, or agreed to it.")
        yield Held(ProposalsPage.title, asked, _SEEN, _until_counted())
    decides = [of.deciding for of in (each.voting, *each.results) if of and of.deciding]
    if any(of.decider == given.person for of in decides):
        yield Held(ProposalsPage.title, say("You were asked to decide after advice."), _SEEN, _STAYS)
    if each.voting and each.voting.opened_by == given.person:
        yield Held(ProposalsPage.title, say("You asked for the answers."), _SEEN, _until_counted())


def _until_counted() -> Phrase:
    return say("Your name goes from it when the answers are counted.")


def _cut(words: str) -> str:
    return words if len(words) <= HELD else words[: HELD - 1] + "…"
