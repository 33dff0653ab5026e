import { curlCommand } from "./curl.js";
import { copyButton, h, milliseconds } from "./dom.js";
import { statusBadge } from "./row.js";
import { exampleOf, resolved } from "./schema.js";
import { accessToken, onTokenChange, useToken } from "./token.js";

/** A form that sends an operation and shows what came back. `openRequest` leads to the request's log. */
export function tryIt(document, operation, openRequest) {
  const fields = operation.parameters.map((parameter) => field(document, parameter, operation.id));
  const body = bodyField(document, operation);
  const result = h("div", { class: "result", role: "region", "aria-label": "Answer", "aria-live": "polite", hidden: true });
  const token = h("p", { class: "muted" });
  const form = h(
    "form",
    { class: "tryit", onsubmit: submit },
    fields.length > 0 && h("div", { class: "fields" }, fields.map((each) => each.label)),
    body?.elements,
    operation.needsToken && token,
    h(
      "div",
      { class: "toolbar" },
      h("button", { type: "submit", class: "primary" }, "Send"),
      h("button", { type: "button", onclick: examples }, "Fill in all examples"),
      copyButton(() => curlCommand(request()), "Copy as curl"),
    ),
  );

  function request() {
    let path = operation.path;
    const query = new URLSearchParams();
    const headers = { Accept: "application/json" };
    for (const { parameter, input } of fields) {
      if (parameter.in === "path") {
        path = path.replaceAll(`{${parameter.name}}`, encodeURIComponent(input.value));
      } else if (input.value !== "" && parameter.in === "query") {
        query.append(parameter.name, input.value);
      } else if (input.value !== "" && parameter.in === "header") {
        headers[parameter.name] = input.value;
      }
    }
    if (operation.needsToken && accessToken() !== null) {
      headers.Authorization = `Bearer ${accessToken()}`;
    }
    const text = body?.text.value ?? "";
    if (text !== "") {
      headers["Content-Type"] = body.type.value;
    }
    const search = query.toString() === "" ? "" : `?${query}`;
    return { method: operation.method, url: location.origin + path + search, headers, body: text === "" ? undefined : text };
  }

  async function submit(event) {
    event.preventDefault();
    const sent = request();
    result.hidden = false;
    result.replaceChildren(h("p", { class: "muted" }, "Sent"));
    const start = performance.now();
    try {
      const answer = await fetch(sent.url, { ...sent, credentials: "omit", cache: "no-store" });
      const text = await answer.text();
      result.replaceChildren(...answered(answer, text, performance.now() - start, sent, openRequest));
    } catch (error) {
      result.replaceChildren(h("p", { class: "bad" }, `It could not be sent: ${error.message}`));
    }
  }

  function examples() {
    fields.forEach((each) => (each.input.value = each.example));
    body?.fill();
  }

  function tellToken() {
    token.textContent = accessToken() === null ? "Sent without a token: log in above." : "Sent with the token in use.";
  }

  onTokenChange(tellToken);
  tellToken();
  return [form, result];
}

function field(document, parameter, id) {
  const example = String(exampleOf(document, parameter) ?? "");
  const input = h("input", {
    name: parameter.name,
    required: parameter.required,
    autocomplete: "off",
    spellcheck: "false",
    placeholder: example,
    value: parameter.required ? example : "",
    id: `${id}-${parameter.in}-${parameter.name}`,
  });
  const label = h("label", { class: "field" }, h("span", {}, `${parameter.name} (${parameter.in})`), input);
  return { parameter, input, label, example };
}

function bodyField(document, operation) {
  const content = Object.entries(resolved(document, operation.requestBody).content ?? {});
  if (content.length === 0) {
    return null;
  }
  const text = h("textarea", { spellcheck: "false", autocomplete: "off" });
  const type = h("select", { onchange: fill }, content.map(([name]) => h("option", { value: name }, name)));
  fill();

  function fill() {
    const example = exampleOf(document, content.find(([name]) => name === type.value)[1]);
    text.value = example === undefined ? "" : JSON.stringify(example, null, 2);
    text.rows = Math.min(16, text.value.split("\n").length + 1);
  }

  const elements = [
    content.length > 1 && h("label", { class: "field" }, h("span", {}, "Content-Type"), type),
    h("label", { class: "field" }, h("span", {}, `Body${content.length === 1 ? ` (${content[0][0]})` : ""}`), text),
  ];
  return { text, type, fill, elements };
}

function answered(answer, text, took, sent, openRequest) {
  const json = parsed(text);
  const id = answer.headers.get("apigw-requestid");
  const curl = curlCommand(sent);
  return [
    h(
      "div",
      { class: "toolbar" },
      h("p", {}, statusBadge(answer.status), ` ${answer.statusText} in ${milliseconds(took)} ms`),
      id && h("button", { type: "button", class: "small", onclick: () => openRequest(id) }, "Show its log"),
      json?.access_token &&
        h("button", { type: "button", class: "small", onclick: () => useToken(json, json.user?.email ?? "this answer") }, "Use this token"),
    ),
    h("h4", {}, "Body"),
    text === "" ? h("p", { class: "muted" }, "Empty") : code(json === null ? text : JSON.stringify(json, null, 2), "Body"),
    h("h4", {}, "Headers"),
    code([...answer.headers].map(([name, value]) => `${name}: ${value}`).join("\n"), "Headers"),
    h("div", { class: "heading" }, h("h4", {}, "As curl"), copyButton(() => curl, "Copy", "small")),
    code(curl, "As curl", "curl"),
  ];
}

/** Text that keeps its lines and may be scrolled, by keyboard too. */
export function code(text, label, kind = "") {
  return h("pre", { tabindex: "0", role: "region", "aria-label": label, class: kind }, text);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
