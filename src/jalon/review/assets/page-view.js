"use strict";
// The picture of a page with a box a field; a box that is chosen says so.
window.PageView = class PageView {
  constructor(holder, { choose, drawn, describe }) {
    this.holder = holder;
    this.choose = choose;
    this.drawn = drawn;
    this.describe = describe;
    this.sheet = null;
    this.boxes = [];
    this.scale = 1;
  }

  // how wide the page is, in times of its column
  zoom(scale) {
    this.scale = scale;
    if (this.sheet) this.sheet.style.width = `${100 * scale}%`;
  }

  // view: the document; number: the page
  show(view, number) {
    this.view = view;
    this.number = number;
    const size = view.sizes.find(([first, last]) => first <= number && number <= last);
    this.size = size ? [size[2], size[3]] : null;
    this.sheet = document.createElement("div");
    this.sheet.className = "sheet";
    this.zoom(this.scale);
    if (this.size) this.sheet.style.aspectRatio = `${this.size[0]} / ${this.size[1]}`;
    if (view.has_pdf) {
      const picture = document.createElement("img");
      picture.src = `/api/documents/${view.id}/pages/${number}?dpi=150`;
      picture.alt = this.describe(number, view.file);
      picture.draggable = false;
      this.sheet.append(picture);
    }
    this.boxes = [];
    if (this.size) {
      const seen = new Set();
      for (const row of view.rows) for (const box of row.boxes) {
        if (box.page !== number) continue;
        this.#add(row, box, seen);
      }
      for (const finding of view.findings) if (finding.page === number && finding.box) {
        const [x0, top, x1, bottom] = finding.box;
        this.sheet.append(this.#place(document.createElement("div"), { x0, top, x1, bottom }, "box finding"));
      }
      this.#letDraw();
    }
    this.holder.replaceChildren(this.sheet);
  }

  #add(row, box, seen) {
    const button = this.#place(document.createElement("button"), box, "box");
    button.type = "button";
    button.tabIndex = -1;
    button.title = box.field;
    button.setAttribute("aria-label", `${box.field} : ${this.#text(row, box.field)}`);
    button.addEventListener("click", (event) => this.choose(row, box.field, event.altKey));
    // boxes that several rows share lie on each other: the first is enough to be clicked
    const key = [box.field, box.x0, box.top, box.x1, box.bottom].join();
    if (seen.has(key)) button.classList.add("again");
    seen.add(key);
    this.boxes.push({ row: row.id, field: box.field, button, key });
    this.sheet.append(button);
  }

  #text(row, field) {
    const value = row.values[field];
    return Array.isArray(value) ? value.join("; ") : String(value ?? "");
  }

  #place(element, { x0, top, x1, bottom }, name) {
    const [width, height] = this.size;
    element.className = name;
    element.style.left = `${100 * x0 / width}%`;
    element.style.top = `${100 * top / height}%`;
    element.style.width = `${100 * (x1 - x0) / width}%`;
    element.style.height = `${100 * (bottom - top) / height}%`;
    return element;
  }

  light(row, field) {
    let first = null;
    for (const box of this.boxes) {
      const isRow = row && box.row === row.id, isField = isRow && box.field === field;
      box.button.classList.toggle("lit", Boolean(isRow));
      box.button.classList.toggle("field", Boolean(isField));
      if (isField || (isRow && !field && !first)) first = isField || !first ? box.button : first;
    }
    if (first) first.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // a box drawn with the pointer, for a row that was not read
  startDrawing() { this.isDrawing = true; this.sheet.style.cursor = "crosshair"; }

  #letDraw() {
    let start = null, draft = null;
    const at = (event) => {
      const edge = this.sheet.getBoundingClientRect();
      const part = (value, low, span) => Math.min(1, Math.max(0, (value - low) / span));
      return [part(event.clientX, edge.left, edge.width) * this.size[0], part(event.clientY, edge.top, edge.height) * this.size[1]];
    };
    const box = (end) => ({ x0: Math.min(start[0], end[0]), top: Math.min(start[1], end[1]), x1: Math.max(start[0], end[0]), bottom: Math.max(start[1], end[1]) });
    this.sheet.addEventListener("pointerdown", (event) => {
      if (!this.isDrawing) return;
      event.preventDefault();
      this.sheet.querySelector(".draft")?.remove();
      start = at(event);
      draft = document.createElement("div");
      this.sheet.append(draft);
    }, true);
    this.sheet.addEventListener("pointermove", (event) => { if (start) this.#place(draft, box(at(event)), "draft"); });
    this.sheet.addEventListener("pointerup", (event) => {
      if (!start) return;
      const made = box(at(event));
      start = null;
      this.isDrawing = false;
      this.sheet.style.cursor = "";
      this.drawn(made, this.number);
    });
  }
};
