"""What people and the clock can ask of proposals."""

from bot.features.proposals.commands.amending import (
    LONGEST,
    AgreeToWish,
    AskToAdd,
    AskToEnd,
    AskToTakeOff,
    LengthenVote,
    RollPage,
)
from bot.features.proposals.commands.among import (
    AmongPage,
    AskAmong,
    AskForDots,
    AskToRank,
    AskToRate,
    AskWhen,
    BallotPage,
    HandInBallot,
)
from bot.features.proposals.commands.answering import Answer, AnswerWithWords, StandBy
from bot.features.proposals.commands.asking import MOST_DAYS, AskForAnswers
from bot.features.proposals.commands.clock import ForgetAnswer, ForgetNames, KeepVote
from bot.features.proposals.commands.for_now import AnswerForNow, ConfirmAnswer, ReplaceAnswer
from bot.features.proposals.commands.hearing import (
    ListUnheard,
    MyAnswersPage,
    SayRead,
    TakeHomePage,
    WaitForThem,
    WaitPage,
)
from bot.features.proposals.commands.origins import KeepSharedPoints, ProposePoint
from bot.features.proposals.commands.pages import CountingPage, ProposalPage, ProposalsPage
from bot.features.proposals.commands.secret import SecretPage, SubmitInSecret
from bot.features.proposals.commands.writing import (
    AnswerMatter,
    HandIn,
    OnProposal,
    Rewrite,
    TakeMatterBack,
    WithdrawBlock,
    WriteBlock,
)

__all__ = [
    "LONGEST",
    "MOST_DAYS",
    "AgreeToWish",
    "AmongPage",
    "Answer",
    "AnswerForNow",
    "AnswerMatter",
    "AnswerWithWords",
    "AskAmong",
    "AskForAnswers",
    "AskForDots",
    "AskToAdd",
    "AskToEnd",
    "AskToRank",
    "AskToRate",
    "AskToTakeOff",
    "AskWhen",
    "BallotPage",
    "ConfirmAnswer",
    "CountingPage",
    "ForgetAnswer",
    "ForgetNames",
    "HandIn",
    "HandInBallot",
    "KeepSharedPoints",
    "KeepVote",
    "LengthenVote",
    "ListUnheard",
    "MyAnswersPage",
    "OnProposal",
    "ProposalPage",
    "ProposalsPage",
    "ProposePoint",
    "ReplaceAnswer",
    "Rewrite",
    "RollPage",
    "SayRead",
    "SecretPage",
    "StandBy",
    "SubmitInSecret",
    "TakeHomePage",
    "TakeMatterBack",
    "WaitForThem",
    "WaitPage",
    "WithdrawBlock",
    "WriteBlock",
]
