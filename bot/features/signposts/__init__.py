"""Signposts: what goes on in one place is seen in the coalition's other homes, until it is over."""

from bot.features.closing.facts import CloseEnded, CloseOpened
from bot.features.coalition.facts import HomeCameIn, HomeLeft, HomeReturned
from bot.features.listening.facts import RoundEnded, RoundOpened, RoundStarted
from bot.features.points.facts import PointsClosed, PointsOpened, PointsShown
from bot.features.signposts import cards, commands, handlers, reads
from bot.features.signposts.model import SIGNPOSTS, Signpost
from bot.features.slow_rounds.facts import SlowRoundEnded, SlowRoundOpened
from bot.kernel.feature import Board, Feature, Reaction, aggregate, on

SIGNPOSTS_ELSEWHERE = Feature(
    "signposts",
    aggregates=(aggregate("signpost", Signpost, SIGNPOSTS, board=Board(cards.board, lambda state: state.places)),),
    routes=(
        on(commands.PutUp, reads.homes, handlers.put_up),
        on(commands.ShowSignpostIn, reads.not_there_yet, handlers.show_in),
        on(commands.TakeSignpostDown, reads.still_there, handlers.take_down),
        on(commands.SayStarted, reads.the_signpost, handlers.say_started),
        on(commands.SayOver, reads.the_signpost, handlers.say_over),
    ),
    reactions=(
        Reaction(RoundOpened, handlers.after_round_opened),
        Reaction(RoundStarted, handlers.after_round_started),
        Reaction(RoundEnded, handlers.after_round_ended),
        Reaction(SlowRoundOpened, handlers.after_slow_round_opened),
        Reaction(SlowRoundEnded, handlers.after_round_ended),
        Reaction(PointsOpened, handlers.after_points_opened),
        Reaction(PointsShown, handlers.after_points_ended),
        Reaction(PointsClosed, handlers.after_points_ended),
        Reaction(CloseOpened, handlers.after_close_opened),
        Reaction(CloseEnded, handlers.after_close_ended),
        Reaction(HomeCameIn, handlers.after_home_came_in),
        Reaction(HomeReturned, handlers.after_home_came_in),
        Reaction(HomeLeft, handlers.after_home_left),
    ),
)
