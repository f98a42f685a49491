"""How it reads what organisations count in votes."""

from fractions import Fraction

from bot.features.weights.commands import WeightsPage
from bot.features.weights.facts import WeightChanged, WeightWanted
from bot.features.weights.model import Counting, Weight
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Note, Words
from bot.kernel.feature import Told
from bot.kernel.text import Mention, Named, Phrase, say
from bot.weighing import Weighing, exactly

A_PAGE = 15

PUT = say("It is put to the group. It counts as before until they have agreed.")

_HOW = {
    Weighing.equal: say("No ground rule lets organisations count differently, so that all count the same in votes."),
    Weighing.by_weight: say(
        "Answers are added up by weight. Whether enough have answered, each organisation counts one."
    ),
    Weighing.quorum_too: say("Answers are added up by weight, and so is how much has to be answered."),
}


def page(given: Counting, context: Context) -> Card:
    shown, onward = given.different[given.start : given.start + A_PAGE], given.start + A_PAGE
    more = Button(say("More of them"), WeightsPage(onward)) if onward < len(given.different) else None
    return card(
        WeightsPage.title,
        Words(_HOW[given.weighing]),
        *(Words(_line(each)) for each in shown),
        Note(say("All others count 1. To change it for one, look at it under “Who is here”.")),
        row(more),
    )


def about(after: Weight, weight: Fraction) -> Phrase:
    organisation, now = Named(after.id), exactly(after.counts)
    if not weight:
        return say(
            "It is about what {organisation} counts in votes: {now} now. With 0 its answer is shown, and not counted.",
            organisation=organisation,
            now=now,
        )
    return say(
        "It is about what {organisation} counts in votes: {now} now, and {weight} from then on.",
        organisation=organisation,
        now=now,
        weight=exactly(weight),
    )


def changed(after: Weight) -> Card:
    said = _counts(after)
    return card(WeightsPage.title, Words(said), row(Button(WeightsPage.title, WeightsPage())), summary=said)


def wanted(fact: WeightWanted) -> Phrase:
    return say(
        "{who} asked that {organisation} counts {weight} in votes.",
        who=Mention(fact.by),
        organisation=Named(fact.organisation),
        weight=exactly(fact.weight),
    )


def agreed(fact: WeightChanged) -> Phrase:
    return say(
        "It was agreed that {organisation} counts {weight} in votes.",
        organisation=Named(fact.organisation),
        weight=exactly(fact.weight),
    )


TOLD = (Told(WeightWanted, wanted), Told(WeightChanged, agreed))


def _line(of: Weight) -> Phrase:
    organisation, counts = Named(of.id), exactly(of.counts)
    if not of.open:
        return say("{organisation}: {weight}", organisation=organisation, weight=counts)
    asked = exactly(of.asked[of.open - 1])
    return say(
        "{organisation}: {weight}. All are asked about {asked}.", organisation=organisation, weight=counts, asked=asked
    )


def _counts(of: Weight) -> Phrase:
    organisation = Named(of.id)
    if not of.counts:
        return say(
            "{organisation} advises in votes that open from now on: its answer is shown, and not counted.",
            organisation=organisation,
        )
    return say(
        "{organisation} counts {weight} in votes that open from now on.",
        organisation=organisation,
        weight=exactly(of.counts),
    )
