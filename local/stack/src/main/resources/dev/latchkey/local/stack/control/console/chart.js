import { milliseconds, svg } from "./dom.js";

const SLOTS = 60;
const HEIGHT = 56;
const HEADROOM = 12;

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The last durations as bars on a logarithmic scale, the newest at the right; cold and restored ones are marked. */
export function durationsChart(invocations) {
  const shown = invocations.slice(-SLOTS);
  const durations = shown.map((each) => each.duration_ms);
  const slowest = Math.max(...durations);
  const chart = svg("svg", { class: "chart", role: "img", "aria-label": describe(shown, slowest), height: HEIGHT });
  chart.append(svg("line", { class: "base", x1: "0%", x2: "100%", y1: HEIGHT - 0.5, y2: HEIGHT - 0.5 }));
  shown.forEach((each, index) => {
    const left = ((SLOTS - shown.length + index) / SLOTS) * 100;
    const height = Math.max(2, (Math.log1p(each.duration_ms) / Math.log1p(slowest)) * (HEIGHT - HEADROOM));
    const bar = svg("g", { class: `bar ${each.start} ${each.status}` }, svg("title", {}, barTitle(each)));
    bar.append(svg("rect", { x: `${left + 0.2}%`, y: HEIGHT - height, width: "1.25%", height, rx: 1 }));
    if (each.start !== "warm") {
      bar.append(svg("circle", { cx: `${left + 0.83}%`, cy: HEIGHT - height - 6, r: 3 }));
    }
    chart.append(bar);
  });
  return chart;
}

function barTitle(each) {
  const start = each.start === "warm" ? "warm" : `${each.start} in ${milliseconds(each.prepared_ms)} ms`;
  return `${milliseconds(each.duration_ms)} ms, ${start}${each.status === "success" ? "" : `, ${each.status}`}`;
}

function describe(shown, slowest) {
  const count = (start) => shown.filter((each) => each.start === start).length;
  const middle = median(shown.map((each) => each.duration_ms));
  return (
    `Durations of the last ${shown.length} invocations: median ${milliseconds(middle)} ms, ` +
    `slowest ${milliseconds(slowest)} ms, ${count("cold")} cold, ${count("restored")} restored`
  );
}
