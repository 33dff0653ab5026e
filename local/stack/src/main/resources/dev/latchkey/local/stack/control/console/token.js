import { h } from "./dom.js";

let current = null;
const listeners = [];

/** The access token in use; null for none. It lives in this page's memory only. */
export function accessToken() {
  return current?.token ?? null;
}

/** Remembers the token of an answer that holds one; `who` is for people. */
export function useToken(answer, who) {
  current = { token: answer.access_token, who, until: Date.now() + answer.expires_in * 1000 };
  listeners.forEach((listener) => listener());
}

export function onTokenChange(listener) {
  listeners.push(listener);
}

/** The form that logs in, or opens an account, and uses the token. */
export function showTokenForm(place) {
  const message = h("p", { class: "muted", role: "status" });
  const email = h("input", { name: "email", type: "email", required: true, autocomplete: "off", value: "alice@example.com" });
  const password = h("input", {
    name: "password",
    type: "text",
    required: true,
    autocomplete: "off",
    spellcheck: "false",
    value: "correct horse battery staple",
  });
  const forget = h("button", { type: "button", onclick: clear }, "Forget it");
  const register = h("button", { type: "button", onclick: () => form.reportValidity() && send("register") }, "Register");
  const form = h(
    "form",
    { class: "toolbar", onsubmit: submit },
    h("label", { class: "field grow" }, h("span", {}, "Email"), email),
    h("label", { class: "field grow" }, h("span", {}, "Password"), password),
    h("button", { type: "submit", class: "primary" }, "Log in and use the token"),
    register,
    forget,
  );
  place.replaceChildren(h("h2", { id: "token-title" }, "Access token"), form, message);

  function submit(event) {
    event.preventDefault();
    send("login");
  }

  async function send(route) {
    message.textContent = "Asking";
    try {
      const response = await fetch(`/v1/auth/${route}`, {
        method: "POST",
        credentials: "omit",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ email: email.value, password: password.value }),
      });
      const body = await response.json();
      if (response.ok) {
        useToken(body, body.user?.email ?? email.value);
      } else {
        message.textContent = `${response.status}: ${body.detail ?? body.message}`;
      }
    } catch {
      message.textContent = "The stack does not answer.";
    }
  }

  function clear() {
    current = null;
    listeners.forEach((listener) => listener());
  }

  function tell() {
    forget.hidden = current === null;
    message.textContent =
      current === null
        ? "Operations that need a token are sent without one. A token is kept in this page's memory and nowhere else."
        : `In use: the token of ${current.who}, until ${new Date(current.until).toLocaleTimeString("en-GB")}.`;
  }

  onTokenChange(tell);
  tell();
}
