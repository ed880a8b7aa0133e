"""Wordings of the everyday feed, in own words, through the extractor: both directions, shared figures, split groups.

Each row is a phenomenon met again and again in agency reports; the sentences and figures are composed for this test.
"""

import pytest

from test_reading_world import told


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Armenia and Azerbaijan each freed 30 soldiers and four civilians.",
            ["completed ARM>AZE 34 mixed; AZE>ARM 34 mixed | -"],
            "what each gives is summed for both directions",
        ),
        (
            "Armenia and Azerbaijan exchanged 30 soldiers and four civilians each.",
            ["completed ARM>AZE 34 mixed; AZE>ARM 34 mixed | -"],
            "each stands after the last of the coordinated counts",
        ),
        (
            "Armenia and Azerbaijan exchanged 120 prisoners of war, 60 from each side.",
            ["completed ARM>AZE 60 prisoner_of_war; AZE>ARM 60 prisoner_of_war | -"],
            "a share is no part to be summed",
        ),
        (
            "120 Ethiopians reached home on Monday while 98 Eritrean servicemen went the opposite way.",
            ["completed ERI>ETH 120 prisoner_of_war; ETH>ERI 98 prisoner_of_war | 2024-03-11"],
            "the other way opposes the sides of one sentence",
        ),
        (
            "Ten Israelis were freed by Hamas and 90 Palestinian prisoners travelled in the opposite direction.",
            ["completed HAMAS>ISR 10 hostage; ISR>PSE 90 detainee | -"],
            "those who travel the other way go home to the people of the armed group",
        ),
        (
            "Armenia received 30 prisoners from Azerbaijan on Friday. In the other direction 24 soldiers crossed.",
            ["completed AZE>ARM 30 prisoner_of_war; ARM>AZE 24 prisoner_of_war | 2024-03-08"],
            "the other half of a swap, in its own sentence",
        ),
        (
            "Russia handed over the bodies of 40 soldiers to Ukraine. Most had died near Bakhmut. Their families have "
            "been told. A lawmaker put the number of bodies that went in the opposite direction at nine.",
            ["completed RUS>UKR 40 remains; UKR>RUS 9 remains | -"],
            "the other half of a swap, some sentences later",
        ),
        (
            "Eight children have been reunited with their families. Seven were brought back to Ukraine from Russia. "
            "The eighth, a girl, travelled in the opposite direction, from Ukraine to Russia.",
            ["completed RUS>UKR 7 child; UKR>RUS 1 child | -"],
            "a figure that two directions share out is no direction of its own",
        ),
    ],
)
def test_records(text: str, expected: list[str], why: str) -> None:
    assert told(text) == expected, why
