// The page: which records are shown, their order, downloads, and whose words are lit.
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const rows = data.rows;
  const { STATUSES, make, number, people, drawTimeline, drawSums } = charts;

  // -- which records are shown, and in which order ------------------------------------------------------------------

  const body = $("table") ? $("table").tBodies[0] : null;
  rows.forEach((row, n) => {
    row.element = body.rows[n];
    row.card = $(row.anchor);
    row.shown = true;
    row.number = n;
  });
  let order = [...rows];
  let width = 0; // of the timeline; 0 until the page has its layout
  const shownRows = () => order.filter((row) => row.shown);

  /** What "Find" looks into: the row and the evidence of the card; taken when first asked for. */
  const wordsOf = (row) => (row.words ??= `${row.element.textContent} ${row.card.textContent}`.toLowerCase());

  function wanted() {
    const words = $("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    const side = $("side").value;
    const from = $("from").value;
    const to = $("to").value;
    const least = Number($("least").value);
    const statuses = new Set([...document.querySelectorAll("[name=status]:checked")].map((box) => box.value));
    const dated = (row) => row.first || row.last;
    return (row) =>
      statuses.has(row.status) &&
      row.confidence >= least &&
      (!side || row.sides.includes(side)) &&
      (!from || (dated(row) && (row.last === null || row.last >= from))) &&
      (!to || (dated(row) && (row.first === null || row.first <= to))) &&
      words.every((word) => wordsOf(row).includes(word));
  }

  function filter() {
    const keep = wanted();
    const hidden = new Map();
    for (const row of rows) {
      row.shown = keep(row);
      row.element.hidden = row.card.hidden = !row.shown;
      const page = row.card.closest(".page");
      if (!hidden.has(page)) hidden.set(page, new Set());
      if (!row.shown) hidden.get(page).add(row.card.dataset.record);
    }
    for (const [page, records] of hidden) {
      page.hidden = records.size === page.querySelectorAll(".card").length;
      if (!page.hidden) for (const mark of page.querySelectorAll("mark")) fade(mark, records);
    }
    $("least-shown").textContent = Number($("least").value).toFixed(2);
    show();
  }

  const usesOf = (mark) => mark.dataset.uses.trim().split(" ").map((use) => use.split(":"));

  function fade(mark, hidden) {
    mark.classList.toggle("off", usesOf(mark).every(([record]) => hidden.has(record)));
  }

  function show() {
    const shown = shownRows();
    $("shown").textContent =
      shown.length === rows.length ? `all ${number(rows.length)} shown` : `${number(shown.length)} of ${number(rows.length)} shown`;
    $("reset").hidden = shown.length === rows.length;
    if (width) drawTimeline($("timeline"), width, shown);
    drawSums($("sums"), shown);
  }

  function reset() {
    for (const id of ["find", "side", "from", "to"]) $(id).value = "";
    $("least").value = 0;
    for (const box of document.querySelectorAll("[name=status]")) box.checked = true;
    filter();
    $("find").focus();
  }

  const cell = (n) => (row) => row.element.cells[n].textContent.trim().toLowerCase();
  /** What each column is sorted by; an empty key comes last in either direction. */
  const KEYS = [
    (row) => row.first || row.last || "", (row) => STATUSES.indexOf(row.status), cell(2), people,
    cell(4), cell(5), cell(6), (row) => row.confidence, (row) => row.number,
  ];

  function sortBy(column) {
    const heads = [...$("table").tHead.rows[0].cells];
    const down = heads[column].getAttribute("aria-sort") === "ascending";
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
    const keyed = rows.map((row) => [KEYS[column](row), row]);
    const compare = (a, b) => (typeof a === "string" ? a.localeCompare(b, "en", { numeric: true }) : a - b);
    keyed.sort(([a, x], [b, y]) => (a === "") - (b === "") || (down ? compare(b, a) : compare(a, b)) || x.number - y.number);
    order = keyed.map(([, row]) => row);
    body.append(...order.map((row) => row.element));
  }

  // -- download -----------------------------------------------------------------------------------------------------

  function download(name, type, content) {
    const link = make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  const csv = () => data.csv_head + shownRows().map((row) => row.csv).join("");

  /** The shape of the json format: articles with their shown records. */
  function json() {
    const kept = data.articles.map((article, n) => ({
      ...article,
      records: article.records.filter((_, r) => rows.some((row) => row.article === n && row.record === r && row.shown)),
    }));
    return JSON.stringify(kept.filter((article) => article.records.length), null, 2) + "\n";
  }

  // -- a record's words ---------------------------------------------------------------------------------------------

  let pinned = null;
  let lit = null;

  /** Light the words of one card in its article, each in the colour of the slot that it fills there; null puts it out. */
  function light(card) {
    if (card === lit) return;
    if (lit) {
      const page = lit.closest(".page");
      page.classList.remove("lit-page");
      lit.classList.remove("lit");
      for (const mark of page.querySelectorAll("mark")) {
        mark.classList.remove("lit");
        mark.dataset.kind = usesOf(mark)[0][1];
      }
    }
    lit = card;
    if (!card) return;
    const page = card.closest(".page");
    page.classList.add("lit-page");
    card.classList.add("lit");
    for (const mark of page.querySelectorAll("mark")) {
      const use = usesOf(mark).find(([record]) => record === card.dataset.record);
      mark.classList.toggle("lit", Boolean(use));
      if (use) mark.dataset.kind = use[1];
    }
  }

  function pin(card) {
    if (pinned) pinned.querySelector(".pin").setAttribute("aria-pressed", "false");
    pinned = card;
    light(card);
    if (!card) return;
    card.querySelector(".pin").setAttribute("aria-pressed", "true");
    const mark = card.closest(".page").querySelector("mark.lit");
    const text = card.closest(".columns").querySelector(".text");
    // Scrolls the text inside its column only; the page stays where the reader has it.
    if (mark && text.scrollHeight > text.clientHeight) text.scrollTop = mark.offsetTop - text.offsetTop - 60;
  }

  const cardAt = (target) => (target instanceof Element ? target.closest(".card") : null);

  function cardOfMark(target) {
    const mark = target instanceof Element ? target.closest(".page mark:not(.off)") : null;
    if (!mark) return null;
    const cards = mark.closest(".page").querySelectorAll(".card");
    return usesOf(mark).map(([record]) => cards[Number(record)]).find((card) => !card.hidden) || null;
  }

  function follow() {
    const card = /^#a\d+-r\d+$/.test(location.hash) ? document.querySelector(location.hash) : null;
    if (!card) return;
    if (card.hidden) reset();
    pin(card);
    card.querySelector(".pin").focus({ preventScroll: true });
    card.scrollIntoView({ block: "center" });
  }

  function onClick(event) {
    const button = event.target.closest(".pin");
    const marked = cardOfMark(event.target);
    if (button) return pin(cardAt(button) === pinned ? null : cardAt(button));
    if (marked) {
      pin(marked);
      return marked.scrollIntoView({ block: "nearest" });
    }
    const link = event.target.closest("a[href^='#a']");
    if (link && link.getAttribute("href") === location.hash) follow(); // the same hash again fires no event
  }

  // -- theme --------------------------------------------------------------------------------------------------------

  const THEMES = ["system", "light", "dark"];
  function nextTheme() {
    const root = document.documentElement;
    const next = THEMES[(THEMES.indexOf(root.dataset.theme || "system") + 1) % THEMES.length];
    if (next === "system") delete root.dataset.theme;
    else root.dataset.theme = next;
    $("theme").textContent = `Theme: ${next}`;
  }

  function start() {
    document.documentElement.classList.add("scripted");
    $("theme").addEventListener("click", nextTheme);
    if (!rows.length) return;
    for (const id of ["find", "side", "from", "to", "least"]) $(id).addEventListener("input", filter);
    for (const box of document.querySelectorAll("[name=status]")) box.addEventListener("change", filter);
    $("reset").addEventListener("click", reset);
    $("csv").addEventListener("click", () => download("records.csv", "text/csv;charset=utf-8", csv()));
    $("json").addEventListener("click", () => download("records.json", "application/json", json()));
    [...$("table").tHead.rows[0].cells].forEach((head, n) => head.addEventListener("click", () => sortBy(n)));
    document.addEventListener("pointerover", (event) => light(cardAt(event.target) || cardOfMark(event.target) || pinned));
    document.addEventListener("focusin", (event) => light(cardAt(event.target) || pinned));
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", (event) => event.key === "Escape" && pin(null));
    window.addEventListener("hashchange", follow);
    new ResizeObserver(([box]) => {
      if (Math.round(box.contentRect.width) === width) return;
      width = Math.round(box.contentRect.width);
      drawTimeline($("timeline"), width, shownRows());
    }).observe($("timeline"));
    show();
    follow();
  }
  start();
})();
