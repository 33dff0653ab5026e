import { getJson, h } from "./dom.js";
import { operationElement, prose } from "./operation.js";
import { problemsOf, resolved } from "./schema.js";
import { showTokenForm } from "./token.js";

const METHODS = ["get", "post", "put", "patch", "delete"];

/** The API's reference, by function, from its OpenAPI document; read when it is first looked at. */
export class Api {
  #place = document.getElementById("operations");
  #filter = document.getElementById("api-filter");
  #loaded = null;
  #groups = [];
  #openRequest;

  constructor(openRequest) {
    this.#openRequest = openRequest;
    showTokenForm(document.getElementById("token"));
    this.#filter.addEventListener("input", () => this.#search());
    this.#filter.addEventListener("submit", (event) => event.preventDefault());
  }

  /** Shows the reference and, where one is named, unfolds an operation. */
  async activate(operationId) {
    this.#loaded ??= this.#load();
    await this.#loaded;
    const element = operationId && document.getElementById(`api/${operationId}`);
    if (element) {
      element.open = true;
      element.scrollIntoView({ block: "start" });
      element.querySelector("summary").focus();
    }
  }

  async #load() {
    try {
      const description = await getJson("openapi.json");
      document.getElementById("api-version").textContent = `OpenAPI ${description.openapi}, docs/openapi.yaml`;
      this.#groups = groups(description, this.#openRequest);
      this.#place.replaceChildren(
        h("details", { class: "fold intro" }, h("summary", {}, "Bodies, errors and limits"), prose(description.info?.description)),
        ...this.#groups.map((group) => group.element),
        h("p", { class: "empty", id: "operations-none", hidden: true }, "No operation matches."),
      );
    } catch (error) {
      this.#loaded = null;
      this.#place.replaceChildren(h("p", { class: "empty" }, `The description cannot be shown: ${error.message}`));
    }
  }

  #search() {
    const words = new FormData(this.#filter).get("text").toLowerCase().split(/\s+/);
    let any = false;
    for (const group of this.#groups) {
      for (const each of group.operations) {
        each.element.hidden = !words.every((word) => each.text.includes(word));
      }
      group.element.hidden = group.operations.every((each) => each.element.hidden);
      any ||= !group.element.hidden;
    }
    const none = document.getElementById("operations-none");
    if (none) {
      none.hidden = any;
    }
  }
}

function groups(description, openRequest) {
  const byTag = new Map((description.tags ?? []).map((tag) => [tag.name, { tag, operations: [] }]));
  for (const operation of operations(description)) {
    if (!byTag.has(operation.tag)) {
      byTag.set(operation.tag, { tag: { name: operation.tag }, operations: [] });
    }
    const element = operationElement(description, operation, openRequest);
    byTag.get(operation.tag).operations.push({ element, text: searchable(description, operation) });
  }
  return [...byTag.values()].map((group) => ({ operations: group.operations, element: groupElement(group) }));
}

function groupElement({ tag, operations }) {
  return h(
    "section",
    { "aria-labelledby": `tag-${tag.name}`, class: "group" },
    h("div", { class: "heading" }, h("h2", { id: `tag-${tag.name}` }, tag.name), h("p", { class: "muted" }, tag.description ?? "")),
    operations.map((each) => each.element),
  );
}

function operations(description) {
  return Object.entries(description.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => {
      const operation = item[method];
      const security = operation.security ?? description.security ?? [];
      return {
        id: operation.operationId ?? `${method} ${path}`,
        method: method.toUpperCase(),
        path,
        tag: operation.tags?.[0] ?? "other",
        summary: operation.summary ?? "",
        description: operation.description,
        parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((each) => resolved(description, each)),
        requestBody: operation.requestBody,
        responses: operation.responses ?? {},
        needsToken: security.length > 0,
      };
    }),
  );
}

function searchable(description, operation) {
  const codes = Object.values(operation.responses).flatMap((each) => problemsOf(description, each).map((problem) => problem.code));
  return [operation.method, operation.path, operation.id, operation.summary, ...codes].join(" ").toLowerCase();
}
