"""Check-ins: questions that come again, asked of each person at their own hour, and never chased."""

from bot.features.asides.facts import AsideNotOpened, AsideOpened
from bot.features.check_ins import commands, reads
from bot.features.check_ins.cards import answers, board, held, pages, told
from bot.features.check_ins.facts import StandingChanged
from bot.features.check_ins.handlers import answering, asking, helping, setting
from bot.features.check_ins.model import CHECK_INS, PROMPTS, SERIES, CheckIn, Prompt, Series
from bot.features.check_ins.model.settings import SUMMARY, Summary
from bot.features.coalition.facts import HomeLeft, MemberJoined, MemberLeft
from bot.features.privacy.facts import PersonErased
from bot.kernel.elements import Button
from bot.kernel.feature import Board, Feature, Reaction, Root, aggregate, on, page
from bot.kernel.personal import Personal
from bot.kernel.text import say
from bot.ruling import Topic, ruling

CHECKING_IN = Feature(
    "check_ins",
    aggregates=(
        aggregate("check-in series", Series, SERIES, deadline=Series.deadline, tick=commands.StartCheckIn),
        aggregate(
            "check-in",
            CheckIn,
            CHECK_INS,
            deadline=CheckIn.deadline,
            tick=commands.KeepCheckIn,
            board=Board(board.board, lambda state: (state.place,) if state.is_shown else (), lambda _: True),
        ),
        aggregate("check-in prompt", Prompt, PROMPTS, deadline=Prompt.deadline, tick=commands.AskPerson),
    ),
    routes=(
        on(commands.SetCheckIn, reads.setting, setting.set_check_in),
        on(commands.SetReadyCheckIn, reads.setting, setting.set_ready_check_in),
        on(commands.RewordCheckIn, reads.the_series, setting.reword_check_in, prefill=reads.words_now),
        on(commands.MoveCheckIn, reads.the_series, setting.move_check_in),
        on(commands.RepeatCheckIn, reads.the_series, setting.repeat_check_in),
        on(commands.AskWhom, reads.addressing, setting.ask_whom),
        on(commands.OpenFor, reads.the_series, setting.open_for),
        on(commands.PauseCheckIn, reads.the_series, setting.pause_check_in),
        on(commands.ResumeCheckIn, reads.resuming, setting.resume_check_in),
        on(commands.EndCheckIn, reads.the_series, setting.end_check_in),
        on(commands.AskMe, reads.wishing, setting.ask_me),
        on(commands.AskMeDirectly, reads.wishing_directly, setting.ask_me_directly),
        on(commands.AnswerCheckIn, reads.answering, answering.answer_check_in, prefill=reads.answer_now),
        on(commands.AnswerInWords, reads.answering, answering.answer_in_words, prefill=reads.answer_now),
        on(commands.AnswerAsBefore, reads.answering_as_before, answering.answer_as_before),
        on(commands.CallForHelp, reads.calling, answering.call_for_help),
        on(commands.LendAHand, reads.helping, helping.lend_a_hand),
        on(commands.BringUsTogether, reads.bringing, helping.bring_together),
        on(commands.SettleTogether, reads.settling, helping.settle_together),
        on(commands.StartCheckIn, reads.starting, asking.start_check_in),
        on(commands.KeepCheckIn, reads.keeping, asking.keep_check_in),
        on(commands.PutOnLists, reads.joining, asking.put_on_lists),
        on(commands.AskPerson, reads.asking, asking.ask_person),
        on(commands.CountAnswers, reads.counting, asking.count_answers),
        on(commands.HandOnSeries, reads.set_by, setting.hand_on_series),
        on(commands.PauseThere, reads.running_there, setting.pause_there),
        on(commands.ForgetInSeries, reads.series_with, setting.forget_in_series),
        on(commands.ForgetAnswers, reads.prompt_with, answering.forget_answers),
    ),
    root=Root(
        "check-in",
        say("Ask each other how it is going, again and again"),
        commands.CheckInsPage,
        commands.SetCheckIn,
    ),
    tiles=(Button(commands.CheckInsPage.title, commands.CheckInsPage()),),
    pages=(
        page(commands.CheckInsPage, reads.all_of_them, pages.all_of_them),
        page(commands.SeriesPage, reads.repeating, pages.series),
        page(commands.CheckInPage, reads.looking, answers.page),
    ),
    reactions=(
        Reaction(StandingChanged, asking.after_standing_changed),
        Reaction(MemberJoined, asking.after_member_joined),
        Reaction(MemberLeft, setting.after_member_left),
        Reaction(HomeLeft, setting.after_home_left),
        Reaction(PersonErased, setting.after_person_erased),
        Reaction(PersonErased, answering.after_person_erased),
        Reaction(AsideOpened, helping.after_aside_opened),
        Reaction(AsideNotOpened, helping.after_aside_not_opened),
    ),
    personal=Personal(reads.known, held.of_person),
    told=told.TOLD,
)

ON_CHECK_INS = (
    ruling(
        SUMMARY,
        Topic.information,
        ((Summary.here, say("In the channel")), (Summary.page, say("On its page alone"))),
    ),
)
"""What a ground rule can set of it."""
