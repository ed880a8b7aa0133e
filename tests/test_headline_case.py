"""Headlines in title case and in capitals, as they would stand in sentence case."""

import pytest

from exchange_extract.extractor import default_extractor
from exchange_extract.phrases.headline_case import in_sentence_case
from exchange_extract.sentences import split_sentences

BODY = (
    "\n\nThe army of the Moro Front let Corporal Dimitrov go on Tuesday. It was in May that the front took him, "
    "and Front leaders say the Bolo bridge was the place. Swap talks go on with RSM officers."
)


@pytest.mark.parametrize(
    ("headline", "expected", "why"),
    [
        ("Hamas Frees Ten Hostages After Talks", "Hamas frees ten hostages after talks", "a party stays"),
        ("Rebels Free Dimitrov At Bolo Bridge", "Rebels free Dimitrov at Bolo bridge", "names of the article's own"),
        (
            "Captured Soldiers Let Go By Front",
            "Captured soldiers let go by front",
            "the article has it small too",
        ),
        ("Front Frees Maria Kastellanu After Months", "Front frees Maria Kastellanu after months", "a given name"),
        ("Captives May Return On Friday", "Captives may return on Friday", "weekdays stay, and May is no month here"),
        ("Prisoners Return Home In May 1991", "Prisoners return home in May 1991", "a month"),
        ("Both Sides Swap POWs Last Week", "Both sides swap POWs last week", "inner capitals stay"),
        ("RSM HANDS OVER DIMITROV IN UKRAINE", "RSM hands over Dimitrov in Ukraine", "capitals"),
        ("US SENDS IRAN'S PRISONERS HOME", "US sends Iran's prisoners home", "an abbreviation that the rules know"),
        ("Rebels free Dimitrov at the bridge", "Rebels free Dimitrov at the bridge", "sentence case stays"),
        ("Embassy Of Freedonia Press Department", "Embassy Of Freedonia Press Department", "a letterhead"),
    ],
)
def test_headlines_in_sentence_case(headline: str, expected: str, why: str) -> None:
    text = headline + BODY
    lexicon = default_extractor().lexicon
    assert in_sentence_case(text, split_sentences(text), lexicon) == expected + BODY, why


def test_evidence_has_the_words_as_given() -> None:
    text = "Al-Shabaab Hands Over Ten Kenyan Soldiers\n\nIt is the end of a long wait for their families in Kenya."
    records = default_extractor().extract(text)
    assert records, "the headline alone tells it"
    assert all(text[e.start : e.end] == e.text for record in records for e in record.evidence)
