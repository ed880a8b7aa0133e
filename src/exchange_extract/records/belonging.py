"""What the words for people say of whose they are, where they name no single side."""

from dataclasses import replace

from exchange_extract.frames.model import Flow, Frame

_FOREIGN = {"foreign", "foreigners", "overseas"}
_ABROAD = {"western", "foreign", "european", "international", "african", "asian"}
_NATIONS = {"nationalities", "nations", "countries"}
_BEHIND = 5  # words between people and "of several nationalities"
# fmt: off
_OWN_ARMY = {"government", "army", "regime", "loyalist", "pro-government", "state"}
_SOLDIERS = {
    "soldiers", "soldier", "troops", "forces", "servicemen", "fighters", "policemen", "officers", "prisoners",
    "captives", "detainees",
}
# fmt: on


def of_many_states(frame: Frame, flow: Flow) -> Flow:
    """ "215 Ukrainian and foreign fighters", "hostages of several nationalities": no single side (codebook, 4)."""
    group = flow.group
    if group is None or flow.receiver is None or flow.receiver.basis == "stated":
        return flow
    tokens = frame.scene.parsed.tokens
    within = [token.lower for token in tokens[group.first : group.last + 1]]
    behind = [token.lower for token in tokens[group.last + 1 : group.last + _BEHIND]]
    if flow.receiver.rule.startswith("infer.partner") and not group.parties and _ABROAD & set(within[:-1]):
        return replace(flow, receiver=None)  # "three Western hostages" are of no side of the two
    mixed = group.parties and _FOREIGN & set(within[:-1]) and {"and", "or"} & set(within)
    many = behind[:1] in (["of"], ["from"]) and _NATIONS & set(behind) and not {"two", "both"} & set(behind)
    return replace(flow, receiver=None) if mixed or many else flow


def to_own_army(frame: Frame, flow: Flow) -> Flow:
    """ "Freed 15 government soldiers": of a state and an armed group it is the group that lets them go."""
    group, giver, receiver = flow.group, flow.giver, flow.receiver
    if group is None or giver is None or receiver is None or receiver.basis == "stated":
        return flow
    kinds = giver.mention.value.kind, receiver.mention.value.kind
    words = [token.lower for token in frame.scene.parsed.tokens[group.first : group.last + 1]]
    theirs = bool(_OWN_ARMY & set(words[:-1])) and words[-1] in _SOLDIERS
    return replace(flow, giver=receiver, receiver=giver) if theirs and kinds == ("state", "armed_group") else flow
