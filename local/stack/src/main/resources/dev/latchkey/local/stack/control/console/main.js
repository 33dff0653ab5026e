import { Api } from "./api.js";
import { Detail } from "./detail.js";
import { follow } from "./feed.js";
import { Functions } from "./functions.js";
import { Requests } from "./requests.js";
import { Tables } from "./tables.js";

const VIEWS = { activity: "Activity", api: "API", database: "Database" };
const STATUS = { live: "Live", away: "The stack does not answer; trying again" };

const functions = new Functions();
const tables = new Tables();
const requests = new Requests(openRequest);
const detail = new Detail(() => {
  requests.focusSelected();
  requests.select(null);
});
const api = new Api((id) => {
  location.hash = "activity";
  openRequest({ id });
});

function openRequest(request) {
  requests.select(request.id);
  detail.open(request.id);
}

function currentView() {
  const [view, operation] = location.hash.slice(1).split("/");
  return view in VIEWS ? [view, operation] : ["activity", undefined];
}

function show() {
  const [view, operation] = currentView();
  for (const name of Object.keys(VIEWS)) {
    document.getElementById(name).hidden = name !== view;
    const link = document.querySelector(`nav a[href="#${name}"]`);
    if (name === view) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }
  document.title = `${VIEWS[view]}, Latchkey console`;
  activate(view);
  if (view === "api") {
    api.activate(operation);
  }
}

function activate(view) {
  functions.activate(view === "activity");
  tables.activate(view === "database");
}

document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("main").focus();
});
addEventListener("hashchange", show);
document.addEventListener("visibilitychange", () => activate(currentView()[0]));
follow({
  request(request) {
    requests.add(request);
    functions.requestsCame();
    tables.requestsCame();
  },
  gap: (missed) => requests.addGap(missed),
  restart: () => requests.clear(),
  status(state) {
    const connection = document.getElementById("connection");
    connection.dataset.state = state;
    connection.textContent = STATUS[state];
  },
});
show();
