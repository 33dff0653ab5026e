import { mark, row } from "./row.js";

const KEPT = 500;

/** The list of requests: newest first, filtered, pausable; opens a request by click or Enter. */
export class Requests {
  #body = document.getElementById("requests");
  #filter = document.getElementById("requests-filter");
  #pause = document.getElementById("pause");
  #rows = [];
  #waiting = [];
  #missed = 0;
  #paused = false;
  #scheduled = false;
  #selected = null;
  #open;

  constructor(open) {
    this.#open = open;
    document.getElementById("first-request").textContent = `curl ${location.origin}/health`;
    this.#filter.addEventListener("input", () => this.#refilter());
    this.#filter.addEventListener("submit", (event) => event.preventDefault());
    this.#pause.addEventListener("click", () => this.#setPaused(!this.#paused));
    document.getElementById("clear").addEventListener("click", () => this.clear());
    this.#body.addEventListener("click", (event) => this.#clicked(event));
    this.#body.addEventListener("keydown", (event) => this.#moved(event));
    this.#body.addEventListener("focusin", (event) => this.#rove(event.target.closest("tr")));
    this.#tell();
  }

  add(request) {
    this.#waiting.push(request);
    if (this.#waiting.length > KEPT) {
      this.#waiting.shift();
    }
    this.#schedule();
  }

  addGap(missed) {
    this.#missed += missed;
    this.#schedule();
  }

  clear() {
    this.#waiting = [];
    this.#missed = 0;
    this.#rows = [];
    this.#body.replaceChildren();
    this.#tell();
  }

  /** Marks the request that the details are of; null for none. */
  select(id) {
    this.#selected = id;
    for (const row of this.#rows) {
      mark(row, id);
    }
  }

  focusSelected() {
    const row = this.#rows.find((each) => each.request.id === this.#selected) ?? this.#rows[0];
    row?.button.focus();
  }

  #schedule() {
    if (!this.#scheduled) {
      this.#scheduled = true;
      requestAnimationFrame(() => {
        this.#scheduled = false;
        this.#render();
      });
    }
  }

  #render() {
    if (!this.#paused && this.#waiting.length > 0) {
      const fresh = this.#waiting.map(row).reverse();
      this.#waiting = [];
      for (const each of fresh) {
        each.element.hidden = !this.#matches(each.request);
        mark(each, this.#selected);
      }
      this.#body.prepend(...fresh.map((each) => each.element));
      this.#rows.unshift(...fresh);
      this.#rows.splice(KEPT).forEach((each) => each.element.remove());
      this.#keepOneInTabOrder();
    }
    this.#tell();
  }

  #setPaused(paused) {
    this.#paused = paused;
    this.#pause.setAttribute("aria-pressed", String(paused));
    this.#schedule();
  }

  #matches(request) {
    const { path, status } = Object.fromEntries(new FormData(this.#filter));
    return request.path.toLowerCase().includes(path.trim().toLowerCase()) && String(request.status).startsWith(status);
  }

  #refilter() {
    for (const each of this.#rows) {
      each.element.hidden = !this.#matches(each.request);
    }
    this.#keepOneInTabOrder();
    this.#tell();
  }

  #tell() {
    const shown = this.#rows.filter((each) => !each.element.hidden).length;
    const parts = [this.#rows.length === shown ? `${shown}` : `${shown} of ${this.#rows.length}`];
    if (this.#paused) {
      parts.push(`paused, ${this.#waiting.length} waiting`);
    }
    if (this.#missed > 0) {
      parts.push(`${this.#missed} came too fast to be shown`);
    }
    const text = this.#rows.length === 0 && parts.length === 1 ? "" : parts.join(", ");
    const count = document.getElementById("requests-count");
    if (count.textContent !== text) {
      count.textContent = text;
    }
    this.#pause.textContent = this.#paused ? "Go on" : "Pause";
    const empty = document.getElementById("requests-empty");
    empty.hidden = this.#rows.length > 0;
    this.#body.closest("table").hidden = this.#rows.length === 0;
  }

  #clicked(event) {
    const row = this.#rows.find((each) => each.element === event.target.closest("tr"));
    if (row) {
      this.#open(row.request);
    }
  }

  #moved(event) {
    const visible = this.#rows.filter((each) => !each.element.hidden);
    const at = visible.findIndex((each) => each.button === event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: visible.length - 1 }[event.key];
    if (to !== undefined && visible[to]) {
      event.preventDefault();
      visible[to].button.focus();
    }
  }

  /** One row of the list is in the tab order; arrow keys move to the others. */
  #rove(element) {
    for (const each of this.#rows) {
      each.button.tabIndex = each.element === element ? 0 : -1;
    }
  }

  /** The newest, unless somebody is in the list. */
  #keepOneInTabOrder() {
    const visible = this.#rows.filter((each) => !each.element.hidden);
    const stays = this.#body.contains(document.activeElement) && visible.some((each) => each.button.tabIndex === 0);
    if (visible.length > 0 && !stays) {
      this.#rove(visible[0].element);
    }
  }
}
