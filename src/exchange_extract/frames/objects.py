"""What a predicate really moves: people, or a thing that only mentions them ("a list of 382 prisoners", "fire").

The codebook's section 1 leaves out exchanges of fire, goods, letters, lists and the like. The test is the noun phrase
right beside the predicate, read off the words, because the small parser is weak on attachment.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from exchange_extract.frames.carriage import says_held
from exchange_extract.frames.model import Flow, Scene, Trigger
from exchange_extract.phrases.people import Group
from exchange_extract.tokens import Token

# fmt: off
_ABOUT = frozenset({
    "belongings", "case", "cases", "confirmation", "cost", "costs", "data", "detail", "details", "document",
    "documents", "evidence", "families", "family", "fate", "file", "files", "footage", "identities", "identity",
    "image", "images", "information", "issue", "lawyer", "lawyers", "letter", "letters", "list", "lists", "memory",
    "message", "messages", "mother", "mothers", "name", "names", "news", "note", "notes", "parent", "parents",
    "passport", "passports", "photo", "photograph", "photographs", "photos", "picture", "pictures", "proof",
    "question", "record", "records", "register", "relative", "relatives", "report", "reports", "roster", "stories",
    "story", "video", "videos", "widow", "widows", "wife", "wives", "word",
})
# fmt: on
"""Nouns whose *of* phrase only says whom they are about."""
# fmt: off
_CONTAINERS = frozenset({
    "batch", "batches", "bulk", "caskets", "categories", "category", "coffins", "contingent", "couple", "crew",
    "crews", "custody", "delegation", "dozens", "exchange", "freedom", "generation", "group", "groups", "half",
    "handful", "handover", "hundreds", "kind", "last", "lot", "majority", "minority", "most", "number", "numbers",
    "pair", "part", "phase", "portion", "quarter", "release", "remainder", "repatriation", "rest", "return", "round",
    "rounds", "score", "scores", "series", "set", "sets", "share", "sort", "stage", "swap", "team", "teams", "third",
    "thousands", "total", "tranche", "transfer", "type", "wave",
})
# fmt: on
"""Nouns whose *of* phrase names the people themselves."""
# fmt: off
_SKIPPED = frozenset({
    "''", "AFX", "CD", "DT", "HYPH", "JJ", "JJR", "JJS", "NNP", "NNPS", "PDT", "POS", "PRP$", "RB", "RBR", "RBS",
    "VBG", "VBN", "``",
})
_FETCHING = frozenset({"collect", "escort", "fetch", "monitor", "negotiate", "oversee", "search", "supervise"})
_ERRAND = 6  # tokens behind a verb of going that may say what for
_TIMES = frozenset({
    "afternoon", "autumn", "back", "campaign", "century", "conflict", "crisis", "custody", "dawn", "day", "decade",
    "delivery", "era", "evening", "freedom", "gesture", "home", "kind", "liberty", "midday", "month", "morning",
    "night", "noon", "overnight", "scale", "size", "sort", "spring", "stand", "stands", "suit", "summer", "thanks",
    "today", "tomorrow", "tonight", "type", "war", "week", "weekend", "winter", "year", "yesterday",
})
# fmt: on
_NOMINAL = frozenset({"NN", "NNS", "JJ", "POS", "NNP", "NNPS"})
# fmt: off
_SURRENDER = frozenset({
    "gave", "give", "given", "gives", "giving", "hand", "handed", "surrender", "surrendered", "surrendering",
    "surrenders", "turn", "turned",
})
# fmt: on
_THINGS = "cue.exclusion.exchange_of"
_REFLEXIVE = frozenset({"themselves", "himself", "herself", "itself", "yourselves", "ourselves", "myself"})
# fmt: off
_CARE = frozenset({
    "clinic", "contract", "contracts", "duties", "duty", "elevator", "hospital", "hospitals", "isolation", "labor",
    "labour", "lift", "loan", "obligation", "obligations", "pension", "plan", "quarantine", "rubble", "scheme",
    "service", "slavery", "squad", "wreckage",
})
# fmt: on
# fmt: off
_VISITORS = frozenset({
    "academics", "ambassadors", "artists", "athletes", "attachés", "attaches", "chargés", "consuls", "delegates",
    "delegations", "envoys", "experts", "footballers", "instructors", "interns", "observers", "players",
    "pupils", "scholars", "schoolchildren", "scientists", "students", "teachers", "trainees", "visitors",
})
_TRAVELLERS = frozenset({
    "ambassador", "ambassadors", "chief", "commander", "commanders", "delegate", "delegates", "diplomat", "diplomats",
    "envoy", "envoys", "governor", "inspector", "inspectors", "leader", "leaders", "minister", "ministers", "monitor",
    "monitors", "observer", "observers", "official", "officials", "president",
})
_ROUTINE = frozenset({
    "barracks", "base", "bases", "class", "classes", "classroom", "classrooms", "college", "duties", "duty",
    "kindergarten", "lessons", "office", "offices", "parliament", "school", "schools", "training", "unit", "units",
    "university", "work",
})
# fmt: on
_YIELD = frozenset({"surrender", "surrenders", "surrendered", "surrendering"})
_TAKE_OBJECTS = frozenset({"release", "receive", "exchange", "return"})


def exchanges_things(scene: Scene, noun: int) -> bool:
    """ "A brief exchange of artillery fire", "the exchange of lists": whether what is exchanged is neither people nor
    remains, by the words behind "of"."""
    tokens = scene.parsed.tokens
    if [token.lower for token in tokens[noun + 1 : noun + 2]] != ["of"]:
        return False
    phrase = list(takewhile(lambda token: token.tag in _SKIPPED or token.is_noun, tokens[noun + 2 :]))
    inside = range(noun + 2, noun + 2 + len(phrase))
    people = any(group.head in inside for group in scene.groups)
    return not people and any(cue.first in inside and cue.rule.id == _THINGS for cue in scene.cues)


def moves_things(
    scene: Scene, trigger: Trigger, triggers: Sequence[Trigger], flows: Sequence[Flow], total: Group | None = None
) -> bool:
    """Whether a predicate's object is no people: then it tells of no handover, whatever people its clause names."""
    if trigger.rule.frame == "secure":
        return False
    groups: list[Group] = [flow.group for flow in flows if flow.group]
    if total:
        groups.append(total)
    about = [group for group in groups if _is_about(scene, group) and not _is_antecedent(scene, trigger, group)]
    if groups and not trigger.nominal and len(about) == len(groups):
        return True
    heads = {scene.parsed.tokens[group.last].lower for group in groups}
    if trigger.rule.frame == "exchange" and groups and heads <= _VISITORS:
        return True
    if trigger.rule.frame == "move" and (
        _is_evacuation(scene) or _travel(scene, groups, heads) or _fetch(scene, trigger)
    ):
        return True
    if groups and all(group.bare and _counts_things(scene, group.last + 1, trigger) for group in groups):
        return True
    if trigger.nominal:
        complement = _after_of(scene, trigger.last + 1)
        return _in_return(scene, trigger) or _is_kind(scene, trigger) or _thing_at(scene, complement, triggers)
    if trigger.rule.frame not in _TAKE_OBJECTS:
        return False
    tests = (_yields, _given_a_thing, _leaves_care, _goes_to_routine)
    if any(test(scene, trigger) for test in tests):
        return True
    before_noun = scene.parsed.tokens[trigger.head].dep == "amod"  # "Morocco traded blows", taken for an adjective
    active = before_noun or not scene.clauses.is_passive(trigger.head) or _has_object(scene, trigger)
    parted = trigger.last > trigger.first + 1  # "let 20 cross the border": the object stands before the particle
    return active and _thing_at(scene, (trigger.first if parted else trigger.last) + 1, triggers)


def _fetch(scene: Scene, trigger: Trigger) -> bool:
    """ "Two officers flew out to collect him": who travels for it brings others home."""
    after = [token.lower for token in scene.parsed.tokens[trigger.last + 1 : trigger.last + 1 + _ERRAND]]
    return any(word == "to" and verb in _FETCHING for word, verb in pairwise(after))


def _has_object(scene: Scene, trigger: Trigger) -> bool:
    """Whether the parser saw an object: then a participle that it took for a passive is active."""
    return scene.parsed.child(trigger.head, "obj") is not None


def _in_return(scene: Scene, trigger: Trigger) -> bool:
    """ "in return" binds two clauses and returns nobody."""
    tokens = scene.parsed.tokens
    following = tokens[trigger.last + 1].lower if trigger.last + 1 < len(tokens) else ""
    before = tokens[trigger.first - 1].lower if trigger.first else ""
    return tokens[trigger.first].lower == "return" and before == "in" and following not in ("of", "to")


def _is_kind(scene: Scene, trigger: Trigger) -> bool:
    """ "a currency swap", "student exchange", "the stock exchange": the word before names what is exchanged."""
    kinds = [cue for cue in scene.cues if cue.rule.id == _THINGS]
    before = [token.lower for token in scene.parsed.tokens[max(0, trigger.first - 2) : trigger.first]]
    if trigger.rule.frame == "exchange" and any(word in _VISITORS or word + "s" in _VISITORS for word in before[-2:]):
        return True  # "a player-swap deal", "student exchanges"
    return any(cue.first < trigger.first <= cue.last + 1 for cue in kinds)


def _after_of(scene: Scene, index: int) -> int:
    tokens = scene.parsed.tokens
    return index + 1 if index < len(tokens) and tokens[index].lower == "of" else len(tokens)


def _thing_at(scene: Scene, index: int, triggers: Sequence[Trigger]) -> bool:
    """Whether the noun phrase that begins at token ``index`` is headed by a common noun that is no people."""
    head = _phrase_head(scene, index)
    if head is None:
        return False
    token = scene.parsed.tokens[head]
    if not token.is_noun or token.tag.startswith("NNP") or token.lower in _TIMES:
        return False
    if _in_phrase(scene, head) or any(head in (t.head, t.last) for t in triggers):
        return False
    after = _after_of(scene, head + 1)
    return token.lower not in _CONTAINERS or not _people_follow(scene, after)


def _phrase_head(scene: Scene, index: int) -> int | None:
    """Last noun of the noun phrase at ``index``; None where people, a name or another phrase begins."""
    tokens = scene.parsed.tokens
    owner = next((group for group in scene.groups if group.first == index), None)
    if owner and owner.last + 2 < len(tokens) and tokens[owner.last + 1].tag == "POS":
        index = owner.last + 2  # "swap the family's car"
    while index < len(tokens) and tokens[index].tag in _SKIPPED and not _in_phrase(scene, index):
        following = tokens[index + 1].tag if index + 1 < len(tokens) else ""
        if tokens[index].tag in ("CD", "NNP", "NNPS") and following not in _NOMINAL:
            return None
        index += 1
    if index >= len(tokens) or tokens[index].tag not in ("NN", "NNS") or _in_phrase(scene, index):
        return None
    while index + 1 < len(tokens) and tokens[index + 1].is_noun and not tokens[index + 1].tag.startswith("NNP"):
        index += 1
    after = index + 1 + (index + 1 < len(tokens) and tokens[index + 1].lower == ",")
    named = after == index + 1 < len(tokens) and tokens[after].tag.startswith("NNP")
    named = named or any(person.first == after for person in scene.persons)
    return None if named else index  # "freed beekeeper Ann Lee", "the mate, Jo Lee": a trade by a name is a person


def _in_phrase(scene: Scene, index: int) -> bool:
    if any(group.first <= index <= group.last for group in scene.groups):
        return True
    parties = [spot for spot in scene.parties if spot.mention.value.form != "adjective"]
    return any(spot.first <= index <= spot.last for spot in (*scene.persons, *parties))


def _people_follow(scene: Scene, index: int) -> bool:
    """Whether people begin within a few words: "several categories of prisoners", "a first batch of 390"."""
    tokens = scene.parsed.tokens
    window = range(index, min(index + 4, len(tokens)))
    return any(_in_phrase(scene, i) or tokens[i].tag in ("CD", "PRP") for i in window)


def _is_about(scene: Scene, group: Group) -> bool:
    """ "a list of 382 civilian prisoners", "lists of prisoners and fishermen", "details on 54 detainees", "the
    prisoners' letters"."""
    tokens = scene.parsed.tokens
    owned = range(group.last + 2, min(group.last + 5, len(tokens)))
    if owned and tokens[owned.start - 1].tag == "POS" and any(_is_matter(tokens, i) for i in owned):
        return True
    index = group.first - 1
    while index > 0 and (tokens[index].tag in ("DT", "CC", ",", "PRP$") or _is_listed(scene, index)):
        index -= 1
    return index > 0 and tokens[index].lower in ("of", "about", "on", "with") and _is_matter(tokens, index - 1)


def _is_antecedent(scene: Scene, trigger: Trigger, group: Group) -> bool:
    """ "a list of prisoners who are to be freed": the clause is about the prisoners, whatever the list is."""
    tokens = scene.parsed.tokens
    between = tokens[group.last + 1 : trigger.first]
    relative = any(token.lower in ("who", "whom", "that", "to") for token in between)
    return group.last < trigger.first and (not between or relative)


def _is_listed(scene: Scene, index: int) -> bool:
    return any(group.first <= index <= group.last for group in scene.groups)


def _is_matter(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].lower in _ABOUT and tokens[index].is_noun


def _counts_things(scene: Scene, index: int, trigger: Trigger) -> bool:
    """ "21 of the bronzes": a figure whose *of* phrase is headed by a thing."""
    start = _after_of(scene, index)
    return start < len(scene.parsed.tokens) and _thing_at(scene, start, (trigger,))


def _yields(scene: Scene, trigger: Trigger) -> bool:
    """ "38 fighters gave themselves up", "they surrendered to the army": nobody hands anybody over."""
    tokens = scene.parsed.tokens
    first = tokens[trigger.first].lower
    if first not in _SURRENDER:
        return False
    window = tokens[trigger.first + 1 : max(trigger.last, trigger.first + 1) + 2]
    if any(token.lower in _REFLEXIVE for token in window):
        return True
    if first not in _YIELD or scene.clauses.is_passive(trigger.head):
        return False
    following = tokens[trigger.last + 1] if trigger.last + 1 < len(tokens) else None
    if following is None or following.tag in ("IN", "TO", "RB", ",", ".", "CC", "VBG"):
        return True
    return following.tag.startswith("NNP") and following.lower.endswith("day")


def _travel(scene: Scene, groups: Sequence[Group], heads: set[str]) -> bool:
    """ "The rebel leader came back to the capital": who holds an office comes and goes, unless said to be held."""
    return bool(groups) and heads <= _TRAVELLERS and not any(g.count for g in groups) and not says_held(scene)


def _is_evacuation(scene: Scene) -> bool:
    """ "An evacuation is due, with 1,000 people leaving the town": nobody of the sentence is held by anybody."""
    words = [token.lower for token in scene.parsed.tokens]
    told = any(word.startswith("evacuation") for word in words)
    held = any(word.startswith(("captiv", "prison")) for word in words)
    return told and not held and all(group.neutral or group.category == "civilian" for group in scene.groups)


def _leaves_care(scene: Scene, trigger: Trigger) -> bool:
    """ "released from hospital", "freed from bonded labour": no captor lets them go."""
    if trigger.rule.frame != "release":
        return False
    tokens = scene.parsed.tokens
    for index in range(trigger.last + 1, min(trigger.last + 10, len(tokens) - 1)):
        if tokens[index].lower == "from":
            phrase = takewhile(lambda t: t.tag not in ("IN", "TO", "CC", ","), tokens[index + 1 : index + 5])
            return any(token.lower in _CARE for token in phrase)
        if tokens[index].lower in (",", ";", "by", "to"):
            return False
    return False


def _goes_to_routine(scene: Scene, trigger: Trigger) -> bool:
    """ "Children returned to school", "soldiers returned to their barracks": nobody hands them over."""
    tokens = scene.parsed.tokens
    after = [token.lower for token in tokens[trigger.last + 1 : trigger.last + 4]]
    if trigger.rule.frame != "return" or after[:1] != ["to"] or scene.clauses.is_passive(trigger.head):
        return False
    place = [word for word in after[1:] if word not in ("their", "the", "his", "her")][:1]
    return bool(_ROUTINE & set(place))


def _given_a_thing(scene: Scene, trigger: Trigger) -> bool:
    """ "handed 212 veterans the keys": with two objects the second is what is handed."""
    tokens = scene.parsed.tokens
    if not tokens[trigger.first].lower.startswith(("hand", "giv", "gave")) or trigger.last != trigger.first:
        return False
    group = next((g for g in scene.groups if g.first == trigger.first + 1), None)
    if group is None or group.last + 1 >= len(tokens) or _in_phrase(scene, group.last + 1):
        return False
    return tokens[group.last + 1].tag in ("DT", "PRP$", "NNS", "CD")
