"""Listening rounds: everyone is heard in turn."""

from bot.features.circles.facts import OutOfCircle
from bot.features.coalition.facts import HomeLeft, MemberLeft
from bot.features.listening import commands, reads
from bot.features.listening.cards import board, ending, held, over_time, told
from bot.features.listening.cards.words import aloud
from bot.features.listening.handlers import (
    clock,
    hushing,
    joining,
    keeping,
    opening,
    overhearing,
    reflecting,
    speaking,
    together,
)
from bot.features.listening.model import ROUNDS, Round
from bot.features.listening.reads import looking
from bot.features.privacy.facts import PersonErased
from bot.features.small_groups.facts import GroupClosed, SteppedOut, VoiceFound
from bot.kernel.feature import Board, Feature, Reaction, Root, Source, Word, aggregate, on, page
from bot.kernel.personal import Personal
from bot.kernel.text import say

LISTENING = Feature(
    "listening",
    early=True,
    aggregates=(
        aggregate(
            "round",
            Round,
            ROUNDS,
            deadline=Round.deadline,
            tick=commands.KeepTime,
            returned=commands.ComeBack,
            board=Board(board.board, lambda state: (state.place,), aloud),
        ),
    ),
    routes=(
        on(commands.OpenRound, reads.opening, opening.open_round),
        on(commands.OpenFirstRound, reads.opening, opening.open_first_round),
        on(commands.Join, reads.entering, joining.join),
        on(commands.ListenOnly, reads.coming, joining.listen_only),
        on(commands.Leave, reads.the_round, joining.leave),
        on(commands.ForgetSpeaker, reads.ended_with, joining.forget_speaker),
        on(commands.LeaveWithCoalition, reads.round_with, joining.leave_with_coalition),
        on(commands.LeaveWithCircle, reads.round_of_circle, joining.leave_with_circle),
        on(commands.AddSomeone, reads.the_round, joining.add_someone),
        on(commands.TakeSomeoneOut, reads.the_round, joining.take_someone_out),
        on(commands.SendWords, reads.sending, joining.send_words),
        on(commands.ImHere, reads.the_round, speaking.im_here),
        on(commands.Done, reads.the_round, speaking.done),
        on(commands.NotDoneYet, reads.the_round, speaking.not_done_yet),
        on(commands.PassTurn, reads.the_round, speaking.pass_turn),
        on(commands.OneMoreMinute, reads.the_round, speaking.one_more_minute),
        on(commands.SaidBack, reads.the_round, reflecting.said_back),
        on(commands.PassSayingBack, reads.the_round, reflecting.pass_saying_back),
        on(commands.SayIfHeard, reads.the_round, reflecting.say_if_heard),
        on(commands.ReflectBack, reads.the_round, reflecting.reflect_back),
        on(commands.ChangeRound, reads.changing, keeping.change_round),
        on(commands.Start, reads.starting, keeping.start),
        on(commands.GoBack, reads.the_round, keeping.go_back),
        on(commands.MoveSomeone, reads.the_round, keeping.move_someone),
        on(commands.HandOverRound, reads.the_round, keeping.hand_over),
        on(commands.AcceptRound, reads.the_round, keeping.accept_round),
        on(commands.Pause, reads.the_round, keeping.pause),
        on(commands.Resume, reads.the_round, keeping.resume),
        on(commands.MoveOn, reads.the_round, keeping.move_on),
        on(commands.NextStep, reads.the_round, together.next_step),
        on(commands.BackToCircle, reads.the_round, together.back_to_circle),
        on(commands.NoteBack, reads.the_round, together.note_back),
        on(commands.NoteSteppedOut, reads.the_round, together.note_stepped_out),
        on(commands.NoteVoice, reads.the_round, together.note_voice),
        on(commands.Hush, reads.hushing, hushing.hush),
        on(commands.EndRound, reads.the_round, keeping.end_round),
        on(commands.EndRoundThere, reads.round_there, keeping.end_there),
        on(commands.TakeOver, reads.the_round, keeping.take_over),
        on(commands.AskForPartner, reads.asking, keeping.ask_for_partner),
        on(commands.BePartner, reads.the_round, keeping.be_partner),
        on(commands.SetNextDate, reads.coming, keeping.set_next_date),
        on(commands.NoteWriting, reads.overheard, overhearing.note_writing),
        on(commands.KeepTime, reads.the_round, clock.keep_time),
        on(commands.ComeBack, reads.the_round, clock.come_back),
    ),
    root=Root(
        "listening-round",
        say("Listen to each other, one person at a time"),
        commands.RoundsHere,
        commands.OpenRound,
        words=(
            Word("first-round", say("Open the ready-made first round"), commands.OpenFirstRound),
            Word("my-time", say("How long I spoke"), commands.MyTime),
            Word("shared", say("How the floor was shared, for facilitators"), commands.SharedOverTime),
        ),
    ),
    sources=(
        Source("still-to-come", looking.still_to_come),
        Source("in-this-round", looking.in_this_round),
        Source("added-here", looking.added_here),
    ),
    reactions=(
        Reaction(HomeLeft, keeping.after_home_left),
        Reaction(MemberLeft, joining.after_member_left),
        Reaction(OutOfCircle, joining.after_out_of_circle),
        Reaction(PersonErased, joining.after_person_erased),
        Reaction(GroupClosed, together.after_group_closed),
        Reaction(SteppedOut, together.after_stepped_out),
        Reaction(VoiceFound, together.after_voice_found),
    ),
    personal=Personal(reads.rounds_with, held.of_person),
    told=told.TOLD,
    pages=(
        page(commands.RoundsHere, looking.round_here, board.page),
        page(commands.WordsForOthers, looking.for_others, ending.for_others),
        page(commands.MyTime, looking.round_of, ending.my_time),
        page(commands.SharedOverTime, looking.last_rounds, over_time.page),
    ),
)
