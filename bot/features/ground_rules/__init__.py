"""Ground rules: three promises to begin with, and rules that the group adopts by vote and the bot upholds."""

from dataclasses import replace

from bot.deciding import BeingDecided, Decided
from bot.features.ground_rules import commands, facts
from bot.features.ground_rules.cards import asking, held, promises, rules, told, topics, versions
from bot.features.ground_rules.handlers import deciding
from bot.features.ground_rules.handlers import promises as promising
from bot.features.ground_rules.handlers import rules as ruling
from bot.features.ground_rules.model import PROMISES, Promises
from bot.features.ground_rules.model.book import GROUND_RULES_HERE
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.reads import promises as reads
from bot.features.ground_rules.reads import rules as reading
from bot.features.privacy.facts import PersonErased
from bot.kernel.elements import Button
from bot.kernel.feature import Board, Feature, Reaction, Root, Source, aggregate, on, page
from bot.kernel.personal import Personal
from bot.kernel.text import say
from bot.ruling import Ruling

GROUND_RULES = Feature(
    "ground_rules",
    early=True,
    aggregates=(
        aggregate("promises", Promises, PROMISES, board=Board(promises.board, lambda _: None)),
        aggregate(
            "ground rule",
            GroundRule,
            GROUND_RULES_HERE,
            deadline=GroundRule.deadline,
            tick=commands.KeepRule,
            board=Board(rules.board, lambda state: None if state.shown_until else ()),
        ),
    ),
    routes=(
        on(commands.WritePromises, reads.standing, promising.write_promises),
        on(commands.ReplacePromise, reads.promising, promising.replace_promise),
        on(commands.RewordPromises, reads.rewording, promising.reword_promises),
        on(commands.KeepPromises, reads.answering, promising.keep_promises),
        on(commands.TalkFirst, reads.answering, promising.talk_first),
        on(commands.ForgetVoice, reads.spoken_in, promising.forget_voice),
        on(commands.WriteRule, reading.written, ruling.write_rule),
        on(commands.WriteOwnRule, reading.written, ruling.write_rule),
        on(commands.ChangeRule, reading.the_rule, ruling.change_rule, prefill=reading.wording_now),
        on(commands.DropDraft, reading.the_rule, ruling.drop_draft),
        on(commands.AcknowledgeRule, reading.the_rule, ruling.acknowledge_rule),
        on(commands.AskForException, reading.the_rule, ruling.ask_for_exception),
        on(commands.AskToEndRule, reading.the_rule, ruling.ask_to_end_rule),
        on(commands.LookAtRuleLater, reading.the_rule, deciding.look_at_rule_later),
        on(commands.SayAsked, reading.still_there, deciding.say_asked),
        on(commands.SupersedeRule, reading.still_there, deciding.supersede_rule),
        on(commands.KeepRule, reading.falling_due, deciding.keep_rule),
        on(commands.ForgetInRules, reading.named, deciding.forget_in_rules),
    ),
    root=Root("ground-rules", say("What we promise each other, and how we run things"), commands.RulesPage),
    tiles=(Button(commands.RulesPage.title, commands.RulesPage()),),
    pages=(
        page(commands.RulesPage, reading.topics, topics.page),
        page(commands.PromisesPage, reads.shown, promises.page),
        page(commands.VersionPage, reading.version, versions.page),
    ),
    sources=(Source(commands.STANDING, reads.lines),),
    reactions=(
        Reaction(PersonErased, promising.after_person_erased),
        Reaction(PersonErased, deciding.after_person_erased),
        Reaction(BeingDecided, deciding.after_being_decided),
        Reaction(Decided, deciding.after_decided),
        Reaction(facts.RuleInForce, deciding.after_rule_in_force),
    ),
    personal=Personal(reads.said_by, held.of_person),
    told=told.TOLD,
)


def ground_rules(rulings: tuple[Ruling, ...] = ()) -> Feature:
    """With the settings of all features that a rule can carry."""
    return replace(
        GROUND_RULES,
        routes=(
            *GROUND_RULES.routes,
            on(commands.SetAnswer, reading.answering(rulings), ruling.set_answer),
            on(commands.TakePlaceOf, reading.replacing(rulings), ruling.take_place_of),
            on(commands.PutRule, reading.putting(rulings), ruling.put_rule),
            on(commands.AskWhetherItFits, reading.putting(rulings), ruling.ask_whether_it_fits),
            on(commands.KeepDecision, reading.decided(rulings), deciding.keep_decision),
        ),
        pages=(
            *GROUND_RULES.pages,
            page(commands.RuleTopicPage, reading.on_topic(rulings), topics.on_topic),
            page(commands.RulePage, reading.looking(rulings), rules.page),
            page(commands.DraftPage, reading.looking(rulings), asking.page),
        ),
    )
