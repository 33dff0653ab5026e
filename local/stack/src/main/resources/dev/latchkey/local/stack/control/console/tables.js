import { getJson, h } from "./dom.js";

const AT_MOST_EVERY = 3000;

/** Shows how large the database's tables are; counts again after requests while it is looked at. */
export class Tables {
  #place = document.getElementById("tables");
  #active = false;
  #counting = false;
  #counted = 0;
  #timer = 0;

  constructor() {
    document.getElementById("tables-refresh").addEventListener("click", () => this.#count());
  }

  activate(active) {
    this.#active = active;
    clearTimeout(this.#timer);
    if (active && !document.hidden) {
      this.#count();
    }
  }

  requestsCame() {
    if (this.#active && !document.hidden) {
      clearTimeout(this.#timer);
      const delay = Math.max(0, this.#counted + AT_MOST_EVERY - performance.now());
      this.#timer = setTimeout(() => this.#count(), delay);
    }
  }

  async #count() {
    if (this.#counting) {
      return;
    }
    this.#counting = true;
    this.#counted = performance.now();
    const status = document.getElementById("tables-count");
    try {
      const { tables } = await getJson("tables");
      this.#place.replaceChildren(table(tables));
      status.textContent = `${tables.length} tables, counted at ${new Date().toLocaleTimeString("en-GB")}`;
    } catch (error) {
      this.#place.replaceChildren(h("p", { class: "empty" }, error.message));
      status.textContent = "";
    } finally {
      this.#counting = false;
    }
  }
}

function table(tables) {
  const total = (key) => tables.reduce((sum, each) => sum + each[key], 0);
  return h(
    "table",
    { class: "tables" },
    h("caption", { class: "sr" }, "Tables by rows and size"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, "Table"),
        h("th", { scope: "col", class: "number" }, "Rows"),
        h("th", { scope: "col", class: "number" }, "Size with indexes"),
      ),
    ),
    h("tbody", {}, tables.map((each) => row(name(each), each.rows, each.bytes))),
    h("tfoot", {}, row("All", total("rows"), total("bytes"))),
  );
}

function name(each) {
  return each.schema === "public" ? each.name : `${each.schema}.${each.name}`;
}

function row(label, rows, bytes) {
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, label),
    h("td", { class: `number${rows === 0 ? " muted" : ""}` }, rows.toLocaleString("en")),
    h("td", { class: "number" }, size(bytes)),
  );
}

function size(bytes) {
  const kib = bytes / 1024;
  return kib < 1024 ? `${Math.round(kib)} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}
