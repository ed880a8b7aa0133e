"""Words that tell what a date hangs on: the handover, the deal about it, talks, or another thing."""

# fmt: off
OTHER_VERBS = frozenset({
    "abducted", "accused", "ambushed", "annexed", "apprehended", "arrested", "attacked", "began", "begun",
    "born", "broke", "buried", "captured", "caught", "charged", "collapsed", "condemned", "conquered",
    "convicted", "crossed", "deported", "detained", "died", "disappeared", "discovered", "drifted", "elected",
    "erupted", "examined", "excavated", "exhumed", "extradited", "fell", "found", "founded", "grabbed", "held",
    "hijacked", "identified", "imprisoned", "incarcerated", "indicted", "intercepted", "interned", "invaded", "jailed",
    "joined", "kidnapped", "killed", "lasted", "lived", "married", "missing", "nabbed", "occupied", "ousted",
    "overran", "recovered", "remanded", "resumed", "sank", "seized", "sentenced", "served", "serving", "shot",
    "snatched", "started", "stormed", "strayed", "surrendered", "taken", "tried", "unearthed", "vanished",
    "waylaid",
})
# fmt: on
"""What is dated by these verbs is no handover: captures, arrests, beginnings, deaths."""

# fmt: off
OTHER_NOUNS = frozenset({
    "abduction", "annexation", "arrest", "assault", "attack", "attacks", "battle", "captivity", "capture",
    "cease-fire", "ceasefire", "clash", "clashes", "conflict", "coup", "crash", "election", "elections", "fall",
    "fighting", "hostilities", "incursion", "invasion", "kidnapping", "massacre", "offensive", "raid", "revolution",
    "siege", "truce", "uprising", "war", "wars",
})
# fmt: on
"""Events with a date of their own."""

# fmt: off
ERAS = frozenset({
    "battle", "captivity", "cease-fire", "ceasefire", "conflict", "fighting", "hostilities", "truce", "war", "wars",
})
# fmt: on
"""Events that a month or a year dates, and hardly ever a day."""

# fmt: off
TALKS = frozenset({
    "call", "conference", "consultations", "discussions", "meeting", "meetings", "negotiations", "round", "rounds",
    "summit", "talks",
})
# fmt: on
"""Where deals are made."""

# fmt: off
DEALS = frozenset({
    "accord", "accords", "agreement", "agreements", "bargain", "deal", "deals", "decision", "memorandum", "offer",
    "pact", "proposal", "protocol", "signing", "statement", "treaty", "understanding",
})
# fmt: on
"""What talks end in; its date is the day of the act (codebook, section 6)."""

# fmt: off
PACTS = frozenset({
    "cease-fire", "ceasefire", "communique", "declaration", "document", "package", "paper", "roadmap", "text", "truce",
})
# fmt: on
"""What deals are part of or written into: dated by the verbs of dealing only."""

# fmt: off
DEAL_VERBS = frozenset({
    "brokered", "concluded", "forged", "hammered", "mediated", "met", "negotiated", "reached", "sealed", "settled",
    "signed", "struck",
})
# fmt: on
"""What is done with a deal."""
DECIDED = frozenset({"decided", "resolved"})
"""What is due from another day on: "decided on Monday to free them"."""

# fmt: off
PROVIDES = frozenset({
    "calls", "covers", "envisages", "foresees", "includes", "obliges", "provides", "requires", "sets", "stipulates",
    "called", "covered", "envisaged", "foresaw", "included", "obliged", "provided", "required", "stipulated",
})
# fmt: on
"""What a deal does with a handover, told right after the deal itself."""

# fmt: off
EVENTS = frozenset({
    "ceremony", "exchange", "exchanges", "hand-over", "handover", "handovers", "operation", "release", "releases",
    "repatriation", "return", "swap", "swaps", "trade", "transfer",
})
# fmt: on
"""Nouns for the handover itself."""

# fmt: off
HAPPENED = frozenset({
    "came", "carried", "completed", "conducted", "followed", "happened", "held", "is", "occurred", "take", "taken",
    "takes", "took", "was", "went", "were",
})
# fmt: on
"""What such a noun does when it takes place."""

# fmt: off
FREED = frozenset({
    "brought", "crossed", "delivered", "exchanged", "freed", "go", "handed", "released", "repatriated", "returned",
    "swapped", "transferred", "turned", "walked",
})
# fmt: on
"""What people told of before underwent, as a bare passive."""

CAME = frozenset({"arrived", "crossed", "flew", "landed", "travelled", "traveled", "walked"})
"""What such people did themselves on the way home."""

# fmt: off
MET = frozenset({
    "applauded", "cheered", "driven", "embraced", "escorted", "flown", "greeted", "hugged", "met", "received",
    "reunited", "sent", "stepped", "touched", "welcomed",
})
# fmt: on
"""What befalls such people on the day itself, told in a clause of its own."""

# fmt: off
STANDINS = frozenset({
    "all", "bodies", "both", "captives", "coffins", "group", "he", "hostages", "it", "men", "prisoners", "remains",
    "she", "they", "which", "women",
})
# fmt: on
"""Words that stand for people told of before."""

# fmt: off
DUE = frozenset({
    "begin", "due", "expected", "follow", "foreseen", "planned", "scheduled", "set", "slated", "start", "take",
})
# fmt: on
"""What a handover to come is said to be."""

BEGINS = frozenset({"began", "begun", "begins", "started", "starts"})

ARRIVALS = frozenset(
    {
        "arrive",
        "arrived",
        "arrives",
        "land",
        "landed",
        "lands",
        "reach",
        "reached",
        "touched",
    }
)
"""Coming home may fall on a later day than being let go."""

# Auxiliaries and prepositions that are tagged as verbs.
# fmt: off
LIGHT = {
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "will", "would", "to", "did",
    "do", "does", "can", "could", "may", "might", "shall", "should", "must", "'s", "including", "following",
    "according",
}
# fmt: on
NAMING = {"called", "dubbed", "identified", "known", "named", "nicknamed"}
# A clause begins here.
# fmt: off
WALLS = {
    "who", "whom", "which", "that", "while", "when", "where", "whose", ";", ":", "–", "—", "--", "(", "because",
    "although", "though", "as",
}
# fmt: on
# Words that point back to talks.
AT_THAT = {"there", "meeting", "talks", "negotiations", "summit", "round"}
HOURS = {"hour", "hours", "minutes", "moments"}
# Openings that put a sentence on the day of the one before.
BROUGHT = frozenset({"brought", "saw", "witnessed"})  # "Monday saw another release"
MEANWHILE = (
    ("in", "return"),
    ("in", "exchange"),
    ("in", "turn"),
    ("in", "the", "evening"),
    ("in", "the", "afternoon"),
    ("at", "the", "same", "time"),
    ("for", "its", "part"),
    ("for", "their", "part"),
    ("shortly", "afterwards"),
    ("only", "then"),
    ("the", "same", "day"),
    ("later", "that", "day"),
    ("simultaneously",),
)
