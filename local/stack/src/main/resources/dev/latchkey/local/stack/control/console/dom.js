/**
 * Makes an element. Children are elements or text: text is never read as markup.
 * Attributes that are functions become listeners (`onclick`); false, null and undefined leave one out.
 */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Fetches JSON; what the stack answers instead becomes an Error with its message. */
export async function getJson(path) {
  const response = await fetch(path, { headers: { Accept: "application/json" } });
  const body = await response.json();
  if (!response.ok) {
    throw new Error(body.message ?? `${response.status}`);
  }
  return body;
}

/** `0.42`, `3.1`, `118`, `2,310`: milliseconds with the digits that matter. */
export function milliseconds(value) {
  const digits = value < 1 ? 2 : value < 10 ? 1 : 0;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** The time of day of an instant, to the second, or to the millisecond. */
export function timeOfDay(instant, precise = false) {
  const date = new Date(instant);
  const text = date.toLocaleTimeString("en-GB");
  return precise ? `${text}.${String(date.getMilliseconds()).padStart(3, "0")}` : text;
}

/** A path that wraps at its slashes. */
export function breakable(path) {
  return path.split(/(?<=\/)/).flatMap((part) => [h("wbr"), part]);
}

/** A button that copies a text and says that it did. */
export function copyButton(text, label, kind = "") {
  const button = h("button", { type: "button", class: kind, onclick: copy }, label);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = "Copied";
    } catch {
      button.textContent = "Not allowed to copy";
    }
    setTimeout(() => (button.textContent = label), 2000);
  }
  return button;
}
