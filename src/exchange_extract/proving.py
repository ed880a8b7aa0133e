"""The real stages for the examples of the rules: what ``check-rules`` runs them through."""

from collections.abc import Sequence

from exchange_extract.cues import find_cues
from exchange_extract.extractor import Extractor
from exchange_extract.frames import Scene
from exchange_extract.lexicon import Lexicon
from exchange_extract.phrases.names import find_names
from exchange_extract.phrases.people import PRONOUN
from exchange_extract.rules.check import FoundCue, FoundParty, FoundPeople, FoundPlace, FoundRecord, Stages
from exchange_extract.rules.schema import RuleSet
from exchange_extract.scenes import build_scenes
from exchange_extract.sentences import split_sentences
from exchange_extract.tokens import parse


def stages_for(rules: RuleSet) -> Stages:
    """The stages of the cascade under one set of rules."""
    extractor = Extractor.from_rules(rules)
    lexicon = extractor.lexicon

    def parties(text: str) -> list[FoundParty]:
        return [FoundParty(m.rule, m.value.code, m.value.name) for m in find_names(text, lexicon)[0]]

    def places(text: str) -> list[FoundPlace]:
        return [FoundPlace(m.rule, m.value.code) for m in find_names(text, lexicon)[1]]

    def people(text: str) -> list[FoundPeople]:
        return [
            FoundPeople(group.rule, group.count.value if group.count else None, group.category)
            for scene in _scenes(text, lexicon)
            for group in scene.groups
            if group.rule != PRONOUN
        ]

    def cues(text: str) -> list[FoundCue]:
        return [
            FoundCue(cue.rule.id, cue.rule.category, cue.rule.status)
            for scene in _scenes(text, lexicon)
            for cue in find_cues(scene.parsed, lexicon)
        ]

    def records(text: str) -> list[FoundRecord]:
        ids = sorted((rule.id for rule in rules.predicate), key=len, reverse=True)
        return [
            FoundRecord(frozenset(_predicates(ids, [e.rule for e in record.evidence])), record)
            for record in extractor.extract(text)
        ]

    return Stages(parties, places, people, cues, records)


def _scenes(text: str, lexicon: Lexicon) -> list[Scene]:
    """Every sentence of an example; no gate, so that words can be tried without a handover around them."""
    sentences = [(text, sentence) for sentence in split_sentences(text)]
    return build_scenes(text, list(parse(sentences, lexicon)), lexicon, None)


def _predicates(ids: Sequence[str], used: Sequence[str]) -> set[str]:
    """Ids of the predicates among the rules of a record's evidence; a part's rule begins with its predicate's id."""
    return {next((i for i in ids if rule == i or rule.startswith(f"{i}.")), "") for rule in used} - {""}
