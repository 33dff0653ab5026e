import { breakable, getJson, h, milliseconds, timeOfDay } from "./dom.js";
import { log, metrics } from "./records.js";
import { statusBadge } from "./row.js";

/** The panel that tells all about one request: where its time went, its log lines, its metrics. */
export class Detail {
  #panel = document.getElementById("detail");
  #inspector = document.getElementById("inspector");
  #closed;
  #id = null;

  constructor(closed) {
    this.#closed = closed;
    this.#panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.close();
      }
    });
  }

  /** Opens the request with the gateway's id. */
  async open(id) {
    this.#id = id;
    this.#panel.hidden = false;
    this.#inspector.classList.add("split");
    if (await this.#load(id)) {
      const top = this.#panel.getBoundingClientRect().top;
      if (top < 0 || top > innerHeight / 2) {
        this.#inspector.scrollIntoView({ block: "start" });
      }
      this.#panel.focus({ preventScroll: true });
    }
  }

  close() {
    this.#id = null;
    this.#panel.hidden = true;
    this.#inspector.classList.remove("split");
    this.#closed();
  }

  async #load(id, again = true) {
    try {
      const request = await getJson(`requests/${encodeURIComponent(id)}`);
      if (this.#id !== id) {
        return false;
      }
      if (again) {
        this.#panel.replaceChildren(this.#head(request.method, request.path), h("div", { class: "content" }));
      }
      this.#panel.querySelector(".content").replaceChildren(...content(request));
      // A function's last lines may be on their way still.
      if (again && request.invocation && request.metrics.length === 0) {
        setTimeout(() => this.#id === id && this.#load(id, false), 500);
      }
      return true;
    } catch (error) {
      const text = error.message === "Not Found" ? "The stack no longer keeps this request." : error.message;
      this.#panel.replaceChildren(this.#head("Request", id), h("p", { class: "empty" }, text));
      return this.#id === id;
    }
  }

  #head(method, path) {
    const close = h("button", { type: "button", class: "small", onclick: () => this.close() }, "Close");
    return h("div", { class: "heading" }, h("h3", { class: "path" }, `${method} `, breakable(path)), close);
  }
}

function content(request) {
  return [facts(request), h("h4", {}, "Log"), log(request.log), h("h4", {}, "Metrics"), metrics(request.metrics)].flat();
}

function facts(request) {
  const invocation = request.invocation;
  const facts = [
    ["Status", statusBadge(request.status)],
    ["Answered", timeOfDay(request.time, true)],
    ["Took", `${milliseconds(request.ms)} ms`],
  ];
  if (invocation) {
    facts.push(["In the function", `${milliseconds(invocation.duration_ms)} ms`]);
    const prepared = invocation.start === "warm" ? "" : `, prepared in ${milliseconds(invocation.prepared_ms)} ms`;
    facts.push(["Function", `${request.function}, ${invocation.start}${prepared}`]);
    facts.push(["Peak memory", `${invocation.peak_memory_mb} MB`]);
    if (invocation.status !== "success") {
      facts.push(["Invocation", h("span", { class: "status s5" }, invocation.status)]);
    }
  } else {
    facts.push(["Function", request.function ? `${request.function}, no answer` : "none: answered by the gateway"]);
  }
  if (request.request_id) {
    facts.push(["X-Request-Id", h("code", {}, request.request_id)]);
  }
  facts.push(["Gateway's id", h("code", {}, request.id)]);
  if (invocation) {
    facts.push(["Lambda's id", h("code", {}, invocation.request_id)]);
  }
  return h("dl", { class: "facts" }, facts.map(([term, value]) => h("div", {}, h("dt", {}, term), h("dd", {}, value))));
}
