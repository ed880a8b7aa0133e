"""Armed groups that no rule lists. All names are made up, but for those that the counter-examples keep apart."""

from datetime import date

import pytest

from exchange_extract.extractor import default_extractor
from exchange_extract.phrases.named_groups import NAMED, find_named_groups
from exchange_extract.phrases.names import find_names
from timing import grows_at_most


def named(text: str) -> set[tuple[str, str]]:
    """Words and group of every mention that the names of the text made."""
    parties, _ = find_names(text, default_extractor().lexicon)
    found = find_named_groups(text, parties)
    return {(text[m.start : m.end], m.value.key) for m in found if m.rule == NAMED}


@pytest.mark.parametrize(
    ("text", "words", "group"),
    [
        ("The Lamba People's Front freed them.", "Lamba People's Front", "Lamba People's Front"),
        ("The Lamba People's Front (LPF) met. The LPF freed them.", "LPF", "Lamba People's Front"),
        ("On Friday the Azure Brigades freed them.", "Azure Brigades", "Azure Brigades"),
        ("Oromia's Blue Nile Resistance Movement freed them.", *["Blue Nile Resistance Movement"] * 2),
        ("The Liberation Army of the Green Hills freed them.", *["Liberation Army of the Green Hills"] * 2),
        ("The militia Katiba Nur freed them.", "Katiba Nur", "Katiba Nur"),
        ("The Katiba Nur militia freed them. Katiba Nur wants more.", "Katiba Nur", "Katiba Nur"),
        ("An armed group known as Ansar Nur freed them.", "Ansar Nur", "Ansar Nur"),
        ("Ansar Nur, a small jihadist group, freed them.", "Ansar Nur", "Ansar Nur"),
        ("The National Liberation Army, known by its Spanish initials as ELN, met.", "National Liberation Army", "ELN"),
        ("The Philippine Liberation Front met.", *["Philippine Liberation Front"] * 2),
    ],
)
def test_names_of_groups(text: str, words: str, group: str) -> None:
    assert (words, group) in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Kenya Defence Forces met.",
        "The Afghan National Army met.",
        "The National Army met.",
        "Ukraine's 36th Marine Brigade met.",
        "The Shiite militia met.",
        "The Iran-backed militia met.",
        "The militia leader Omar Hassan spoke.",
        "Omar Hassan, the head of a militia, spoke.",
        "On Monday a rebel group met.",
        "The rebel group Monday evening freed them.",
        "The European Union and the Security Council met.",
        "The Salvation Army sent blankets to the Western Front.",
        "Hamas, an armed group, met.",
    ],
)
def test_what_is_no_name_of_a_group(text: str) -> None:
    assert named(text) == set()


def test_a_group_that_nobody_knows_is_a_side() -> None:
    text = "The Lamba People's Front freed 12 Kenyan hostages on Monday. The LPF (Lamba People's Front) had held them."
    (record,) = default_extractor().extract(text, date(2025, 7, 17))
    (transfer,) = record.transfers
    assert transfer.giver is not None
    assert (transfer.giver.code, transfer.giver.name) == (None, "Lamba People's Front")


@pytest.mark.parametrize("piece", ["Aa ", "Front ", "Aa Front of the ", "the militia ", "Aa-", "Aa, a big ", "of the "])
def test_time_is_linear(piece: str) -> None:
    assert grows_at_most(lambda size: named(piece * (size // len(piece))), 5_000, 20_000, times=12, spare=0.2)
