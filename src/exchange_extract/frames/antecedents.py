"""The people that a predicate moves where they stand before it: "the bodies that Israel returned"."""

from exchange_extract.frames.model import Scene, Trigger

_PERFECT = {"has", "had", "have", "will", "would", "also", "just", "later", "then"}
_RELATIVE = {"who", "whom", "which", "that"}


def object_antecedent(scene: Scene, trigger: Trigger) -> int | None:
    """ "The bodies that Israel returned", "the ten men Hamas freed": the head of the people that the verb moves."""
    before = _people_before_side(scene, trigger)
    if before is not None:
        return before
    clause = infinitive_clause(scene, trigger)
    head = scene.clauses.antecedent(clause)
    if (
        trigger.nominal
        or trigger.rule.frame in ("move", "secure")
        or head is None
        or scene.clauses.is_passive(trigger.head)
    ):
        return None
    tokens = scene.parsed.tokens
    subject = scene.parsed.child(clause, "nsubj")
    target = scene.parsed.child(trigger.head, "obj")
    if any(t.lower == "which" and t.i and tokens[t.i - 1].tag == "IN" for t in tokens[head + 1 : subject or head]):
        return None  # "an exchange of prisoners in which Baku freed 14"
    own = subject is not None and head < subject < trigger.first and tokens[subject].lower not in _RELATIVE
    free = target is None or tokens[target].lower in _RELATIVE or target == trigger.last  # "whom the group let go"
    return head if own and free else None


def _people_before_side(scene: Scene, trigger: Trigger) -> int | None:
    """ "Among the 205 soldiers Kyiv handed over": people, a side and its verb in a row, seldom seen by the parser.

    So with "a group of Yemenis whom Eritrea had let go", where it hangs the clause on the first noun.
    """
    tokens = scene.parsed.tokens
    if trigger.nominal or trigger.rule.frame in ("move", "secure") or tokens[trigger.first].tag == "VBG":
        return None
    verb = _first_of_verbs(scene, trigger.first)
    side = next((p for p in scene.parties if p.last == verb - 1 and p.mention.value.form != "adjective"), None)
    if side is None:
        return None
    first = side.first - (tokens[side.first - 1].lower == "the") if side.first else 0
    first -= first > 0 and tokens[first - 1].lower in ("whom", "that", "which")
    group = next((g for g in scene.groups if g.last == first - 1), None)
    if group is None or any(g.first == trigger.last + 1 for g in scene.groups):
        return None
    return group.head


def _first_of_verbs(scene: Scene, verb: int) -> int:
    """The first token of a verb with its auxiliaries and the verbs before "and": "has seized and later let go"."""
    tokens = scene.parsed.tokens
    while verb > 0 and tokens[verb - 1].lower in _PERFECT:
        verb -= 1
    joined = verb - 2 - (verb > 2 and tokens[verb - 2].dep == "compound:prt")  # "picked up and let go"
    if joined > 0 and tokens[verb - 1].lower == "and" and tokens[joined].tag in ("VBD", "VBN"):
        return _first_of_verbs(scene, joined)
    return verb


def infinitive_clause(scene: Scene, trigger: Trigger) -> int:
    """ "Hostages whom it intends to release": the verb that the infinitive hangs on, else the predicate itself."""
    tokens = scene.parsed.tokens
    index = trigger.head
    while tokens[index].dep == "xcomp" and tokens[index].head < index:
        index = tokens[index].head
    return index
