"""Small groups: people of a round talk in twos, threes or fours, in a place of their own, or else each
on their own page."""

from bot.features.asides.facts import AsideNotOpened, AsideOpened
from bot.features.listening.facts import CalledBack, OutOfGroup, WentApart
from bot.features.privacy.facts import PersonErased
from bot.features.small_groups import commands, reads
from bot.features.small_groups.cards import board, held
from bot.features.small_groups.handlers import keeping, talking
from bot.features.small_groups.model import GROUPS, Group
from bot.kernel.feature import Board, Feature, Reaction, aggregate, on, page
from bot.kernel.personal import Personal

SMALL_GROUPS = Feature(
    "small_groups",
    early=True,
    aggregates=(
        aggregate(
            "small group",
            Group,
            GROUPS,
            deadline=Group.deadline,
            tick=commands.KeepGroupTime,
            returned=commands.ComeBackToGroup,
            board=Board(board.board, lambda state: (state.place,) if state.here else ()),
        ),
    ),
    routes=(
        on(commands.HereToSpeak, reads.the_group, talking.here_to_speak),
        on(commands.NoteWritingHere, reads.overheard, talking.note_writing_here),
        on(commands.HaveSpoken, reads.the_group, talking.have_spoken),
        on(commands.PassHere, reads.the_group, talking.pass_here),
        on(commands.SaidBackHere, reads.the_group, talking.said_back),
        on(commands.MayShare, reads.the_group, talking.may_share),
        on(commands.KeepBetweenUs, reads.the_group, talking.keep_between_us),
        on(commands.WeAreReady, reads.the_group, talking.we_are_ready),
        on(commands.SpeakForUs, reads.the_group, talking.speak_for_us),
        on(commands.NotForUs, reads.the_group, talking.not_for_us),
        on(commands.StepOut, reads.the_group, talking.step_out),
        on(commands.OpenGroup, reads.one_told, keeping.open_group),
        on(commands.CloseGroup, reads.one_told, keeping.close_group),
        on(commands.GoOnWithout, reads.one_told, keeping.go_on_without),
        on(commands.NotePlace, reads.at_place, keeping.note_place),
        on(commands.ForgetInGroup, reads.one_with, keeping.forget_in_group),
        on(commands.KeepGroupTime, reads.the_group, keeping.keep_time),
        on(commands.ComeBackToGroup, reads.the_group, keeping.come_back),
    ),
    pages=(page(commands.MyGroup, reads.mine, board.page),),
    reactions=(
        Reaction(WentApart, keeping.after_went_apart),
        Reaction(CalledBack, keeping.after_called_back),
        Reaction(OutOfGroup, keeping.after_out_of_group),
        Reaction(AsideOpened, keeping.after_aside_opened),
        Reaction(AsideNotOpened, keeping.after_aside_not_opened),
        Reaction(PersonErased, keeping.after_person_erased),
    ),
    personal=Personal(reads.with_person, held.of_person),
)
