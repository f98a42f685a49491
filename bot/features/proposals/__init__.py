"""Proposals and votes: what is put to the group, what people say to it, and how it is decided."""

from bot.deciding import DecisionWanted
from bot.features.coalition.facts import MemberLeft
from bot.features.points.facts import PointsShown
from bot.features.privacy.facts import PersonErased
from bot.features.proposals import commands, facts, reads
from bot.features.proposals.cards import advising as advising_cards
from bot.features.proposals.cards import ballot, board, held, more_ways, pages, roll, told, ways
from bot.features.proposals.cards import hearing as hearing_cards
from bot.features.proposals.cards import not_yet as not_yet_cards
from bot.features.proposals.cards import secret as secret_cards
from bot.features.proposals.cards import texts as texts_cards
from bot.features.proposals.facts import ProposalWritten
from bot.features.proposals.handlers import (
    advising,
    amending,
    among,
    answering,
    differing,
    for_now,
    hearing,
    keeping,
    not_yet,
    origins,
    proxies,
    secret,
    silence,
    texts,
    wanted,
    working_through,
    writing,
)
from bot.features.proposals.handlers import ways as asking
from bot.features.proposals.model import ACTS, PROPOSALS, ROLL, Act, OnRoll, Proposal
from bot.features.proposals.model.origin import SHARED, SharedPoints
from bot.features.proposals.model.proxy import PROXIES, Proxy
from bot.features.proposals.model.secret import EMPTIED, ISSUED, PAPERS, Emptied, Issued, Paper
from bot.features.proposals.model.text import TEXTS, Text
from bot.kernel.elements import Button
from bot.kernel.feature import Board, Feature, Reaction, Root, Source, Word, aggregate, on, page
from bot.kernel.personal import Personal
from bot.kernel.text import say

PROPOSING = Feature(
    "proposals",
    aggregates=(
        aggregate(
            "proposal",
            Proposal,
            PROPOSALS,
            deadline=Proposal.deadline,
            tick=commands.KeepVote,
            board=Board(board.board, lambda state: None if state.is_on_the_table else ()),
        ),
        aggregate("proposal act", Act, ACTS),
        aggregate("proposal roll", OnRoll, ROLL),
        aggregate(
            "proposal text",
            Text,
            TEXTS,
            board=Board(texts_cards.board, lambda state: None if state.is_on_the_table else ()),
        ),
        aggregate("proposal proxy", Proxy, PROXIES),
        aggregate("points to propose", SharedPoints, SHARED),
        aggregate("secret papers issued", Issued, ISSUED),
        aggregate("secret paper", Paper, PAPERS),
        aggregate("secret vote emptied", Emptied, EMPTIED),
    ),
    routes=(
        on(commands.WriteBlock, reads.written, writing.write_block),
        on(commands.ProposePoint, reads.of_point, origins.propose_point),
        on(commands.PutToVote, reads.wanted, wanted.put_to_vote),
        on(commands.KeepSharedPoints, reads.shared_before, origins.keep_shared_points),
        on(commands.MakeSmallAgreement, reads.bringing, silence.make_small_agreement),
        on(commands.BringIn, reads.bringing, silence.bring_in),
        on(commands.LookAgain, reads.again, silence.look_again),
        on(commands.SayNotThere, reads.again, silence.say_not_there),
        on(commands.DeclineChange, reads.the_proposal, differing.decline_change),
        on(commands.MakeItsOwn, reads.its_own, differing.make_its_own),
        on(commands.SayWhoDoesWhat, reads.handing_in, differing.say_who_does_what),
        on(commands.WriteText, reads.text_written, texts.write_text),
        on(commands.CutText, reads.the_text, texts.cut_text),
        on(commands.JoinBlocks, reads.the_text, texts.join_blocks),
        on(commands.ShowText, reads.the_text, texts.show_text),
        on(commands.DropText, reads.the_text, texts.drop_text),
        on(commands.AskForAll, reads.asking_all, texts.ask_for_all),
        on(commands.AskAboutBlock, reads.about_block, texts.ask_about_block),
        on(commands.KeepText, reads.block_of, texts.keep_text),
        on(commands.ForgetTexts, reads.forgetting_text, texts.forget_texts),
        on(commands.OfferAgain, reads.offering, not_yet.offer_again),
        on(commands.TakeUpAgain, reads.told_everywhere, not_yet.take_up_again),
        on(commands.NotNow, reads.the_proposal, not_yet.not_now),
        on(commands.LetItRest, reads.the_proposal, not_yet.let_it_rest),
        on(commands.ComeBackOn, reads.the_proposal, not_yet.come_back_on),
        on(commands.TakeDayAway, reads.the_proposal, not_yet.take_day_away),
        on(commands.HandIn, reads.handing_in, writing.hand_in),
        on(commands.AnswerMatter, reads.handing_in, writing.answer_matter),
        on(commands.TakeMatterBack, reads.the_proposal, writing.take_matter_back),
        on(commands.Rewrite, reads.told_everywhere, writing.rewrite),
        on(commands.WithdrawBlock, reads.told_everywhere, writing.withdraw),
        on(commands.AskForAnswers, reads.opening, answering.ask_for_answers),
        on(commands.AskForAShare, reads.opening, asking.ask_for_a_share),
        on(commands.AskForMostOfAll, reads.opening, asking.ask_for_most_of_all),
        on(commands.AskForEveryYes, reads.opening, asking.ask_for_every_yes),
        on(commands.AskForConsensus, reads.opening, asking.ask_for_consensus),
        on(commands.AskForConsent, reads.opening, asking.ask_for_consent),
        on(commands.AskForFingers, reads.opening, asking.ask_for_fingers),
        on(commands.AskForGradients, reads.opening, asking.ask_for_gradients),
        on(commands.AskBySilence, reads.opening, asking.ask_by_silence),
        on(commands.AskWhoIsIn, reads.opening, asking.ask_who_is_in),
        on(commands.AskForAdvice, reads.seeking_advice, advising.ask_for_advice),
        on(commands.GiveAdvice, reads.answering, advising.give_advice),
        on(commands.Decide, reads.deciding, advising.decide),
        on(commands.HandOverDecision, reads.handing_over, advising.hand_over),
        on(commands.LetDeciderGo, reads.decided_by, advising.let_decider_go),
        on(commands.WithdrawObjection, reads.answering, working_through.withdraw_objection),
        on(commands.SayItIsMet, reads.answering, working_through.say_it_is_met),
        on(commands.TestObjection, reads.answering, working_through.test_objection),
        on(commands.Answer, reads.answering, answering.answer),
        on(commands.AnswerWithWords, reads.answering, answering.answer_with_words),
        on(commands.AnswerForNow, reads.answering, answering.answer_for_now),
        on(commands.ConfirmAnswer, reads.answering, for_now.confirm_answer),
        on(commands.ReplaceAnswer, reads.answering, for_now.replace_answer),
        on(commands.AskToRank, reads.opening, among.ask_to_rank),
        on(commands.AskToRate, reads.opening, among.ask_to_rate),
        on(commands.AskForDots, reads.opening, among.ask_for_dots),
        on(commands.AskWhen, reads.planning, among.ask_when),
        on(commands.HandInBallot, reads.answering, answering.hand_in_ballot),
        on(commands.StandBy, reads.answering, answering.stand_by),
        on(commands.SayRead, reads.handing_in, hearing.say_read),
        on(commands.WaitForThem, reads.unheard, hearing.wait_for_them),
        on(commands.ListUnheard, reads.unheard, hearing.list_unheard),
        on(commands.SubmitInSecret, reads.submitting, secret.submit),
        on(commands.LengthenVote, reads.amending, amending.lengthen_vote),
        on(commands.AskToEnd, reads.amending, amending.ask_to_end),
        on(commands.AskToAdd, reads.amending, amending.ask_to_add),
        on(commands.AskToTakeOff, reads.amending, amending.ask_to_take_off),
        on(commands.AgreeToWish, reads.amending, amending.agree_to_wish),
        on(commands.LetActFor, reads.letting, proxies.let_act_for),
        on(commands.EndProxy, reads.ending, proxies.end_proxy),
        on(commands.KeepVote, reads.keeping, keeping.keep_vote),
        on(commands.ForgetNames, reads.forgetting, keeping.forget_names),
        on(commands.ForgetAnswer, reads.forgetting_answer, keeping.forget_answer),
    ),
    root=Root(
        "propose", say("Write what we could agree on, and ask for answers"), commands.ProposalsPage, commands.WriteBlock
    ),
    words=(Word("proposals", commands.ProposalsPage.title, commands.ProposalsPage),),
    sources=(Source(commands.OTHER_SEATS, reads.other_seats), Source(commands.DECIDERS, reads.deciders)),
    tiles=(Button(commands.ProposalsPage.title, commands.ProposalsPage()),),
    pages=(
        page(commands.ProposalsPage, reads.all_of_them, pages.all_of_them),
        page(commands.TextPage, reads.looking_at_text, texts_cards.page),
        page(commands.ProposalPage, reads.looking, pages.one),
        page(commands.NotYetPage, reads.kept, not_yet_cards.all_of_it),
        page(commands.AgainPage, reads.is_it_time, not_yet_cards.page),
        page(commands.WaitPage, reads.counting, hearing_cards.wait),
        page(commands.TakeHomePage, reads.looking, hearing_cards.take_home),
        page(commands.MyAnswersPage, reads.mine, hearing_cards.mine),
        page(commands.SecretPage, reads.looking_in_secret, secret_cards.page),
        page(commands.RollPage, reads.on_the_roll, roll.page),
        page(commands.AdvicePage, reads.on_the_roll, advising_cards.page),
        page(commands.MoreWays, reads.more_ways, more_ways.page),
        page(commands.CountingPage, reads.counting, pages.counting),
        page(commands.AmongPage, reads.counting, ways.page),
        page(commands.BallotPage, reads.filling, ballot.page),
    ),
    reactions=(
        Reaction(ProposalWritten, hearing.after_proposal_written),
        Reaction(PersonErased, keeping.after_person_erased),
        Reaction(PersonErased, texts.after_person_erased),
        Reaction(DecisionWanted, wanted.after_decision_wanted),
        Reaction(MemberLeft, advising.after_member_left),
        Reaction(PointsShown, origins.after_points_shown),
        Reaction(facts.BlocksAsked, texts.after_blocks_asked),
        Reaction(facts.ProposalRewritten, texts.after_it),
        Reaction(facts.VoteOpened, texts.after_it),
        Reaction(facts.VoteExtended, texts.after_it),
        Reaction(facts.VoteLengthened, texts.after_it),
        Reaction(facts.ProposalAdopted, texts.after_it),
        Reaction(facts.ProposalNotAdopted, texts.after_it),
        Reaction(facts.ProposalWithdrawn, texts.after_it),
        Reaction(facts.ProposalTakenUp, texts.after_it),
        Reaction(facts.ProposalAdopted, not_yet.after_proposal_adopted),
    ),
    personal=Personal(reads.named, held.of_person),
    told=told.TOLD,
)
