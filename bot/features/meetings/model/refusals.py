"""What a meeting says no to, and what to do instead."""

from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class NoMeetingSet(Refusal):
    sentence = say("No meeting is set yet. Type /coalition meetings to set one.")


class DayIsPast(Refusal):
    sentence = say("{at} is over already. Please choose a day and time to come.")


class DayIsFar(Refusal):
    sentence = say("{day} is more than two years away. Please choose a nearer day.")


class DayTaken(Refusal):
    sentence = say("There was a meeting of these on {day} already. Please choose another day, or set a new meeting.")


class NextIsSet(Refusal):
    sentence = say("The next of these meetings is set already: {at}. You can change its date.")


class EnoughMeetings(Refusal):
    sentence = say("{most} meetings are set, and more do not fit. One of them can be cancelled first.")


class MeetingOver(Refusal):
    sentence = say("This meeting is over. You can set the next one.")


class MeetingCancelledAlready(Refusal):
    sentence = say("This meeting is cancelled. To meet after all, set a new one.")


class MeetingBegun(Refusal):
    sentence = say("This meeting has begun, so it is not moved or cancelled any more. You can set the next one.")


class NotBegun(Refusal):
    sentence = say("This meeting has not begun yet. Please come back when it has.")


class NotOver(Refusal):
    sentence = say("This meeting is still to come. What is not done can be carried over afterwards.")


class SetByOthers(Refusal):
    sentence = say("This can be changed by {who}, who set the meeting, or by a facilitator. Please ask them.")


class AnswersFull(Refusal):
    sentence = say("This meeting has {most} answers, and more do not fit. Please tell a facilitator that you come.")


class PointsFull(Refusal):
    sentence = say("This meeting has {most} points, and more do not fit. A point that is not needed can be removed.")


class PointGone(Refusal):
    sentence = say("This point is not there any more. Open the points again to see what is.")


class PointOfOthers(Refusal):
    sentence = say("This point is from {who}. They or a facilitator can remove it.")


class NoNextMeeting(Refusal):
    sentence = say("There is no next meeting to carry them over to. Please set it first.")


class NotAmongUs(Refusal):
    sentence = say("This person is not a member any more. Please open the list again.")


class PresenceFull(Refusal):
    sentence = say("{most} people are on this list, and more do not fit. Nothing else is needed.")
