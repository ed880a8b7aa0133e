"""The forms of English verbs and nouns, so that rules list lemmas and texts are matched by their surface.

Matching surface forms does not depend on a tagger: the small model lemmatises "freed" as "fre".
"""

from itertools import product

_IRREGULAR: dict[str, tuple[str, ...]] = {
    "get": ("gets", "got", "gotten", "getting"),
    "give": ("gives", "gave", "given", "giving"),
    "bring": ("brings", "brought", "bringing"),
    "take": ("takes", "took", "taken", "taking"),
    "let": ("lets", "let", "letting"),
    "set": ("sets", "set", "setting"),
    "send": ("sends", "sent", "sending"),
    "win": ("wins", "won", "winning"),
    "come": ("comes", "came", "come", "coming"),
    "go": ("goes", "went", "gone", "going"),
    "do": ("does", "did", "done", "doing"),
    "be": ("is", "are", "was", "were", "been", "being"),
    "have": ("has", "had", "having"),
    "fly": ("flies", "flew", "flown", "flying"),
    "leave": ("leaves", "left", "leaving"),
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "put": ("puts", "put", "putting"),
    "seek": ("seeks", "sought", "seeking"),
    "begin": ("begins", "began", "begun", "beginning"),
    "undertake": ("undertakes", "undertook", "undertaken", "undertaking"),
    "strike": ("strikes", "struck", "striking"),
    "free": ("frees", "freed", "freeing"),
    "break": ("breaks", "broke", "broken", "breaking"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "freeze": ("freezes", "froze", "frozen", "freezing"),
    "oversee": ("oversees", "oversaw", "overseen", "overseeing"),
    "head": ("heads", "headed", "heading"),
    "meet": ("meets", "met", "meeting"),
    "hold": ("holds", "held", "holding"),
    "keep": ("keeps", "kept", "keeping"),
    "swap": ("swaps", "swapped", "swapping"),
    "step": ("steps", "stepped", "stepping"),
    "plan": ("plans", "planned", "planning"),
    "transfer": ("transfers", "transferred", "transferring"),
    "defer": ("defers", "deferred", "deferring"),
    "part": ("parts", "parted", "parting"),
    "commit": ("commits", "committed", "committing"),
    "quit": ("quits", "quit", "quitting"),
    "host": ("hosts", "hosted", "hosting"),
    "credit": ("credits", "credited", "crediting"),
    "surrender": ("surrenders", "surrendered", "surrendering"),
    "deliver": ("delivers", "delivered", "delivering"),
    "recover": ("recovers", "recovered", "recovering"),
    "broker": ("brokers", "brokered", "brokering"),
    "offer": ("offers", "offered", "offering"),
    "cancel": ("cancels", "cancelled", "canceled", "cancelling", "canceling"),
    "withdraw": ("withdraws", "withdrew", "withdrawn", "withdrawing"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "drive": ("drives", "drove", "driven", "driving"),
    "lead": ("leads", "led", "leading"),
    "bus": ("buses", "busses", "bused", "bussed", "busing", "bussing"),
    "ride": ("rides", "rode", "ridden", "riding"),
    "find": ("finds", "found", "finding"),
    "buy": ("buys", "bought", "buying"),
    "agree": ("agrees", "agreed", "agreeing"),
    "permit": ("permits", "permitted", "permitting"),
    "withhold": ("withholds", "withheld", "withholding"),
    "veto": ("vetoes", "vetoed", "vetoing"),
    "cut": ("cuts", "cut", "cutting"),
    "drop": ("drops", "dropped", "dropping"),
    "unchain": ("unchains", "unchained", "unchaining"),
    "ransom": ("ransoms", "ransomed", "ransoming"),
    "make": ("makes", "made", "making"),
    "run": ("runs", "ran", "run", "running"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "lay": ("lays", "laid", "laying"),
    "pay": ("pays", "paid", "paying"),
    "bear": ("bears", "bore", "borne", "bearing"),
    "see": ("sees", "saw", "seen", "seeing"),
    "bid": ("bids", "bade", "bid", "bidden", "bidding"),
    "stop": ("stops", "stopped", "stopping"),
    "learn": ("learns", "learned", "learnt", "learning"),
    "understand": ("understands", "understood", "understanding"),
    "travel": ("travels", "travelled", "traveled", "travelling", "traveling"),
}
_VOWELS = "aeiou"


def alternatives(phrase: str) -> list[str]:
    """The phrases that one with ``|`` stands for: "walk|ride out|off" for "walk out", "walk off", "ride out" ..."""
    return [" ".join(words) for words in product(*(word.split("|") for word in phrase.split()))]


def verb_forms(lemma: str) -> tuple[str, ...]:
    """All surface forms of a one-word verb lemma, the lemma first, in lower case."""
    if lemma in _IRREGULAR:
        return (lemma, *(form for form in _IRREGULAR[lemma] if form != lemma))
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    stem = lemma + lemma[-1] if _doubles(lemma) else lemma
    third = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return lemma, third, stem + "ed", stem + "ing"


def _doubles(lemma: str) -> bool:
    """One syllable that ends consonant, vowel, consonant: *scrap*, *scrapped*."""
    if len(lemma) < 3 or sum(letter in _VOWELS for letter in lemma) != 1:
        return False
    return lemma[-1] not in _VOWELS + "wxy" and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS


def noun_forms(lemma: str) -> tuple[str, ...]:
    """Singular and plural of a noun lemma, in lower case."""
    if lemma.endswith("ing"):
        return lemma, lemma + "s"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma, lemma[:-1] + "ies"
    return lemma, lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
