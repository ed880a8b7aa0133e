"""Freed by force: raids, and armed forces that take captives from those who hold them (codebook, section 1)."""

from exchange_extract.records.scope_case import Case
from exchange_extract.records.tellings import Telling

# fmt: off
_FORCES = frozenset({
    "agents", "army", "commandos", "forces", "marines", "navy", "officers", "operatives", "police", "soldiers",
    "troops",
})
# fmt: on
_PRISONERS = ("people.prisoner", "people.detainee")
_SUBJECT, _AGENT = 5, 8  # tokens before a verb or beside its subject, and behind it, that may name who acts


def is_rescue(case: Case) -> bool:
    """Captors do not act, and the forces of the captives' own side do."""
    if case.exchanged or case.remains or case.record.status not in ("completed", "ongoing"):
        return False
    groups = [f.giver for f in case.flows if f.giver and f.giver.mention.value.kind == "armed_group"]
    if any(giver.rule.endswith((".subj", ".by", ".poss")) for giver in groups):
        return False
    if _is_by_force(case) and (case.themes.rules("rescue") or case.themes.rules("crime")):
        return True
    if case.swap:
        return False
    if case.names_everywhere("rescue"):
        return True
    stated = any(f.giver and f.giver.basis == "stated" and not _acts_by_force(t) for t in case.told for f in t.flows)
    if case.themes.rules("rescue") and not stated and all(t.category != "child" for t in case.record.transfers):
        return True
    freed = ("hostage", "child", "civilian") if "police" in case.words else ("hostage",)
    return _is_by_force(case) and all(t.category in freed for t in case.record.transfers)


def _is_by_force(case: Case) -> bool:
    """Whether forces act wherever people are let go or brought out, none of them fighters."""
    if any(transfer.category == "prisoner_of_war" for transfer in case.record.transfers):
        return False
    if any(group.rule in _PRISONERS for group in case.groups):
        return False  # whom forces let go as prisoners that they held themselves
    freed = [telling for telling in case.told if telling.frame.trigger.rule.frame in ("release", "return")]
    return bool(freed) and all(map(_acts_by_force, freed))


def _acts_by_force(telling: Telling) -> bool:
    """Whether armed forces are the subject of an active verb, or free by a raid; who hands people over holds them."""
    trigger, scene = telling.frame.trigger, telling.frame.scene
    tokens, clauses = scene.parsed.tokens, scene.clauses
    if trigger.nominal or trigger.rule.id == "release.hand_over":
        return False
    if clauses.is_passive(trigger.head):
        after = [token.lower for token in tokens[trigger.last + 1 : trigger.last + 1 + _AGENT]]
        return "by" in after and not _FORCES.isdisjoint(after[after.index("by") :])
    subject = clauses.subject(trigger.head)
    beside = tokens[max(0, subject - 1) : subject + _SUBJECT] if subject is not None else ()
    near = (*tokens[max(0, trigger.first - _SUBJECT) : trigger.first], *beside)
    return any(token.i < trigger.first and token.lower in _FORCES for token in near)
