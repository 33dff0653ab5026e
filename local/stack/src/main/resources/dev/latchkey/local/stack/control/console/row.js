import { breakable, h, milliseconds, timeOfDay } from "./dom.js";

/** A request's row in the list, with the button that opens it. */
export function row(request) {
  const start = request.invocation?.start ?? "";
  const button = h("button", { type: "button", class: "open", tabindex: "-1" }, breakable(request.path));
  const element = h(
    "tr",
    {},
    h("td", { class: "time" }, h("time", { datetime: request.time }, timeOfDay(request.time))),
    h("td", { class: "method" }, request.method),
    h("td", { class: "path" }, button),
    h("td", {}, statusBadge(request.status)),
    h("td", { class: "number" }, milliseconds(request.ms)),
    h("td", { class: "wide" }, start === "" ? "" : h("span", { class: `mark ${start}` }, start)),
    h("td", { class: "wide id" }, request.request_id ?? request.id),
  );
  return { request, element, button };
}

/** Marks the row when it is the request with the id. */
export function mark(row, id) {
  if (id !== null && row.request.id === id) {
    row.element.setAttribute("aria-current", "true");
  } else {
    row.element.removeAttribute("aria-current");
  }
}

/** A status, coloured by its class. */
export function statusBadge(status) {
  return h("span", { class: `status s${String(status)[0]}` }, String(status));
}
