"use strict";
(() => {
  // ---------------------------------------------------------------- data and small tools
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = Object.fromEntries(data.columns.map((name, index) => [name, index]));
  const rows = data.rows.map((values, index) => ({ values, index, text: null }));
  const byId = new Map(rows.map((row) => [row.values[at.id], row]));
  const get = (row, name) => row.values[at[name]];
  const documentOf = (row) => data.documents[get(row, "document")];
  const number = new Intl.NumberFormat(data.language === "fr" ? "fr-CA" : "en-CA", { maximumFractionDigits: 2 });
  const PAGE = 50, DOUBTFUL = 0.6, MOST_PLACES = 8;

  const say = (code, values = {}) => (data.texts["ui_" + code] || code).replace(
    /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g,
    (whole, name, one, many) => {
      const value = values[name];
      if (one === undefined) return value === undefined ? "…" : typeof value === "number" ? number.format(value) : String(value);
      return (data.language === "fr" ? value < 2 : value === 1) ? one : many;
    });

  // every text is set as text: nothing from a document becomes markup
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (key === "style") element.style.cssText = value;
      else element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined).map((child) => child instanceof Node ? child : String(child)));
    return element;
  };
  const SVG = "http://www.w3.org/2000/svg";
  const draw = (name, attributes = {}, ...children) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’']/g, "'").toLowerCase();
  const haystack = (row) => {
    if (row.text === null) {
      const file = documentOf(row);
      row.text = fold([get(row, "action"), get(row, "indicator"), get(row, "target"), get(row, "result"), get(row, "printed_theme"), get(row, "lead"), get(row, "due"), file.file, file.publisher].filter(Boolean).join(" | "));
    }
    return row.text;
  };
  const shown = (value) => value === null || value === undefined ? "" : typeof value === "number" ? number.format(value) : value;
  const themeName = (code) => code === null ? say("none_theme") : data.themes[code] || code;
  const familyName = (code) => code === null ? say("none_family") : data.families[code] || code;
  const median = (values) => {
    const sorted = [...values].sort((a, b) => a - b), half = sorted.length >> 1;
    return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  };
  const groupBy = (items, key) => {
    const groups = new Map();
    for (const item of items) {
      const name = key(item);
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(item);
    }
    return groups;
  };
  const table = (headings, lines, name = null) => {
    for (const line of lines) [...line.children].forEach((cell, index) => {
      if (!cell.dataset.label) cell.dataset.label = headings[index].text ?? headings[index];
    });
    return make("table", { class: name }, make("thead", {}, make("tr", {}, ...headings.map((heading) => make("th", { scope: "col", class: heading.number ? "number" : null }, heading.text ?? heading)))),
    make("tbody", {}, ...lines));
  };

  // ------------------------------------------------------------------------- filters
  const filters = { search: "", publisher: "", theme: "", family: "", document: "", kind: "", sure: "" };
  const passes = (row, words) => {
    if (filters.kind && get(row, "kind") !== filters.kind) return false;
    if (filters.publisher && documentOf(row).publisher !== filters.publisher) return false;
    if (filters.document && documentOf(row).id !== filters.document) return false;
    if (filters.theme && (get(row, "theme") ?? "-") !== filters.theme) return false;
    if (filters.family && (get(row, "family") ?? "-") !== filters.family) return false;
    const sure = get(row, "confidence");
    if (filters.sure === "low" && sure >= DOUBTFUL) return false;
    if (filters.sure && filters.sure !== "low" && sure < Number(filters.sure)) return false;
    return words.every((word) => haystack(row).includes(word));
  };
  let chosen = rows, pageStart = 0, order = null;
  const choose = () => {
    const words = fold(filters.search).split(/\s+/).filter(Boolean);
    chosen = rows.filter((row) => passes(row, words));
    if (order) sortRows();
    pageStart = 0;
  };
  const collator = new Intl.Collator(data.language, { numeric: true });
  const sortRows = () => {
    const { column, down } = order, sign = down ? -1 : 1;
    const value = (row) => column === "publisher" ? documentOf(row).publisher : get(row, column);
    chosen = [...chosen].sort((first, second) => {
      const a = value(first), b = value(second);
      if (a === null || b === null || a === "" || b === "") return (a === null || a === "") - (b === null || b === "") || first.index - second.index;
      return sign * (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(a, b)) || first.index - second.index;
    });
  };

  const controls = {};
  const select = (name, options) => {
    const control = make("select", { id: "filter-" + name, onchange: () => { filters[name] = control.value; refresh(); } },
      ...options.map(([value, text]) => make("option", { value }, text)));
    controls[name] = control;
    return make("label", {}, say(name), control);
  };
  const names = (list) => [...new Set(list)].sort(collator.compare);
  const filterBar = () => {
    let timer = 0;
    const search = make("input", { type: "search", id: "filter-search", autocomplete: "off", oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(() => { filters.search = search.value; refresh(); }, 120);
    } });
    controls.search = search;
    const all = ["", say("all")];
    const met = (name) => names(rows.map((row) => get(row, name)).filter((code) => code !== null));
    return make("form", { class: "filters", role: "search", "aria-label": say("filters"), onsubmit: (event) => event.preventDefault() },
      make("label", {}, say("search"), search),
      select("publisher", [all, ...names(data.documents.map((file) => file.publisher)).map((name) => [name, name])]),
      select("theme", [all, ...met("theme").map((code) => [code, themeName(code)]), ["-", say("none_theme")]]),
      select("family", [all, ...met("family").map((code) => [code, familyName(code)]), ["-", say("none_family")]]),
      select("document", [all, ...data.documents.map((file) => [file.id, file.file])]),
      select("kind", [all, ...["target", "action", "result"].map((kind) => [kind, say("kind_" + kind)])]),
      select("sure", [["", say("any_sure")], ["low", say("less_than", { value: DOUBTFUL })], ["0.6", say("at_least", { value: 0.6 })], ["0.8", say("at_least", { value: 0.8 })]]),
      make("button", { type: "button", id: "reset", onclick: () => setFilters({}) }, say("reset")),
      make("output", { id: "shown", "aria-live": "polite" }));
  };
  const setFilters = (changes, target) => {
    for (const name of Object.keys(filters)) {
      filters[name] = changes[name] ?? "";
      controls[name].value = filters[name];
    }
    refresh();
    if (target) document.getElementById(target).scrollIntoView();
  };

  // -------------------------------------------------------------------------- charts
  // drawn as wide as there is room, so that letters keep their size on a phone
  const chartWidth = () => Math.round(Math.min(1200, Math.max(300, (document.getElementById("main")?.clientWidth || document.documentElement.clientWidth) - 32)));
  // a name on two lines at most; names of bodies begin alike and differ at their end
  const inLines = (text, most) => {
    const lines = [""];
    for (const word of text.split(" ")) {
      const last = lines[lines.length - 1], longer = last ? last + " " + word : word;
      if (longer.length <= most || !last) lines[lines.length - 1] = longer; else lines.push(word);
    }
    const kept = lines.length > 2 ? [lines[0], "… " + lines.slice(-1)[0]] : lines;
    return kept.map((line) => line.length > most ? line.slice(0, most - 1) + "…" : line);
  };
  const section = (id, title, help, ...children) => make("section", { "aria-labelledby": id + "-title", id },
    make("h2", { id: id + "-title" }, say(title)), help ? make("p", { class: "quiet" }, help) : null, ...children);
  const nothing = () => make("p", { class: "quiet" }, say("nothing"));

  const themesChart = () => {
    const counts = new Map(), used = new Set(), seen = new Set();
    for (const row of chosen) {
      const action = get(row, "action_id");
      if (action === null || get(row, "kind") === "result" || !(action in data.action_themes) || seen.has(action)) continue;
      seen.add(action);
      const theme = data.action_themes[action] ?? "-", publisher = documentOf(row).publisher;
      used.add(theme);
      if (!counts.has(publisher)) counts.set(publisher, {});
      counts.get(publisher)[theme] = (counts.get(publisher)[theme] || 0) + 1;
    }
    const themes = [...Object.keys(data.themes), "-"].filter((code) => used.has(code));
    if (!themes.length) return nothing();
    const most = Math.max(...[...counts.values()].flatMap(Object.values));
    const lines = names([...counts.keys()]).map((publisher) => make("tr", {}, make("th", { scope: "row" }, publisher),
      ...themes.map((theme) => {
        const count = counts.get(publisher)[theme] || 0, share = count / most;
        const name = themeName(theme === "-" ? null : theme);
        return make("td", { style: `background: rgb(31 78 121 / ${(share * 0.5).toFixed(2)})` },
          count ? make("button", { type: "button", "aria-label": `${publisher}, ${name} : ${count}`, onclick: () => setFilters({ ...filters, publisher, theme }, "rows") }, count) : "");
      }),
      make("td", { class: "number" }, Object.values(counts.get(publisher)).reduce((a, b) => a + b, 0))));
    const headings = ["", ...themes.map((theme) => themeName(theme === "-" ? null : theme)), say("total")];
    const made = table([say("publisher"), ...headings.slice(1)], lines);
    made.classList.add("heat");
    return make("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": say("q_themes") }, made);
  };

  let family = null;
  const familiesChart = () => {
    const stated = chosen.filter((row) => get(row, "kind") === "target" && get(row, "value") !== null && get(row, "family") !== null);
    const groups = groupBy(stated, (row) => get(row, "family") + "|" + get(row, "unit"));
    const keys = [...groups.keys()].sort((a, b) => groups.get(b).length - groups.get(a).length);
    if (!keys.length) return nothing();
    if (!groups.has(family)) family = keys[0];
    const picker = make("select", { id: "family-shown", onchange: () => { family = picker.value; replace("families", familiesChart()); document.getElementById("family-shown").focus(); } },
      ...keys.map((key) => make("option", { value: key, selected: key === family }, `${familyName(key.split("|")[0])} – ${key.split("|")[1]} (${groups.get(key).length})`)));
    const points = groups.get(family), byBody = groupBy(points, (row) => documentOf(row).publisher);
    const bodies = names([...byBody.keys()]);
    const largest = Math.max(...points.map((row) => get(row, "value")), 0), smallest = Math.min(...points.map((row) => get(row, "value")), 0);
    const width = chartWidth(), left = Math.min(280, Math.round(width * 0.38)), step = 40, height = bodies.length * step + 40;
    const x = (value) => left + 14 + (width - left - 40) * (largest === smallest ? 0.5 : (value - smallest) / (largest - smallest));
    const chart = draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": say("q_families") });
    for (const tick of [smallest, (smallest + largest) / 2, largest]) {
      chart.append(draw("line", { x1: x(tick), x2: x(tick), y1: 6, y2: height - 26, stroke: "#cbd2d9" }), draw("text", { x: x(tick), y: height - 8, "text-anchor": "middle" }, number.format(tick)));
    }
    const most = Math.floor(left / 6.8);
    bodies.forEach((body, index) => {
      const y = 22 + index * step, values = byBody.get(body);
      const name = inLines(body, most);
      chart.append(draw("text", { "text-anchor": "end" }, draw("title", {}, body), ...name.map((text, at) => draw("tspan", { x: left, y: y + 4 + 14 * (at - (name.length - 1) / 2) }, text))));
      const half = median(values.map((row) => get(row, "value")));
      chart.append(draw("line", { x1: x(half), x2: x(half), y1: y - 11, y2: y + 11, stroke: "#b3005e", "stroke-width": 3 }));
      for (const row of values.slice(0, 200)) {
        const label = `${body} : ${number.format(get(row, "value"))} – ${get(row, "indicator") || get(row, "action") || ""}`;
        const dot = draw("circle", { cx: x(get(row, "value")), cy: y, r: 6, fill: "#1f4e79", "fill-opacity": 0.55, stroke: "#1f4e79" }, draw("title", {}, label));
        const link = draw("a", { href: "#row=" + get(row, "id"), "aria-label": label, onclick: (event) => { event.preventDefault(); openRow(row); } }, dot);
        chart.append(link);
      }
    });
    const lines = bodies.map((body) => {
      const values = byBody.get(body).map((row) => get(row, "value"));
      return make("tr", {}, make("th", { scope: "row" }, body), make("td", { class: "number" }, values.length), make("td", { class: "number" }, number.format(Math.min(...values))), make("td", { class: "number" }, number.format(median(values))), make("td", { class: "number" }, number.format(Math.max(...values))));
    });
    return make("div", {}, make("label", {}, say("family") + " ", picker), make("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": say("q_families") }, chart),
      make("details", {}, make("summary", {}, say("as_table")), table([say("publisher"), { text: say("count"), number: true }, { text: "min.", number: true }, { text: say("median"), number: true }, { text: "max.", number: true }], lines)));
  };

  const pairsChart = () => {
    const kept = new Set(chosen.map((row) => get(row, "id")));
    const pairs = data.pairs.filter((pair) => kept.has(pair.row));
    if (!pairs.length) return nothing();
    const lineOf = (pair) => {
      const row = byId.get(pair.row), { share } = pair, said = share === null ? "" : number.format(100 * share) + " %";
      return make("tr", {}, make("td", {}, documentOf(row).publisher), make("td", {}, get(row, "indicator") || get(row, "action") || ""), make("td", {}, pair.planned_text), make("td", {}, pair.reached_text),
        make("td", {}, share === null ? "" : make("div", { class: "bar" + (pair.is_met ? "" : " low"), role: "img", "aria-label": said }, make("span", { style: `width: ${Math.min(100, share / 1.2 * 100).toFixed(1)}%` })), said),
        make("td", {}, pair.comparison || ""), make("td", {}, sourceButton(row), pair.result_row && byId.has(pair.result_row) ? sourceButton(byId.get(pair.result_row), say("reported")) : null));
    };
    const few = pairs.slice(0, 10), more = pairs.slice(10, 500);
    const listed = (items) => make("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": say("q_pairs") }, table([say("publisher"), say("indicator"), say("planned"), say("reported"), "%", say("comparison"), say("source")], items.map(lineOf), "cards"));
    return make("div", {}, listed(few), more.length ? make("details", {}, make("summary", {}, say("more", { count: more.length })), listed(more)) : null);
  };

  const BAR = 40; // points: the widest that the bar of a month is
  const monthName = (key) => new Date(Number(key.slice(0, 4)), Number(key.slice(5, 7)) - 1, 1).toLocaleDateString(data.language === "fr" ? "fr-CA" : "en-CA", { year: "numeric", month: "long" });
  const dueChart = () => {
    const dated = chosen.filter((row) => get(row, "due_end") && get(row, "kind") !== "result");
    if (!dated.length) return nothing();
    const months = groupBy(dated, (row) => get(row, "due_end").slice(0, 7));
    const keys = [...months.keys()].sort();
    const index = (key) => Number(key.slice(0, 4)) * 12 + Number(key.slice(5, 7)) - 1;
    const first = index(keys[0]), last = index(keys[keys.length - 1]), span = Math.max(1, last - first + 1);
    const width = chartWidth(), height = 210, base = height - 30, most = Math.max(...[...months.values()].map((list) => list.length));
    const step = (width - 60) / span, chart = draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": say("q_due") });
    const years = span / 12, every = Math.max(1, Math.ceil(years * 44 / (width - 60)));
    for (let year = Math.floor(first / 12); year * 12 <= last; year += every) {
      // the first year may have begun before the first deadline
      const x = 20 + (Math.max(year * 12, first) - first) * step, room = 20 + (Math.min((year + every) * 12, last + 1) - first) * step - x;
      if (year * 12 >= first) chart.append(draw("line", { x1: x, x2: x, y1: 24, y2: base + 6, stroke: "#cbd2d9" }));
      if (room > 34 || keys.length === 1 || span < 12) chart.append(draw("text", { x: x + 3, y: height - 10 }, String(year)));
    }
    chart.append(draw("line", { x1: 20, x2: width - 20, y1: base, y2: base, stroke: "#7b8794" }));
    for (const key of keys) {
      const tall = (base - 40) * months.get(key).length / most, x = 20 + (index(key) - first) * step + Math.max(0, (step - BAR) / 2), thick = Math.min(BAR, Math.max(2, step - 1));
      chart.append(draw("rect", { x, y: base - tall, width: thick, height: tall, fill: "#1f4e79" }, draw("title", {}, `${monthName(key)} : ${number.format(months.get(key).length)}`)));
      if (step > 18 || months.get(key).length === most) chart.append(draw("text", { x: Math.min(width - 12, Math.max(12, x + thick / 2)), y: base - tall - 5, "text-anchor": "middle" }, String(months.get(key).length)));
    }
    const lines = keys.map((key) => make("tr", {}, make("th", { scope: "row" }, monthName(key)), make("td", { class: "number" }, months.get(key).length),
      make("td", {}, ...months.get(key).slice(0, 40).flatMap((row, place) => [place ? " · " : null, sourceButton(row, (get(row, "action") || get(row, "indicator") || "").slice(0, 60))]))));
    return make("div", {}, make("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": say("q_due") }, chart), make("details", {}, make("summary", {}, say("as_table")), table([say("month"), { text: say("rows"), number: true }, say("source")], lines)));
  };

  const coverageChart = () => {
    const files = data.documents.filter((file) => (!filters.publisher || file.publisher === filters.publisher) && (!filters.document || file.id === filters.document));
    const worst = [...files].sort((a, b) => b.is_doubtful - a.is_doubtful || (a.share ?? 1) - (b.share ?? 1) || a.rows - b.rows);
    const most = Math.max(1, ...files.map((file) => file.rows));
    const lines = worst.slice(0, 1000).map((file) => make("tr", {},
      make("th", { scope: "row" }, make("button", { type: "button", class: "plain", onclick: () => setFilters({ document: file.id }, "rows") }, file.file), file.error ? make("div", { class: "quiet" }, file.error) : null),
      make("td", {}, file.publisher), make("td", {}, make("span", { class: "tag" + (file.is_doubtful ? " unsure" : "") }, file.state)),
      make("td", { class: "number" }, file.rows), make("td", {}, make("div", { class: "bar" + (file.is_doubtful ? " low" : ""), "aria-hidden": "true" }, make("span", { style: `width: ${(100 * (file.share ?? file.rows / most)).toFixed(1)}%` })), file.share === null ? "" : number.format(100 * file.share) + " %"), make("td", { class: "number" }, file.findings)));
    return make("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": say("q_coverage") }, table([say("document"), say("publisher"), say("state"), { text: say("rows"), number: true }, say("share"), { text: say("findings"), number: true }], lines, "cards"));
  };

  const findingsList = () => {
    const found = data.findings.filter(([index]) => (!filters.publisher || data.documents[index].publisher === filters.publisher) && (!filters.document || data.documents[index].id === filters.document));
    if (!found.length) return nothing();
    // a document that says the same on many pages says it once, with its pages
    const alike = [...groupBy(found, ([index, , severity, , message]) => [index, severity, message].join()).values()];
    const few = alike.slice(0, 15), more = alike.slice(15, 500);
    const places = (items) => items.map(([, page, , , , rowId]) => byId.has(rowId) ? sourceButton(byId.get(rowId)) : page === null ? null : `p. ${page}`).filter((place) => place !== null);
    const lineOf = (items) => {
      const [[index, , , severity, message]] = items, found = places(items), shownPlaces = found.slice(0, MOST_PLACES);
      return make("tr", {}, make("td", {}, make("span", { class: "tag" }, severity)), make("td", {}, message), make("td", { class: "wide-name" }, data.documents[index].file), make("td", {}, ...shownPlaces.flatMap((place, at) => at ? [", ", place] : [place]), found.length > shownPlaces.length ? ` (+ ${number.format(found.length - shownPlaces.length)})` : null));
    };
    const listed = (items) => make("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": say("q_findings") }, table([say("severity"), say("message"), say("document"), say("source")], items.map(lineOf), "cards"));
    return make("div", {}, listed(few), more.length ? make("details", {}, make("summary", {}, say("more", { count: more.length })), listed(more)) : null);
  };

  // --------------------------------------------------------------------------- table
  const COLUMNS = ["publisher", "action", "indicator", "period", "target", "value", "unit", "result", "due"];
  const sourceButton = (row, text) => make("button", { type: "button", class: "plain", "data-row": get(row, "id"), "aria-label": say("source_of", { text: `${get(row, "indicator") || get(row, "action") || ""}, p. ${get(row, "page")}` }), onclick: () => openRow(row) }, text || `p. ${get(row, "page")}`);
  const line = (row) => {
    const cell = (name, ...children) => make("td", { "data-label": say(name), class: name === "value" ? "number" : "is-" + name }, ...children);
    const marks = [get(row, "confidence") < DOUBTFUL ? make("span", { class: "tag unsure" }, say("unsure")) : null, get(row, "is_human") ? make("span", { class: "tag human" }, say("human")) : null];
    return make("tr", {}, cell("publisher", documentOf(row).publisher), cell("action", shown(get(row, "action"))), cell("indicator", shown(get(row, "indicator"))), cell("period", shown(get(row, "period"))), cell("target", shown(get(row, "target"))), cell("value", shown(get(row, "value"))), cell("unit", shown(get(row, "unit"))), cell("result", shown(get(row, "result"))), cell("due", shown(get(row, "due"))), cell("source", sourceButton(row), " ", ...marks));
  };
  const rowsTable = (from, to) => {
    const headings = COLUMNS.map((name) => {
      const sorted = order && order.column === name;
      return make("th", { scope: "col", "aria-sort": sorted ? (order.down ? "descending" : "ascending") : null },
        make("button", { type: "button", class: "plain", title: say("sort", { column: say(name) }), onclick: () => { order = { column: name, down: sorted && !order.down }; choose(); replace("rows", rowsPart()); } }, say(name), sorted ? (order.down ? " ▼" : " ▲") : ""));
    });
    return make("table", { class: "rows" }, make("caption", {}, say("rows_caption")), make("thead", {}, make("tr", {}, ...headings, make("th", { scope: "col" }, say("source")))), make("tbody", {}, ...chosen.slice(from, to).map(line)));
  };
  const rowsPart = (all = false) => {
    if (!chosen.length) return nothing();
    if (all) return rowsTable(0, 3000);
    const last = Math.min(pageStart + PAGE, chosen.length);
    const turn = (by) => () => { pageStart = Math.max(0, Math.min(pageStart + by, chosen.length - 1)); pageStart -= pageStart % PAGE; replace("rows", rowsPart()); document.getElementById("rows-title").scrollIntoView(); };
    return make("div", {}, make("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": say("q_rows") }, rowsTable(pageStart, last)),
      make("div", { class: "pager" }, make("button", { type: "button", disabled: pageStart === 0, onclick: turn(-PAGE) }, say("previous")), make("span", {}, say("page_of", { first: pageStart + 1, last, total: chosen.length })), make("button", { type: "button", disabled: last >= chosen.length, onclick: turn(PAGE) }, say("next"))));
  };

  // ------------------------------------------------------------------- the source of a row
  const dialog = make("dialog", { "aria-labelledby": "source-title" });
  const pictureOf = (row) => {
    const holder = document.getElementById(`picture-${documentOf(row).id}-${get(row, "page")}`);
    return holder ? JSON.parse(holder.textContent) : null;
  };
  const sizeOf = (row) => {
    const page = get(row, "page"), size = documentOf(row).sizes.find(([first, last]) => first <= page && page <= last);
    return size ? [size[2], size[3]] : null;
  };
  const layer = (row, address, size) => {
    const place = ([x0, top, x1, bottom], kind) => make("div", { class: "mark" + kind, style: `left:${100 * x0 / size[0]}%;top:${100 * top / size[1]}%;width:${100 * (x1 - x0) / size[0]}%;height:${100 * (bottom - top) / size[1]}%` });
    const picture = make("img", { src: address, alt: say("picture_alt", { page: get(row, "page"), file: documentOf(row).file }) });
    return make("div", { class: "layer" }, picture, place(get(row, "box"), " row"), ...get(row, "boxes").map(([, ...box]) => place(box, "")));
  };
  const openRow = (row) => {
    const facts = [["document", documentOf(row).file], ["publisher", documentOf(row).publisher], ["page", get(row, "page")], ["theme", themeName(get(row, "theme"))], ["printed_theme", get(row, "printed_theme")], ["action", get(row, "action")], ["indicator", get(row, "indicator")], ["family", get(row, "family") && familyName(get(row, "family"))], ["period", get(row, "period")], ["target", get(row, "target")], ["value", get(row, "value") === null ? null : [get(row, "comparator"), shown(get(row, "value")), get(row, "unit")].filter(Boolean).join(" ")], ["result", get(row, "result")], ["comparison", get(row, "comparison")], ["due", get(row, "due")], ["lead", get(row, "lead")], ["sure", number.format(get(row, "confidence"))]];
    const address = pictureOf(row), size = sizeOf(row);
    const parts = [make("div", { class: "bar-top" }, make("h2", { id: "source-title" }, say("cell")), make("button", { type: "button", id: "close", onclick: () => dialog.close() }, say("close")))];
    let crop = null;
    if (address && size) {
      crop = make("div", { class: "crop", tabindex: 0, role: "group", "aria-label": say("cell") }, layer(row, address, size));
      parts.push(crop);
    } else parts.push(make("p", { class: "warning" }, say("no_picture", { file: documentOf(row).file, page: get(row, "page") })));
    parts.push(make("dl", {}, ...facts.filter(([, value]) => value !== null && value !== "" && value !== undefined).flatMap(([name, value]) => [make("dt", {}, say(name)), make("dd", {}, value)])));
    if (address && size) parts.push(make("details", {}, make("summary", {}, say("whole_page")), make("div", { class: "sheet", tabindex: 0, role: "group", "aria-label": say("whole_page") }, layer(row, address, size))));
    dialog.replaceChildren(...parts);
    dialog.showModal();
    if (crop) zoom(crop, get(row, "box"), size);
    history.replaceState(null, "", "#row=" + get(row, "id"));
  };
  const zoom = (crop, [x0, top, x1], size) => {
    // on a phone the page is drawn wider than the screen, so that its letters can be read
    const largest = Math.max(2.2, 760 / crop.clientWidth);
    const scale = Math.max(1, Math.min(largest, Math.max(0.92 * size[0] / Math.max(60, x1 - x0), 620 / crop.clientWidth)));
    const inner = crop.firstElementChild;
    inner.style.width = `${100 * scale}%`;
    const show = () => {
      crop.scrollLeft = inner.clientWidth * x0 / size[0] - 16;
      crop.scrollTop = inner.clientWidth * top / size[0] - 40;
    };
    const picture = inner.querySelector("img");
    if (picture.complete) show(); else picture.addEventListener("load", show);
  };
  dialog.addEventListener("close", () => history.replaceState(null, "", location.pathname + location.search));

  // ----------------------------------------------------------------------------- page
  const parts = { themes: themesChart, families: familiesChart, pairs: pairsChart, due: dueChart, coverage: coverageChart, findings: findingsList, rows: () => rowsPart() };
  const replace = (id, content) => document.getElementById(id + "-body").replaceChildren(content);
  const refresh = () => {
    choose();
    for (const [id, build] of Object.entries(parts)) replace(id, build());
    const undated = chosen.filter((row) => !get(row, "due_end") && get(row, "kind") !== "result").length;
    document.querySelector("#due .quiet").textContent = say("q_due_help", { count: undated });
    document.getElementById("shown").textContent = say("shown", { count: chosen.length, total: rows.length });
  };
  const app = document.getElementById("app");
  app.append(
    make("a", { class: "skip", href: "#main" }, say("skip")),
    make("header", {}, make("h1", {}, say("title")), make("p", { class: "quiet" }, say("made", data)), data.missing ? make("p", { class: "warning" }, data.missing) : null,
      make("nav", { "aria-label": say("nav") }, make("ul", {}, ...Object.keys(parts).map((id) => make("li", {}, make("a", { href: "#" + id }, say("q_" + id))))))),
    make("main", { id: "main" }, filterBar(), ...Object.keys(parts).map((id) => section(id, "q_" + id, ["findings", "rows"].includes(id) ? null : say("q_" + id + "_help", { count: 0 }), make("div", { id: id + "-body" })))),
    make("footer", {}, say("footer")), dialog);
  refresh();
  let resized = 0, drawnFor = chartWidth();
  addEventListener("resize", () => { clearTimeout(resized); resized = setTimeout(() => { if (chartWidth() === drawnFor) return; drawnFor = chartWidth(); replace("families", familiesChart()); replace("due", dueChart()); }, 150); });
  addEventListener("beforeprint", () => replace("rows", rowsPart(true)));
  addEventListener("afterprint", () => replace("rows", rowsPart()));
  const follow = () => { const row = byId.get(decodeURIComponent(location.hash.replace(/^#row=/, ""))); if (row && location.hash.startsWith("#row=")) openRow(row); };
  addEventListener("hashchange", follow);
  follow();
})();
