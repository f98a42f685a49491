"""People who press everything that they see, and write in fields whatever comes to them, none of it in Latin letters.
What they are shown is kept, to be drawn in any language."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import cycle

from adapters.assembly import Bot, assembled
from adapters.desk import Answered, Caller, Chosen, Pressed, Said, Typed
from adapters.logs import logger
from adapters.reaching import Contact, note_contact
from adapters.terminal.cast import PLATFORM, ROOM, Persona
from adapters.terminal.messenger import Posted, TerminalMessenger, Wall
from adapters.typed import request_of
from adapters.whereabouts import News, spread
from bot.codes import Code
from bot.confidential import KINDS, Kind
from bot.dispatch import Answer, Outcome
from bot.dispatch.ports import Reach, Store, Transaction
from bot.features.coalition.model.facilitation import MONTH, MONTHS
from bot.features.coalition.model.homes import Why
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.features.ground_rules.model.parts import Stage, Version
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import Kept, RuleId, Wording
from bot.features.weights.model import ON_WEIGHTS
from bot.kernel.card import Card
from bot.kernel.command import Account, Address, Draft
from bot.kernel.elements import Buttons, Menu, texts
from bot.kernel.fields import Choice, Day, Hour, Number, YesNo, Zone
from bot.kernel.form import Entry, Form
from bot.kernel.ids import Id
from bot.kernel.text import Phrase, Text, parts, say
from bot.kernel.wire import Press, encode
from bot.ruling import Topic
from bot.weighing import Weighing
from tests.adapters.calls import FakeCalls
from tests.rules.ruled import rule_of
from tests.seating import seated

PEOPLE = tuple(
    Persona(user, name)
    for user, name in {
        "ana": "آنا",
        "ben": "بن",
        "eva": "إيفا",
        "ida": "إيدا",
        "max": "مكس",
        "zoe": "زوي",
        "tablet": "لوح",
    }.items()
)
WORDS = (
    "المدرسة",
    "العيادة",
    "ماذا يساعد العائلات؟",
    "مرحبا (٣)",
    "اتحاد المستأجرين",
    "النهر",
    "بيت الشباب",
    "المكتبة",
    "مركز الحي",
    "نادي القراءة",
    "مطبخ الحي",
    "جمعية الآباء",
    "دار الفنون",
)
ZONE = "Europe/Madrid"
BEGINNING = (  # two organisations, their representatives, an alternate; and the first turn of a round
    ("ana", ("WhoCanSee", "SetUp", "ChangeCoalition", "AddOrganisation", "SpeakFor", "ConfirmRepresentative")),
    ("ana@street", ("NewHere",)),
    ("ana", ("MyPage", "UseAnotherAccount")),
    ("tablet", ("LinkAccount", "MyAccounts", "RemoveAccount")),
    ("ben", ("WhoCanSee", "JoinNeighbourhood", "HomePage", "MyPage", "JoinPage", "JoinOrganisation")),
    (
        "ana",
        ("WhoPage", "OrganisationPage", "AddPerson", "PersonPage", "StopWriting", "PersonPage", "WriteForThem"),
    ),
    ("ana", ("LeaveForThem",)),
    ("ana", ("MyPage", "WritersPage", "LetWrite", "WritersPage", "TakeBackWriting")),
    ("ana", ("WhoPage", "OrganisationPage", "PersonPage", "NameAlternate", "PersonPage", "RemoveAlternate")),
    ("ana", ("WhoPage", "OrganisationPage", "RequireLead", "OrganisationPage", "LetAlternatesAnswer")),
    (
        "ana",
        (
            "WhoPage",
            "OrganisationPage",
            "PersonPage",
            "AskToFacilitate",
            "PersonPage",
            "HandOver",
            "ConfirmRepresentative",
        ),
    ),
    ("zoe", ("WhoCanSee", "JoinNeighbourhood")),
    ("max", ("WhoCanSee", "JoinNeighbourhood")),
    ("ana", ("WhoPage", "AddResident")),
    ("ana", ("WhoPage", "ResidentsPage", "SetResidentsSeats")),
    ("zoe", ("ResidentsPage", "OfferToSpeak", "ResidentsPage", "TakeBackOffer", "ResidentsPage", "OfferToSpeak")),
    (
        "max",
        ("ResidentsPage", "SupportResident", "ResidentsPage", "TakeBackSupport", "ResidentsPage", "SupportResident"),
    ),
    ("ana", ("ResidentsPage", "FillResidentsSeat", "ConfirmRepresentative")),
    ("ana", ("MorePage", "HomesPage", "InvitePlace", "HomesPage", "TakeInvitationBack", "HomesPage", "InvitePlace")),
    ("zoe@yard", ("LookAtInvitation", "BringHere")),
    ("ana", ("!yard", "HomesPage", "HomeOfOurs", "TryAgain")),
    ("ana", ("?zoe",)),
    ("ana", ("UnreachedPage",)),
    ("zoe", ("WriteToMeAgain",)),
    ("ana", ("HomesPage", "HomeOfOurs", "ChangeHome", "HomesPage", "HomeOfOurs", "LeaveHome")),
    ("ben", ("MorePage", "FacilitatorsPage", "AcceptFacilitation")),
    ("eva", ("WhoCanSee", "JoinNeighbourhood", "HomePage", "MyPage", "JoinPage", "AddOrganisation", "SpeakFor")),
    ("ana", ("MorePage", "FacilitatorsPage", "HandOverFacilitation person=إيفا")),
    ("eva", ("MorePage", "FacilitatorsPage", "DeclineFacilitation")),
    ("ana", ("DeclineRepresentative",)),
    ("eva", ("MyPage", "SpeakFor")),
    ("ana", ("ConfirmRepresentative",)),
    ("ben", ("QuestionRepresentative",)),
    ("ana", ("ConfirmRepresentative",)),
    ("ben circles", ("OpenCircle kind=organisations", "InviteOrganisation")),
    ("eva circles", ("CirclePage", "ComeIn", "LeaveCircle")),
    ("ana circles", ("OpenCircle", "InvitePerson")),
    ("ben circles", ("CirclePage", "ComeIn")),
    ("eva circles", ("CirclePage", "ComeIn")),
    ("ana circles", ("CirclePage", "SayNotNow")),
    ("ben circles", ("CirclePage", "ComeIn")),
    ("eva circles", ("CirclePage", "ComeIn")),
    ("ana circles", ("CirclePage", "LetIn")),
    ("ben circles", ("OpenCircle entry=anyone",)),
    ("ana circles", ("CirclePage", "ComeIn")),
    ("eva circles", ("CirclePage", "ComeIn")),
    ("ben circles", ("CirclePage", "CloseCircle", "CirclePage", "KeepCircle")),
    ("ben", ("RoundsHere", "OpenFirstRound", "Join", "ReflectBack")),
    ("ana", ("Join", "Leave", "Join")),
    ("ben", ("Start", "ImHere", "RoundsHere", "MoveSomeone", "Done", "NotDoneYet", "OneMoreMinute", "Done")),
    ("ben", ("RoundsHere", "AddSomeone", "RoundsHere", "TakeSomeoneOut")),
    ("ana", (*("RoundsHere",) * 6, "PassSayingBack")),
    ("ben", ("RoundsHere", "GoBack", "ImHere", "Done")),
    ("ana", (*("RoundsHere",) * 6, "SaidBack")),
    ("ben", ("SayIfHeard",)),
    ("ben", ("RoundsHere", "MoveOn", "RoundsHere", "GoBack", "RoundsHere", "HandOverRound")),
    ("ben", ("RoundsHere", "SharedOverTime")),
    ("ana", ("RoundsHere", "AcceptRound", "RoundsHere", "HandOverRound")),
    ("ben", ("RoundsHere", "AcceptRound")),
)
CLOSING = (  # what all of them promise each other, and how they leave; before somebody ends anything
    ("ana", ("MorePage", "GoOwnWay", "MorePage", "FollowPath")),
    ("ana", ("MorePage", "RulesPage", "WritePromises", "RulesPage", "PromisesPage", "ReplacePromise")),
    ("ana", ("MorePage", "RulesPage", "PromisesPage", "RewordPromises", "KeepPromises")),
    ("eva", ("RulesPage", "PromisesPage", "TalkFirst")),
    ("eva", ("MorePage", "ClosePage", "OpenClose", "SayWord", "PassWord", "SayWord", "EndClose")),
)
SLOWLY = (  # before somebody ends anything
    ("ana", ("MorePage", "SlowPage", "OpenSlowRound", "WriteWords", "SlowPage", "TakeWordsBack", "~slow-round")),
    ("ana", ("SlowPage", "GiveMoreTime", "SlowPage", "EndSlowRound")),
    ("ana", ("OpenPoints", "NamePoint", "MarksPage", "KeepPointsPage", "ClosePoints")),
    ("ana", ("OpenPoints", "NamePoint", "NamePoint", "~point", "MarksPage", "MarkAsMine", "FinishMarking")),
    ("ana", ("MarksPage", "MyPointsPage", "TakePointBack")),
    ("ana", ("MarksPage", "KeepPointsPage", "GivePointsMoreTime", "KeepPointsPage", "TakePointDown number=2")),
    ("ben points", ("MarksPage", "FinishMarking")),
    ("eva points", ("MarksPage", "FinishMarking")),
    ("max points", ("MarksPage", "FinishMarking")),
    ("zoe points", ("MarksPage", "FinishMarking")),
    ("ana", ("MarksPage", "KeepPointsPage", "ShowPoints", "PointsHerePage", "ProposePoint")),
)
PARTING = (  # until nobody facilitates, the round or all of it, and somebody takes over
    ("ben", ("MorePage", "FacilitatorsPage", "StopFacilitating", "MyPage", "LeaveCoalition")),
    ("ana", ("RoundsHere", "TakeOver", "Pause", "RoundsHere", "Resume", "EndRound")),
    ("ana", ("RoundsHere", "OpenRound format=pairs", "Join")),
    ("eva", ("RoundsHere", "Join")),
    ("ana", ("RoundsHere", "Start", "RoundsHere", "MyGroup", "HereToSpeak", "HaveSpoken")),
    (
        "eva",
        (
            "RoundsHere",
            "MyGroup",
            "SaidBackHere",
            "RoundsHere",
            "MyGroup",
            "PassHere",
            "RoundsHere",
            "MyGroup",
            "MayShare",
        ),
    ),
    ("ana", ("RoundsHere", "MyGroup", "KeepBetweenUs", "RoundsHere", "EndRound")),
    ("ana", ("RoundsHere", "OpenRound format=1-2-4-all", "Join")),
    *((each, ("RoundsHere", "Join")) for each in ("eva", "zoe", "max")),
    ("ana", ("RoundsHere", "Start", "RoundsHere", "NextStep", "RoundsHere", "MyGroup", "WeAreReady")),
    ("ana", ("RoundsHere", "NextStep", "RoundsHere", "MyGroup", "SpeakForUs", "RoundsHere", "MyGroup", "NotForUs")),
    ("ana", ("RoundsHere", "MyGroup", "StepOut", "RoundsHere", "BackToCircle", "EndRound")),
    ("eva", ("RoundsHere", "OpenFirstRound manner=spoken", "AskForPartner")),
    ("eva", ("RoundsHere", "Hush")),
    ("ana", ("BePartner", "RoundsHere", "EndRound")),
    ("ana", ("MyPage", "LeaveCoalition")),
    ("eva", ("MorePage", "FacilitatorsPage", "TakeOverFacilitation")),
    (
        "eva",
        (
            f"+{MONTHS * MONTH.days}",
            "MorePage",
            "FacilitatorsPage",
            "GoOnFacilitating",
            "FacilitatorsPage",
            "ChangeTerm",
            "FacilitatorsPage",
            "ChangeCoalition",
        ),
    ),
)
MEETING = (  # by who facilitates then
    (
        "eva",
        ("MorePage", "MeetingsPage", "SetMeeting", "MeetingPage", "AddPoint", "PointsPage", "PointPage", "MarkPoint"),
    ),
    ("eva", ("MeetingsPage", "MeetingPage", "PointsPage", "PointPage", "RemovePoint", "~meeting")),
    ("eva", ("MeetingsPage", "MeetingPage", "ComingPage", "AnswerMeeting", "ChangeMeeting")),
    ("eva", ("MeetingsPage", "SetMeeting", "MeetingPage", "RepeatingPage", "RepeatMeeting")),
    ("eva", ("MeetingsPage", "MeetingPage", "MoveMeeting", "CancelMeeting")),
)
CHECKING_IN = (  # the first is changed until it comes every working day
    (
        "eva",
        ("MorePage", "CheckInsPage", "SetCheckIn rhythm=weekly", "SeriesPage", "RepeatCheckIn", "OpenFor", "AskMe"),
    ),
    ("eva", ("MorePage", "CheckInsPage", "SeriesPage", "AskMe", "SeriesPage", "AskMeDirectly")),
    ("eva", ("MorePage", "CheckInsPage", "SeriesPage", "RewordCheckIn", "PauseCheckIn", "SeriesPage", "ResumeCheckIn")),
    ("eva", ("MorePage", "CheckInsPage", "SeriesPage", "MoveCheckIn rhythm=working-days", "+12")),
    ("eva", ("MorePage", "CheckInsPage", "AnswerCheckIn how=need-help", "CheckInPage")),
    ("zoe", ("MorePage", "CheckInsPage", "CheckInPage", "LendAHand")),
    ("eva", ("MorePage", "CheckInsPage", "CheckInPage", "BringUsTogether")),
    ("eva", ("MorePage", "CheckInsPage", "CheckInPage", "my AnswerCheckIn how=done")),
    ("eva", ("+3", "MorePage", "CheckInsPage", "my CheckInPage", "my AnswerAsBefore")),
    ("eva", ("MyPage", "WritersPage", "LetWrite person=زوي")),
    ("zoe", ("MorePage", "CheckInsPage", "my CheckInPage", "my AnswerCheckIn how=need-help")),
    ("eva", ("MorePage", "CheckInsPage", "my CheckInPage", "my CallForHelp")),
    ("eva", ("MyPage", "WritersPage", "TakeBackWriting")),
    ("eva", ("MorePage", "CheckInsPage", "SeriesPage", "AskWhom", "SeriesPage", "EndCheckIn")),
    ("eva", ("MorePage", "CheckInsPage", "SetCheckIn rhythm=working-days kind=words", "SeriesPage", "OpenFor", "+12")),
    ("eva", ("MorePage", "CheckInsPage", "AnswerInWords")),
    ("eva", ("MorePage", "CheckInsPage", "SetReadyCheckIn rhythm=working-days", "SeriesPage", "+12")),
)
PAPER = ("BallotPage", "second BallotPage", "second BallotPage", "my HandInBallot")
DECIDING = (  # by who facilitates then: what they could agree on, what people say to it, and what is answered
    ("eva proposals", ("~propose",)),
    ("eva proposals", ("MakeSmallAgreement", "ProposalPage", "LookAgain")),
    ("eva proposals", ("WriteBlock", "ProposalPage", "HandIn kind=change", "ProposalPage", "DeclineChange")),
    ("eva proposals", ("ProposalPage", "MakeItsOwn", "ProposalPage", "PutTogether")),
    ("eva proposals", ("ProposalPage", "WithdrawBlock")),
    ("eva proposals", ("BringIn", "AgreementsPage")),
    ("eva proposals", ("BringIn", "ProposalPage", "SayNotThere")),
    ("eva proposals", ("WriteText", "CutText", "DropText")),
    ("eva proposals", ("WriteText", "JoinBlocks", "ShowText", "TextPage", "AskForAll", "TextPage")),
    ("eva proposals", ("WriteBlock", "ProposalPage", "HandIn", "ProposalPage", "AnswerMatter")),
    ("eva proposals", ("ProposalPage", "HandIn kind=change", "ProposalPage", "TakeMatterBack")),
    ("eva proposals", ("ProposalPage", "HandIn kind=change", "ProposalPage", "Rewrite same=no")),
    ("eva proposals", ("ProposalPage", "WaitPage", "WaitForThem", "ProposalPage", "TakeHomePage")),
    ("zoe proposals", ("ProposalPage", "SayRead")),
    ("eva proposals", ("ProposalPage", "AskForAnswers", "CountingPage")),
    ("eva", ("MyPage", "MyAnswersPage")),
    ("eva proposals", ("ProposalPage", "Answer", "ProposalPage", "AnswerWithWords")),
    ("eva proposals", ("ProposalPage", "AnswerForNow", "ConfirmAnswer")),
    ("eva", ("MyPage", "WritersPage", "LetWrite person=مكس")),
    ("max proposals", ("ProposalPage", "my ProposalPage", "AnswerForNow", "ReplaceAnswer")),
    ("eva proposals", ("ProposalPage", "Rewrite same=no")),
    ("eva proposals", ("ProposalPage", "StandBy", "ProposalPage")),
    ("eva proposals", ("ProposalPage", "WithdrawBlock", "ProposalsPage")),
    *(
        (
            "eva proposals",
            ("+1", "WriteBlock", "ProposalPage", "MoreWays", "AmongPage", way, *PAPER, "ProposalPage", "WithdrawBlock"),
        )
        for way in ("AskToRank", "AskToRate", "AskForDots", "AskWhen")
    ),
    ("eva proposals", ("WriteBlock", "ProposalPage", "AskForAnswers")),
    ("max", ("MyPage", "JoinPage", "AddOrganisation name=بستان", "SpeakFor")),
    ("eva", ("ConfirmRepresentative",)),
    ("eva proposals", ("ProposalPage", "CountingPage", "RollPage", "LengthenVote", "CountingPage")),
    ("eva", ("RollPage", "AskToAdd")),
    ("eva", ("RollPage", "LetActFor", "RollPage", "EndProxy")),
    ("zoe", ("RollPage", "AgreeToWish")),
    ("max", ("MyPage", "GiveSeatBack")),
    ("eva", ("RollPage", "AskToTakeOff", "+2", "RollPage", "AskToEnd")),
    *(
        ("eva proposals", ("+1", "WriteBlock", "ProposalPage", "MoreWays", way, "ProposalPage", "WithdrawBlock"))
        for way in ("AskForAShare", "AskForMostOfAll", "AskForEveryYes", "AskForConsensus", "AskForConsent")
    ),
    (
        "eva proposals",
        ("+1", "WriteBlock", "ProposalPage", "MoreWays", "AskForFingers", "ProposalPage", "AnswerWithWords"),
    ),
    ("eva proposals", ("ProposalPage", "WithdrawBlock")),
    *(
        (
            "eva proposals",
            ("+1", "WriteBlock", "ProposalPage", "MoreWays", "MoreWays", way, "ProposalPage", "WithdrawBlock"),
        )
        for way in ("AskForGradients", "AskBySilence", "AskWhoIsIn")
    ),
    ("eva proposals", ("WriteBlock", "ProposalPage", "MoreWays", "MoreWays", "AskForAdvice decider=إيفا days=1")),
    ("eva proposals", ("ProposalPage", "GiveAdvice", "AdvicePage", "+1", "ProposalPage", "Decide")),
    ("eva proposals", ("WriteBlock", "ProposalPage", "MoreWays", "MoreWays", "AskForAdvice decider=إيفا")),
    ("eva proposals", ("ProposalPage", "HandOverDecision", "ProposalPage", "WithdrawBlock")),
    ("eva proposals", ("+1", "WriteBlock", "ProposalPage", "AskForAnswers", "ProposalPage", "AnswerWithWords")),
    ("eva proposals", ("ProposalPage", "WithdrawObjection", "ProposalPage", "AnswerWithWords")),
    ("eva proposals", ("ProposalPage", "TestObjection", "ProposalPage", "AnswerWithWords")),
    ("eva proposals", ("+1", "ProposalPage", "my Rewrite same=yes", "ProposalPage", "SayItIsMet")),
    ("eva proposals", ("ProposalPage", "WithdrawBlock")),
)
NOT_YET = (  # nobody answers, time passes, and something else is agreed
    ("eva proposals", ("+1", "WriteBlock", "ProposalPage", "AskForAnswers", "+9", "ProposalPage", "ComeBackOn")),
    ("eva proposals", ("NotYetPage", "ProposalPage", "TakeDayAway")),
    ("eva proposals", ("MakeSmallAgreement", "+4")),
    ("eva", ("AgainPage", "NotNow", "LetItRest", "TakeUpAgain")),
)
RULING = (  # by who facilitates then: a rule from its first draft to its review, and what else is asked of it
    ("eva", ("MorePage", "RulesPage", "RuleTopicPage", "WriteOwnRule", "DraftPage", "ChangeRule", "DraftPage")),
    ("eva", ("DropDraft", "MorePage", "RulesPage", "last but two RuleTopicPage", "WriteRule months=1 force=holds")),
    ("eva", ("DraftPage", "second SetAnswer", "my PutRule")),
    ("eva proposals", ("ProposalPage", "AnswerForNow")),
    ("zoe proposals", ("ProposalPage", "AnswerForNow")),
    (
        "eva",
        (
            "+9",
            "MorePage",
            "RulesPage",
            "last but two RuleTopicPage",
            "my RulePage",
            "my AcknowledgeRule",
            "VersionPage",
        ),
    ),
    ("eva", ("RulePage", "my AskForException", "MorePage", "RulesPage", "last but two RuleTopicPage", "WriteRule")),
    ("eva", ("DraftPage", "my TakePlaceOf", "DropDraft", "+40", "RulePage", "my LookAtRuleLater")),
    ("eva", ("+40", "RulePage", "my AskWhetherItFits")),
    ("zoe", ("RulePage", "my DraftPage")),
    ("eva", ("+9", "RulePage", "my AskToEndRule")),
)
IN_SECRET = (  # with more seats than before
    ("eva proposals", ("WriteBlock", "ProposalPage", "AskForAnswers question=most_say_yes openness=secret")),
    ("eva proposals", ("ProposalPage", "SecretPage", "SubmitInSecret", "ProposalPage")),
)
MET = (  # when the first meeting is over
    ("eva", ("MeetingsPage", "MeetingPage", "SayPresent", "PresentPage", "NoteAbsent", "SayPresent")),
    ("eva", ("MeetingsPage", "MeetingPage", "SayAbsent", "PresentPage", "WritePresentPage", "NotePresent")),
    ("eva", ("MeetingsPage", "MeetingPage", "SetMeeting", "CarryOver")),
)
AFTERWARDS = (  # when it is over
    ("eva proposals", ("MakeSmallAgreement", "+4", "SayWhoDoesWhat")),
    ("eva proposals", ("AgreementsPage", "AgreementPage", "BoundPage", "AgreementPage", "VersionsPage")),
    ("eva proposals", ("AgreementsPage", "AgreementPage", "CorrectWording", "PutWordingBack")),
    ("eva proposals", ("AgreementsPage", "FindAgreements", "FoundPage", "FoundPage")),
    ("eva proposals", ("AgreementsPage", "AgreementPage", "AskToLookAgain", "AgreementPage", "LeaveAsItIs months=6")),
    ("eva proposals", ("AgreementsPage", "AgreementPage", "SignToo", "AgreementPage", "TakeSignatureBack")),
    ("eva proposals", ("AgreementsPage", "AgreementPage", "AskToLookAgain", "AgreementPage", "PutToAllAgain", "+40")),
    ("eva proposals", ("AgreementsPage", "AgreementPage", "AskToReplaceAgreement", "+40")),
    ("eva proposals", ("AgreementsPage", "AgreementPage", "AskToEndAgreement")),
    ("eva proposals", ("AgreementsPage", "AgreementPage", "FilesPage", "FilePage", "FilesPage", "AgreementPage")),
    ("eva proposals", ("AgreementsPage", "FilesPage", "FilePage", "FilesPage", "AgreementsPage")),
    (
        "eva proposals",
        ("AgreementsPage", "second AgreementPage", "my AskToLookAgain", "my AgreementPage", "my LookLater"),
    ),
    ("eva proposals", ("+40", "AgreementsPage", "AgreementPage", "my AskToConfide")),
    ("eva proposals", ("MakeSmallAgreement", "+4", "AgreementsPage", "second AgreementPage", "my MarkInConfidence")),
    ("eva proposals", ("AgreementsPage", "second AgreementPage", "my AskToOpen")),
    ("max", ("MyPage", "PrivacyPage", "DataPage", "DataFilePage", "DataPage", "PrivacyPage", "ErasePage", "EraseMe")),
)
PROMISING = (  # what was promised, and what becomes of it
    ("ida", ("WhoCanSee", "JoinNeighbourhood", "HomePage", "MyPage", "JoinPage", "JoinOrganisation")),
    ("zoe promises", ("MakePromise who=إيفا", "ConfirmDay")),
    ("eva promises", ("MyPromisesPage", "my PromisePage", "CarryPromise", "MyPromisesPage")),
    ("eva promises", ("MyPromisesPage", "my PromisePage", "OfferPromise person=إيدا")),
    ("ida promises", ("MyPromisesPage", "my PromisePage", "TakePromiseOver")),
    ("eva proposals", ("MakeSmallAgreement", "+4", "SayWhoDoesWhat", "my PromiseUnder", "ConfirmDay")),
    ("eva promises", ("MyPromisesPage", "my PromisePage", "PromisesUnderPage")),
    ("eva promises", ("~promise", "DropPromise")),
    ("eva promises", ("MakePromise", "DropPromise")),
    ("eva promises", ("MakePromise", "ConfirmDay", "PromisePage", "DatePromise", "ConfirmDay")),
    ("eva promises", ("PromisePage", "ChangePromiseWords", "PromisePage", "FormerWordsPage")),
    ("eva promises", ("PromisePage", "AskRelease", "CarryOn", "PromisePage", "AskRelease")),
    ("zoe", ("ReleaseFromPromise",)),
    (
        "eva promises",
        (
            "MakePromise",
            "ConfirmDay",
            "my PromisePage",
            "my AskRelease",
            "my PutReleaseToVote",
            "my PromisePage",
            "my CarryOn",
        ),
    ),
    ("eva promises", ("MakePromise", "ConfirmDay", "my PromisePage", "my SayPromiseDone", "ReopenPromise")),
    ("eva promises", ("my PromisePage", "my SayPromiseDone link=https://example.org", "my ConfirmLink")),
    ("eva promises", ("my PromisePage", "my PromisesPage", "DonePromisesPage")),
)
CELEBRATING = (  # who asks before anyone is thanked by name, and who answers
    ("eva celebrate", ("InsidePage", "AllowInside", "InsidePage", "AllowInside")),
    ("ida celebrate", ("BeginCelebration", "my NameEveryone", "my TakePartnerOff", "my NamePartner")),
    ("ida celebrate", ("CelebrationPage", "my RewordCelebration", "my AskPartners", "my CelebrationPage")),
    ("eva celebrate", ("my CelebrationPage", "my ChangeTheWords", "my CelebrationPage", "my SayYes")),
    ("eva celebrate", ("my CelebrationPage", "my LeaveUsOut", "+8", "ThankThem", "my TakeThanksBack")),
    ("eva celebrate", ("TimelinePage", "my CelebrationPage", "my OutsidePage", "my CelebrationPage", "my LeaveUsOut")),
    ("ida celebrate", ("BeginCelebration", "my DropCelebration", "~celebrate")),
    ("eva celebrate", ("OfferPage", "LeaveOffer")),
)
WEIGHING = (  # once a ground rule lets organisations count differently
    ("eva", ("MyPage", "OrganisationPage", "ChangeWeight", "MorePage", "WeightsPage")),
)
CREDITING = (  # what partners say of their work, and what becomes of it
    (
        "eva work",
        (
            *("BeginWork name=السوق partner=№_3 line=نعمل_معا", "WorkPage", "WordLine line=نعمل_كل_شهر"),
            *("my WorkPage", "AcceptLine"),
        ),
    ),
    (
        "eva work",
        (
            *("BeginWork name=المطبخ line=نطبخ", "my WorkPage", "GiveLineOut", "my WorkPage"),
            *("AddWorkPartner organisation=№_4", "my WorkPage", "RenameWork name=مطبخنا"),
        ),
    ),
    ("eva work", ("WorksPage", "WorkPage", "ReporterPage", "WorksPage", "WorkPage", "WithdrawFromLine")),
    ("eva reporter", ("WorksPage", "WorkPage", "AcceptLine")),
    ("eva lately", ("HomePage",)),
)
LEAVING = (  # the organisation of which nobody is left, and then their own
    ("eva", ("OrganisationPage", "MarkAsLeft")),
    ("eva", ("MyPage", "my OrganisationPage", "LeaveAsOrganisation")),
)
GIVEN = {
    "when": "2027-06-01",
    "present": ", ".join((*WORDS, "1", "2", "3")),
    "body": "\n".join(WORDS[:5]),
    "seats": "3",
    "way": "named",
    "there": WORDS[0],
    "share": "3/4",
    "options": "\n".join(WORDS[:4]),
    "times": "2099-03-09 18:30\n2099-03-10 9:15",
    "raters": "1",
    "weight": "1/2",
    "dots": "5",
    "most": "3",
}
"""What is written with care in forms where it matters for what can be done next."""
ENDING = {
    "EndRound",
    "EndSlowRound",
    "ClosePoints",
    "Leave",
    "LeaveCoalition",
    "StopFacilitating",
    "TakeOver",
    "EndClose",
}
CODE = re.compile(r"\b\w{4}(?:-\w{4}){3}\b")
LATELY = 12
"""How many of the messages that a person saw they may still press something on."""


@dataclass(frozen=True)
class Seen:
    by: Persona
    said: Said
    shown: Answer | Form


@dataclass
class Walk:
    store: Store
    seed: int
    now: datetime = datetime(2026, 3, 5, 17, 0, tzinfo=UTC)
    seen: list[Seen] = field(default_factory=list)
    posted: list[Posted] = field(default_factory=list)
    tried: Counter[str] = field(default_factory=Counter)
    done: set[str] = field(default_factory=set)
    log: StringIO = field(default_factory=StringIO)
    ordered: int = 0
    careful: bool = False
    given: dict[str, str] = field(default_factory=dict)
    where: Address = ROOM

    def __post_init__(self) -> None:
        self.lots = random.Random(self.seed)
        self.words = cycle(WORDS)
        self.wall = Wall()
        self.wall.watch(lambda message: self.posted.append(message) if isinstance(message, Posted) else None)
        self.bot = self._assembled()
        self.roots = tuple(self.bot.dispatch.catalogue.roots.values())

    def _assembled(self) -> Bot:
        bot = assembled(
            self.store,
            {PLATFORM: TerminalMessenger(ROOM, self.wall)},
            now=lambda: self.now,
            seed=lambda: self.lots.randbytes(16),
            log=logger(self.log, "error"),
            instance="walk",
            calls={PLATFORM: FakeCalls(place=ROOM, reach=(Reach(PLATFORM),))},
        )
        bot.clock.at_once = 1
        return bot

    async def _settled(self) -> None:
        """What is posted and what is redrawn arrive side by side: here in one order, whichever was first."""
        await self.bot.settle()
        self.posted[self.ordered :] = sorted(
            self.posted[self.ordered :], key=lambda message: list(sentences(message.card))
        )
        self.ordered = len(self.posted)

    def cards(self) -> Iterator[Card]:
        """All that anyone was shown."""
        yield from (message.card for message in self.posted)
        answers = (seen.shown for seen in self.seen if isinstance(seen.shown, Answer))
        yield from (answer.shown for answer in answers if isinstance(answer.shown, Card))

    async def act(self, scenes: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        """Each person opens the home page or the page of a word, in the room or in the place after the @, and presses
        these, and fills forms in as one should, with what stands after the name of one; `my`, `second` and the like
        are of what they were shown last; `~point` is done with a message of theirs, `+90` is so many days later, from
        `!yard` on that place is out of reach, and from `?zoe` on she is not reached in private."""
        self.careful = True
        for person, asks in scenes:
            at, *words = person.split()
            user, _, channel = at.partition("@")
            self.where = replace(ROOM, channel=channel or ROOM.channel)
            who = next(each for each in PEOPLE if each.user == user)
            await self._say(who, Typed("coalition", " ".join(words)))
            for asked in asks:
                ask = " ".join(each for each in asked.split() if "=" not in each)
                self.given = dict(each.replace("_", " ").split("=") for each in asked.split() if "=" in each)
                if ask[0] == "+":
                    await self._waits(int(ask))
                self.now += timedelta(seconds=4)
                await self._settled()
                if ask[0] == "!":
                    await self._lost(ask[1:])
                if ask[0] == "?":
                    await self._unreached(ask[1:])
                if ask[0] in "+!?":
                    continue
                if ask[0] == "~":
                    assert await self._say(who, Chosen(ask[1:], next(self.words), own=True)), f"{user} could not {ask}"
                    continue
                own, _, name = ask.rpartition(" ")
                there = [Pressed(encode(each)) for each in (self._shown(who) if own else self._in_sight(who))]
                found = [each for each in there if self._name(each) == name]
                assert found, f"{user} sees no {ask}"
                chosen = found[{"second": 1, "last but two": -3}.get(own, -1)]
                assert await self._say(who, chosen), f"{user} could not {ask}: {self.seen[-1].shown}"
        self.careful, self.where, self.given = False, ROOM, {}

    async def _waits(self, days: int) -> None:
        """The clock sees that last day at noon too: in the evening nobody is asked to look at something again."""
        evening = self.now + timedelta(days=days)
        self.now = evening.replace(hour=12)
        await self._settled()
        self.now = evening

    async def _unreached(self, user: str) -> None:
        reach = Contact(Account(PLATFORM, ROOM.workspace, user), reached=False, now=self.now, seed=b"not in private--")
        assert await self.store.transact(note_contact, (self.bot.dispatch, reach)) == ()

    async def seat(self, user: str) -> None:
        """They hold five seats more."""
        caller = next(each for each in PEOPLE if each.user == user).caller(ZONE)

        def work(transaction: Transaction, now: datetime) -> None:
            known = transaction.recognise(caller.account, caller.address)
            assert known.person
            assert known.coalition
            seated(transaction.unit(known.coalition), (known.person,) * 5, now)

        await self.store.transact(work, self.now)

    async def lets_mark(self) -> None:
        """The group has a rule by which a facilitator marks what is confidential."""

        def work(transaction: Transaction, now: datetime) -> None:
            coalition = transaction.recognise(None, ROOM).coalition
            assert coalition
            setting = Kept(KINDS.name, Kind.marked.value, KINDS.question, say("What a facilitator marks"))
            wording = Wording(next(self.words), holds=False, kept=(setting,))
            version = Version(1, wording, None, now, Id("proposal------"), 1, 5, 5, "live with it", "5ea1")
            rule = GroundRule(RuleId("confidence----"), Topic.confidential, "", now, Stage.in_force, 90, (version,))
            transaction.unit(coalition).get(GROUND_RULES_HERE).add(rule)

        await self.store.transact(work, self.now)

    async def let_weigh(self) -> None:
        """A ground rule by which organisations count differently is in force."""
        caller = PEOPLE[0].caller(ZONE)

        def work(transaction: Transaction, now: datetime) -> None:
            coalition = transaction.recognise(caller.account, caller.address).coalition
            assert coalition
            transaction.unit(coalition).get(GROUND_RULES_HERE).add(
                rule_of(ON_WEIGHTS[0], Weighing.by_weight.value, holds=True)
            )

        await self.store.transact(work, self.now)

    async def _lost(self, channel: str) -> None:
        news = News(replace(ROOM, channel=channel), Why.forbidden, self.now, b"out of reach----", WORDS[0])
        assert await self.store.transact(spread, (self.bot.dispatch, news)) == ()

    async def go(self, steps: int) -> None:
        for _ in range(steps):
            self.now += timedelta(seconds=self.lots.choice((2, 2, 2, 2, 10, 30, 70)))
            await self._settled()
            if self.lots.random() < 0.3:
                await self._all_press()
            else:
                await self._step(self.lots.choice(PEOPLE))
        await self._settled()

    async def _all_press(self) -> None:
        """One button on the last message of the wall, by everyone: whose turn it is, is among them."""
        last = [message for message in self.wall.messages() if isinstance(message, Posted)][-2:]
        there = [press for message in last for press in presses(message.card)]
        if there:
            said = Pressed(encode(self._chosen(there)))
            for who in self.lots.sample(PEOPLE, len(PEOPLE)):
                await self._say(who, said)

    async def _step(self, who: Persona) -> None:
        there = list(self._in_sight(who))
        if not there or self.lots.random() < 0.2:
            await self._say(who, self._typed())
        else:
            await self._say(who, Pressed(encode(self._chosen(there))))

    def _chosen(self, there: list[Press]) -> Press:
        """Mostly what was not done yet, or pressed least; what ends things, seldom."""
        names = {each: self._name(Pressed(encode(each))) for each in self.lots.sample(there, len(there))}
        going_on = [each for each, name in names.items() if name not in ENDING or self.lots.random() < 0.1] or there
        each_name = list({names[each]: each for each in going_on}.values())
        return (
            self.lots.choice(each_name)
            if self.lots.random() < 0.5
            else min(going_on, key=lambda each: (names[each] in self.done, self.tried[names[each]]))
        )

    async def _say(self, who: Persona, said: Said) -> bool:
        """Whether it was done, by the form that it opened at the latest."""
        self.tried[self._name(said)] += 1
        shown = await self.bot.desk.hear(self._caller(who), said)
        self.seen.append(Seen(who, said, shown))
        for _ in range(3):
            if not isinstance(shown, Form):
                break
            answers = {entry.name: self.given.get(entry.name) or self._written(entry) for entry in shown.entries}
            said = Answered(shown.draft, answers)
            shown = await self.bot.desk.hear(self._caller(who), said)
            self.seen.append(Seen(who, said, shown))
        done = isinstance(shown, Answer) and shown.outcome is Outcome.done
        self.done |= {self._name(said)} if done else set()
        return done

    def _caller(self, who: Persona) -> Caller:
        return replace(who.caller(ZONE), address=self.where)

    def _name(self, said: Said) -> str:
        match said:
            case Pressed(wire):
                pressed = self.bot.desk.decode(wire)
                return (pressed.command if isinstance(pressed, Draft) else type(pressed)).__name__
            case Answered(draft):
                return draft.command.__name__
            case Chosen(word):
                return self.bot.desk.shortcut(word).command.__name__
            case Typed(root, line):
                opened = request_of(self.bot.dispatch.catalogue.roots, root, line)
                return (opened.command if isinstance(opened, Draft) else type(opened)).__name__

    def _typed(self) -> Typed:
        root = self.lots.choice(self.roots)
        line = self.lots.choice(("", "", *(word.word for word in root.words), *((WORDS) if root.command else ())))
        return Typed(root.name, line)

    def _shown(self, who: Persona) -> Iterator[Press]:
        """On what they were shown last: `my …` in a scene, where the wall has another one."""
        mine = [seen.shown.shown for seen in self.seen if seen.by is who and isinstance(seen.shown, Answer)]
        last = mine[-1] if mine else None
        return presses(last) if isinstance(last, Card) else iter(())

    def _in_sight(self, who: Persona) -> Iterator[Press]:
        """On what they were shown lately, and on the wall; what others were shown they press only by a trick."""
        mine = [seen.shown.shown for seen in self.seen if seen.by is who and isinstance(seen.shown, Answer)]
        for card in mine[-LATELY:]:
            if isinstance(card, Card):
                yield from presses(card)
        for message in self.wall.messages()[-LATELY:]:
            if isinstance(message, Posted):
                yield from presses(message.card)
        if self.seen and not self.careful and self.lots.random() < 0.1:
            other = self.lots.choice(self.seen).shown
            if isinstance(other, Answer) and isinstance(other.shown, Card):
                yield from presses(other.shown)

    def _written(self, entry: Entry) -> str:
        if not entry.required and (self.careful or self.lots.random() < 0.3):
            return entry.text
        if self.careful and entry.name in GIVEN:
            return GIVEN[entry.name]
        match entry.kind:
            case Choice() | YesNo():
                return self.lots.choice(entry.options).value
            case Number(least=least, most=most):
                return str(self.lots.randint(least if self.careful else least - 1, most))
            case Day():
                return str(self.now.date() + timedelta(days=self.lots.randint(2 if self.careful else -1, 9)))
            case Hour():
                return self.lots.choice(("18:30", "9.15") if self.careful else ("18:30", "9.15", "25:00"))
            case Code():
                return self._code()
            case Zone():
                return self.lots.choice(("Asia/Kathmandu",) if self.careful else ("Asia/Kathmandu", "Nowhere"))
            case _ if entry.options:
                return self.lots.choice(entry.options).value
            case _:
                return next(self.words) if self.careful else self.lots.choice(("", *WORDS * 3))

    def _code(self) -> str:
        """The one that anybody was shown last; some are over by then."""
        shown = (each.shown.shown for each in reversed(self.seen) if isinstance(each.shown, Answer))
        written = (CODE.findall(str(card)) for card in shown if isinstance(card, Card))
        return next((codes[0] for codes in written if codes), next(self.words))


def presses(card: Card) -> Iterator[Press]:
    for element in card.elements:
        if isinstance(element, Buttons):
            yield from (button.press for button in element.buttons)
        elif isinstance(element, Menu):
            yield from (option.press for option in element.options)


def sentences(card: Card) -> Iterator[str]:
    for text in (card.summary, *(text for element in card.elements for text in texts(element))):
        yield from sentences_in(text)


def sentences_in(text: Text) -> Iterator[str]:
    yield from (each.text for each in parts(text) if isinstance(each, Phrase) and each.text)
