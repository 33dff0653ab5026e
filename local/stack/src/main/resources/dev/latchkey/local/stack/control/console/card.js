import { durationsChart, median } from "./chart.js";
import { h, milliseconds } from "./dom.js";

const INSTANCES = 6;
const NUMBERS = [
  ["Invocations", "invocations"],
  ["Cold starts", "cold_starts"],
  ["Restores", "restores"],
  ["Throttles", "throttles", "warn"],
  ["Errors", "errors", "bad"],
  ["Timeouts", "timeouts", "bad"],
  ["Queued", "queued", "warn"],
];

/** What one function does: its last durations, its numbers, its instances. */
export function card(each) {
  return h(
    "li",
    { class: "card function", "data-function": each.name },
    h(
      "div",
      { class: "heading" },
      h("h3", {}, each.name),
      h("p", { class: "muted" }, `${each.memory_mb} MB, ${each.timeout_ms / 1000} s`),
    ),
    each.last_invocations.length === 0
      ? h("p", { class: "chart-empty muted" }, "Not invoked yet")
      : h("div", {}, durationsChart(each.last_invocations), durations(each.last_invocations)),
    h(
      "dl",
      { class: "numbers" },
      NUMBERS.map(([label, key, tone]) => number(label, each[key], tone)),
      number("Instances", `${each.instances.length} of ${each.max_instances}`),
    ),
    instances(each),
  );
}

function durations(invocations) {
  const values = invocations.map((each) => each.duration_ms);
  const starts = new Set(invocations.slice(-60).map((each) => each.start));
  return h(
    "p",
    { class: "legend muted" },
    `last ${milliseconds(values.at(-1))} ms${values.length > 1 ? `, median ${milliseconds(median(values))} ms` : ""}`,
    starts.has("cold") && h("span", { class: "mark cold" }, "cold"),
    starts.has("restored") && h("span", { class: "mark restored" }, "restored"),
  );
}

function number(label, value, tone) {
  return h("div", { class: value > 0 && tone ? tone : "" }, h("dt", {}, label), h("dd", {}, value.toLocaleString("en")));
}

function instances(each) {
  if (each.instances.length === 0) {
    return h("p", { class: "muted" }, "No instance runs.");
  }
  const more = each.instances.length - INSTANCES;
  const rows = each.instances
    .slice(0, INSTANCES)
    .map((instance) =>
      h(
        "tr",
        {},
        h("td", {}, h("span", { class: `state ${instance.state}` }, instance.state)),
        h("td", { class: "number" }, instance.pid === 0 ? "" : String(instance.pid)),
        h("td", { class: "number" }, instance.peak_memory_mb === 0 ? "" : `${instance.peak_memory_mb} MB`),
        h("td", { class: "number" }, instance.invocations.toLocaleString("en")),
      ),
    );
  return h(
    "div",
    {},
    h(
      "table",
      { class: "instances" },
      h("caption", { class: "sr" }, `Instances of ${each.name}`),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, "instance"),
          h("th", { scope: "col", class: "number" }, "pid"),
          h("th", { scope: "col", class: "number" }, "peak"),
          h("th", { scope: "col", class: "number" }, "calls"),
        ),
      ),
      h("tbody", {}, rows),
    ),
    more > 0 && h("p", { class: "muted" }, `and ${more} more`),
  );
}
