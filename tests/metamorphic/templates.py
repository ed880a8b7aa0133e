"""Sentences with slots, in the register of agency news. Composed for these tests; none is news.

Slots: ``{A}`` and ``{B}`` the two sides, ``{Aa}``/``{Ba}`` their adjectives, ``{G}`` giver, ``{R}`` receiver, ``{Ga}``,
``{Ra}`` their adjectives, ``{its}`` the receiver's possessive, ``{N}`` a count, ``{M}`` a second one, ``{P}`` a plural
noun, ``{PEOPLE}`` the whole group with count and allegiance, ``{OWN}`` the same as the receiver's own, ``{D}`` a date
with its preposition, ``{MED}`` a mediator, ``{PL}`` a place with its preposition.
"""

# fmt: off
GIVE_ACTIVE: tuple[str, ...] = (
    "{G} released {PEOPLE} {D}.", "{G} freed {PEOPLE} {D}.", "{G} set free {PEOPLE} {D}.",
    "{G} set {PEOPLE} free {D}.", "{G} let {PEOPLE} go {D}.", "{G} handed over {PEOPLE} {D}.",
    "{G} handed {PEOPLE} over to {R} {D}.", "{G} handed over {PEOPLE} to {R} {D}.",
    "{G} turned over {PEOPLE} to {R} {D}.", "{G} transferred {PEOPLE} to {R} {D}.",
    "{G} returned {PEOPLE} to {R} {D}.", "{G} gave back {PEOPLE} to {R} {D}.", "{G} sent {PEOPLE} home {D}.",
    "{G} sent {PEOPLE} back to {R} {D}.", "{G} repatriated {PEOPLE} {D}.",
)
# fmt: on
"""The giver is the subject. The receiver follows from the allegiance where the sentence does not name it."""

# fmt: off
GIVE_PASSIVE: tuple[str, ...] = (
    "{PEOPLE} were released by {G} {D}.", "{PEOPLE} were freed by {G} {D}.", "{PEOPLE} were set free by {G} {D}.",
    "{PEOPLE} were let go by {G} {D}.", "{PEOPLE} were handed over to {R} by {G} {D}.",
    "{PEOPLE} were handed over by {G} to {R} {D}.", "{PEOPLE} were handed back to {R} by {G} {D}.",
    "{PEOPLE} were returned to {R} by {G} {D}.", "{PEOPLE} were transferred to {R} by {G} {D}.",
    "{PEOPLE} were sent home by {G} {D}.", "{PEOPLE} were repatriated from {G} {D}.",
)
# fmt: on

# fmt: off
RECEIVE: tuple[str, ...] = (
    "{R} received {PEOPLE} from {G} {D}.", "{R} got back {PEOPLE} from {G} {D}.",
    "{R} got {PEOPLE} back from {G} {D}.", "{R} took back {PEOPLE} from {G} {D}.",
    "{R} brought home {PEOPLE} from {G} {D}.", "{R} brought {PEOPLE} home from {G} {D}.",
    "{R} brought back {PEOPLE} from {G} {D}.", "{R} secured the release of {PEOPLE} from {G} {D}.",
    "{R} received {OWN} from {G} {D}.", "{R} got back {OWN} from {G} {D}.", "{R} brought home {OWN} from {G} {D}.",
    "{R} repatriated {OWN} from {G} {D}.",
)
# fmt: on

MOVE: tuple[str, ...] = (
    "{PEOPLE} came home from {Ga} captivity {D}.",
    "{PEOPLE} returned home from {Ga} captivity {D}.",
    "{PEOPLE} returned from captivity in {G} {D}.",
    "{PEOPLE} walked free from {Ga} captivity {D}.",
    "{PEOPLE} were back home from {Ga} captivity {D}.",
)

NOMINAL: tuple[str, ...] = (
    "The release of {PEOPLE} by {G} took place {D}.",
    "The handover of {PEOPLE} by {G} to {R} took place {D}.",
    "The transfer of {PEOPLE} from {G} to {R} took place {D}.",
    "The return of {PEOPLE} from {G} to {R} was completed {D}.",
    "The repatriation of {PEOPLE} from {G} took place {D}.",
    "{G} confirmed the release of {PEOPLE} {D}.",
)

# fmt: off
EXCHANGE_EACH: tuple[str, ...] = (
    "{A} and {B} exchanged {N} {P} each {D}.", "{A} and {B} swapped {N} {P} each {D}.",
    "{A} exchanged {N} {P} each with {B} {D}.", "{A} and {B} each released {N} {P} {D}.",
    "{A} and {B} each freed {N} {P} in a swap {D}.", "{A} and {B} carried out an exchange of {N} {P} each {D}.",
    "{A} and {B} held a prisoner swap {D}, with each side freeing {N} {P}.",
    "In an exchange between {A} and {B} {D}, {N} {P} from each side went home.",
    "{A} and {B} swapped {P} {D}, {N} on each side.", "{A} and {B} exchanged {P} {D}, {N} from each side.",
    "In a swap between {A} and {B} {D}, each side got back {N} {P}.",
)
# fmt: on

EXCHANGE_FOR: tuple[str, ...] = (
    "{A} and {B} exchanged {P} {D}, {N} for {N}.",
    "{A} and {B} carried out a {N}-for-{N} exchange of {P} {D}.",
    "{A} and {B} swapped {P} {D} in a {N}-for-{N} deal.",
    "{A} and {B} completed a {N}-for-{N} swap of {P} {D}.",
)

# fmt: off
UNEQUAL: tuple[str, ...] = (
    "{A} released {N} {Ba} {P} in exchange for {M} {Aa} {P} {D}.",
    "{A} freed {N} {Ba} {P} in return for {M} {Aa} {P} {D}.",
    "In exchange for {M} {Aa} {P}, {A} released {N} {Ba} {P} {D}.",
    "In return for {M} {Aa} {P}, {A} handed over {N} {Ba} {P} {D}.",
    "{A} handed over {N} {Ba} {P} and received {M} {Aa} {P} in return {D}.",
    "{A} got back {M} {Aa} {P} in exchange for {N} {Ba} {P} {D}.",
    "{D}, {A} swapped {N} {Ba} {P} for {M} {Aa} {P} held by {B}.",
    "{A} released {N} {Ba} {P} {D}. In return, {B} freed {M} {Aa} {P}.",
    "{A} released {N} {Ba} {P} {D}. In exchange, {M} {Aa} {P} were freed by {B}.",
    "{N} {Ba} {P} were released by {A} {D}. {B} handed over {M} {Aa} {P} in return.",
    "In a swap {D}, {A} freed {N} {Ba} {P} and {B} freed {M} {Aa} {P}.",
    "{N} {Ba} {P} were exchanged for {M} {Aa} {P} {D} in a swap between {A} and {B}.",
    "{A} and {B} exchanged prisoners {D}. {A} released {N} {Ba} {P} and {B} released {M} {Aa} {P}.",
)
# fmt: on

TOTAL: tuple[str, ...] = (
    "{A} and {B} exchanged a total of {N} {P} {D}.",
    "A total of {N} {P} were swapped between {A} and {B} {D}.",
    "{N} {P} were exchanged between {A} and {B} {D}.",
    "In all, {N} {P} from both sides went home {D} in a swap between {A} and {B}.",
)

# fmt: off
PLANNED: tuple[str, ...] = (
    "{G} will release {PEOPLE} {D}.", "{G} will hand over {PEOPLE} to {R} {D}.", "{G} plans to free {PEOPLE} {D}.",
    "{G} intends to release {PEOPLE} {D}.", "{PEOPLE} are to be freed by {G} {D}.",
    "{PEOPLE} are due to be handed over to {R} by {G} {D}.", "{PEOPLE} are expected to be released by {G} {D}.",
    "{PEOPLE} will be returned to {R} by {G} {D}.",
    "The handover of {PEOPLE} by {G} to {R} is planned to take place {D}.",
    "The release of {PEOPLE} by {G} is scheduled to take place {D}.",
)
# fmt: on

AGREED: tuple[str, ...] = (
    "{A} and {B} agreed {D} to exchange {N} {P} each.",
    "{D}, {A} and {B} agreed to exchange {N} {P} each.",
    "{A} and {B} agreed {D} on an exchange of {N} {P} each.",
    "{A} and {B} reached an agreement {D} to swap {N} {P} each.",
    "{A} and {B} signed a deal {D} on the exchange of {N} {P} each.",
    "{A} agreed with {B} {D} to exchange {N} {P} each.",
)

PROPOSED: tuple[str, ...] = (
    "{G} offered {D} to release {PEOPLE}.",
    "{G} proposed {D} to hand over {PEOPLE} to {R}.",
    "{R} demanded {D} that {G} release {PEOPLE}.",
    "{R} called on {G} {D} to release {PEOPLE}.",
    "{R} urged {G} {D} to free {PEOPLE}.",
    "{R} asked {G} {D} to return {PEOPLE}.",
    "{D}, {R} demanded the release of {PEOPLE} by {G}.",
)

REJECTED: tuple[str, ...] = (
    "{G} refused {D} to release {PEOPLE}.",
    "{G} refused {D} to hand over {PEOPLE} to {R}.",
    "{D}, {G} rejected a proposal by {R} to release {PEOPLE}.",
    "{G} rejected {D} a demand by {R} to free {PEOPLE}.",
)

CALLED_OFF: tuple[str, ...] = (
    "An exchange of {N} {P} each between {A} and {B} was called off {D}.",
    "A swap of {N} {P} each between {A} and {B} was cancelled {D}.",
    "An exchange of {N} {P} each between {A} and {B} was postponed {D}.",
    "{A} and {B} called off {D} an exchange of {N} {P} each.",
    "{A} postponed {D} an exchange of {N} {P} each with {B}.",
)

ONGOING: tuple[str, ...] = (
    "{A} and {B} are exchanging {N} {P} each.",
    "An exchange of {N} {P} each between {A} and {B} is under way.",
    "{A} and {B} are in the process of exchanging {N} {P} each.",
)

CUMULATIVE: tuple[tuple[str, str], ...] = (
    ("{R} has brought home {PEOPLE} from {G} since {MONTH} {Y}.", "{YM}/.."),
    ("Since {MONTH} {Y}, {PEOPLE} have been released by {G}.", "{YM}/.."),
    ("{G} has released {PEOPLE} since {MONTH} {Y}.", "{YM}/.."),
    ("{G} has handed over {PEOPLE} to {R} since {MONTH} {Y}.", "{YM}/.."),
    ("So far this year, {G} has released {PEOPLE}.", "{THIS}"),
    ("{R} has got back {PEOPLE} from {G} so far this year.", "{THIS}"),
    ("{G} has handed over {PEOPLE} to {R} in ten stages.", ""),
    ("{R} has brought home {PEOPLE} from {G} since the start of the war.", ""),
)
"""A running total and the EDTF of its period, empty where the text dates none."""

BRING_HOME_EXCHANGE: tuple[str, ...] = (
    "{R} brought home {PEOPLE} in an exchange with {G} {D}.",
    "{R} received {PEOPLE} in a prisoner swap with {G} {D}.",
    "{PEOPLE} came home {D} in a prisoner swap with {G}.",
    "{PEOPLE} were freed {D} in an exchange with {G}.",
    "{R} got {PEOPLE} back {D} in a swap with {G}.",
)
"""One direction reported under the word exchange: one transfer."""

# fmt: off
MEDIATED: tuple[str, ...] = (
    "The exchange was mediated by {MED}.", "The swap was brokered by {MED}.", "{MED} mediated the exchange.",
    "{MED} brokered the swap.", "{MED} acted as mediator.", "The exchange took place with the mediation of {MED}.",
    "The swap was made possible by the mediation of {MED}.", "The exchange was carried out thanks to {MED}.",
    "The exchange was carried out with the help of {MED}.",
    "The exchange was carried out with the assistance of {MED}.", "{MED} facilitated the exchange.",
    "{MED} helped to arrange the swap.", "The exchange was arranged through the mediation of {MED}.",
)
# fmt: on

NO_MEDIATION: tuple[str, ...] = (
    "{MED} welcomed the exchange.",
    "{MED} called on both sides to show restraint.",
    "{MED} has closed its embassy in the capital.",
    "The foreign minister of {MED} is to visit the region next month.",
    "{MED} condemned the violence along the border.",
    "An official of {MED} told reporters that the news was encouraging.",
)

# fmt: off
ATTRIBUTION: tuple[str, ...] = (
    "{S}, {SRC} said.", "{S}, {SRC} announced.", "{S}, according to {SRC}.", "{S}, {SRC} said in a statement.",
    "{SRC} said that {s}.", "{SRC} announced that {s}.", "{SRC} reported that {s}.", "{SRC} confirmed that {s}.",
    "According to {SRC}, {s}.", "{S}. This was announced by {SRC}.",
)
# fmt: on
"""``{S}`` and ``{s}`` are the bare sentence with a capital and with its own case."""

HEADLINES: tuple[str, ...] = (
    "{G_} {frees} {PEOPLE}",
    "{PEOPLE} freed by {G_}",
    "{G_} {releases} {PEOPLE}",
    "{PEOPLE} released from {Ga} captivity",
)
