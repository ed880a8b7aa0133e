"use strict";
// What is drawn from the shown rows: the timeline and the sums. Each takes the element to draw into and the rows.
const charts = (() => {
  const DAY = 86400000;
  const STATUSES = ["completed", "ongoing", "agreed", "planned", "proposed", "rejected"];
  const number = (value) => value.toLocaleString("en");
  const people = (row) => row.moves.reduce((sum, move) => sum + (move.people || 0), 0);

  /** An element, an SVG one when `svg`; everything from articles is set as text or attribute, never parsed. */
  function make(name, attributes = {}, children = [], svg = false) {
    const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...[children].flat());
    return element;
  }
  const draw = (name, attributes, children) => make(name, attributes, children, true);

  // -- timeline -----------------------------------------------------------------------------------------------------

  const day = (iso) => Date.parse(iso) / DAY;
  const today = (value) => new Date(value * DAY);

  /** First and last day of a row's mark; an open end reaches to the day of publication, an open start is a point. */
  function spanOf(row) {
    if (!row.first && !row.last) return null;
    const last = day(row.last || (row.published > row.first ? row.published : row.first));
    return [row.first ? day(row.first) : last, last];
  }

  /** Days at which the axis has a line, and how they are written: years, months or days, at most `most` of them. */
  function ticks(first, last, most) {
    const steps = [[12, [1, 2, 5, 10, 20, 50]], [1, [1, 3, 6]]];
    const months = (last - first) / 30.4;
    for (const [unit, counts] of [steps[1], steps[0]]) {
      const step = counts.map((count) => count * unit).find((size) => months / size <= most);
      if (months < 1.5 || !step) continue;
      const start = today(first);
      const found = [];
      const begin = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
      for (let month = begin; month <= begin + months + step + 1; month += step) {
        const value = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
        const form = step >= 12 ? { year: "numeric" } : { month: "short", year: "numeric" };
        if (value >= first && value <= last) found.push([value, today(value).toLocaleDateString("en-GB", { ...form, timeZone: "UTC" })]);
      }
      return found;
    }
    const step = Math.max(1, Math.ceil((last - first) / most));
    const named = (value) => today(value).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
    const begin = Math.ceil(first);
    return Array.from({ length: Math.floor((last - begin) / step) + 1 }, (_, n) => [begin + n * step, named(begin + n * step)]);
  }

  /** Marks of one lane in as few levels as they need so that none hides another; those without a date side by side. */
  function stack(marks) {
    const ends = [];
    for (const mark of marks.sort((a, b) => a.x0 - b.x0 || b.x1 - a.x1)) {
      const free = ends.findIndex((end) => end <= mark.x0 || (mark.packed && end + mark.x1 - mark.x0 <= mark.packed));
      mark.level = free < 0 ? ends.length : free;
      if (mark.packed) [mark.x0, mark.x1] = [0, mark.x1 - mark.x0].map((more) => more + Math.max(mark.x0, ends[free] || 0));
      ends[mark.level] = mark.x1 + 1;
    }
    return ends.length;
  }

  /**
   * First and last day of the axis. A few marks far before all others would press the rest together: when the earliest
   * of 25 take more than half of the axis it begins after them, and they stand at its left edge.
   */
  function axis(spans) {
    const starts = spans.map(([first]) => first).sort((a, b) => a - b);
    const last = Math.max(...spans.map((span) => span[1]));
    const begin = starts[Math.floor(starts.length / 25)];
    const cut = starts.length >= 25 && last - begin < (last - starts[0]) / 2;
    const low = cut ? begin : starts[0];
    const pad = Math.max(1, (last - low) * 0.03);
    return [low - pad, last + pad, cut];
  }

  /** Draws into `box`, which is `width` pixels wide. */
  function drawTimeline(box, width, shown) {
    const spans = shown.map((row) => [row, spanOf(row)]);
    const dated = spans.map(([, span]) => span).filter(Boolean);
    const undated = dated.length < spans.length ? 84 : 14;
    const [low, high, cut] = dated.length ? axis(dated) : [0, 1, false];
    const [left, right] = [cut ? 124 : 96, width - undated - 12];
    const x = (value) => left + (Math.max(0, value - low) / (high - low)) * (right - left);
    const frame = { x, low, edge: left - 18, undated: width - undated + 12, width, scale: shown.length > 150 ? 0.6 : 1 };
    const laneOf = (status) => spans.filter(([row]) => row.status === status).map(([row, span]) => markOf(row, span, frame));
    const lanes = STATUSES.map((status) => [status, laneOf(status)]).filter(([, marks]) => marks.length);
    const dates = dated.length ? ticks(low, high, Math.max(2, (right - left) / 92)) : [];
    const named = dates.map(([value, name]) => [x(value), name, true]);
    if (cut) named.push([frame.edge, "earlier", false]);
    if (dated.length < spans.length) named.push([width - 36, "no date", false]);
    box.replaceChildren(layout(lanes, width, named));
    rove(box);
  }

  /** Where a row's mark stands: a bar from `x0` to `x1` when it is `long`, else a dot between them. */
  function markOf(row, span, frame) {
    const radius = frame.scale * (4 + 2.1 * Math.log10(Math.max(1, people(row))));
    if (!span) return { row, radius, x0: frame.undated, x1: frame.undated + 2 * radius, packed: frame.width - 2 };
    const [first, last] = span.map(frame.x);
    if (span[1] < frame.low) return { row, radius, x0: frame.edge - radius, x1: frame.edge + radius };
    if (last - first > 2.5 * radius) return { row, radius, long: true, x0: first, x1: last };
    return { row, radius, x0: (first + last) / 2 - radius, x1: (first + last) / 2 + radius };
  }

  function layout(lanes, width, named) {
    const children = [];
    let top = 4;
    for (const [status, marks] of lanes) {
      const levels = stack(marks);
      const largest = Math.max(...marks.map((mark) => (mark.long ? 6 : mark.radius)));
      const step = Math.min(2 * largest + 2, Math.max(1, 150 / levels));
      const height = Math.max(30, (levels - 1) * step + 2 * largest + 10);
      const middle = top + height - largest - 5;
      children.push(draw("text", { x: 0, y: top + height - 9 }, status));
      children.push(draw("line", { class: "lane", x1: 0, x2: width, y1: top + height, y2: top + height }));
      for (const mark of marks) children.push(shape(mark, middle - mark.level * step));
      top += height;
    }
    for (const [at, name, line] of named) {
      if (line) children.unshift(draw("line", { class: "tick", x1: at, x2: at, y1: 0, y2: top }));
      children.push(draw("text", { x: at, y: top + 17, "text-anchor": "middle" }, name));
    }
    return draw("svg", { height: top + 24, viewBox: `0 0 ${width} ${top + 24}`, role: "group", "aria-label": "Records by date and status" }, children);
  }

  function shape({ row, radius, long, x0, x1 }, y) {
    const kind = row.scope === "cumulative" ? "mark hollow" : "mark";
    const what = long
      ? draw("rect", { class: kind, x: x0, y: y - 5, width: x1 - x0, height: 10, rx: 5 })
      : draw("circle", { class: kind, cx: (x0 + x1) / 2, cy: y, r: radius });
    const when = row.element.cells[0].textContent;
    const title = `${row.status}${row.scope === "cumulative" ? ", running total" : ""}, ${when === "–" ? "no date" : when}. ${row.label}`;
    return draw("a", { href: `#${row.anchor}`, "aria-label": title }, [draw("title", {}, title), what]);
  }

  /** One tab stop for the whole chart; arrow keys, Home and End move inside it. */
  function rove(box) {
    const links = [...box.querySelectorAll("a")];
    links.forEach((link, n) => link.setAttribute("tabindex", n ? -1 : 0));
    box.onkeydown = (event) => {
      const at = links.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
      if (at < 0 || to === undefined || !links[to]) return;
      event.preventDefault();
      links[at].setAttribute("tabindex", -1);
      links[to].setAttribute("tabindex", 0);
      links[to].focus();
    };
  }

  // -- sums ---------------------------------------------------------------------------------------------------------

  /** Pairs of sides, those that moved most people first, each with its directions. */
  function pairsOf(shown) {
    const pairs = new Map();
    for (const row of shown) {
      if (row.scope === "cumulative" || !["completed", "ongoing"].includes(row.status)) continue;
      for (const move of row.moves) {
        const name = [move.giver, move.receiver].sort().join(" – ");
        const way = `${move.giver} → ${move.receiver}`;
        if (!pairs.has(name)) pairs.set(name, new Map());
        if (!pairs.get(name).has(way)) pairs.get(name).set(way, { living: blank(), remains: blank() });
        const sum = pairs.get(name).get(way)[move.remains ? "remains" : "living"];
        sum.people += move.people || 0;
        sum.more = sum.more || move.more;
        sum.records += 1;
      }
    }
    const size = (ways) => [...ways.values()].reduce((sum, way) => sum + way.living.people + way.remains.people, 0);
    return [...pairs].sort(([a, x], [b, y]) => size(y) - size(x) || a.localeCompare(b, "en"));
  }

  const blank = () => ({ people: 0, more: false, records: 0 });

  function drawSums(box, shown) {
    const pairs = pairsOf(shown);
    const all = pairs.flatMap(([, ways]) => [...ways.values()]);
    const most = Math.max(1, ...all.flatMap((way) => [way.living.people, way.remains.people]));
    const head = headRow("th", ["Direction", "Living", "Remains", "Told"], { scope: "col" });
    const groups = pairs.map(([name, ways]) => make("tbody", {}, [
      make("tr", {}, make("th", { class: "pair-name", colspan: 4, scope: "rowgroup" }, name)),
      ...[...ways].map(([way, sums]) => make("tr", {}, [
        make("th", { scope: "row" }, way), amount(sums.living, most), amount(sums.remains, most),
        make("td", { class: "number" }, `${number(sums.living.records + sums.remains.records)}×`),
      ])),
    ]));
    const none = make("p", { class: "note" }, "No handover among the shown records has taken place.");
    box.replaceChildren(pairs.length ? make("table", {}, [make("thead", {}, head), ...groups]) : none);
  }

  function headRow(kind, cells, attributes) {
    return make("tr", {}, cells.map((text, n) => make(kind, n === 3 ? { ...attributes, class: "number" } : attributes, text)));
  }

  function amount(sum, most) {
    if (!sum.records) return make("td", { class: "none" }, "–");
    const words = sum.people ? `${number(sum.people)}${sum.more ? " or more" : ""}` : "number unknown";
    const bar = draw("rect", { class: "bar", width: Math.max(1.5, (90 * sum.people) / most), height: 4, rx: 2 });
    return make("td", {}, [words, draw("svg", { width: 90, height: 4, "aria-hidden": "true" }, sum.people ? bar : [])]);
  }

  return { STATUSES, make, number, people, drawTimeline, drawSums };
})();
