"""Points that people share after a round: anyone adds, each marks privately, and all marks are shown together."""

from dataclasses import replace
from functools import partial

from bot.features.circles.facts import OutOfCircle
from bot.features.coalition.facts import HomeLeft, MemberLeft
from bot.features.points import commands, handlers, reads
from bot.features.points.cards import board, held, pages, told
from bot.features.points.cards.shown import Proposing
from bot.features.points.model import POINTS_HERE, Points
from bot.features.privacy.facts import PersonErased
from bot.kernel.elements import Button
from bot.kernel.feature import Board, Feature, Reaction, Section, Source, Word, aggregate, on, page
from bot.kernel.personal import Personal

_WORD = Word("points", commands.PointsHerePage.title, commands.PointsHerePage)

_BASE = Feature(
    "points",
    early=True,
    routes=(
        on(commands.OpenPoints, reads.opening, handlers.open_points),
        on(commands.NamePoint, reads.acting, handlers.name_point),
        on(commands.NamePointFromMessage, reads.acting, handlers.name_point),
        on(commands.TakePointBack, reads.acting, handlers.take_point_back),
        on(commands.MarkAsMine, reads.acting, handlers.mark_as_mine),
        on(commands.FinishMarking, reads.acting, handlers.finish_marking),
        on(commands.TakePointDown, reads.the_points, handlers.take_point_down),
        on(commands.GivePointsMoreTime, reads.the_points, handlers.give_more_time),
        on(commands.ShowPoints, reads.the_points, handlers.show_points),
        on(commands.ClosePoints, reads.the_points, handlers.close_points),
        on(commands.KeepPoints, reads.the_points, handlers.keep_points),
        on(commands.ClosePointsThere, reads.open_there, handlers.close_there),
        on(commands.ComeBackToPoints, reads.the_points, handlers.come_back),
        on(commands.ForgetMarks, reads.naming, handlers.forget_marks),
    ),
    tiles=(Button(commands.PointsHerePage.title, commands.PointsHerePage()),),
    words=(_WORD,),
    pages=(
        page(commands.PointsHerePage, reads.around, pages.around),
        page(commands.MyPointsPage, reads.facing, pages.mine),
        page(commands.KeepPointsPage, reads.facing, pages.keeping),
    ),
    sections=(Section(reads.mine, pages.on_home),),
    sources=(Source(commands.OPEN, reads.open_to),),
    reactions=(
        Reaction(HomeLeft, handlers.after_home_left),
        Reaction(MemberLeft, handlers.after_member_left),
        Reaction(OutOfCircle, handlers.after_out_of_circle),
        Reaction(PersonErased, handlers.after_person_erased),
    ),
    personal=Personal(reads.named, held.of_person),
    told=told.TOLD,
)


def points(proposing: Proposing | None = None) -> Feature:
    """With a button beside each point that is shown, if a feature says what it opens: the form of a proposal."""
    drawn = Board(partial(board.board, proposing=proposing), lambda state: (state.place,))
    kept = aggregate(
        "points",
        Points,
        POINTS_HERE,
        deadline=Points.deadline,
        tick=commands.KeepPoints,
        returned=commands.ComeBackToPoints,
        board=drawn,
    )
    marking = page(commands.MarksPage, reads.looking, partial(pages.looking, proposing=proposing))
    return replace(_BASE, aggregates=(kept,), pages=(*_BASE.pages, marking))


def typed_after(feature: Feature) -> Feature:
    """That feature, with `points` among what can be typed after its root too."""
    if feature.root is None:
        raise ValueError(f"{feature.name} has no root")
    return replace(feature, root=replace(feature.root, words=(*feature.root.words, _WORD)))
