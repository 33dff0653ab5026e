import { h, timeOfDay } from "./dom.js";

// What each line carries and the panel shows already, or that only machines read.
const KNOWN = new Set([
  "timestamp", "level", "message", "request_id", "trace_id", "function", "sequence", "loggerClassName", "threadId",
  "processId", "requestId", "type", "logger", "hostName", "processName", "ndc", "threadName", "mdc", "service", "xray_trace_id", "function_name",
]);

/** A request's log lines; of lines in JSON, level and message first. */
export function log(lines) {
  return lines.length === 0
    ? h("p", { class: "empty" }, "No function wrote a line for this request.")
    : h("ol", { class: "log" }, lines.map(logLine));
}

function logLine(line) {
  const json = parsed(line.text);
  const level = json?.level ?? (json?.type ? "REPORT" : "");
  const message = json?.message ?? json?.type ?? line.text;
  const { metrics: measured, ...others } = json?.record ?? json ?? {};
  const rest = Object.entries({ ...others, ...measured }).filter(([name]) => !KNOWN.has(name));
  return h(
    "li",
    { class: `line ${level.toLowerCase()}` },
    h("span", { class: "time" }, timeOfDay(line.time, true)),
    level === "" ? null : h("span", { class: "level" }, level),
    h("span", { class: "message" }, String(message)),
    rest.length > 0 && h("span", { class: "fields" }, rest.map(([name, value]) => field(name, value))),
  );
}

function field(name, value) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return h("span", {}, h("b", {}, name), ` ${text} `);
}

function parsed(text) {
  if (!text.startsWith("{")) {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A request's metrics: a table for each set of dimensions. */
export function metrics(list) {
  if (list.length === 0) {
    return h("p", { class: "empty" }, "No metric was sent for this request.");
  }
  return [...Map.groupBy(list, (each) => dimensions(each)).entries()].map(([name, group]) =>
    h(
      "table",
      {},
      h("caption", {}, name),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, "Metric"),
          h("th", { scope: "col", class: "number" }, "Value"),
          h("th", { scope: "col" }, "Unit"),
        ),
      ),
      h("tbody", {}, group.map(metric)),
    ),
  );
}

function dimensions(metric) {
  return Object.entries(metric.dimensions)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}

function metric(each) {
  const values = each.values.map((value) => (typeof value === "number" ? +value.toFixed(3) : value)).join(", ");
  return h("tr", {}, h("td", {}, each.name), h("td", { class: "number" }, values), h("td", { class: "muted" }, each.unit));
}
