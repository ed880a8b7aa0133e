"""The subject of a predicate, with what the parser gets wrong about it put right.

A party that is asked or urged to act is the subject of what it is to do; a phrase right before a verb and its
auxiliaries, or before a gerund, is its subject wherever the parser hung it.
"""

from exchange_extract.frames.apposition import named_groups
from exchange_extract.frames.asked import asked_subject, run_into_noun
from exchange_extract.frames.model import PartySpot, Scene, Spot, Trigger
from exchange_extract.phrases.people import Group
from exchange_extract.phrases.references import BOTH

# fmt: off
_AUXILIARIES = {
    "have", "has", "had", "been", "be", "is", "are", "was", "were", "being", "not", "'ve", "also", "already", "all",
    "both", "each", "to", "set", "due", "expected", "scheduled", "slated",
}
_HELD = {
    "held", "taken", "seized", "captured", "kidnapped", "abducted", "jailed", "imprisoned", "detained", "arrested",
    "snatched", "hijacked",
}
_SERVED = {"locked", "languished", "languishing", "interned", "incarcerated"}
_TURN = 9  # tokens between the commas of an aside
_ASIDE = 24  # words of a clause between commas
_CLAUSE = 8  # words from a relative pronoun to the verb of its clause
_TO_WHO = 8  # words from people to the "who" that describes them
_RULERS = {"authorities", "government", "forces", "rulers", "junta", "regime", "leadership"}
_BE = {"be", "been", "was", "were", "is", "are", "being"}
# fmt: on
_INNER = {"against", "at", "by", "during", "for", "in", "of", "on", "over", "to", "with"}
_ASIDES = {"all", "both", "most", "including", "mostly", "mainly", "among", "some", "half", "aged"}
_TURNS = {"in turn", "in return", "in exchange", "for its part", "for their part", "meanwhile", "likewise"}
_TURNED = {"in", "return", "turn", "exchange", "also", "then", "and"}
CONJUNCTIONS = ("with", "as", "after", "before", "since", "until", "than")


def subject_of(scene: Scene, trigger: Trigger) -> set[int]:
    if trigger.nominal:
        return set()
    clauses = scene.clauses
    asked = asked_subject(scene, trigger) or run_into_noun(scene, trigger)
    if asked:
        return asked
    told_of = _before_relative(scene, trigger)
    if told_of:
        return told_of
    adjacent = _inverted_subject(scene, trigger) or _adjacent_subject(scene, trigger)
    member = _among_whom(scene, trigger)
    if member:
        return member
    root = _participial_subject(scene, trigger) or clauses.subject(trigger.head)
    if root is not None and any(date.first <= root <= date.last for date in scene.dates):
        root = _described(scene, trigger)
    inner = any(g.first == min(adjacent, default=-1) for g in scene.groups) and _is_inner(scene, min(adjacent))
    held = _held_subject(scene, trigger, root) if inner or not adjacent else set()
    if held:
        return held
    shared = any(p.first <= (root or 0) <= p.last and p.mention.value.name == BOTH for p in scene.parties)
    other = bool(adjacent) and root not in adjacent
    if root is None or (other and (shared or scene.parsed.tokens[trigger.first].tag == "VBG")):
        return adjacent
    party = next((p for p in scene.parties if p.first in adjacent), None)
    acts = bool(party and _is_to_act(scene, trigger, party))
    if adjacent and (acts or _inherited(scene, trigger, root) or _own_subject(scene, trigger, root, min(adjacent))):
        return adjacent
    heads = clauses.head_of
    found = adjacent
    for index in clauses.sentence.subtree(root):
        if heads[index] == heads[root] or index == root:
            found.add(index)
    found |= _whole_of(scene, found)
    return {index for index in found if index != trigger.head}


def _before_relative(scene: Scene, trigger: Trigger) -> set[int]:
    """ "X, who was sentenced to death in May, will be freed": who the clause between two commas is about."""
    tokens = scene.parsed.tokens
    index = trigger.first - 1
    while index >= 0 and (tokens[index].tag in ("MD", "RB") or tokens[index].lower in _AUXILIARIES):
        index -= 1
    own = scene.parsed.child(trigger.head, "nsubj", "nsubj:pass")
    passive = any(token.lower in _BE for token in tokens[index + 1 : trigger.first])
    if index < 3 or tokens[index].lower != "," or own is not None or not passive:
        return set()
    stop = max(0, index - _ASIDE)
    who = next((i for i in range(index - 1, stop, -1) if tokens[i].lower in ("who", "whom")), 0)
    if who < 2 or tokens[who - 1].lower != ",":
        return set()
    spots = (*scene.persons, *(Spot(group.first, group.last) for group in scene.groups))
    spot = next((spot for spot in spots if spot.last == who - 2), None)
    return set(range(spot.first, spot.last + 1)) if spot else set()


def _among_whom(scene: Scene, trigger: Trigger) -> set[int]:
    """ "He was among 14 soldiers handed over by the rebels": the 14 are, and not he alone."""
    tokens = scene.parsed.tokens
    group = next((g for g in scene.groups if g.last == trigger.first - 1 and g.count and not g.partitive), None)
    if group is None or tokens[trigger.first].tag not in ("VBN", "VBD") or group.first < 2:
        return set()
    before = [token.lower for token in tokens[max(0, group.first - 3) : group.first]]
    counted = before[-1:] == ["among"] or before[-2:] == ["among", "the"]
    return set(range(group.first, group.last + 1)) if counted else set()


def _participial_subject(scene: Scene, trigger: Trigger) -> int | None:
    """ "Senegal let 12 rebels go, getting seven soldiers in return": the subject of the verb before the comma.

    Only where that verb is active; the parser hangs the participle on the nearest noun.
    """
    tokens = scene.parsed.tokens
    before = trigger.first - 1
    while before > 0 and tokens[before].lower in _TURNED:
        before -= 1  # ", in return getting"
    if tokens[trigger.first].tag != "VBG" or before < 1 or tokens[before].lower != ",":
        return None
    verb = next((t for t in reversed(tokens[:before]) if t.tag in ("VBD", "VBZ", "VBP")), None)
    while verb is not None and verb.dep == "xcomp" and verb.head < verb.i:
        verb = tokens[verb.head]  # "let 12 rebels go"
    return scene.clauses.subject(verb.i) if verb and not scene.clauses.is_passive(verb.i) else None


def _whole_of(scene: Scene, subject: set[int]) -> set[int]:
    """ "512 servicemen, two officers among them, were freed": of a part between commas, the people before it."""
    tokens = scene.parsed.tokens
    for part in scene.groups:
        if part.partitive and part.first in subject and part.first > 1 and tokens[part.first - 1].lower == ",":
            closed = any(token.lower == "," for token in tokens[part.last + 1 : part.last + 5])
            whole = next((group for group in scene.groups if group.last == part.first - 2), None)
            return set(range(whole.first, whole.last + 1)) if whole and closed else set()
    return set()


def _held_subject(scene: Scene, trigger: Trigger, root: int | None) -> set[int]:
    """ "Three sailors seized by pirates last June were freed": people whose captivity parts them from their verb.

    The parser takes the participle for the verb of the sentence, or a name in between for the subject. Only where the
    people open the sentence or a clause, and no other finite verb stands between.
    """
    tokens = scene.parsed.tokens
    if root is not None and _inherited(scene, trigger, root):
        root = None
    for group in scene.groups:
        inner = _is_agent(scene, group.first) or _is_inner(scene, group.first)
        if root is not None and group.first <= root <= group.last and not inner:
            return set()
    if root is not None and any(p.first <= root <= p.last for p in scene.persons):
        return set()
    auxiliary = trigger.first - 1
    while auxiliary > 0 and tokens[auxiliary].tag in ("RB", "MD"):
        auxiliary -= 1
    if root is not None and tokens[trigger.head].dep == "acl:relcl" and tokens[root].tag == "NN":
        return set()  # "has told of it in a book that will be released"
    passive = tokens[trigger.first].tag in ("VBN", "VBD", "VB") and tokens[auxiliary].lower in _BE
    if not passive and trigger.rule.frame not in ("move", "return"):
        return set()
    while auxiliary > 0 and tokens[auxiliary - 1].tag in ("RB", "MD"):
        auxiliary -= 1  # "could be let go"
    for group in reversed(scene.groups):
        after = group.last + 1
        opens = _opens_clause(scene, group.first) or _is_asked_for(scene, group, auxiliary)
        if after >= trigger.first or not opens or not (group.count or group.parties):
            continue
        after += tokens[after].lower in (",", "still", "currently")
        after = _behind_relative(scene, after, auxiliary)
        if tokens[after].lower in _HELD | _SERVED and not any(
            t.tag in ("VBD", "VBZ", "VBP", "MD") and t.lower not in _AUXILIARIES for t in tokens[after + 1 : auxiliary]
        ):
            return set(range(group.first, group.last + 1))
    return set()


def _is_inner(scene: Scene, first: int) -> bool:
    """ "Kidnapped over the arrest of a militia leader have been": no subject stands behind a preposition."""
    return scene.clauses.preposition(first) in _INNER


def _behind_relative(scene: Scene, first: int, stop: int) -> int:
    """ "Who had been locked up", "whom Hamas had kidnapped": the verb of a clause of captivity, else ``first``."""
    tokens = scene.parsed.tokens
    if tokens[first].lower not in ("who", "whom", "that"):
        return first
    for token in tokens[first + 1 : min(stop, first + _CLAUSE)]:
        if token.lower in _HELD | _SERVED:
            return token.i
        if token.is_verb and token.lower not in _AUXILIARIES:
            break
    return first


def _is_asked_for(scene: Scene, group: Group, auxiliary: int) -> bool:
    """ "Called for ten prisoners held in Minsk to be freed": the people between "for" and "to be"."""
    tokens = scene.parsed.tokens
    return scene.clauses.preposition(group.first) == "for" and tokens[auxiliary - 1].lower == "to"


def _own_subject(scene: Scene, trigger: Trigger, root: int, adjacent: int) -> bool:
    """ "A received 20 from B and C received 30": the second verb's own subject stands behind the first verb."""
    tokens = scene.parsed.tokens
    behind = root < adjacent and tokens[adjacent - 1].lower in ("and", "while", "but")
    named = any(party.first == adjacent for party in scene.parties)
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "VBN") for t in tokens[root:adjacent])
    return behind and named and finite and not trigger.nominal


def _inherited(scene: Scene, trigger: Trigger, root: int) -> bool:
    """Whether a subject is only that of the verb which the parser joined this one to.

    "A freed 4, and in return B ...".
    """
    own = scene.parsed.child(trigger.head, "nsubj", "nsubj:pass")
    token = scene.parsed.tokens[trigger.head]
    return own is None and token.dep in ("conj", "ccomp", "parataxis") and root < token.head < trigger.head


def _described(scene: Scene, trigger: Trigger) -> int | None:
    """ "Residents who had been stranded since spring came home": the noun of the relative clause before the verb."""
    tokens = scene.parsed.tokens
    governor = tokens[tokens[trigger.head].head]
    if governor.dep in ("acl:relcl", "acl") and governor.head < trigger.first:
        return governor.head
    who = next((t.i for t in reversed(tokens[: trigger.first]) if t.lower == "who"), 0)
    described = (group for group in reversed(scene.groups) if group.last < who <= group.last + _TO_WHO)
    return next((group.head for group in described), None)


def _inverted_subject(scene: Scene, trigger: Trigger) -> set[int]:
    """ "Also freed by Hamas on Friday were ten Thais": a fronted participle, and its people behind the auxiliary."""
    tokens = scene.parsed.tokens
    if trigger.rule.frame == "move" and tokens[0].tag in ("IN", "RB", "RP") and trigger.last < len(tokens) - 1:
        behind = trigger.last + 1 + (tokens[trigger.last + 1].tag == "RB")  # "from the other bank came 40 Serbs"
        told = any(group.first < trigger.first and group.count for group in scene.groups)
        group = next((g for g in scene.groups if g.first == behind and g.count), None)
        return set(range(group.first, group.last + 1)) if group and not told else set()
    if trigger.first > 2 or not tokens[trigger.first].lower.endswith(("ed", "en", "ought", "ent", "free")):
        return set()
    be = next((t.i for t in tokens[trigger.last + 1 : trigger.last + 12] if t.lower in ("was", "were", "are", "is")), 0)
    if not be or any(g.first < be for g in scene.groups):
        return set()
    found: set[int] = set()
    last = be
    for group in scene.groups:
        joined = all(t.lower in (",", "and", "the") for t in tokens[last + 1 : group.first])
        if group.first > be and joined:
            found |= set(range(group.first, group.last + 1))
            last = group.last
    return found


def _adjacent_subject(scene: Scene, trigger: Trigger) -> set[int]:
    """The group right before a verb and its auxiliaries, whatever the parser made of it ("400 of them have been")."""
    tokens = scene.parsed.tokens
    index = trigger.first - 1
    while index >= 0 and (tokens[index].tag in ("MD", "RB", "TO") or tokens[index].lower in _AUXILIARIES):
        index -= 1
    last, index = index, _before_aside(scene, _before_turn(scene, index))
    aside = set(range(index + 1, last + 1)) if tokens[last].lower != "," else set()  # "from each side"
    if index >= 1 and tokens[index].lower in ("them", "whom", "those") and tokens[index - 1].lower == "of":
        index -= 2
    counted = any(group.last == index and group.count for group in scene.groups)  # "211 Turkish Cypriots"
    party = None if counted else next((p for p in scene.parties if p.last == index), None)
    if party is not None and (
        _opens_clause(scene, party.first)
        or _is_to_act(scene, trigger, party)
        or is_gerund_of(scene, trigger, party.first)
    ):
        inside = set(range(party.first, party.last + 1))
        joined = next(
            (p for p in scene.parties if p.last == party.first - 2 and tokens[party.first - 1].lower == "and"), None
        )
        joined = joined if joined and _opens_clause(scene, joined.first) else None
        return inside | (set(range(joined.first, joined.last + 1)) if joined else set())
    absolute = tokens[trigger.first].tag == "VBN" and any(
        g.last == index and scene.clauses.preposition(g.first) == "with" for g in scene.groups
    )
    if index == trigger.first - 1 and trigger.rule.frame != "move" and not absolute:
        return set()
    found: set[int] = set()
    while (group := next((g for g in scene.groups if g.last == index), None)) is not None:
        if _is_agent(scene, group.first) or (found and _is_object_before(scene, group)):
            break
        found |= set(range(group.first, group.last + 1))
        if group.first < 2 or tokens[group.first - 1].lower not in ("and", ","):
            break
        index = group.first - 2
    return found | aside if found else found


def _is_to_act(scene: Scene, trigger: Trigger, party: PartySpot) -> bool:
    """ "The plan calls for Israel to free 250": the party between "for" and "to" acts."""
    tokens = scene.parsed.tokens
    start = party.first - 1 if party.first and tokens[party.first - 1].lower == "the" else party.first
    after = party.last + 1
    return bool(start) and tokens[start - 1].lower == "for" and after < trigger.first and tokens[after].lower == "to"


def _is_agent(scene: Scene, first: int) -> bool:
    """ "Held by extremists were freed": those behind *by* are not the ones freed."""
    return first > 0 and scene.parsed.tokens[first - 1].lower == "by"


def _is_object_before(scene: Scene, group: Group) -> bool:
    """ "Chad got nine soldiers and 14 Libyans went home": the nine are the object of the verb before them."""
    tokens = scene.parsed.tokens
    head = tokens[group.head]
    while head.dep == "conj" and head.head < head.i:
        head = tokens[head.head]
    says = any(cue.first == head.head and cue.rule.category == "attribution" for cue in scene.cues)
    return head.dep == "obj" and head.head < group.first and tokens[head.head].is_verb and not says


def _before_aside(scene: Scene, index: int) -> int:
    """ "13 Israelis, all women and children, had been": the words between the commas only describe the subject."""
    tokens = scene.parsed.tokens
    side = next((p for p in scene.parties if p.last == index and p.mention.value.name == BOTH and p.first > 1), None)
    if side is not None and tokens[side.first - 1].lower in ("from", "of", "on"):
        return side.first - 2  # "250 servicemen from each side went home"
    if index < 2 or tokens[index].lower != ",":
        return index
    comma = next((i for i in range(index - 1, max(0, index - 10), -1) if tokens[i].lower == ","), None)
    if comma is None:
        return index
    if tokens[comma + 1].lower in _ASIDES and any(g.last == comma - 1 for g in scene.groups):
        return comma - 1
    named = (group for group, persons in named_groups(scene) if persons[-1].last == index - 1)
    return next((group.last for group in named if group.count and group.last + 1 < comma), index)


def _before_turn(scene: Scene, index: int) -> int:
    """ "The FARC, in turn, let 23 go", "The rest, it said, would": an answer or who says so between the commas."""
    tokens = scene.parsed.tokens
    if index < 3 or tokens[index].lower != ",":
        return index
    comma = next((i for i in range(index - 1, max(0, index - _TURN), -1) if tokens[i].lower == ","), None)
    aside = " ".join(token.lower for token in tokens[comma + 1 : index]) if comma else ""
    says = any(cue.first == index - 1 and cue.rule.category == "attribution" for cue in scene.cues)
    return comma - 1 if comma and (says or aside.startswith("according to ") or aside in _TURNS) else index


def _opens_clause(scene: Scene, first: int) -> bool:
    """Whether no preposition but a conjunction stands right before a phrase."""
    tokens = scene.parsed.tokens
    before = (
        tokens[first - 2] if first > 1 and tokens[first - 1].lower == "the" else tokens[first - 1] if first else None
    )
    return before is None or before.tag not in ("IN", "TO") or before.lower in (*CONJUNCTIONS, "that", "while")


def is_gerund_of(scene: Scene, trigger: Trigger, first: int) -> bool:
    """ "in return for Kyiv freeing 60", "involved Damascus releasing 61": the doer stands right before the gerund."""
    tokens = scene.parsed.tokens
    start = first - 1 if first and tokens[first - 1].lower == "the" else first
    before = tokens[start - 1].lower if start else ""
    return tokens[trigger.first].tag == "VBG" and (
        before == "for" or (before != "" and tokens[start - 1].tag not in ("IN", "TO"))
    )


def rules_there(scene: Scene, trigger: Trigger, spot: Spot) -> bool:
    """ "Authorities in western Chad released 40": those who rule the place act for it."""
    if trigger.nominal or spot.last + 1 > trigger.first or scene.clauses.is_passive(trigger.head):
        return False
    tokens = scene.parsed.tokens
    place = next((i for i in range(spot.first - 1, max(0, spot.first - 4), -1) if tokens[i].lower == "in"), 0)
    between = tokens[spot.last + 1 : trigger.first]
    return place > 0 and tokens[place - 1].lower in _RULERS and not any(t.tag in ("VBD", "VBZ", "NNS") for t in between)
