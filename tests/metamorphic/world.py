"""The world the composed articles are about: sides, people, mediators and places, as data.

Nothing here is news. A pair of sides only means that an article about the two reads naturally.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """A giver or receiver: its code and the words that stand for it.

    ``name`` carries its article ("the Houthis"); ``actors`` may stand as subject for it; ``leader`` was in office in
    all of 2023 and 2024, the years the articles are published in; ``bodies`` are its institutions, as sources.
    """

    code: str
    name: str
    adjective: str
    actors: tuple[str, ...] = ()
    leader: str | None = None
    bodies: tuple[str, ...] = ()
    plural: bool = False
    group: bool = False

    @property
    def formal(self) -> str:
        """How the state is called beside an armed group that fights it at home."""
        return self.name if self.group or self.code in {"ISR", "TUR"} else f"the {self.adjective} government"

    @property
    def its(self) -> str:
        return "their" if self.plural else "its"

    @property
    def has(self) -> str:
        return "have" if self.plural else "has"

    @property
    def is_(self) -> str:
        return "are" if self.plural else "is"

    @property
    def will_free(self) -> str:
        """The verb of a headline in the present tense."""
        return "free" if self.plural else "frees"


def _state(code: str, name: str, adjective: str, capital: str, leader: str | None = None) -> Side:
    bare = name.removeprefix("the ")
    actors = (
        capital,
        f"the {adjective} government",
        f"{adjective} authorities",
        f"the government of {name}",
        f"the government in {capital}",
        f"the {adjective} side",
        f"the {adjective} army",
        f"{adjective} forces",
        f"{bare}'s defence ministry" if bare == name else f"the {adjective} defence ministry",
    )
    bodies = (f"{adjective} Defence Ministry", f"{adjective} Foreign Ministry", f"{adjective} army")
    return Side(code, name, adjective, actors, leader, bodies)


def _group(code: str, name: str, adjective: str, plural: bool, *actors: str) -> Side:
    return Side(code, name, adjective, actors, None, (), plural, True)


UKR = _state("UKR", "Ukraine", "Ukrainian", "Kyiv", "Volodymyr Zelenskyy")
RUS = _state("RUS", "Russia", "Russian", "Moscow", "Vladimir Putin")
ARM = _state("ARM", "Armenia", "Armenian", "Yerevan", "Nikol Pashinyan")
AZE = _state("AZE", "Azerbaijan", "Azerbaijani", "Baku", "Ilham Aliyev")
IND = _state("IND", "India", "Indian", "New Delhi", "Narendra Modi")
PAK = _state("PAK", "Pakistan", "Pakistani", "Islamabad")
ETH = _state("ETH", "Ethiopia", "Ethiopian", "Addis Ababa", "Abiy Ahmed")
ERI = _state("ERI", "Eritrea", "Eritrean", "Asmara", "Isaias Afwerki")
SDN = _state("SDN", "Sudan", "Sudanese", "Khartoum")
SSD = _state("SSD", "South Sudan", "South Sudanese", "Juba", "Salva Kiir")
IRN = _state("IRN", "Iran", "Iranian", "Tehran")
IRQ = _state("IRQ", "Iraq", "Iraqi", "Baghdad")
KOR = _state("KOR", "South Korea", "South Korean", "Seoul", "Yoon Suk Yeol")
PRK = _state("PRK", "North Korea", "North Korean", "Pyongyang", "Kim Jong Un")
THA = _state("THA", "Thailand", "Thai", "Bangkok")
KHM = _state("KHM", "Cambodia", "Cambodian", "Phnom Penh")
KGZ = _state("KGZ", "Kyrgyzstan", "Kyrgyz", "Bishkek")
TJK = _state("TJK", "Tajikistan", "Tajik", "Dushanbe")
ISR = _state("ISR", "Israel", "Israeli", "Jerusalem", "Benjamin Netanyahu")
LBN = _state("LBN", "Lebanon", "Lebanese", "Beirut")
RWA = _state("RWA", "Rwanda", "Rwandan", "Kigali", "Paul Kagame")
BDI = _state("BDI", "Burundi", "Burundian", "Gitega")
DZA = _state("DZA", "Algeria", "Algerian", "Algiers")
MAR = _state("MAR", "Morocco", "Moroccan", "Rabat")
YEM = _state("YEM", "Yemen", "Yemeni", "Aden")
COL = _state("COL", "Colombia", "Colombian", "Bogota", "Gustavo Petro")
TUR = _state("TUR", "Turkey", "Turkish", "Ankara", "Recep Tayyip Erdogan")
COD = _state("COD", "Congo", "Congolese", "Kinshasa")
NGA = _state("NGA", "Nigeria", "Nigerian", "Abuja")
USA = _state("USA", "the United States", "American", "Washington")
PHL = _state("PHL", "the Philippines", "Filipino", "Manila")
NPL = _state("NPL", "Nepal", "Nepali", "Kathmandu")
PSE = Side("PSE", "the Palestinians", "Palestinian", plural=True)

HOUTHIS = _group("HOUTHIS", "the Houthis", "Houthi", True, "the Houthi movement", "the Houthi rebels", "Ansar Allah")
RSF = _group("RSF", "the Rapid Support Forces", "RSF", True, "the RSF", "the paramilitary Rapid Support Forces")
PKK = _group("PKK", "the PKK", "PKK", False, "the Kurdistan Workers' Party")
ELN = _group("ELN", "the ELN", "ELN", False, "the National Liberation Army of Colombia", "the ELN rebels")
M23 = _group("M23", "M23", "M23", False, "the M23 rebels", "the M23 group", "the March 23 Movement")
HAMAS = _group("HAMAS", "Hamas", "Hamas", False, "the Hamas movement", "Hamas militants")
HEZBOLLAH = _group("HEZBOLLAH", "Hezbollah", "Hezbollah", False, "the Hezbollah movement")

STATE_PAIRS: tuple[tuple[Side, Side], ...] = (
    (RUS, UKR),
    (ARM, AZE),
    (IND, PAK),
    (ETH, ERI),
    (SDN, SSD),
    (IRN, IRQ),
    (KOR, PRK),
    (THA, KHM),
    (KGZ, TJK),
    (ISR, LBN),
    (RWA, BDI),
    (DZA, MAR),
)
GROUP_PAIRS: tuple[tuple[Side, Side], ...] = (
    (HOUTHIS, YEM),
    (RSF, SDN),
    (PKK, TUR),
    (ELN, COL),
    (M23, COD),
    (HAMAS, ISR),
    (HEZBOLLAH, ISR),
)
"""Each a group and the state that fights it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A category and plural nouns that have it whoever holds the people."""

    category: str
    nouns: tuple[str, ...]


FIGHTERS = Kind(
    "prisoner_of_war",
    ("prisoners of war", "soldiers", "servicemen", "captured soldiers", "POWs", "service members", "troops"),
)
KINDS: tuple[Kind, ...] = (
    FIGHTERS,
    Kind("detainee", ("detainees", "political prisoners", "convicts")),
    Kind("civilian", ("civilians",)),
    Kind("child", ("children",)),
    Kind("hostage", ("hostages",)),
)
KIND_OF_PSE = Kind("detainee", ("prisoners", "detainees"))
HOLDER_KINDS: tuple[str, ...] = ("fishermen", "sailors", "truck drivers", "engineers")
"""People held who are `detainee` of a state and `hostage` of an armed group."""


@dataclass(frozen=True, slots=True)
class Mediator:
    code: str
    names: tuple[str, ...]
    adjective: str | None = None


MEDIATORS: tuple[Mediator, ...] = (
    Mediator("QAT", ("Qatar",), "Qatari"),
    Mediator("ARE", ("the United Arab Emirates", "the UAE"), "Emirati"),
    Mediator("SAU", ("Saudi Arabia",), "Saudi"),
    Mediator("EGY", ("Egypt",), "Egyptian"),
    Mediator("OMN", ("Oman",), "Omani"),
    Mediator("CHE", ("Switzerland",), "Swiss"),
    Mediator("NOR", ("Norway",), "Norwegian"),
    Mediator("VAT", ("the Vatican",)),
    Mediator("UN", ("the United Nations", "the UN")),
    Mediator("ICRC", ("the International Committee of the Red Cross", "the ICRC", "the Red Cross")),
)

PLACES: tuple[str, ...] = (
    "at a border crossing near Veselovka",
    "in Geneva",
    "in Muscat",
    "in Larnaca",
    "at the airport of Doha",
)

NAMES: dict[str, tuple[str, ...]] = {
    "UKR": ("Olena Marchenko", "Taras Bondar", "Iryna Savchuk"),
    "RUS": ("Sergei Antonov", "Natalia Belova", "Pavel Gromov"),
    "ARM": ("Armen Petrosyan", "Anahit Sargsyan", "Tigran Melikyan"),
    "AZE": ("Elchin Mammadov", "Leyla Guliyeva", "Rashad Huseynov"),
    "IND": ("Rajesh Sharma", "Anita Verma", "Sunil Gupta"),
    "USA": ("Michael Turner", "Susan Clark", "David Baker"),
    "ISR": ("Yael Cohen", "Daniel Mizrahi", "Noa Levi"),
    "COL": ("Carlos Ramirez", "Maria Fernanda Gomez", "Andres Castillo"),
}
"""Invented people of a side."""
