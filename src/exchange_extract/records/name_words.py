"""Words around the names of people that tell whether these were handed over: of lists, of sets, of captivity.

The patterns of ``name_statements`` look for them. All are lower-case words or signs, but for ``MODIFIERS``, which are
beginnings of tags.
"""

MODIFIERS = ("NN", "JJ", "DT", "PRP$", "HYPH", "POS", "AFX", "CD")
LINKS = {",", "and", "as", "well", "&", "plus", ";", "or"}
INCLUDE = {"include", "includes", "included"}
BE = {"is", "are", "was", "were"}
AUX = {*BE, "been", "had", "have", "has", "being", "be"}
DASHES = {":", "–", "—", "--", "-", "("}
IDENTIFY = {"identified", "identifies", "identify", "named", "names", "listed"}
THEM = {"them", "those", "these", "whom"}
# fmt: off
MOVED = frozenset({
    "freed", "released", "exchanged", "swapped", "returned", "repatriated", "home", "back", "free", "liberated",
    "handed", "brought", "transferred", "returning", "arrived", "delivered", "rescued", "came", "traded",
})
CAPTIVE = frozenset({
    "arrested", "detained", "seized", "abducted", "kidnapped", "captured", "jailed", "imprisoned", "sentenced",
    "convicted", "snatched", "pardoned", "caught", "interned", "incarcerated", "deported",
})
STILL = frozenset({
    "still", "remain", "remains", "remained", "another", "believed", "died", "killed", "escaped", "wanted", "missing",
    "not", "n't", "whereabouts", "refused", "declined",
})
SAYING = frozenset({
    "said", "says", "told", "tells", "wrote", "writes", "added", "adds", "announced", "confirmed", "reported", "posted",
    "tweeted", "insisted", "insists", "claimed", "stated", "declared", "explained", "explains", "recalled", "recalls",
    "argued", "warned", "noted", "joked", "thanked", "urged", "praised",
    "replied", "answered", "asked", "commented", "tweets", "welcomed", "hailed",
})
# fmt: on
TIMES = {"weeks", "days", "months", "years", "hours"}
ON = {"list", "group", "batch", "convoy", "plane", "exchange", "swap", "deal", "bus", "flight"}
# fmt: off
SKIP_AFTER = frozenset({
    ",", "(", ")", "who", "is", "are", "was", "were", "also", "both", "each", "reportedly", "themselves", "being",
    "’s", "'s",
})
COUNTS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both", "some", "among", "part",
})
# fmt: on
SUPERLATIVES = ("best", "most", "oldest", "youngest", "eldest", "first", "last")
OTHERS = {"other", "others", "rest", "remaining", "another", "second", "third", "fourth", "fifth"}
BATCHES = {"group", "batch", "passengers", "returnees", "contingent", "convoy", "number", "freed", "released"}
WENT = {"flew", "landed", "arrived", "crossed", "walked", "boarded", "returned", "came", "stepped", "emerged"}
AHEAD = frozenset(
    {"first", "next", "last", "behind", "with", "after", "alongside", "beside", "then", "followed", "following"}
)
CAME = frozenset(
    {*BE, "came", "walked", "stepped", "went", "returned", "flew", "freed", "released", "sat", "stood", "followed"}
)
MET = {"met", "greeted", "welcomed", "reunited", "embraced", "hugged", "garlanded", "picked"}
# fmt: off
OFFICES = frozenset({
    "president", "premier", "minister", "chancellor", "king", "emir", "pope", "cardinal", "patriarch", "ambassador",
    "envoy", "spokesman", "spokeswoman", "spokesperson", "ombudsman", "ombudswoman", "commissioner", "negotiator",
    "secretary", "senator", "congressman", "congresswoman", "lawmaker", "governor", "adviser", "advisor", "mediator",
    "secretary-general", "director", "chairman", "chairwoman", "official", "diplomat", "speaker", "prosecutor", "judge",
    "lawyer", "attorney", "analyst", "expert", "professor", "wife", "husband", "mother", "father", "widow", "sister",
    "brother", "son", "daughter", "uncle", "aunt", "cousin", "relative", "coordinator", "representative", "head",
})
POWERS = OFFICES - {
    "lawyer", "attorney", "analyst", "expert", "professor", "judge", "official", "director", "diplomat", "wife",
    "husband", "mother", "father", "widow", "sister", "brother", "son", "daughter", "uncle", "aunt", "cousin",
    "relative", "head", "chairman", "chairwoman", "lawmaker", "prosecutor", "king",
}
KIN = frozenset({
    "aunt", "brother", "brothers", "cousin", "cousins", "daughter", "daughters", "ex-husband", "ex-wife", "father",
    "friend", "friends", "husband", "mother", "nephew", "nephews", "niece", "nieces", "parents", "relative",
    "relatives", "sister", "sisters", "son", "sons", "uncle", "widow", "wife", "wives",
})
PAST = frozenset({"former", "ex", "onetime", "jailed", "freed", "released", "captured", "kidnapped", "detained"})
# fmt: on
