"""The report in a real browser: Chromium or Chrome, headless, driven by selenium (``pip install '.[browser]'``)."""

import io
import json
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exchange_extract.articles import Article, Result
from exchange_extract.writing import article_object, write_csv
from report_pages import page, record, results
from standin import swap

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed: pip install '.[browser]'")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="no chromium with chromedriver on the PATH")

Page = Callable[..., Any]


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    found = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    found.downloads = tmp_path_factory.mktemp("downloads")
    behaviour = {"behavior": "allow", "downloadPath": str(found.downloads)}
    found.execute_cdp_cmd("Browser.setDownloadBehavior", behaviour)
    yield found
    found.quit()


@pytest.fixture
def show(driver: Any, tmp_path: Path) -> Iterator[Page]:
    """Opens a page of the given results; the test fails when the browser's console has said anything by its end."""

    def opened(given: list[Result] | None = None, *, width: int = 1440, dark: bool = False) -> Any:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        file = tmp_path / "report.html"
        file.write_text(page(results() if given is None else given), encoding="utf-8", newline="")
        driver.get(file.as_uri())
        return driver

    yield opened
    assert driver.get_log("browser") == []


def one(driver: Any, css: str) -> Any:
    return driver.find_element("css selector", css)


def texts(driver: Any, css: str) -> list[str]:
    return [found.text for found in driver.find_elements("css selector", css) if found.is_displayed()]


def fill(driver: Any, css: str, value: str) -> None:
    script = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))"
    driver.execute_script(script, one(driver, css), value)


def press(driver: Any, *keys: str) -> None:
    actions = webdriver.ActionChains(driver)
    for key in keys:
        actions.send_keys(getattr(webdriver.Keys, key))
    actions.perform()


def hover(driver: Any, css: str) -> None:
    target = one(driver, css)
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", target)
    webdriver.ActionChains(driver).move_to_element(target).perform()


def wait(condition: Callable[[], object], seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


ROWS = "#table tbody tr td:nth-child(2) .status"


@pytest.mark.parametrize(
    ("css", "value", "shown", "why"),
    [
        ("#find", "front hostages", ["proposed", "completed"], "all words, in any order"),
        ("#find", "soldiers", [], "the text of an article is not searched, rows and evidence are"),
        ("#find", "test.sources", ["completed"], "a rule among the evidence"),
        ("#side", "Russia", ["completed"], "a side"),
        ("#least", "0.5", ["completed", "completed"], "0.5 itself is enough"),
        ("#from", "2024-06-01", ["proposed", "completed"], "open intervals go on"),
        ("#to", "2024-05-03", ["completed", "completed"], "what began by then"),
    ],
)
def test_filters(show: Page, css: str, value: str, shown: list[str], why: str) -> None:
    driver = show()
    assert texts(driver, ROWS) == ["completed", "proposed", "completed"]
    assert one(driver, "#shown").text == "all 3 shown"
    fill(driver, css, value)
    assert texts(driver, ROWS) == shown, why
    assert texts(driver, ".card h4 .status") == shown
    assert one(driver, "#shown").text == f"{len(shown)} of 3 shown"
    assert len(driver.find_elements("css selector", "#timeline .mark")) == len(shown)
    assert bool(texts(driver, ".page h3")) is bool(shown)
    one(driver, "#reset").click()
    assert one(driver, "#shown").text == "all 3 shown"
    assert len(texts(driver, ROWS)) == 3


def test_a_hidden_record_gives_up_its_words_and_its_share_of_the_sums(show: Page) -> None:
    driver = show()
    assert texts(driver, "#sums tbody tr")[0] == "Russia – Ukraine"
    one(driver, "[name=status][value=completed]").click()
    assert texts(driver, "#sums") == ["No handover among the shown records has taken place."]
    assert texts(driver, "#a3 .text mark:not(.off)") == ["1 July 2024", "Example Front", "offered", "7"]


def test_sums_keep_living_and_remains_apart_and_leave_totals_out(show: Page) -> None:
    driver = show()
    assert [line.split("\n") for line in texts(driver, "#sums tbody tr")] == [
        ["Russia – Ukraine"],
        ["Russia → Ukraine 95", "– 1×"],
        ["Ukraine → Russia – 19", "1×"],
    ]


def test_sorting_by_pointer_and_keyboard(show: Page) -> None:
    driver = show()
    head = one(driver, "#table th:nth-child(8)")
    one(driver, "#table th:nth-child(8) button").click()
    assert (head.get_attribute("aria-sort"), texts(driver, "#table td:nth-child(8)")) == (
        "ascending",
        ["0.30", "0.50", "0.80"],
    )
    press(driver, "ENTER")
    assert (head.get_attribute("aria-sort"), texts(driver, "#table td:nth-child(8)")) == (
        "descending",
        ["0.80", "0.50", "0.30"],
    )
    one(driver, "#table th:nth-child(5) button").click()  # no place anywhere: the order of the texts
    assert texts(driver, ROWS) == ["completed", "proposed", "completed"]
    assert head.get_attribute("aria-sort") is None


def test_downloads_are_what_the_command_line_writes(show: Page) -> None:
    driver = show()
    everything = io.StringIO()
    write_csv(results(), everything)
    assert downloaded(driver, "csv") == everything.getvalue()
    assert json.loads(downloaded(driver, "json")) == [article_object(r) for r in results() if r.records]
    fill(driver, "#least", "0.5")
    one(driver, "#table th:nth-child(8) button").click()
    kept = [replace(r, records=[x for x in r.records if x.confidence >= 0.5]) for r in results()]
    by_confidence = io.StringIO()
    write_csv(reversed(kept), by_confidence)
    assert downloaded(driver, "csv") == by_confidence.getvalue()
    assert json.loads(downloaded(driver, "json")) == [article_object(r) for r in kept if r.records]


def downloaded(driver: Any, form: str) -> str:
    file: Path = driver.downloads / f"records.{form}"
    file.unlink(missing_ok=True)
    one(driver, f"#{form}").click()
    # Chromium holds the name with an empty file while it writes another one beside it
    wait(lambda: file.exists() and file.stat().st_size and not list(driver.downloads.glob("*.crdownload")))
    return file.read_bytes().decode("utf-8")


def lit(driver: Any) -> dict[str, str]:
    marks = driver.find_elements("css selector", "mark.lit")
    return {mark.text: mark.get_attribute("data-kind") for mark in marks}


FIRST = {
    "Russia": "giver", "freed": "status", "95": "count", "3 May 2024": "date", "Ukraine": "giver", "19": "count",
    "Türkiye": "mediators", "the ministry": "sources",
}  # fmt: skip


def test_a_record_lights_its_words(show: Page) -> None:
    driver = show()
    assert lit(driver) == {}
    hover(driver, "#a1-r1 .lanes")
    assert lit(driver).keys() == FIRST.keys()
    hover(driver, "h1")
    assert lit(driver) == {}
    hover(driver, "#a3 mark[data-uses*='1:count']")  # and its words light the record
    assert one(driver, "#a3-r2").get_attribute("class") == "card lit"
    assert lit(driver).keys() == {"Example Front", "freed", "dozens", "since 2020"}


def test_keyboard_alone(show: Page) -> None:
    driver = show()
    hover(driver, "h1")
    driver.execute_script("document.querySelector('#table tbody a').focus()")
    press(driver, "ENTER")
    pin = one(driver, "#a1-r1 .pin")
    assert driver.switch_to.active_element == pin
    assert (pin.get_attribute("aria-pressed"), lit(driver).keys()) == ("true", FIRST.keys())
    press(driver, "ENTER")
    assert pin.get_attribute("aria-pressed") == "false"
    press(driver, "SPACE")
    press(driver, "TAB", "ENTER")  # the evidence opens
    assert texts(driver, "#a1-r1 .grounds li")[0] == "status\nfreed\ntest.status"
    press(driver, "ESCAPE")
    assert pin.get_attribute("aria-pressed") == "false"


def test_timeline_is_one_tab_stop(show: Page) -> None:
    driver = show()
    links = driver.find_elements("css selector", "#timeline a")
    assert [link.get_attribute("tabindex") for link in links] == ["0", "-1", "-1"]
    said = [link.get_attribute("aria-label") for link in links]
    assert sorted(said) == [
        "completed, 3 May 2024. Russia → Ukraine: 95 prisoners of war; Ukraine → Russia: 19 remains",
        "completed, running total, since 2020. Example Front → unknown: 24 or more hostages",
        "proposed, 1 July 2024. Example Front → unknown: 7 hostages",
    ]
    driver.execute_script("arguments[0].focus()", links[0])
    press(driver, "END")
    assert driver.switch_to.active_element == links[2]
    assert [link.get_attribute("tabindex") for link in links] == ["-1", "-1", "0"]
    press(driver, "ENTER")
    wait(lambda: one(driver, "#a3-r1 .pin").get_attribute("aria-pressed") == "true")


@pytest.mark.parametrize("width", [390, 800, 1440])
def test_no_width_makes_the_page_scroll_sideways(show: Page, width: int) -> None:
    driver = show(width=width)
    over = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert driver.execute_script(over) == 0


def test_light_and_dark(show: Page) -> None:
    driver = show(dark=True)
    ground = "return getComputedStyle(document.body).backgroundColor"
    assert driver.execute_script(ground) == "rgb(19, 21, 24)"
    for said, colour in (("light", "(247, 246, 242)"), ("dark", "(19, 21, 24)"), ("system", "(19, 21, 24)")):
        one(driver, "#theme").click()
        assert one(driver, "#theme").text == f"Theme: {said}"
        assert driver.execute_script(ground) == f"rgb{colour}"


def test_print_is_on_white_and_whole(show: Page) -> None:
    driver = show(dark=True)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert driver.execute_script("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not one(driver, ".filters").is_displayed()
    assert len(texts(driver, ".card")) == 3


def test_markup_from_an_article_does_nothing(show: Page) -> None:
    bad = "<script>document.title = 'bad'</script><img src=x onerror=\"document.title = 'bad'\"> freed 3"
    party = {"code": None, "name": bad, "text": bad}
    told = record(bad, {"status": "freed"}, transfers=[{"giver": party, "count": {"min": 3, "max": 3}}], place=bad)
    driver = show([Result(Article(bad, bad, None, {"title": bad}), (told,))])
    assert driver.title == "Exchanges"
    assert one(driver, ".text").text == bad
    assert one(driver, "#sums th.pair-name").text == f"{bad} – unknown"
    assert one(driver, "#timeline text").text == "completed"
    assert driver.find_elements("css selector", "img") == []


def test_a_page_without_a_record(show: Page) -> None:
    driver = show([Result(Article("weather", "It rained."))])
    assert texts(driver, "main > .note") == ["No exchange was found."]
    one(driver, ".silent summary").click()
    assert texts(driver, ".silent .text") == ["It rained."]


def test_two_hundred_articles_open_in_a_second(show: Page) -> None:
    """Counted is what the page's thread works, so that a busy machine is no reason to fail: parsing, layout, script."""
    text = "Russia freed 95 soldiers on 3 May. " * 70
    told = record(text, {"status": "freed", "transfers[0].giver": "Russia"}, transfers=swap().transfers)
    driver = show([Result(Article(str(n), text), (told, told, told)) for n in range(200)])
    driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    took = []
    for _ in range(3):
        driver.refresh()
        metrics = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        took.append(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))
    driver.execute_cdp_cmd("Performance.disable", {})
    assert 0 < min(took) < 1
