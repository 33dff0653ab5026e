import { card } from "./card.js";
import { getJson } from "./dom.js";

const AT_MOST_EVERY = 1000;
const AT_LEAST_EVERY = 5000;

/** Shows the functions, and asks for their state after requests, at most once a second, and while it is looked at. */
export class Functions {
  #list = document.getElementById("functions");
  #shown = new Map();
  #active = false;
  #asking = false;
  #asked = 0;
  #timer = 0;

  activate(active) {
    this.#active = active;
    this.#schedule(0);
  }

  requestsCame() {
    this.#schedule(Math.max(0, this.#asked + AT_MOST_EVERY - performance.now()));
  }

  #schedule(delay) {
    clearTimeout(this.#timer);
    if (this.#active && !document.hidden) {
      this.#timer = setTimeout(() => this.#ask(), delay);
    }
  }

  async #ask() {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    this.#asked = performance.now();
    let next = AT_LEAST_EVERY;
    try {
      const state = await getJson("state");
      this.#show(state.functions);
      next = state.functions.some(isMoving) ? AT_MOST_EVERY : AT_LEAST_EVERY;
    } catch {
      // The header tells that the stack is away; the last numbers stay.
    } finally {
      this.#asking = false;
      this.#schedule(next);
    }
  }

  #show(functions) {
    if (this.#shown.size === 0) {
      this.#list.replaceChildren();
    }
    for (const each of functions) {
      const text = JSON.stringify(each);
      const before = this.#shown.get(each.name);
      if (before?.text === text) {
        continue;
      }
      const item = card(each);
      if (before) {
        before.item.replaceWith(item);
      } else {
        this.#list.append(item);
      }
      this.#shown.set(each.name, { text, item });
    }
  }
}

/** Whether an instance is on its way to another state. */
function isMoving(each) {
  return each.instances.some((instance) => !["idle", "snapshot"].includes(instance.state));
}
