"""What organisations count in votes, where a ground rule lets them count differently: decided by the group alone."""

from bot.deciding import Decided
from bot.features.weights import cards, commands, handlers, reads
from bot.features.weights.model import ALL_WEIGHTS, Weight
from bot.kernel.feature import Feature, Reaction, Word, aggregate, on, page

COUNTING_DIFFERENTLY = Feature(
    "weights",
    aggregates=(aggregate("weight", Weight, ALL_WEIGHTS),),
    routes=(
        on(commands.ChangeWeight, reads.wanting, handlers.change_weight),
        on(commands.KeepWeight, reads.keeping, handlers.keep_weight),
    ),
    pages=(page(commands.WeightsPage, reads.all_of_them, cards.page),),
    reactions=(Reaction(Decided, handlers.after_decided),),
    words=(Word("weights", commands.WeightsPage.title, commands.WeightsPage),),
    told=cards.TOLD,
)
