import { breakable, h } from "./dom.js";
import { exampleOf, fieldsOf, problemsOf, resolved, typeOf } from "./schema.js";
import { code, tryIt } from "./tryit.js";

/** One operation of the API: a line that unfolds into its whole description and a form to try it. */
export function operationElement(document, operation, openRequest) {
  const summary = h(
    "summary",
    {},
    h("span", { class: `verb ${operation.method.toLowerCase()}` }, operation.method),
    h("span", { class: "path" }, breakable(operation.path)),
    h("span", { class: "muted about" }, operation.summary),
    operation.needsToken && h("span", { class: "tag" }, "token"),
  );
  const element = h("details", { class: "operation", id: `api/${operation.id}` }, summary);
  element.addEventListener("toggle", unfold);
  return element;

  function unfold() {
    if (element.open && element.childElementCount === 1) {
      element.append(h("div", { class: "operation-body" }, body(document, operation, openRequest)));
    }
  }
}

function body(document, operation, openRequest) {
  return [
    prose(operation.description),
    h(
      "div",
      { class: "columns" },
      h(
        "div",
        {},
        operation.parameters.length > 0 && [h("h3", {}, "Parameters"), parameters(document, operation.parameters)],
        requestBody(document, operation.requestBody),
        h("h3", {}, "Responses"),
        responses(document, operation.responses),
      ),
      h("div", {}, h("h3", {}, "Try it"), tryIt(document, operation, openRequest)),
    ),
  ];
}

function parameters(document, list) {
  const rows = list.map((each) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, h("code", {}, each.name), note(each.in, each.required)),
      h("td", {}, h("div", {}, prose(each.description)), h("div", { class: "muted" }, typeOf(document, each.schema ?? {}))),
    ),
  );
  return grid("Parameters", ["Name", "What"], rows);
}

function requestBody(document, reference) {
  const content = Object.entries(resolved(document, reference).content ?? {});
  if (content.length === 0) {
    return null;
  }
  const [, media] = content[0];
  return [h("h3", {}, "Body"), h("p", { class: "muted" }, content.map(([type]) => type).join(" or ")), fields(document, media.schema)];
}

function fields(document, schema) {
  const rows = fieldsOf(document, schema).map((each) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, h("code", {}, each.name), note("", each.required)),
      h("td", {}, h("div", { class: "muted" }, each.type), each.description && prose(each.description)),
    ),
  );
  return rows.length === 0 ? h("p", { class: "muted" }, typeOf(document, schema)) : grid("Fields", ["Field", "What"], rows);
}

function note(place, required) {
  const text = [place, required && "required"].filter((each) => each).join(", ");
  return text !== "" && h("span", { class: "note" }, text);
}

function responses(document, all) {
  const rows = Object.entries(all).map(([status, reference]) => {
    const response = resolved(document, reference);
    const problems = problemsOf(document, reference);
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, h("span", { class: `status s${status[0]}` }, status)),
      h("td", {}, problems.length > 0 ? h("ul", { class: "problems" }, problems.map(problem)) : prose(response.description), success(document, response)),
    );
  });
  return grid("Responses", ["Status", "What"], rows);
}

function problem(each) {
  return h("li", {}, h("code", {}, each.code), ` ${each.title}`);
}

/** What a response that is no problem holds: its headers, fields and an example. */
function success(document, response) {
  const media = Object.entries(response.content ?? {}).find(([type]) => type !== "application/problem+json");
  const headers = Object.keys(response.headers ?? {}).filter((name) => name !== "X-Request-Id");
  const parts = [];
  if (headers.length > 0) {
    parts.push(h("p", { class: "muted" }, `Headers: ${headers.join(", ")}`));
  }
  if (media) {
    const example = exampleOf(document, media[1]);
    parts.push(
      h(
        "details",
        { class: "fold" },
        h("summary", {}, "Fields and example"),
        fields(document, media[1].schema ?? {}),
        example !== undefined && code(JSON.stringify(example, null, 2), "Example"),
      ),
    );
  }
  return parts;
}

function grid(caption, heads, rows) {
  return h(
    "table",
    { class: "reference" },
    h("caption", { class: "sr" }, caption),
    h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, rows),
  );
}

/** The little Markdown that descriptions use: paragraphs, `code` and **strong**. */
export function prose(text = "") {
  return text
    .trim()
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => h("p", { class: "prose" }, paragraph.split(/(`[^`]*`|\*\*[^*]*\*\*)/).map(inline)));
}

function inline(part) {
  if (part.length > 2 && part.startsWith("`")) {
    return h("code", {}, part.slice(1, -1));
  }
  return part.length > 4 && part.startsWith("**") ? h("strong", {}, part.slice(2, -2)) : part;
}
