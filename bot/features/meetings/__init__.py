"""Meetings outside chat: a date, a place or a call, points, who comes, who was there, and what carries over."""

from bot.features.coalition.facts import MemberLeft
from bot.features.meetings import commands as asked
from bot.features.meetings import reads
from bot.features.meetings.cards import board, buttons, held, lists, pages, told
from bot.features.meetings.handlers import attending, clock, planning, points
from bot.features.meetings.model import MEETINGS, Meeting
from bot.features.privacy.facts import PersonErased
from bot.kernel.feature import Board, Feature, Reaction, Source, Word, aggregate, on, page
from bot.kernel.personal import Personal
from bot.kernel.text import say

MEETINGS_OUTSIDE = Feature(
    "meetings",
    early=True,
    aggregates=(
        aggregate(
            "meeting",
            Meeting,
            MEETINGS,
            deadline=Meeting.deadline,
            tick=asked.RemindOfMeeting,
            board=Board(board.board, board.where),
        ),
    ),
    routes=(
        on(asked.SetMeeting, reads.planning, planning.set_meeting),
        on(asked.ChangeMeeting, reads.the_meeting, planning.change_meeting),
        on(asked.MoveMeeting, reads.moving, planning.move_meeting),
        on(asked.RepeatMeeting, reads.the_meeting, planning.repeat_meeting),
        on(asked.CancelMeeting, reads.ending, planning.cancel_meeting),
        on(asked.AnswerMeeting, reads.answering, attending.answer_meeting),
        on(asked.HandOnMeeting, reads.set_by, planning.hand_on_meeting),
        on(asked.ForgetInMeeting, reads.meeting_with, attending.forget_in_meeting),
        on(asked.SayPresent, reads.the_meeting, attending.say_present),
        on(asked.SayAbsent, reads.the_meeting, attending.say_absent),
        on(asked.NotePresent, reads.noting, attending.note_present),
        on(asked.NoteAbsent, reads.noting, attending.note_absent),
        on(asked.AddPoint, reads.the_meeting, points.add_point),
        on(asked.AddPointFromMessage, reads.the_meeting, points.add_point),
        on(asked.MarkPoint, reads.the_meeting, points.mark_point),
        on(asked.RemovePoint, reads.the_meeting, points.remove_point),
        on(asked.CarryOver, reads.carrying, points.carry_over),
        on(asked.RemindOfMeeting, reads.ending, clock.remind_of_meeting),
    ),
    pages=(
        page(asked.MeetingsPage, reads.calendar, pages.calendar),
        page(asked.MeetingPage, reads.one_meeting, pages.meeting),
        page(asked.RepeatingPage, reads.repeating, pages.repeating),
        page(asked.PointsPage, reads.list_of, lists.points),
        page(asked.PointPage, reads.one_point, lists.point),
        page(asked.ComingPage, reads.list_of, lists.coming),
        page(asked.PresentPage, reads.list_of, lists.present),
        page(asked.WritePresentPage, reads.to_write_down, lists.to_write_down),
    ),
    sources=(Source(asked.PLANNED, reads.to_choose),),
    personal=Personal(reads.meetings_of, held.of_person),
    told=told.TOLD,
    reactions=(
        Reaction(MemberLeft, planning.after_member_left),
        Reaction(PersonErased, attending.after_person_erased),
    ),
    words=(Word("meetings", say("Meetings outside this chat"), asked.MeetingsPage),),
    tiles=(buttons.to(asked.MeetingsPage()),),
)
