"""The words around places: what may be one, what governs it, and what says that people only went or were kept there."""

import re

FACILITY = (
    r"border|frontier|crossing|checkpoint|check[ -]?post|post|gate|airport|airstrip|airfield|airbase|base|camp|bridge"
    r"|station"
    r"|port|harbour|harbor|terminal|outlet|region|province|district|municipality|governorate|county|oblast|state|area"
    r"|village|town|city|capital|island|peninsula|valley|mountains|forest|contact line|demarcation line|front line"
    r"|frontline"
    r"|river|lake|strait|jungle|stadium|pass|highway|junction|tunnel|pier|quay|hotel|monastery|plateau|oasis|barracks"
    r"|boundary(?: line)?|section|stretch|zone|department|neighbou?rhood|suburb|square|compound|point|outpost"
    r"|cemetery|farm|hangar|tarmac|road|township|commune|prefecture|canton|parish|part|embassy|consulate|quarters?"
    r"|no[- ]man[’']s[- ]land|front|jetty|dock|runway|meeting point|spot|church|mosque|temple|ferry"
    r"|clearing|ranch|desert|garrison|fort|apron|wharf|ford|riverbank|beach|roadblock|railway station|hospital|gates"
    r"|courtyard|(?:school)?yard|grounds?|meadow|fields?|hill(?:side|top|s)?|foothills|mountainside|slopes?|outskirts"
    r"|edge|siding|car park|parking lot|headquarters|strip|marsh(?:es)?|corridor|ridge|gorge|shores?|coast|waters|cape"
    r"|banks?|offices?|centre|center|palace|house|school|factory|park|gardens?|street|hall|theatre|building"
    r"|side of a road|roadside|pitch|playground|bazaar|market(?: ?place)?|vicinity|zero line"
    r"|berm|creek|plaza|clinic|mine|mill|shrine|basketball court|trail"
    r"|settlement|hamlet|neutral zone|buffer zone|front lines|line of contact"
)
NO_EPITHET = (
    r"of|and|with|to|in|at|on|near|for|between|from|by|after|before|since|when|while|but|as|where|if|than"
    r"|return|exchange|exchanges|swap|swaps|turn|response|addition|fact|talks|case"
)
"""What may not stand before the name of a place: "in return Berlin freed", "in an exchange between Moscow and"."""
INDENT = 12
"""Blanks that may stand where a line is wrapped."""
NAME = r"(?:[a-z]{2,3}[-’'])?[A-ZÀ-ÖØ-ÞĀ-Ž]\w*(?:[-–’']\w+)*"
NAMES = rf"{NAME}(?: (?:(?:de|del|da|al|el|of|of the) )?{NAME}){{0,4}}"
PHRASE = re.compile(
    rf"(?:(?:the|a|an|its|their|his|her|our|this|that|another) )?"
    rf"(?P<body>(?:{NAMES}[’']s? )?(?:(?!(?:{NO_EPITHET}) )[a-z][a-z-]+ ){{0,3}}?"
    rf"(?:(?P<name>{NAMES})(?P<after>(?: (?:{FACILITY})\b){{0,3}})"
    rf"|(?P<facility>(?:(?:{FACILITY})\b ?){{1,3}}(?:of an? (?:{FACILITY})\b ?)?)"
    rf"(?P<tail>(?:(?<= )| )(?:with|between|of|outside|near|in|at|over|across|above|below|beside"
    rf"|on(?= (?:the )?(?:[A-Z]\S+ ){{1,4}}(?:{FACILITY})\b)|on the road (?:between|to|from)"
    rf"|(?:north|south|east|west)\w* of"
    rf"|(?:a few|some|about|\d+|[a-z]+) (?:miles?|kilomet(?:re|er)s?|km) (?:\w+ )?(?:of|from|outside))"
    rf" {{1,{INDENT}}}(?:the )?"
    rf"(?:(?:[a-z]+ )?(?:village|town|city|municipality|district|province|department|state|island) of )?"
    rf"(?:(?:north|south|east|west|central)\w* )?(?P<of>{NAMES})"
    rf"(?: and (?:the capital|{NAMES})| (?:{FACILITY}|prison|jail)\b)?)?))"
)
SIDE = re.compile(
    rf"(?:the|its|their) (?P<body>(?:{NAME} |[a-z]+ )?(?:side|end|bank) of (?:the )?(?:{NAMES}[ ])?"
    rf"(?:border|frontier|(?:contact|demarcation|front) line|{FACILITY})\b)"
)
""" "the Turkish side of the Cilvegozu gate", "its side of the border"."""
NEIGHBOURHOOD = re.compile(
    rf" {{1,{INDENT}}}(?:in|near|at|outside|between) {{1,{INDENT}}}(?:the )?"
    rf"(?P<name>{NAMES})(?P<pair> and (?:the )?{NAMES})?(?P<after>(?: (?:{FACILITY})\b){{0,2}})(?![’'])"
)
""" "Gia Lam airport in Hanoi", "a post between Kasese and Beni": what is said of where such a point lies."""
PREPOSITIONS = {
    "in",
    "at",
    "on",
    "near",
    "outside",
    "inside",
    "through",
    "via",
    "along",
    "across",
    "under",
    "beneath",
    "off",
}
CROSSED = {"crossed", "cross", "crossing", "crosses"}
THERE = re.compile(
    r"(?: (?:on|early on|late on) [A-Z]\w+)?,? (?:and )?(?:where|(?:and|from) there|there)\b"
    r"|,? and (?:\w+ ){0,4}(?:from )?there\b"
)
GAVE = {
    "took",
    "take",
    "takes",
    "handed",
    "hand",
    "gave",
    "give",
    "given",
    "got",
    "get",
    "turned",
    "received",
    "taken",
}
"""Verbs whose "back" is no journey: "took back one soldier at"."""
LOOSE = {"in", "at", "near", "outside", "was", "is"}
GROUPS_OF_STATES = {"Gulf", "Baltic", "Arab", "African", "European", "Balkan", "Asian"}
LINES = {"border", "frontier", "contact line", "demarcation line", "front line", "frontline", "boundary"}
# fmt: off
BARE = LINES | {
    "border checkpoint", "border crossing", "border point", "border post", "buffer zone", "ceasefire line",
    "cease-fire line", "crossing", "crossing point", "demilitarised zone", "demilitarized zone", "zero line",
    "border gate", "line of contact",
}
"""What is a place without a name of its own: where the sides meet."""
POINTS = {
    "border", "frontier", "crossing", "checkpoint", "post", "airport", "airstrip", "airfield", "base", "camp",
    "bridge", "gate", "terminal", "outlet",
}
# fmt: on
SEAT = re.compile(rf" in {NAMES}")
NAMED_BEHIND = re.compile(rf", (?P<name>{NAMES})(?=[,.;]|$)| of {{1,{INDENT}}}(?P<of>{NAMES})")
BEARINGS = {
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
}
# fmt: off
SETTLED = {
    "village", "town", "city", "province", "region", "district", "municipality", "state", "island", "port", "capital",
    "department",
}
NO_PLACE = {
    "Telegram", "Twitter", "Facebook", "X", "Parliament", "Congress", "English", "Arabic", "Russian", "Hebrew",
    "Easter", "Christmas", "Ramadan", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday",
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Internet", "I",
}
AGREE = {
    "agreed", "agree", "agrees", "reached", "signed", "concluded", "settled", "struck", "negotiated", "brokered",
    "mediated", "hammered", "talks", "negotiations", "meeting", "meetings", "summit", "round", "agreement",
    "agreements", "deal", "accord", "accords", "understanding", "understandings", "memorandum", "signing",
    "consultations", "conference", "discussions", "bargain", "paper", "pact", "approved", "finalised", "finalized",
    "forged", "announced", "initialled", "initialed", "haggling", "bargaining", "wrangling", "negotiators", "delegates",
    "delegations", "signatures", "dialogue",
}
ACTS = {
    "place", "occurred", "happened", "conducted", "completed", "carried", "met", "meet", "crossed", "cross",
    "crossing", "walked", "walk", "passed", "pass", "picked", "stood", "gathered", "changing", "changed", "change",
    "staged", "organised", "organized", "handover", "hand-over", "exchange", "swap", "ceremony", "operation",
    "transfer", "release", "delivered", "witnessed", "fetched", "fetch", "collect",
    "collecting", "dropped", "parked", "freed", "let", "handed", "gave", "given", "turned", "exchanged",
    "swapped", "traded", "released", "collected", "converged", "assembled", "surrendered", "yielded",
}
# fmt: on
FETCHED = {"fetched", "collected", "picked"}
"""Verbs of those who come to take people over: "a boat picked them up at a pier in Jolo"."""
# fmt: off
MOVED = {
    "accompanied", "arrived", "brought", "carried", "driven", "drove", "escorted", "ferried", "flew", "flown", "led",
    "marched", "moved", "put", "sent", "taken", "took", "transferred", "transported", "travelled", "walked",
}
# fmt: on
"""What is done with people on the way to where they are handed over."""
TREATED = {"hospital", "clinic"}
"""Where people are brought after a handover, whatever else is told of that place."""
THEN = {"then", "were", "was", "being", "later", "finally", "soon", "there"}
"""What may stand before the next step of a journey: "driven to the bridge and there handed over"."""
ARRANGED = {"scheduled", "planned", "slated", "supposed", "meant", "due"}
"""What is said of a handover to come before its place: "a swap that was scheduled on the border"."""
HANDOVER_POINTS = {"crossing", "Crossing", "checkpoint", "Checkpoint", "checkpost", "post", "bridge", "Bridge"}
"""Where sides meet, in the case of the text, since a Post is a newspaper: nobody lives or is treated there, so that all
who come there with captives hand them over."""
# fmt: off
CAPTURED = {"captured", "seized", "detained", "arrested", "kidnapped", "abducted"}
TAKEN = CAPTURED | {
    "ambushed", "killed", "attacked", "shot", "died", "stormed", "overran", "overrun", "shelled", "bombed",
}
# fmt: on
"""What else befalls people at such points."""
ASTRAY = {"mistake", "mistakenly", "accidentally", "inadvertently", "unwittingly", "unknowingly", "illegally"}
"""How people cross a border before they are captured."""
CLOSED = {"opened", "reopened", "closed", "shut"}
"""What befalls such points themselves."""
REACHED = {"to", "reached", "reaches", "reach"}
SIDES = {"side", "sides", "end", "ends"}
WITNESSED = {"saw", "witnessed", "hosted"}
BECAME = {"was", "is", "became", "were"}
SCENES = {"scene", "setting", "venue", "site", "stage", "backdrop"}
STAGED = {"held", "place", "ceremony", "staged", "conducted", "organised", "organized"}
"""What a ceremony is, whatever verb of its sentence tells who was handed over."""
AIRFIELDS = {"airbase", "airfield", "airport", "airstrip", "aerodrome"}
HELD_EVENTS = {"exchange", "swap", "handover", "ceremony", "operation", "transfer", "trade"}
# fmt: off
NO_VENUE = HELD_EVENTS | {
    "deal", "deals", "swaps", "exchanges", "trades", "return", "release", "captivity", "custody", "detention", "jail",
    "prison", "agreement", "truce", "ceasefire", "talks", "war", "freedom", "ransom",
}
# fmt: on
"""What a title in capitals says in the manner of a place: "in Exchange for Hostages", "in Prisoner Swap"."""
FAILED = {"broke", "collapsed", "failed", "stalled", "ended"}
HELD_TALKS = {"talks", "meeting", "negotiations", "round", "consultations", "summit"}
# fmt: off
AUX = {
    "was", "were", "is", "are", "be", "been", "being", "has", "have", "had", "will", "would", "did", "do", "does",
    "can", "could", "may", "'s",
}
# fmt: on
PASSED = AUX | ARRANGED | {"convened", "hosted"}
"""Verbs that leave it to the word before them what happens at the place."""
# Verbs whose "in" and "at" name the end of a journey or where people were kept.
# fmt: off
ENDS = CAPTURED | {
    "arrived", "arrive", "arrives", "arriving", "landed", "land", "lands", "landing", "reached", "reach", "flown",
    "flew", "returned", "home", "back", "came", "holding", "serving", "living", "lived", "keeping", "kept",
    "jailed", "imprisoned", "stayed", "staying", "treated", "arrest", "arrival", "return", "accused",
    "remaining", "remained", "sheltering", "sheltered",
    "recovering", "resting", "recuperating", "reunited", "rejoined", "examined", "questioned", "debriefed",
    "hospitalised", "hospitalized", "admitted", "interned", "quartered", "lodged", "confined", "languishing",
    "incarcerated", "hidden", "spent", "stranded", "boarded", "alighted", "disembarked",
}
# fmt: on
MEET = {"gathered", "meet", "meets", "met"}
# fmt: off
CONVOYS = {
    "ambulances", "boats", "buses", "cars", "columns", "convoy", "convoys", "officers", "patrols", "planes", "teams",
    "trucks", "vehicles",
}
# fmt: on
"""Who or what meets to hand people over."""
STATESMEN = {"ministers", "leaders", "presidents", "envoys", "negotiators", "delegations", "diplomats"}
"""Who meets to talk, and hands nobody over."""
NAMED_AFTER = {"agreement", "agreements", "accord", "accords", "deal", "protocol", "memorandum", "understanding"}
OWN_SORT = {
    "Airport",
    "Base",
    "Bridge",
    "Camp",
    "Checkpoint",
    "Crossing",
    "Gate",
    "Hotel",
    "Island",
    "Plaza",
    "Road",
    "Square",
    "Stadium",
    "Street",
    "Village",
}
"""What a name says of itself: "the Bridge of Friendship", "the Ledra Palace Hotel"."""
PREMISES = {"church", "consulate", "embassy", "hotel", "office", "offices", "station"}
"""Points of a town, named with it."""
BODIES = {
    "hospital",
    "clinic",
    "ministry",
    "headquarters",
    "council",
    "court",
    "museum",
    "museums",
    "university",
    "government",
}
# fmt: off
STOPS = {
    "prison", "prisons", "jail", "jails", "captivity", "custody", "detention", "cells", "imprisonment", "war",
    "fighting", "conflict", "invasion", "ceasefire", "cease-fire", "truce", "hostilities", "embassy", "office",
    "spokesman", "spokesperson", "residents", "reporters", "journalists", "plant", "steelworks", "attack",
    "offensive", "surrender", "term", "terms", "sentence", "sentences", "trial", "screen", "screens", "television",
}
# fmt: on
FRONTERS = {",", "“", '"', "``", "early", "late", "just"}
FAR = 26
