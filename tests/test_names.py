"""People named as handed over, each under the direction that they went (codebook, section 4, "names").

All sentences and all people in them are composed for these tests and are no news.
"""

import pytest

from exchange_extract.extractor import Extractor
from named_people import PUBLISHED, named


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "Russia freed 12 Ukrainian civilians on Monday, including Tervil Oshkan and Marta Velik.",
            {"RUS>UKR": ["Marta Velik", "Tervil Oshkan"]},
            "including",
        ),
        (
            "Russia freed 12 Ukrainian civilians on Monday, among them the journalist Marta Velik.",
            {"RUS>UKR": ["Marta Velik"]},
            "among them, with a trade",
        ),
        (
            "Iran released two Americans, Peter Hallam and Susan Brock, on Tuesday.",
            {"IRN>USA": ["Peter Hallam", "Susan Brock"]},
            "counted plural and its names",
        ),
        (
            "Hamas handed over the bodies of Daniel Oren and Yossi Barak to Israel on Friday.",
            {"HAMAS>ISR": ["Daniel Oren", "Yossi Barak"]},
            "bodies of named people, with no figure",
        ),
        (
            "Hamas handed over the coffins of four hostages to Israel on Friday, including those of Daniel "
            "Oren and Yossi Barak.",
            {"HAMAS>ISR": ["Daniel Oren", "Yossi Barak"]},
            "those of",
        ),
        (
            "The body of Colonel Andriy Marchuk was returned to Ukraine by Russia on Friday.",
            {"RUS>UKR": ["Andriy Marchuk"]},
            "body of a titled person",
        ),
        (
            "Iran released American teacher Peter Hallam on Tuesday.",
            {"IRN>USA": ["Peter Hallam"]},
            "nationality and trade before the name",
        ),
        (
            "Russia freed commanders Denys Havrylenko and Oleh Marchuk in an exchange with Ukraine.",
            {"RUS>UKR": ["Denys Havrylenko", "Oleh Marchuk"]},
            "plural trade before two names",
        ),
        (
            "Russia released ten Ukrainian civilians on Friday. Among them is Nazar Dzhemil, the deputy head "
            "of a council.",
            {"RUS>UKR": ["Nazar Dzhemil"]},
            "among them is",
        ),
        (
            "Russia released ten Ukrainian civilians on Friday. Among them are Ivan Levko and Bohdan Hera, "
            "two priests.",
            {"RUS>UKR": ["Bohdan Hera", "Ivan Levko"]},
            "among them are",
        ),
        (
            "Russia released ten Ukrainian civilians on Friday. They include Dmytro Khalin, a journalist whom "
            "Russian troops abducted, and Volodymyr Mykan, a former mayor.",
            {"RUS>UKR": ["Dmytro Khalin", "Volodymyr Mykan"]},
            "they include, with clauses between",
        ),
        (
            "Venezuela freed ten Americans on Friday. They include Robert Castan, a former sailor, and Lucas "
            "Hallam, who was arrested near the border.",
            {"VEN>USA": ["Lucas Hallam", "Robert Castan"]},
            "they include",
        ),
        (
            "Venezuela freed ten Americans on Friday. Simon Wright, one of the ten, told a reporter that he was tired.",
            {"VEN>USA": ["Simon Wright"]},
            "one of the ten, though he speaks",
        ),
        (
            "Belarus freed 52 prisoners on Friday. Maria Kalenik, 43, was one of dozens of freed prisoners "
            "who reached Lithuania.",
            {"BLR>": ["Maria Kalenik"]},
            "one of dozens",
        ),
        (
            "Russia returned 40 soldiers to Ukraine on Friday. One of those who came back is historian Ihor "
            "Kozlan, who was in prison for two years.",
            {"RUS>UKR": ["Ihor Kozlan"]},
            "one of those who came back is",
        ),
        (
            "Russia returned 40 soldiers to Ukraine on Friday. Among those released was Captain Oleh Marchuk.",
            {"RUS>UKR": ["Oleh Marchuk"]},
            "among those released was",
        ),
        (
            "Russia returned 40 soldiers to Ukraine on Friday. Oleh Marchuk and Ivan Levko were among those released.",
            {"RUS>UKR": ["Ivan Levko", "Oleh Marchuk"]},
            "X and Y were among",
        ),
        (
            "The Taliban freed 12 captured officers on Friday. Captain Safdar and Captain Sajjad, who were "
            "kidnapped in May, are among those released by the militants.",
            {"TALIBAN>": ["Safdar", "Sajjad"]},
            "titles only; a clause between",
        ),
        (
            "Iran released five Americans on Monday. The five – Emad Sharan, Morad Tavan and Siamak Naderi as "
            "well as two Americans who have not been named – landed in Washington.",
            {"IRN>USA": ["Emad Sharan", "Morad Tavan", "Siamak Naderi"]},
            "dash list after a figure",
        ),
        (
            "Abu Sayyaf freed three Indonesian sailors on Sunday. Peace adviser Jesus Dural identified the "
            "hostages as Ferry Arfan, Edi Suryan and Muhamad Dahlan.",
            {"Abu Sayyaf>IDN": ["Edi Suryan", "Ferry Arfan", "Muhamad Dahlan"]},
            "identified as; not the adviser",
        ),
        (
            "The ELN released three soldiers on Monday. The soldiers, who belong to the army, were identified "
            "as Javier Navas, Sergio Molina and Daniel Montes.",
            {"ELN>": ["Daniel Montes", "Javier Navas", "Sergio Molina"]},
            "were identified as",
        ),
        (
            "Hamas freed three hostages on Saturday. They were named as Daniel Oren, Yossi Barak and Ruth Amit.",
            {"HAMAS>": ["Daniel Oren", "Ruth Amit", "Yossi Barak"]},
            "were named as",
        ),
        (
            "Hamas returned two bodies to Israel on Saturday. The bodies were those of Daniel Oren and Yossi Barak.",
            {"HAMAS>ISR": ["Daniel Oren", "Yossi Barak"]},
            "the bodies were those of",
        ),
        (
            "Russia returned 40 soldiers to Ukraine on Friday. Also freed was the army medic Marianna Levko.",
            {"RUS>UKR": ["Marianna Levko"]},
            "inverted passive",
        ),
        (
            "Iran freed four Americans on Friday. Two of them are Peter Hallam and Susan Brock.",
            {"IRN>USA": ["Peter Hallam", "Susan Brock"]},
            "two of them are",
        ),
        (
            "Iran freed four Americans on Friday. Peter Hallam and Susan Brock left Tehran first. The others "
            "are Emad Sharan and Morad Tavan.",
            {"IRN>USA": ["Emad Sharan", "Morad Tavan", "Peter Hallam", "Susan Brock"]},
            "the others are",
        ),
        (
            "Israel released five Lebanese prisoners on Wednesday. The best known is Samir Kandil, jailed "
            "since he was 16.",
            {"ISR>LBN": ["Samir Kandil"]},
            "the best known is",
        ),
        (
            "Israel released five Lebanese prisoners on Wednesday. The best known is Samir Kandil. With him "
            "came Maher Kouri and Hussein Salman.",
            {"ISR>LBN": ["Hussein Salman", "Maher Kouri", "Samir Kandil"]},
            "with him came",
        ),
        (
            "The DRC returned two Rwandan soldiers on Saturday. Corporal Eric Nkunda and Private Gad Ntwali "
            "are back home safely, the army said.",
            {"COD>RWA": ["Eric Nkunda", "Gad Ntwali"]},
            "ranks; back home",
        ),
        (
            "Pakistan freed two Indian fishermen on Saturday. Ramesh Solan, 51, and Suresh Kolar, 23, lost "
            "their boat in the storm.",
            {"PAK>IND": ["Ramesh Solan", "Suresh Kolar"]},
            "as many names as people",
        ),
        (
            "Three residents of the Kursk region who were held in Ukraine have been returned to Russia. "
            "Mikhail, 25, was taken to Ukraine from his village a year ago.",
            {"UKR>RUS": ["Mikhail"]},
            "given name and age",
        ),
        (
            "Russia released ten Ukrainian civilians on Friday. Ivan Levko and Bohdan Hera, two Greek "
            "Catholic priests, were seized in their parish in 2022.",
            {"RUS>UKR": ["Bohdan Hera", "Ivan Levko"]},
            "were seized",
        ),
        (
            "Iran freed two Swedes on Saturday. Johan Floden, 33, had been detained in Iran since April 2022.",
            {"IRN>SWE": ["Johan Floden"]},
            "had been detained",
        ),
        (
            "Russia freed two Ukrainian civilians on Friday. By video link I have talked to Lyudmila, a "
            "grandmother, and her granddaughter Yulia. Both feel well and are on their way home.",
            {"RUS>UKR": ["Lyudmila", "Yulia"]},
            "both are on their way home",
        ),
        (
            "The Kremlin said on Wednesday that a Russian citizen was freed by the United States in return "
            "for American teacher Marc Fogarty. A U.S. official said that the Russian was Alexander Vinokur.",
            {"RUS>USA": ["Marc Fogarty"], "USA>RUS": ["Alexander Vinokur"]},
            "the Russian was X",
        ),
        (
            "Russia and Ukraine exchanged 35 prisoners each on Saturday. For Ukraine, the passengers included "
            "filmmaker Oleg Senko and journalist Roman Sushko.",
            {"RUS>UKR": ["Oleg Senko", "Roman Sushko"]},
            "For Ukraine",
        ),
        (
            "Iran released five Americans and the United States freed five Iranians on Monday. Among the "
            "freed Americans is Peter Hallam.",
            {"IRN>USA": ["Peter Hallam"]},
            "the group's nationality",
        ),
        (
            "Sweden freed an Iranian official on Saturday and Iran freed two Swedes. Hamid Nouran, a former "
            "official who was serving a life sentence in Sweden, landed in Tehran.",
            {"SWE>IRN": ["Hamid Nouran"]},
            "custody",
        ),
        (
            "Peter Hallam is free. Iran released Hallam to the United States on Tuesday.",
            {"IRN>USA": ["Peter Hallam"]},
            "fuller form before",
        ),
        (
            "Hamas freed Yarden Bibar and Omer Bibar to Israel on Saturday.",
            {"HAMAS>ISR": ["Omer Bibar", "Yarden Bibar"]},
            "two people of one surname",
        ),
        (
            "Eritrea released two Ethiopian airmen, Dawit Mengesha and Abel Tsegaye, on Monday.",
            {"ERI>ETH": ["Abel Tsegaye", "Dawit Mengesha"]},
            "names of a list elsewhere",
        ),
        (
            "Hamas released the Israeli hostage Omri Levan on Saturday. He hugged his mother, Einav Levan, at "
            "the border.",
            {"HAMAS>ISR": ["Omri Levan"]},
            "a mother is not freed",
        ),
        (
            "Hezbollah returned the remains of Israeli pilot Ronen Arad to Israel on Friday.",
            {"HEZBOLLAH>ISR": ["Ronen Arad"]},
            "remains of, with nationality and trade",
        ),
        (
            "Russia freed 95 Ukrainian soldiers on Friday, Kyiv said. Serhii Volyn, a 24-year-old marine "
            "captured in Mariupol, was among them.",
            {"RUS>UKR": ["Serhii Volyn"]},
            "was among them",
        ),
        (
            "Russia freed 95 Ukrainian soldiers on Friday. Among those who came home was marine Serhii Volyn, 24.",
            {"RUS>UKR": ["Serhii Volyn"]},
            "among those who came home was",
        ),
        (
            "Russia freed 95 Ukrainian soldiers on Friday. The oldest of them is Petro Hnat, 58.",
            {"RUS>UKR": ["Petro Hnat"]},
            "the oldest of them",
        ),
        (
            "Russia freed 95 Ukrainian soldiers on Friday. The group also includes Petro Hnat, a medic.",
            {"RUS>UKR": ["Petro Hnat"]},
            "the group also includes",
        ),
        (
            "Russia freed 95 Ukrainian soldiers on Friday. Those released include Petro Hnat and Ivan Levko.",
            {"RUS>UKR": ["Ivan Levko", "Petro Hnat"]},
            "those released include",
        ),
        (
            "Russia freed 95 Ukrainian soldiers on Friday. Petro Hnat, who was freed in the exchange, said he "
            "had lost 30 kilograms.",
            {"RUS>UKR": ["Petro Hnat"]},
            "freed, and speaks",
        ),
        (
            'Russia freed 95 Ukrainian soldiers on Friday. "I dreamt of bread," said Petro Hnat, one of the freed men.',
            {"RUS>UKR": ["Petro Hnat"]},
            "said X, one of the freed men",
        ),
        (
            "Venezuela released the American Peter Hallam on Friday. Hallam's release came after talks in Doha.",
            {"VEN>USA": ["Peter Hallam"]},
            "surname with a possessive",
        ),
        (
            "Iran freed Emad Sharan, Morad Tavan and two other Americans on Monday.",
            {"IRN>USA": ["Emad Sharan", "Morad Tavan"]},
            "and two others",
        ),
        (
            "Iran freed the American teacher Peter Hallam on Friday. His lawyer, Mark Zaidan, thanked Oman.",
            {"IRN>USA": ["Peter Hallam"]},
            "a lawyer",
        ),
        (
            "Hamas is to release four women soldiers on Saturday: Karina Arev, Daniella Gilad, Naama Levin "
            "and Liri Alban.",
            {"HAMAS>": ["Daniella Gilad", "Karina Arev", "Liri Alban", "Naama Levin"]},
            "colon list",
        ),
        (
            "Hamas released three hostages on Saturday – Romi Gonan, Emily Dan and Doron Stein.",
            {"HAMAS>": ["Doron Stein", "Emily Dan", "Romi Gonan"]},
            "dash list at the end",
        ),
        (
            "Hamas released three hostages (Romi Gonan, Emily Dan and Doron Stein) on Saturday.",
            {"HAMAS>": ["Doron Stein", "Emily Dan", "Romi Gonan"]},
            "parentheses",
        ),
        (
            "Three Israeli hostages freed by Hamas returned to Israel on Saturday. Romi Gonan, 24, Emily Dan, "
            "28, and Doron Stein, 31, were handed to the Red Cross in Gaza City.",
            {"HAMAS>ISR": ["Doron Stein", "Emily Dan", "Romi Gonan"]},
            "names with ages handed over",
        ),
        (
            "Belarus handed over 13 prisoners to Lithuania on Saturday, including opposition figure Siarhei "
            "Tsikhan and journalist Ihar Karnel.",
            {"BLR>LTU": ["Ihar Karnel", "Siarhei Tsikhan"]},
            "trades in a list",
        ),
        (
            "India handed over three Pakistani prisoners at Wagah on Monday. They were identified as Muhammad "
            "Amin, Abdul Rashid and Ghulam Qadir.",
            {"IND>PAK": ["Abdul Rashid", "Ghulam Qadir", "Muhammad Amin"]},
            "they were identified as",
        ),
    ],
)
def test_names_of_the_people_handed_over(
    extractor: Extractor, text: str, expected: dict[str, list[str]], why: str
) -> None:
    assert named(extractor, text) == expected, why


@pytest.mark.parametrize(
    ("text", "low", "why"),
    [
        (
            "Hamas handed over the remains of Daniel Oren and Yossi Barak to Israel on Friday.",
            2,
            "as many as are named",
        ),
        ("Iran released two Americans, Peter Hallam, 51, and Susan Brock, 43, on Tuesday.", 2, "ages count nobody"),
        (
            "Five hours later Johan Floden, a diplomat, and Saeed Azari, a Swedish national held in Iran, arrived in "
            "Sweden.",
            2,
            "two single persons are one transfer of two",
        ),
        ("Russia freed 40 Ukrainian soldiers. Among them is Oleh Marchuk.", 40, "a name does not change the figure"),
    ],
)
def test_count_beside_names(extractor: Extractor, text: str, low: int, why: str) -> None:
    records = extractor.extract(text, PUBLISHED)
    counts = [transfer.count.min for record in records for transfer in record.transfers if transfer.count]
    assert counts == [low], why
