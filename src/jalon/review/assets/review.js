"use strict";
(async () => {
  const DOUBTFUL = 0.6, MOST_DOCUMENTS = 300, FEW_CHOICES = 120;
  const ask = async (path, body) => {
    const answer = await fetch(path, body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    const said = await answer.json().catch(() => ({ error: answer.statusText }));
    if (!answer.ok) throw new Error(said.error || String(answer.status));
    return said;
  };
  const settings = await ask("/api/settings");
  document.documentElement.lang = settings.language;
  const say = (code, values = {}) => (settings.texts["rv_" + code] || settings.texts[code] || code).replace(
    /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g,
    (whole, name, one, many) => one === undefined ? String(values[name] ?? "…") : (settings.language === "fr" ? values[name] < 2 : values[name] === 1) ? one : many);
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  };

  // ----------------------------------------------------------------------- state
  const state = { documents: [], rows: 0, done: 0, view: null, page: 1, row: null, field: null, search: "", only: "all", adding: null };
  const remembered = (name) => { try { return localStorage.getItem("jalon-" + name) || ""; } catch { return ""; } };
  const remember = (name, value) => { try { localStorage.setItem("jalon-" + name, value); } catch { /* private window */ } };
  const columnsOf = (table) => settings.columns[table];
  const MAIN = { targets: ["action", "indicator", "period", "target", "comparator", "value", "value_max", "unit", "due", "lead", "result", "theme", "ministerial_theme", "indicator_family"], actions: ["action", "description", "lead", "partners", "due", "status", "theme", "ministerial_theme"], results: ["raw", "value", "unit", "label", "action", "theme", "ministerial_theme", "indicator_family"], recommendations: ["number", "text", "chapter", "issue"], documents: ["title", "publisher", "publisher_id", "doc_type", "period_start", "period_end", "language"] };

  // ------------------------------------------------------------------------ frame
  const status = make("div", { id: "status", role: "status" });
  const tell = (text, isError = false) => { status.textContent = text; status.classList.toggle("error", isError); clearTimeout(tell.timer); tell.timer = setTimeout(() => { status.textContent = ""; }, isError ? 9000 : 3500); };
  const name = make("input", { id: "name", value: remembered("name"), autocomplete: "name", size: 16, onchange: () => remember("name", name.value.trim()) });
  const why = make("input", { id: "why", size: 22, autocomplete: "off" });
  const progress = make("progress", { id: "progress", max: 1, value: 0, "aria-label": say("progress") });
  const progressText = make("span", { id: "progress-text" });
  const documents = make("nav", { id: "documents", "aria-label": say("documents") });
  const holder = make("div", { id: "holder" });
  const pageTools = make("div", { class: "toolbar" });
  const work = make("section", { id: "work", tabindex: -1, "aria-label": say("rows") });
  const help = make("dialog", { id: "help", "aria-label": say("help") });
  document.getElementById("app").append(
    make("a", { class: "skip", href: "#work" }, say("skip")),
    make("header", {}, make("h1", {}, say("title", { dataset: settings.dataset })), progress, progressText,
      make("label", {}, say("name") + " ", name), make("label", {}, say("why") + " ", why),
      make("button", { type: "button", id: "publish", onclick: () => act(async () => { setOverview(await ask("/api/publish", {})); tell(say("published")); }) }, say("publish")),
      make("button", { type: "button", id: "show-help", onclick: () => help.showModal() }, say("help"))),
    make("main", { class: "columns" }, documents, make("section", { id: "page", "aria-label": say("page"), tabindex: 0 }, pageTools, holder), work), help, status);
  help.append(make("h2", {}, say("help")), ...["j", "k", "n", "c", "x", "u", "a", "e", "+", "Enter", "Escape", "Alt"].map((key) => make("p", {}, make("kbd", {}, settings.texts["rv_keyname_" + key.toLowerCase()] || key), " ", say("key_" + key.toLowerCase()))), make("form", { method: "dialog" }, make("button", {}, say("close"))));

  const author = () => {
    if (!name.value.trim()) { name.focus(); throw new Error(say("name_first")); }
    return { by: name.value.trim(), why: why.value.trim() || null };
  };
  let busy = Promise.resolve();
  const act = (work) => { busy = busy.then(work).catch((error) => tell(error.message, true)); return busy; };
  const page = new PageView(holder, {
    describe: (number, file) => say("picture_alt", { page: number, file }),
    choose: (row, field, copies) => {
      if (copies && state.row && state.field && state.row.id !== row.id) return take(row.values[field]);
      openRow(row, field);
    },
    drawn: (box, number) => { if (state.adding) { state.adding.box = [box.x0, box.top, box.x1, box.bottom].map((edge) => Math.round(edge * 100) / 100); state.adding.page = number; showWork(); document.querySelector(".form textarea, .form input")?.focus(); } },
  });

  // -------------------------------------------------------------------- documents
  const setOverview = (found) => { Object.assign(state, found); showDocuments(); };
  const refreshOverview = async () => setOverview(await ask("/api/documents"));
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const showDocuments = () => {
    progress.max = Math.max(1, state.rows);
    progress.value = state.done;
    progressText.textContent = say("progress_text", { done: state.done, rows: state.rows });
    const wanted = fold(state.search);
    const found = state.documents.filter((item) => !wanted || fold(item.file + " " + item.publisher).includes(wanted));
    let search = document.getElementById("search");
    if (!search) {
      search = make("input", { id: "search", type: "search", oninput: () => { state.search = search.value; showDocuments(); } });
      documents.append(make("label", {}, say("search"), search), make("ol", { id: "list" }));
    }
    document.getElementById("list").replaceChildren(...found.slice(0, MOST_DOCUMENTS).map((item) => make("li", {}, make("button", { type: "button", "data-document": item.id, "aria-current": state.view?.id === item.id ? "true" : null, onclick: () => openDocument(item.id) }, item.file,
      make("small", {}, item.publisher), item.is_doubtful ? make("small", { class: "alarm" }, item.error || (item.rows ? say("read_in_part") : say("no_row"))) : null,
      make("small", {}, ["rows", "unsure", "grave", "done"].filter((kind) => item[kind] || kind === "rows").map((kind) => say("document_" + kind, { count: item[kind] })).join(" · "))))),
      found.length > MOST_DOCUMENTS ? make("li", {}, say("more_documents", { count: found.length - MOST_DOCUMENTS })) : "");
  };

  const openDocument = (id, rowId) => act(async () => {
    setView(await ask("/api/documents/" + encodeURIComponent(id)));
    const rows = ordered();
    openRow(rows.find((row) => row.id === rowId) || rows[0] || null, null, false);
    showDocuments();
  });
  const setView = (view) => {
    const isOther = state.view?.id !== view.id;
    state.view = view;
    if (isOther) { state.page = 1; state.row = null; state.adding = null; }
    else if (state.row) state.row = view.rows.find((row) => row.id === state.row.id) || (state.row.table === "documents" ? view.document_row : null);
  };

  // ------------------------------------------------------------------------- rows
  const isDone = (row) => row.is_confirmed || row.corrections.length > 0;
  const grave = () => new Set(state.view.findings.filter((finding) => finding.severity !== "info").map((finding) => finding.row_id));
  // rows with findings first, then those that are not sure, then as they stand on the page
  const ordered = () => {
    const alarmed = grave();
    const rank = (row) => isDone(row) ? 3 : alarmed.has(row.id) ? 0 : row.confidence < DOUBTFUL ? 1 : 2;
    const rows = state.view.rows.map((row, index) => ({ row, index, rank: rank(row) }));
    if (state.only === "order") rows.sort((a, b) => a.row.page - b.row.page || a.row.box[1] - b.row.box[1] || a.index - b.index);
    else rows.sort((a, b) => a.rank - b.rank || a.row.page - b.row.page || a.index - b.index);
    return rows.map((item) => item.row);
  };
  let listed = [];

  const openRow = (row, field = null, focus = true) => {
    state.row = row;
    state.field = field;
    if (row?.page) state.page = row.page;
    showPage();
    showWork();
    page.light(row, field);
    if (row) history.replaceState(null, "", `#/document/${state.view.id}/${row.id}`);
    const current = document.querySelector(".row.current");
    current?.scrollIntoView({ block: "nearest" });
    if (!focus) return;
    const control = field && document.getElementById("field-" + field);
    if (control) control.focus(); else current?.querySelector("button")?.focus();
  };

  const SCALES = [1, 1.5, 2, 3];
  const zoom = (by) => {
    const scale = SCALES[Math.min(SCALES.length - 1, Math.max(0, SCALES.indexOf(page.scale) + by))];
    page.zoom(scale);
    document.getElementById("zoom").textContent = Math.round(100 * scale) + "\u00a0%";
    page.light(state.row, state.field);
  };
  const showPage = () => {
    const { view } = state;
    const go = (by) => () => { state.page = Math.min(view.pages, Math.max(1, state.page + by)); showPage(); page.light(state.row, state.field); };
    const select = make("select", { id: "page-number", "aria-label": say("page"), onchange: () => { state.page = Number(select.value); showPage(); page.light(state.row, state.field); } },
      ...Array.from({ length: view.pages }, (unused, index) => make("option", { value: index + 1, selected: index + 1 === state.page }, say("page_of", { page: index + 1, pages: view.pages }))));
    pageTools.replaceChildren(make("button", { type: "button", onclick: go(-1), disabled: state.page <= 1 }, "←", make("span", { class: "quiet" }, "")), select, make("button", { type: "button", onclick: go(1), disabled: state.page >= view.pages }, "→"),
      view.has_pdf ? make("button", { type: "button", id: "read-again", onclick: () => act(async () => { tell(say("reading")); setView(await ask(`/api/documents/${view.id}/read-again`, author())); openRow(state.row || ordered()[0] || null, null, false); tell(say("read_again_done")); }) }, say("read_again")) : make("span", { class: "quiet" }, say("no_pdf")));
    pageTools.append(make("span", { class: "zoom" },
      make("button", { type: "button", id: "zoom-out", "aria-label": say("zoom_out"), title: say("zoom_out"), onclick: () => zoom(-1) }, "−"),
      make("output", { id: "zoom" }, Math.round(100 * page.scale) + "\u00a0%"),
      make("button", { type: "button", id: "zoom-in", "aria-label": say("zoom_in"), title: say("zoom_in"), onclick: () => zoom(1) }, "+")));
    pageTools.firstChild.setAttribute("aria-label", say("page_before"));
    pageTools.children[2].setAttribute("aria-label", say("page_after"));
    page.show(view, state.page);
  };

  const summary = (row) => {
    const { values } = row;
    const text = row.table === "targets" ? [values.indicator || values.action, values.period, values.target] : row.table === "results" ? [values.raw, values.label, values.action] : row.table === "recommendations" ? [values.number, values.text] : [values.action_code, values.action];
    return text.filter(Boolean).join(" · ") || say("empty_row");
  };
  const rowItem = (row, alarmed) => {
    const isCurrent = state.row?.id === row.id;
    const marks = [make("span", { class: "tag" }, `p. ${row.page}`), isDone(row) ? make("span", { class: "tag done" }, row.is_added ? say("added") : row.is_confirmed ? say("confirmed") : say("corrected")) : null, !isDone(row) && alarmed.has(row.id) ? make("span", { class: "tag unsure" }, say("finding")) : null, !isDone(row) && row.confidence < DOUBTFUL ? make("span", { class: "tag unsure" }, row.confidence.toFixed(2)) : null];
    const item = make("div", { class: "row" + (isCurrent ? " current" : ""), "data-row": row.id },
      make("button", { type: "button", "aria-expanded": String(isCurrent), onclick: () => openRow(row) }, make("span", { class: "marks" }, marks), make("span", { class: "tag" }, say("table_" + row.table)), " ", summary(row)));
    if (isCurrent) item.append(...rowForm(row));
    return item;
  };

  const rowForm = (row) => {
    const main = MAIN[row.table], columns = columnsOf(row.table);
    const rest = columns.filter((column) => !main.includes(column.name));
    const fields = (list) => make("div", { class: "fields" }, ...list.flatMap((column) => fieldOf(row, column)));
    const open = rest.some((column) => column.name === state.field);
    return [fields(main.map((name) => columns.find((column) => column.name === name)).filter(Boolean)),
      rest.length ? make("details", { open }, make("summary", { class: "quiet" }, say("more_fields")), fields(rest)) : null,
      row.other.length ? make("p", { class: "quiet" }, say("other_columns"), " ", row.other.map((item) => `${item.heading} : ${item.text}`).join(" | ")) : null,
      row.table === "documents" ? null : make("div", { class: "actions" },
        make("button", { type: "button", class: "primary", id: "confirm", onclick: confirm }, say("confirm")),
        make("button", { type: "button", id: "remove", onclick: remove }, say("remove")))].filter(Boolean);
  };

  const shownIn = (column, value) => {
    const choices = choicesOf(column);
    if (!choices || choices.length < FEW_CHOICES) return column.kind === "number" && settings.language === "fr" ? written(value).replace(".", ",") : written(value);
    return (Array.isArray(value) ? value : value ? [value] : []).map((code) => nameOf(choices, code)).join("; ");
  };
  const written = (value) => value === null || value === undefined ? "" : Array.isArray(value) ? value.join("; ") : String(value);
  // bodies are chosen by name and kept by identifier, one or several
  const OF_BODIES = { lead_ids: "publisher_id", partner_ids: "publisher_id" };
  const choicesOf = (column) => column.kind === "code" ? column.codes : settings.lists[OF_BODIES[column.name] || column.name] || null;
  const nameOf = (choices, code) => choices.find(([known]) => known === code)?.[1] ?? code;
  const codeOf = (choices, text) => {
    const wanted = fold(text).replace(/[’']/g, "'");
    const found = choices.find(([code, label]) => code === text || fold(label).replace(/[’']/g, "'") === wanted);
    if (!found) throw new Error(say("no_choice", { text }));
    return found[0];
  };
  const control = (column, value, attributes) => {
    const choices = choicesOf(column);
    if (choices && choices.length >= FEW_CHOICES) {
      const id = "choices-" + (OF_BODIES[column.name] || column.name);
      if (!document.getElementById(id)) document.body.append(make("datalist", { id }, ...choices.map(([, label]) => make("option", { value: label }))));
      return make("input", { ...attributes, list: id, autocomplete: "off", value: shownIn(column, value) });
    }
    if (choices) return make("select", attributes, make("option", { value: "" }, "–"), ...choices.map(([code, label]) => make("option", { value: code, selected: code === value }, label)));
    if (column.kind === "number") return make("input", { ...attributes, inputmode: "decimal", value: settings.language === "fr" ? written(value).replace(".", ",") : written(value) });
    if (column.kind === "day") return make("input", { ...attributes, type: "date", value: written(value) });
    const area = make("textarea", { ...attributes, rows: Math.min(4, 1 + Math.floor(written(value).length / 34)) });
    area.value = written(value);
    return area;
  };
  const valueOf = (column, element) => {
    const text = element.value.trim();
    if (text === "") return column.kind === "list" ? [] : null;
    const choices = choicesOf(column);
    if (choices && choices.length >= FEW_CHOICES) {
      if (column.kind !== "list") return codeOf(choices, text);
      return text.split(";").map((part) => part.trim()).filter(Boolean).map((part) => codeOf(choices, part));
    }
    if (column.kind === "number") {
      const number = Number(text.replace(/[\s\u00a0\u202f]/g, "").replace(",", "."));
      if (!Number.isFinite(number)) throw new Error(say("no_number", { text }));
      return number;
    }
    return column.kind === "list" ? text.split(";").map((part) => part.trim()).filter(Boolean) : text;
  };
  const fieldOf = (row, column) => {
    const value = row.values[column.name], id = "field-" + column.name;
    const correction = row.corrections.find((item) => item.field === column.name);
    const isUnsure = (row.sure[column.name] ?? 1) < DOUBTFUL;
    const element = control(column, value, { id, class: correction ? "changed" : null, "data-field": column.name,
      onfocus: () => { state.field = column.name; page.light(row, column.name); },
      onchange: () => save(row, column, element) });
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); if (event.ctrlKey) { confirm(); } else { element.blur(); } }
      if (event.key === "Escape") { element.value = shownIn(column, value); event.stopPropagation(); document.querySelector(".row.current > button")?.focus(); }
    });
    const parts = [make("label", { for: id, class: isUnsure ? "unsure" : null }, column.title), element];
    if (correction) parts.push(make("div", { class: "was" }, say("was", { value: correction.machine === null ? "–" : shownIn(column, JSON.parse(correction.machine)) || "–", by: correction.by }), " ", make("button", { type: "button", class: "plain", onclick: () => undo(correction.event_id) }, say("undo"))));
    return parts;
  };

  // ---------------------------------------------------------------------- doing
  const after = async (view, text, row = state.row, field = state.field) => {
    const focused = document.activeElement?.id;
    setView(view);
    const still = row && (view.rows.find((item) => item.id === row.id) || (row.table === "documents" ? view.document_row : null));
    state.row = still || null;
    showPage();
    showWork();
    page.light(state.row, field);
    if (focused) document.getElementById(focused)?.focus();
    tell(text);
    await refreshOverview();
  };
  const save = (row, column, element) => act(async () => {
    const value = valueOf(column, element);
    if (written(value) === written(row.values[column.name])) return;
    await after(await ask(`/api/documents/${state.view.id}/correct`, { ...author(), row_id: row.id, field: column.name, value }), say("saved"));
  });
  const take = (value) => {
    const element = document.getElementById("field-" + state.field);
    if (!element) return;
    element.value = written(value);
    element.dispatchEvent(new Event("change"));
  };
  const neighbour = (by, wanted = () => true) => {
    const at = listed.findIndex((row) => row.id === state.row?.id);
    for (let index = at + by; index >= 0 && index < listed.length; index += by) if (wanted(listed[index])) return listed[index];
    return null;
  };
  const judge = (kind, text) => act(async () => {
    const { row } = state;
    if (!row || row.table === "documents") return;
    const next = neighbour(1, (item) => !isDone(item)) || neighbour(1) || neighbour(-1);
    const view = await ask(`/api/documents/${state.view.id}/judge`, { ...author(), row_id: row.id, kind });
    setView(view);
    openRow(next ? view.rows.find((item) => item.id === next.id) || null : state.row);
    tell(text);
    await refreshOverview();
  });
  const confirm = () => { document.activeElement?.blur?.(); return judge("row_confirmed", say("confirmed_done")); };
  const remove = () => judge("row_removed", say("removed_done"));
  const undo = (eventId) => act(async () => after(await ask(`/api/documents/${state.view.id}/undo`, { ...author(), event_id: eventId }), say("undone")));
  const undoLast = () => {
    const last = state.view?.events.find((event) => event.can_undo && !event.is_undo);
    return last ? undo(last.id) : tell(say("nothing_to_undo"));
  };

  // ----------------------------------------------------------------- the work column
  const showWork = () => {
    const { view } = state;
    if (!view) return;
    listed = ordered();
    const alarmed = grave();
    const order = make("select", { id: "order", onchange: () => { state.only = order.value; showWork(); } }, ...["all", "order"].map((value) => make("option", { value, selected: state.only === value }, say("order_" + value))));
    const findings = view.findings.filter((finding) => finding.severity !== "info");
    const findingItem = (finding) => make("div", { class: "finding " + finding.severity }, make("span", { class: "tag" }, finding.label), " ", finding.message, " ", finding.row_id && view.rows.some((row) => row.id === finding.row_id) ? make("button", { type: "button", class: "plain", onclick: () => openRow(view.rows.find((row) => row.id === finding.row_id)) }, say("see_row")) : finding.page ? make("button", { type: "button", class: "plain", onclick: () => { state.page = finding.page; showPage(); } }, `p. ${finding.page}`) : null);
    work.replaceChildren(...[
      make("h2", {}, view.file),
      make("button", { type: "button", class: "plain", id: "facts", onclick: () => openRow(view.document_row, "title") }, say("document_facts")),
      ...(state.row?.table === "documents" ? [make("div", { class: "row current" }, ...rowForm(view.document_row))] : []),
      findings.length ? make("details", { open: findings.length < 6 }, make("summary", {}, say("findings", { count: findings.length })), ...findings.map(findingItem)) : null,
      lesson(), addition(),
      make("div", { class: "toolbar" }, make("h3", {}, say("rows_count", { count: listed.length })), make("label", {}, say("order") + " ", order)),
      make("div", { id: "rows" }, ...listed.map((row) => rowItem(row, alarmed))),
      make("details", { id: "history" }, make("summary", {}, say("events", { count: view.events.length })), make("ul", { class: "events" }, ...view.events.map((event) => make("li", {}, event.line, event.why ? make("span", { class: "quiet" }, " – " + event.why) : null, " ", event.can_undo ? make("button", { type: "button", class: "plain", onclick: () => undo(event.id) }, say("undo")) : null))))].filter(Boolean));
  };

  const lesson = () => {
    const { view } = state;
    const heading = make("input", { id: "heading", list: "headings", autocomplete: "off", value: view.headings[0] || "" });
    const role = make("select", { id: "role" }, ...settings.roles.map(([code, label]) => make("option", { value: code }, label)));
    const scope = make("select", { id: "scope" }, ...["document", ...(view.publisher_id ? ["publisher"] : []), "everyone"].map((code) => make("option", { value: code }, say("scope_" + code))));
    const button = make("button", { type: "button", id: "teach", onclick: () => act(async () => {
      if (!heading.value.trim()) { heading.focus(); return; }
      button.disabled = true;
      tell(say("reading"));
      try {
        const found = await ask(`/api/documents/${view.id}/teach`, { ...author(), heading: heading.value.trim(), role: role.value, scope: scope.value });
        setView(found);
        openRow(ordered()[0] || null, null, false);
        tell(say("taught"));
        await refreshOverview();
      } finally { button.disabled = false; }
    }) }, say("teach"));
    return make("details", { id: "lesson", open: view.headings.length > 0 && view.rows.length === 0 }, make("summary", {}, say("teach_title", { count: view.headings.length })),
      make("div", { class: "form" }, make("p", { class: "quiet" }, say("teach_help")), make("datalist", { id: "headings" }, ...view.headings.map((text) => make("option", { value: text }))),
        make("label", {}, say("heading"), heading), make("label", {}, say("role"), role), make("label", {}, say("scope"), scope), view.has_pdf ? button : make("p", { class: "quiet" }, say("no_pdf"))));
  };

  const startAdding = () => {
    state.adding = { table: state.row && state.row.table !== "documents" ? state.row.table : "targets", page: state.page, box: null, values: {} };
    showWork();
    page.startDrawing();
    tell(say("draw_box"));
    document.getElementById("add-table")?.focus();
  };
  const addition = () => {
    const { adding, view } = state;
    if (!adding) return make("button", { type: "button", id: "add", onclick: startAdding }, say("add"));
    const table = make("select", { id: "add-table", onchange: () => { adding.table = table.value; showWork(); } }, ...["targets", "actions", "results", "recommendations"].map((code) => make("option", { value: code, selected: code === adding.table }, say("table_" + code))));
    const columns = MAIN[adding.table].map((code) => columnsOf(adding.table).find((column) => column.name === code)).filter(Boolean);
    const controls = columns.map((column) => [column, control(column, adding.values[column.name] ?? null, { id: "add-" + column.name, onchange: (event) => { try { adding.values[column.name] = valueOf(column, event.target); } catch (error) { tell(error.message, true); } } })]);
    const size = view.sizes.find(([first, last]) => first <= adding.page && adding.page <= last);
    return make("div", { class: "form" }, make("p", { class: "quiet" }, adding.box ? say("box_drawn", { page: adding.page }) : say("draw_box")), make("label", {}, say("table"), table),
      ...controls.map(([column, element]) => make("label", {}, column.title, element)),
      make("div", { class: "toolbar" }, make("button", { type: "button", id: "add-save", onclick: () => act(async () => {
        const values = Object.fromEntries(controls.map(([column, element]) => [column.name, valueOf(column, element)]).filter(([, value]) => value !== null && !(Array.isArray(value) && !value.length)));
        const box = adding.box || [0, 0, size ? size[2] : 1, size ? size[3] : 1];
        const found = await ask(`/api/documents/${view.id}/add`, { ...author(), table: adding.table, page: adding.page, box, values });
        state.adding = null;
        await after(found, say("added_done"));
      }) }, say("save_row")), make("button", { type: "button", onclick: () => { state.adding = null; showWork(); showPage(); } }, say("cancel"))));
  };

  // -------------------------------------------------------------------- keyboard
  addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey || event.ctrlKey || !state.view || help.open) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    const keys = {
      j: () => { const next = neighbour(1); if (next) openRow(next); },
      k: () => { const next = neighbour(-1); if (next) openRow(next); },
      n: () => { const alarmed = grave(), next = neighbour(1, (row) => !isDone(row) && (alarmed.has(row.id) || row.confidence < DOUBTFUL)); next ? openRow(next) : tell(say("no_more")); },
      c: confirm, x: remove, u: undoLast, a: startAdding,
      e: () => document.querySelector(".row.current [data-field]")?.focus(),
      "+": () => zoom(1), "-": () => zoom(-1),
      "?": () => help.showModal(),
    };
    const found = keys[event.key];
    if (found) { event.preventDefault(); found(); }
  });
  const follow = () => {
    const [, id, rowId] = location.hash.match(/^#\/document\/([0-9a-f]{16})(?:\/([0-9a-f]{16}))?/) || [];
    return id && (state.view?.id !== id || state.row?.id !== rowId) ? openDocument(id, rowId) : null;
  };
  addEventListener("hashchange", follow);
  await refreshOverview();
  await (follow() || (state.documents.length ? openDocument(state.documents[0].id) : null));
  document.body.dataset.ready = "true";
  // what somebody else says meanwhile
  setInterval(() => { if (document.visibilityState === "visible" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName || "")) act(refreshOverview); }, 30000);
})();
