"""The register of agreements: what was agreed, how it came about, whom it binds, and what becomes of it."""

from bot.deciding import BeingDecided, Decided
from bot.features.agreements import commands as asked
from bot.features.agreements import reads
from bot.features.agreements.cards import files, found, held, one, pages, told
from bot.features.agreements.facts import AGREEMENTS_TO_PICK, AgreementEnded, AgreementMade
from bot.features.agreements.handlers import confidence, finding, living, making
from bot.features.agreements.model import AGREEMENTS, Agreement
from bot.features.privacy.facts import PersonErased
from bot.features.proposals.facts import ProposalAdopted
from bot.kernel.feature import Feature, Reaction, Root, Section, Source, aggregate, on, page
from bot.kernel.personal import Personal
from bot.kernel.text import say

REGISTER = Feature(
    "agreements",
    aggregates=(aggregate("agreement", Agreement, AGREEMENTS, deadline=Agreement.deadline, tick=asked.LookOnItsDay),),
    routes=(
        on(asked.FindAgreements, reads.finding, finding.find_agreements),
        on(asked.KeepAgreement, reads.making, making.keep_agreement),
        on(asked.RenewAgreement, reads.following, making.renew_agreement),
        on(asked.FinishAgreement, reads.following, making.finish_agreement),
        on(asked.AskToLookAgain, reads.acting, living.ask_to_look_again),
        on(asked.LeaveAsItIs, reads.acting, living.leave_as_it_is),
        on(asked.LookLater, reads.acting, living.look_later),
        on(asked.PutToAllAgain, reads.acting, living.put_to_all_again),
        on(asked.AskToReplaceAgreement, reads.acting, living.ask_to_replace, prefill=reads.words_as_they_are),
        on(asked.AskToEndAgreement, reads.ending, living.ask_to_end_agreement),
        on(asked.CorrectWording, reads.acting, living.correct_wording, prefill=reads.wording_now),
        on(asked.AskToConfide, reads.acting, confidence.ask_to_confide),
        on(asked.AskToOpen, reads.acting, confidence.ask_to_open),
        on(asked.MarkInConfidence, reads.marking, confidence.mark_in_confidence),
        on(asked.SetConfidence, reads.marking, confidence.set_confidence),
        on(asked.PutWordingBack, reads.acting, living.put_wording_back),
        on(asked.SignToo, reads.acting, living.sign_too),
        on(asked.TakeSignatureBack, reads.acting, living.take_signature_back),
        on(asked.LookOnItsDay, reads.on_its_day, living.look_on_its_day),
        on(asked.NoteBeforeAll, reads.following, living.note_before_all),
        on(asked.NoteNotAgreed, reads.following, living.note_not_agreed),
        on(asked.NoteReplaces, reads.replacing, living.note_replaces),
        on(asked.ForgetInAgreements, reads.forgetting, living.forget_in_agreements),
    ),
    root=Root("agreements", say("What we have agreed"), asked.AgreementsPage, asked.FindAgreements),
    pages=(
        page(asked.AgreementsPage, reads.listed, pages.listed),
        page(asked.AgreementPage, reads.looking, one.page),
        page(asked.BoundPage, reads.bound, pages.bound),
        page(asked.FoundPage, reads.found_again, found.page),
        page(asked.VersionsPage, reads.version, pages.versions),
        page(asked.FilesPage, reads.offering, files.offered),
        page(asked.FilePage, reads.taking, files.handed),
    ),
    sources=(Source(AGREEMENTS_TO_PICK, reads.to_pick),),
    sections=(Section(reads.latest, pages.on_home),),
    reactions=(
        Reaction(ProposalAdopted, making.after_proposal_adopted),
        Reaction(BeingDecided, living.after_being_decided),
        Reaction(Decided, living.after_decided),
        Reaction(AgreementMade, living.after_agreement_made),
        Reaction(AgreementEnded, living.after_agreement_ended),
        Reaction(PersonErased, living.after_person_erased),
    ),
    personal=Personal(reads.named, held.of_person),
    told=told.TOLD,
)
