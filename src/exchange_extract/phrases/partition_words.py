"""The words around counted groups that tell whether they are parts of a larger one; see ``partition``."""

import re

BE = {"is", "are", "was", "were", "be", "been", "being", "'re"}
BE_LIKE = BE | {"remain", "remained", "became"}
AUX = BE | {"has", "have", "had", "will", "would", "could", "can", "did", "do", "may", "might"}
# fmt: off
SAID = {
    "said", "says", "added", "adds", "wrote", "writes", "reported", "reports", "noted", "told", "explained",
    "announced",
}
LINKS = {
    ",", "and", "as", "well", "along", "with", "plus", "the", "another", "also", ";", "a", "an", "together", "other",
    "--", "-", "—", "–",
}
# fmt: on
CLAUSE_OPENERS = {";", '"', "“", "``", "•", "-", "—"}
# fmt: off
ELSEWHERE = {
    "remain", "remained", "remains", "still", "stay", "died", "killed", "expected", "due", "await", "missing",
}
# fmt: on
OF_THEM = {"of", "them", "whom", "which", "these", "those", "the", "freed", "released", "group"}
COUNTING = {"including", "include", "includes", "included", "comprising", "counted", "counting", "numbered"}
TIMES = {"days", "weeks", "months", "years", "hours", "minutes", "times"}
REACH = 14  # tokens
BACK = 16  # groups: no list of parts in news is longer
THEM = r"(?:them|whom|which|these|those)"

# Words that lead to a part, right before it.
LEAD = re.compile(
    rf"(?:^| )(?:(?:including|comprising|namely|(?:among|amongst|of) {THEM}|(?:made|make) up of"
    r"|consist(?:ing|ed|s)? of|composed of|they (?:are|were)) ?)"
    r"(?:(?:,|:|were|was|are|is|there|also|at|least|only|just|both|some|another|a|an|the) ?)*$"
)
LEAD_VERB = re.compile(r"(?:^| )(?:include[sd]?|comprise[sd]?|number|numbered) ?(?:(?:at|least|also|a|an|the|:) ?)*$")
# Words that mark the group before them as a part.
TAIL = re.compile(r"^(?:among (?:them|those|(?:its|their) number)|amongst them|included|in (?:the|that|this) group)\b")
TAIL_VERB = re.compile(
    r"^(?:were|are|was|is) (?:also )?(?:among|part of|in the group|in that group|in this group|on the list)\b"
)
TAIL_FROM = re.compile(r"^(?:from|of) (?:\w+ ){1,3}among (?:them|those)\b")
TAIL_BARE = re.compile(rf"^of (?:{THEM}|the (?:group|total|freed|released))\b")
_HEDGE = r"(?: only| just| about| some| nearly| almost| exactly)?"
HOW_MANY = (
    (
        re.compile(rf"\bthere (?:are|were|had been){_HEDGE}$"),
        re.compile(r"of them\b(?! (?:when|before|at|on|in the|still)\b)"),
    ),
    (re.compile(rf"\bthey number(?:ed)?{_HEDGE}$"), re.compile("")),
    (re.compile(rf"\b(?:they|there) (?:are|were){_HEDGE}$"), re.compile(r"(?:in (?:all|total)|altogether)\b")),
    (re.compile(rf"\btheir number (?:is|was){_HEDGE}$"), re.compile(r"[.,;]|$")),
)
"""What stands before and behind the figure of everybody told of before."""
LEFT = re.compile(
    rf"^(?:of {THEM} )?(?:(?:is|are|were|was) still|remain|remained|still"
    r"|(?:(?:have|has|had|were|was) )?(?:(?:been|since|so|far|already|later) )*(?:died|killed))\b"
)
"""What becomes of some, or of those who were left behind, is no kind of people."""
FRONT = {"among", "amongst", "of"}
# fmt: off
HOLDERS = {
    "they", "those", "who", "which", "group", "that", "number", "contingent", "passengers", "list", "released",
    "freed", "returnees", "batch", "total", "party",
}
# fmt: on
HANDOVERS = {"exchange", "handover", "release", "swap", "trade", "transfer"}
"""What may include people who were told of as a whole before: "the swap included five engineers"."""
SHARE = re.compile(
    r"(?:^| )(?:the (?:rest|others|remainder|majority|bulk)|(?:a|one) (?:third|quarter|fifth|majority|minority)|half"
    r"|two thirds|three quarters|most|many)(?: of (?:them|these|those|whom))? ,$"
)
"""What a figure between commas tells again: "the rest, 15 in all, are soldiers"."""
# fmt: off
STATES = {
    "belong", "belonged", "hold", "held", "serve", "served", "need", "come", "came", "suffer",
    "require", "carry",
}
# fmt: on
