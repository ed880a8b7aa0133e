"""Status and scope of what sentences tell, and of records whose plan is refused later (codebook, sections 2 and 3).

Rows run through the real stages; ``None`` means that no handover is claimed.
"""

from datetime import date

import pytest

from exchange_extract.extractor import Extractor
from exchange_extract.frames import Frame, build_frames

PUBLISHED = date(2025, 7, 1)
EXTRACTOR = Extractor()


def _frames(text: str) -> list[Frame]:
    return [frame for scene in EXTRACTOR.scenes(text, PUBLISHED) for frame in build_frames(scene, EXTRACTOR.lexicon)]


STATUSES: list[tuple[str, str | None, str]] = [
    ("Russia released 95 Ukrainian prisoners on Monday.", "completed", "plain past"),
    ("Hamas freed 50 hostages on Friday under a deal with Israel.", "completed", "a deal beside what was done"),
    (
        "The exchange of 1,200 Russian prisoners agreed with Ukraine in May is not complete.",
        "agreed",
        "what is denied is the end of it",
    ),
    ("Hamas freed 50 hostages on Friday as agreed with Israel.", "completed", "an agreed act that took place"),
    ("Russia, which did not comment, released 95 Ukrainian prisoners.", "completed", "the negation is another verb's"),
    ("Russia did not say when it had released 95 Ukrainian prisoners.", "completed", "the verb of saying is negated"),
    ("Russia freed 95 Ukrainian prisoners, completing a delayed swap.", "completed", "a past delay does not undo it"),
    (
        "Kyiv urged restraint after Russia had released 95 Ukrainian prisoners.",
        "completed",
        "a clause of time is not urged",
    ),
    (
        "The 40 Ukrainian sailors are due to have been handed over by Russia by Friday.",
        "planned",
        "due at a day to come",
    ),
    (
        "The 40 Ukrainian sailors were due to have been handed over by Russia on Friday.",
        "rejected",
        "was due, and did not come about",
    ),
    ("Russia decided on Monday to exchange 40 prisoners with Ukraine.", "planned", "one side's resolve is no deal"),
    ("Russia and Ukraine decided on Monday to exchange 40 prisoners.", "agreed", "both sides' resolve is a deal"),
    ("The government and the Houthis decided to exchange 80 detainees.", "agreed", "a side by what it is"),
    ("Russia agreed on Monday that 40 Ukrainian prisoners be freed.", "agreed", "a deal in the subjunctive"),
    ("Kyiv proposed on Monday that 40 Ukrainian prisoners be freed by Russia.", "proposed", "a wish in it"),
    (
        "If the parliament goes with the plan, Russia will release 40 Ukrainian prisoners.",
        "proposed",
        "a condition on what somebody does",
    ),
    (
        "If the exchange goes according to plan, Russia will release 40 Ukrainian prisoners.",
        "planned",
        "a hedge said of any plan",
    ),
    ("Kyiv offered a truce and released 95 Russian prisoners.", "completed", "a coordinated verb has its own tense"),
    ("Russia and Ukraine are exchanging 254 prisoners of war each.", "ongoing", "present progressive"),
    ("An exchange of 68 soldiers each between Cambodia and Thailand is under way.", "ongoing", "said by a copula"),
    ("Kyiv will do what it can to bring 95 prisoners home from Russia.", "planned", "what it can is not done"),
    ("Ninety-five Ukrainian prisoners are being released by Russia.", "ongoing", "passive progressive"),
    ("The exchange of 200 prisoners between Russia and Ukraine is under way.", "ongoing", "under way"),
    ("Russia and Ukraine have begun to exchange 254 prisoners of war each.", "ongoing", "has begun to"),
    ("Russia has started releasing 95 Ukrainian prisoners.", "ongoing", "has started"),
    ("An exchange of 95 prisoners between Russia and Ukraine has begun.", "ongoing", "the noun begins"),
    ("Russia agreed on Friday to release 95 Ukrainian prisoners.", "agreed", "agreed to"),
    ("Kabul made an appeal to Islamabad to free 40 Afghan prisoners.", "proposed", "the noun that the verb makes"),
    ("Zelensky repeated his call to Moscow to swap 100 prisoners.", "proposed", "a call with its addressee"),
    ("France demands that Iran release its two prisoners.", "proposed", "a base form after that"),
    ("Russia said that Ukraine released 95 of its prisoners.", "completed", "a past form after that"),
    ("The rebels committed themselves to freeing 20 prisoners.", "agreed", "committed to"),
    ("On Friday, Algeria agreed to free 229 Moroccan prisoners of war.", "agreed", "free is a verb after to"),
    ("Russia and Ukraine agreed to begin releasing 95 prisoners each.", "agreed", "agreement outweighs a beginning"),
    ("Russia and Ukraine have reached an agreement to exchange 300 prisoners each.", "agreed", "agreement to"),
    ("Russia and Ukraine signed an agreement on the exchange of 300 prisoners each.", "agreed", "agreement on"),
    ("Under the deal, Hamas is to free 50 hostages.", "agreed", "what a deal lays down"),
    ("Under the truce, Hamas must free 50 hostages.", "agreed", "a duty under a truce"),
    ("The sides struck a deal under which Hamas would free 50 hostages.", "agreed", "deal under which"),
    ("The agreement between Israel and Hamas provides for the release of 50 hostages.", "agreed", "provides for"),
    ("The deal calls for Hamas to free 50 hostages.", "agreed", "a deal that calls for is no demand"),
    ("Russia will release 95 Ukrainian prisoners on Friday.", "planned", "will"),
    ("Russia is to release 95 Ukrainian prisoners on Friday.", "planned", "is to"),
    (
        "Algeria plans to free 20 Moroccan prisoners of war on 20 July.",
        "planned",
        "plans, read as a noun by the tagger",
    ),
    (
        "The ministry said it planned to release 95 Ukrainian prisoners on Friday.",
        "planned",
        "a plan below a verb of saying",
    ),
    ("The release of 95 Ukrainian prisoners by Russia is scheduled for Friday.", "planned", "a scheduled noun"),
    ("Ninety-five Ukrainian prisoners are due to be released by Russia on Friday.", "planned", "due to be"),
    ("Russia is expected to release 95 Ukrainian prisoners next week.", "planned", "expected"),
    ("Russia will begin releasing 95 Ukrainian prisoners on Friday.", "planned", "a plan outweighs a beginning"),
    ("Cambodia to hand over 18 Thai POWs\n\nNothing else was known.", "planned", "headline infinitive"),
    ("Russia offered to release 95 Ukrainian prisoners.", "proposed", "offer"),
    ("Ukraine demanded that Russia release 95 Ukrainian prisoners.", "proposed", "demand"),
    ("Ukraine urged Russia to free 95 Ukrainian prisoners.", "proposed", "urge"),
    ("Ukraine called on Russia to release 95 Ukrainian prisoners.", "proposed", "call on"),
    ("Ukraine wants Russia to release 95 Ukrainian prisoners.", "proposed", "want"),
    ("Russia and Ukraine are in talks on an exchange of 300 prisoners each.", "proposed", "in talks"),
    ("Russia is willing to hand over 95 Ukrainian prisoners.", "proposed", "willing"),
    ("Russia would release 95 Ukrainian prisoners if Ukraine agreed to a truce.", "proposed", "a condition"),
    ("Ukraine urged Russia to agree to release 95 Ukrainian prisoners.", "proposed", "an urge outweighs an agreement"),
    ("Russia refused to release 95 Ukrainian prisoners.", "rejected", "refuse"),
    ("Russia ruled out releasing 95 Ukrainian prisoners.", "rejected", "rule out"),
    ("Russia will not release the 95 Ukrainian prisoners.", "rejected", "a negated plan"),
    ("Russia is unwilling to release 95 Ukrainian prisoners.", "rejected", "unwilling"),
    ("The release of 95 Ukrainian prisoners by Russia was postponed.", "rejected", "postponed"),
    ("A swap of 95 prisoners between Russia and Ukraine was cancelled on Monday.", "rejected", "cancelled"),
    (
        "A swap of 95 prisoners between Russia and Ukraine that was planned for 17 March had been called off.",
        "rejected",
        "relative clause",
    ),
    (
        "A swap of 95 prisoners between Russia and Ukraine planned for 17 March had been called off.",
        "rejected",
        "participle",
    ),
    (
        "A swap of prisoners of war between Russia and Ukraine that was due on 9 June had been cancelled.",
        "rejected",
        "due",
    ),
    ("Russia put the release of 95 Ukrainian prisoners off indefinitely.", "rejected", "particle behind its object"),
    ("Talks on an exchange of 95 prisoners between Russia and Ukraine broke down.", "rejected", "broke down"),
    ("The exchange of 95 prisoners between Russia and Ukraine is not taking place.", "rejected", "is not taking place"),
    ("Russia denied that it had released 95 Ukrainian prisoners.", None, "denied"),
    ("Russia did not release the 95 Ukrainian prisoners.", None, "negated past"),
    ("Russia has not yet released the 95 Ukrainian prisoners.", None, "negated perfect"),
    ("Russia never refused to release 95 Ukrainian prisoners.", None, "a denied refusal"),
    ("The ministry did not say whether the exchange of 95 prisoners with Ukraine took place.", None, "whether"),
    ("The minister would not be drawn on the prospects for an exchange of prisoners with Ukraine.", None, "no comment"),
]


@pytest.mark.parametrize(("text", "expected", "why"), STATUSES)
def test_status_of_a_sentence(text: str, expected: str | None, why: str) -> None:
    assert {frame.status for frame in _frames(text)} == ({expected} if expected else set()), why


REFUSALS: list[tuple[str, set[str], str]] = [
    ("Ukraine asked Russia to release four Ukrainian prisoners. Russia refused.", {"rejected"}, "a bare refusal"),
    (
        "Ukraine demanded that Russia release four Ukrainian prisoners. Russia rejected the demand.",
        {"rejected"},
        "the demand",
    ),
    (
        "Ukraine proposed on Monday to exchange 50 prisoners with Russia. Moscow turned the proposal down.",
        {"rejected"},
        "turned down",
    ),
    (
        "Ukraine urged Russia to free four Ukrainian prisoners. The Kremlin did not respond.",
        {"proposed"},
        "no answer yet",
    ),
    (
        "Ukraine asked Russia to release four Ukrainian prisoners. Russia refused to comment.",
        {"proposed"},
        "not a refusal of it",
    ),
    ("Ukraine asked Russia to release four Ukrainian prisoners. Russia may refuse.", {"proposed"}, "not a fact"),
    (
        "Russia was to release 95 Ukrainian prisoners on Friday. The exchange is not taking place.",
        {"rejected"},
        "later sentence",
    ),
    (
        "Russia was to release 95 Ukrainian prisoners on Friday, but the Kremlin postponed this.",
        {"rejected"},
        "later clause",
    ),
    (
        "Israel was to free 620 Palestinian prisoners on Saturday, but Netanyahu put their release off.",
        {"rejected"},
        "put off",
    ),
    (
        "Russia was to release 95 Ukrainian prisoners on Saturday. Moscow put off the handover indefinitely.",
        {"rejected"},
        "put off",
    ),
    (
        "Moscow had offered to hand over 630 Ukrainian prisoners of war and Kyiv had refused.",
        {"rejected"},
        "same sentence",
    ),
    (
        "Russia freed 95 Ukrainian prisoners on Monday. Kyiv refused to comment on the exchange.",
        {"completed"},
        "done stays done",
    ),
    (
        "Russia agreed to release 95 Ukrainian prisoners. Moscow rejected a ceasefire.",
        {"agreed"},
        "another thing is refused",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), REFUSALS)
def test_refusals_told_later(text: str, expected: set[str], why: str) -> None:
    assert {record.status for record in EXTRACTOR.extract(text, PUBLISHED)} == expected, why


SCOPES: list[tuple[str, bool, str]] = [
    ("Ukraine has brought home 3,000 prisoners of war from Russia since March 2022.", True, "since and a date"),
    ("So far 300 Ukrainian prisoners have been released by Russia.", True, "so far"),
    ("In all, 300 Ukrainian prisoners have been released by Russia.", True, "in all with a perfect"),
    ("In all, 643 prisoners of war went home in a swap between Russia and Ukraine on Friday.", False, "one event"),
    ("Russia and Ukraine exchanged a total of 24 prisoners on Friday.", False, "the sum of one event"),
    ("Since its launch, 1,223 Ukrainian children have been returned from Russia.", True, "since and a noun"),
    ("Russia has now released 300 Ukrainian prisoners.", True, "has now"),
    ("Russia released 300 Ukrainian prisoners in the 12 exchanges held until then.", True, "over counted exchanges"),
    ("Russia released 300 Ukrainian prisoners in the biggest swap of the war so far.", False, "a superlative ranks"),
    ("It was the first time since March 2022 that Russia released 95 Ukrainian prisoners.", False, "the first since"),
    (
        "The Red Cross has facilitated the release of eight people held by armed groups so far this year.",
        True,
        "so far this year",
    ),
    ("Russia released 300 Ukrainian prisoners in 2023.", False, "a plain year is no total"),
    ("Russia released 95 Ukrainian prisoners held since March 2022.", False, "held since"),
    ("It takes the number of people returned from Russia past 7,000.", True, "takes the number past"),
    ("The swap raises the number of captives exchanged by Russia and Ukraine to 3,233.", True, "raises the number to"),
    ("In the eight months since the truce, the rebels have let 930 soldiers go.", True, "months of handovers"),
    ("Throughout the conflict the rebels freed 2,155 soldiers.", True, "a whole war"),
    ("In six years of war Eritrea returned 310 Ethiopian soldiers.", True, "years of war"),
    ("Eritrea agreed to return 310 Ethiopian soldiers in two months.", False, "a term that is set"),
    ("Eritrea returned 310 Ethiopian soldiers on Friday in the third year of the war.", False, "a year by its rank"),
    ("After six years in captivity 310 Ethiopian soldiers were released by Eritrea.", False, "years of captivity"),
    ("Before that, Eritrea had released 310 Ethiopian soldiers.", True, "looked back upon"),
    ("Eritrea had released 310 Ethiopian soldiers by the end of last year.", True, "up to a day"),
    ("Counting Monday's group, 310 Ethiopian soldiers have been released by Eritrea.", True, "with the latest"),
    ("Six earlier releases brought 310 Ethiopian soldiers home.", True, "earlier handovers"),
    ("In 2003 alone Eritrea freed 310 Ethiopian soldiers.", True, "a year alone"),
    ("A total of 310 Ethiopian soldiers were freed by Eritrea last year.", True, "the sum of a year"),
    ("Monday's release by Eritrea of four soldiers was the fifth since 2003.", False, "the swap of a day"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SCOPES)
def test_scope_of_a_sentence(text: str, expected: bool, why: str) -> None:
    verbs = [frame for frame in _frames(text) if not frame.trigger.nominal] or _frames(text)
    assert verbs, text
    assert {frame.cumulative for frame in verbs} == {expected}, why


def test_a_meeting_of_two_sides_makes_no_exchange() -> None:
    """Whose "all the prisoners" are is not said by a clause that only dates their release by talks."""
    (frame,) = _frames("A day after the two sides met in Doha, all the prisoners were freed.")
    assert len(frame.flows) == 1
    assert not frame.sides
