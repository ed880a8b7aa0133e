"""Words that tell what a date hangs on: the handover, the deal about it, talks, or another thing."""

OTHER_VERBS = frozenset(
    {
        "abducted",
        "accused",
        "ambushed",
        "annexed",
        "arrested",
        "attacked",
        "began",
        "begun",
        "born",
        "broke",
        "buried",
        "captured",
        "charged",
        "collapsed",
        "conquered",
        "convicted",
        "crossed",
        "deported",
        "detained",
        "died",
        "disappeared",
        "drifted",
        "elected",
        "erupted",
        "extradited",
        "fell",
        "founded",
        "held",
        "hijacked",
        "imprisoned",
        "intercepted",
        "invaded",
        "jailed",
        "joined",
        "kidnapped",
        "killed",
        "lasted",
        "lived",
        "married",
        "missing",
        "occupied",
        "ousted",
        "overran",
        "resumed",
        "sank",
        "seized",
        "sentenced",
        "served",
        "serving",
        "shot",
        "started",
        "stormed",
        "strayed",
        "surrendered",
        "taken",
        "tried",
        "vanished",
    }
)
"""What is dated by these verbs is no handover: captures, arrests, beginnings, deaths."""

OTHER_NOUNS = frozenset(
    {
        "abduction",
        "annexation",
        "arrest",
        "assault",
        "attack",
        "attacks",
        "battle",
        "captivity",
        "capture",
        "cease-fire",
        "ceasefire",
        "clash",
        "clashes",
        "conflict",
        "coup",
        "crash",
        "election",
        "elections",
        "fall",
        "fighting",
        "hostilities",
        "incursion",
        "invasion",
        "kidnapping",
        "massacre",
        "offensive",
        "raid",
        "revolution",
        "siege",
        "truce",
        "uprising",
        "war",
        "wars",
    }
)
"""Events with a date of their own."""

ERAS = frozenset(
    {
        "battle",
        "captivity",
        "cease-fire",
        "ceasefire",
        "conflict",
        "fighting",
        "hostilities",
        "truce",
        "war",
        "wars",
    }
)
"""Events that a month or a year dates, and hardly ever a day."""

TALKS = frozenset(
    {
        "call",
        "conference",
        "consultations",
        "discussions",
        "meeting",
        "meetings",
        "negotiations",
        "round",
        "rounds",
        "summit",
        "talks",
    }
)
"""Where deals are made."""

DEALS = frozenset(
    {
        "accord",
        "accords",
        "agreement",
        "agreements",
        "bargain",
        "deal",
        "deals",
        "decision",
        "memorandum",
        "offer",
        "pact",
        "proposal",
        "protocol",
        "signing",
        "statement",
        "treaty",
        "understanding",
    }
)
"""What talks end in; its date is the day of the act (codebook, section 6)."""

DEAL_VERBS = frozenset(
    {
        "brokered",
        "concluded",
        "forged",
        "hammered",
        "mediated",
        "met",
        "negotiated",
        "reached",
        "sealed",
        "settled",
        "signed",
        "struck",
    }
)
"""What is done with a deal."""

EVENTS = frozenset(
    {
        "ceremony",
        "exchange",
        "exchanges",
        "hand-over",
        "handover",
        "handovers",
        "operation",
        "release",
        "releases",
        "repatriation",
        "return",
        "swap",
        "swaps",
        "trade",
        "transfer",
    }
)
"""Nouns for the handover itself."""

HAPPENED = frozenset(
    {
        "came",
        "carried",
        "completed",
        "conducted",
        "followed",
        "happened",
        "held",
        "is",
        "occurred",
        "take",
        "taken",
        "takes",
        "took",
        "was",
        "went",
        "were",
    }
)
"""What such a noun does when it takes place."""

FREED = frozenset(
    {
        "brought",
        "crossed",
        "delivered",
        "exchanged",
        "freed",
        "go",
        "handed",
        "released",
        "repatriated",
        "returned",
        "swapped",
        "transferred",
        "turned",
        "walked",
    }
)
"""What people told of before underwent, as a bare passive."""

STANDINS = frozenset(
    {
        "all",
        "bodies",
        "both",
        "captives",
        "coffins",
        "group",
        "he",
        "hostages",
        "it",
        "men",
        "prisoners",
        "remains",
        "she",
        "they",
        "which",
        "women",
    }
)
"""Words that stand for people told of before."""

DUE = frozenset(
    {
        "begin",
        "due",
        "expected",
        "follow",
        "foreseen",
        "planned",
        "scheduled",
        "set",
        "slated",
        "start",
        "take",
    }
)
"""What a handover to come is said to be."""

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
LIGHT = {
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "has",
    "have",
    "had",
    "having",
    "will",
    "would",
    "to",
    "did",
    "do",
    "does",
    "can",
    "could",
    "may",
    "might",
    "shall",
    "should",
    "must",
    "'s",
    "including",
    "following",
    "according",
}
# A clause begins here.
WALLS = {
    "who",
    "whom",
    "which",
    "that",
    "while",
    "when",
    "where",
    "whose",
    ";",
    ":",
    "–",
    "—",
    "--",
    "(",
    "because",
    "although",
    "though",
    "as",
}
# Words that point back to talks.
AT_THAT = {"there", "meeting", "talks", "negotiations", "summit", "round"}
# Openings that put a sentence on the day of the one before.
MEANWHILE = (
    ("in", "return"),
    ("in", "exchange"),
    ("in", "turn"),
    ("in", "the", "evening"),
    ("in", "the", "afternoon"),
    ("hours", "later"),
    ("at", "the", "same", "time"),
    ("for", "its", "part"),
    ("for", "their", "part"),
    ("shortly", "afterwards"),
    ("simultaneously",),
)
