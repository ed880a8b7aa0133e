"""The spaCy component: where records and evidence are, days, rules, saving, processes, whose parse is read."""

import pickle
import subprocess
import sys
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from exchange_extract import extract
from exchange_extract.component import COLORS, make_component
from exchange_extract.rules import RuleError
from exchange_extract.schema import ExchangeRecord
from test_given_arcs import HANDED, doc_of

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "fixtures" / "articles" / "marib.txt").read_text(encoding="utf-8")
DAY = date(2024, 3, 5)
OWN = "Ruritania freed 12 Borovian soldiers on Monday."
RULES = """\
[[party]]
id = "party.ruritania_test"
kind = "state"
code = "RUS"
names = ["Ruritania"]
source = "made up"
examples = ["Ruritania freed 12 Ukrainian soldiers. => RUS > UKR: 12 prisoner_of_war"]
counter_examples = ["Ruritanian cheese is mild."]
"""


def pipeline(**config: object) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("exchange_extract", config=config)
    return nlp


def doc_on(nlp: Language, text: str, published: object = DAY) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published = published
    return doc


@pytest.fixture(scope="module")
def read() -> Doc:
    nlp = pipeline()
    return nlp(doc_on(nlp, TEXT))


def test_records_are_those_of_the_library(read: Doc) -> None:
    assert list(read._.exchanges) == extract(TEXT, DAY)
    assert all(isinstance(record, ExchangeRecord) for record in read._.exchanges)


def test_spans_cover_the_evidence_with_label_and_rule(read: Doc) -> None:
    found = {(span.start_char, span.end_char, span.label_, span.id_) for span in read.spans["exchanges"]}
    evidence = [item for record in read._.exchanges for item in record.evidence]
    assert len(found) == len(read.spans["exchanges"])
    for item in evidence:
        label = item.slot.rpartition(".")[2].partition("[")[0]
        assert (item.start, item.end, label, item.rule) in found
        assert label in COLORS
    assert {span.label_ for span in read.spans["exchanges"]} >= {"giver", "receiver", "count", "date", "status"}


def test_displacy_shows_the_spans(read: Doc) -> None:
    html = displacy.render(read, style="span", options={"spans_key": "exchanges", "colors": COLORS}, jupyter=False)
    assert "receiver" in html
    assert COLORS["giver"] in html


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (date(2024, 3, 5), "2024-03-04"),
        (datetime(2024, 3, 5, 23, 59, tzinfo=UTC), "2024-03-04"),
        ("2024-03-05", "2024-03-04"),
        (None, "2025-07-14"),
    ],
)
def test_published_of_the_doc_else_of_the_config(given: object, expected: str) -> None:
    nlp = pipeline(published="2025-07-17")
    doc = nlp(doc_on(nlp, "Russia freed 95 Ukrainian soldiers on Monday.", given))
    assert [record.date for record in doc._.exchanges] == [expected]


@pytest.mark.parametrize("value", ["2025-13-01", "yesterday", 20250717])
def test_what_is_no_day(value: object) -> None:
    doc = spacy.blank("en").make_doc("x")
    with pytest.raises(ValueError, match=r"doc\._\.published .*not a date"):
        doc._.published = value


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({"published": "2025-13-01"}, "published '2025-13-01': not a date"),
        ({"parser": "mine"}, "parser 'mine': use one of auto, embedded"),
        ({"min_confidence": 2.0}, "min_confidence 2.0: not a number from 0 to 1"),
    ],
)
def test_wrong_settings(config: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        pipeline(**config)


def test_settings() -> None:
    nlp = pipeline(min_confidence=1.0, spans_key="swaps")
    doc = nlp(doc_on(nlp, TEXT))
    assert (doc._.exchanges, list(doc.spans["swaps"])) == ((), [])


def test_a_text_without_exchanges_and_a_second_run() -> None:
    nlp = pipeline()
    assert nlp("")._.exchanges == ()
    doc = nlp("It rained in Vienna.")
    assert (doc._.exchanges, list(doc.spans["exchanges"])) == ((), [])
    doc = doc_on(nlp, TEXT)
    assert nlp(nlp(doc))._.exchanges == tuple(extract(TEXT, DAY))
    assert len(doc.spans) == 1


# -- rules, disks, processes -----------------------------------------------------------------------------------------


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    file = tmp_path / "mine.toml"
    file.write_text(RULES, encoding="utf-8")
    return file


def givers(nlp: Language) -> list[str | None]:
    return [t.giver and t.giver.name for record in nlp(OWN)._.exchanges for t in record.transfers]


def test_own_rules_travel_with_the_pipeline(rules: Path, tmp_path: Path) -> None:
    nlp = pipeline(rules=[str(rules)])
    assert (givers(nlp), givers(pipeline())) == (["Ruritania"], [])
    nlp.to_disk(tmp_path / "saved")
    data, pickled = nlp.to_bytes(), pickle.dumps(nlp.get_pipe("exchange_extract"))
    rules.unlink()
    loaded = spacy.load(tmp_path / "saved")
    assert givers(loaded) == ["Ruritania"]
    loaded.to_disk(tmp_path / "again")
    assert [file.name for file in (tmp_path / "again" / "exchange_extract").iterdir()] == ["000-mine.toml"]
    assert givers(spacy.load(tmp_path / "again")) == ["Ruritania"]
    assert givers(pipeline().from_bytes(data)) == ["Ruritania"]
    again = spacy.blank("en")
    doc = pickle.loads(pickled)(again.make_doc(OWN))
    assert len(doc._.exchanges) == 1


def test_saving_over_a_pipeline_leaves_none_of_its_rules(rules: Path, tmp_path: Path) -> None:
    pipeline(rules=[str(rules)]).to_disk(tmp_path / "saved")
    pipeline().to_disk(tmp_path / "saved")
    assert givers(spacy.load(tmp_path / "saved")) == []


def test_settings_travel_with_the_pipeline(tmp_path: Path) -> None:
    pipeline(published="2025-07-17", min_confidence=0.01, spans_key="swaps").to_disk(tmp_path / "saved")
    doc = spacy.load(tmp_path / "saved")("Russia freed 95 Ukrainian soldiers on Monday.")
    assert [record.date for record in doc._.exchanges] == ["2025-07-14"]
    assert "swaps" in doc.spans


def test_faulty_and_missing_rules(rules: Path) -> None:
    rules.write_text(RULES.replace("names", "name"))
    with pytest.raises(RuleError, match=r"mine\.toml:5: "):
        pipeline(rules=[str(rules)])
    nlp = pipeline(rules=["no-such-file.toml"])  # a saved pipeline brings them later
    with pytest.raises(RuleError, match="no-such-file"):
        nlp(OWN)


def test_several_processes(rules: Path) -> None:
    nlp = pipeline(rules=[str(rules)])
    docs = [doc_on(nlp, text) for text in (TEXT, OWN, "It rained.", TEXT)]
    one = [doc._.exchanges for doc in nlp.pipe(docs)]
    docs = [doc_on(nlp, text) for text in (TEXT, OWN, "It rained.", TEXT)]
    two = list(nlp.pipe(docs, n_process=2, batch_size=1))
    assert [doc._.exchanges for doc in two] == one
    assert [len(found) for found in one] == [len(one[0]), 1, 0, len(one[0])]
    assert {span.id_ for span in two[1].spans["exchanges"]} >= {"release.free"} | set()
    assert two[0]._.published == DAY


def test_docs_keep_their_records_on_disk(read: Doc) -> None:
    data = DocBin(docs=[read], store_user_data=True).to_bytes()
    (doc,) = DocBin(store_user_data=True).from_bytes(data).get_docs(spacy.blank("en").vocab)
    assert doc._.exchanges == read._.exchanges
    assert [(s.text, s.label_, s.id_) for s in doc.spans["exchanges"]] == [
        (s.text, s.label_, s.id_) for s in read.spans["exchanges"]
    ]


def test_no_import_is_needed() -> None:
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('exchange_extract'); print(nlp.pipe_names)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['exchange_extract']"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = project["entry-points"]["spacy_factories"]["exchange_extract"]
    assert declared == f"{make_component.__module__}:{make_component.__name__}"


# -- whose parse -----------------------------------------------------------------------------------------------------


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Language:
        raise AssertionError("the embedded model was asked for")

    monkeypatch.setattr("exchange_extract.tokens.load_model", fail)


def facts(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.giver and t.giver.code, t.receiver and t.receiver.code, t.count and t.count.min, t.category)
        for record in doc._.exchanges
        for t in record.transfers
    ]


@pytest.mark.usefixtures("no_model")
def test_arcs_of_spacys_english_models_are_read() -> None:
    """The Doc is made by hand, with the labels that those models have."""
    assert facts(pipeline().get_pipe("exchange_extract")(doc_of(HANDED))) == [("RUS", "UKR", 19, "remains")]


@pytest.mark.usefixtures("no_model")
def test_universal_arcs_are_read() -> None:
    rows = (
        "Russia/NNP/nsubj/1 freed/VBD/root/1 95/CD/nummod/4 Ukrainian/JJ/amod/4 soldiers/NNS/obj/1 ././punct/1"
    )  # fmt: skip
    assert facts(pipeline().get_pipe("exchange_extract")(doc_of(rows))) == [("RUS", "UKR", 95, "prisoner_of_war")]


@pytest.mark.parametrize(
    ("rows", "config", "why"),
    [
        (HANDED, {"parser": "embedded"}, "asked for"),
        (HANDED.replace("dobj", "OA"), {}, "labels that nobody knows"),
    ],
)
@pytest.mark.usefixtures("no_model")
def test_else_the_embedded_model(rows: str, config: dict[str, object], why: str) -> None:
    with pytest.raises(AssertionError, match="embedded model was asked for"):
        pipeline(**config).get_pipe("exchange_extract")(doc_of(rows))
    assert why


def test_behind_a_pipeline_with_its_own_parser() -> None:
    """The packaged model stands for a user's: over whole texts, with sentences of its own."""
    nlp = spacy.load(ROOT / "src" / "exchange_extract" / "syntax" / "model")
    nlp.add_pipe("exchange_extract")
    doc = nlp(doc_on(nlp, TEXT))
    assert ("HOUTHIS", "YEM", 64, "prisoner_of_war") in facts(doc)
