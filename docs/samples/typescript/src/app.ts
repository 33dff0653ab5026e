import { isProblem, Session } from "./latchkey.js";

const session = new Session(process.argv[2] ?? "http://localhost:8080");
const { api } = session;
const email = `ada-${crypto.randomUUID()}@example.com`;
const password = "copper otter 41 lamplight";

function check(holds: boolean, what: string): void {
  if (!holds) {
    throw new Error(`Expected: ${what}`);
  }
  console.log(what);
}

// Accounts
const registered = await api.POST("/v1/auth/register", {
  body: { email, password, display_name: "Ada" },
  params: { header: { "Idempotency-Key": crypto.randomUUID() } },
});
check(registered.data?.user.email === email, "an account is opened");

const login = await api.POST("/v1/auth/login", { body: { email, password, device_name: "Ada's laptop" } });
if (login.data === undefined) {
  throw new Error(isProblem(login.error) ? login.error.detail : login.error.message);
}
session.keep(login.data);

const me = await api.GET("/v1/auth/me");
check(me.data?.display_name === "Ada", "the account is shown");

const sessions = await api.GET("/v1/auth/sessions");
check(sessions.data?.sessions.length === 2, "both sessions are listed");

// Refreshing: three requests find a token that is about to run out, and share one refresh
session.keep({ ...login.data, expires_in: 10 });
const answers = await Promise.all([1, 2, 3].map(() => api.GET("/v1/auth/me")));
check(
  answers.every(({ response }) => response.status === 200),
  "tokens are refreshed before they run out",
);

// A token that is refused although it has not run out, as after its signing key was taken away: refreshed too
const other = await api.POST("/v1/auth/login", { body: { email, password } });
if (other.data === undefined) {
  throw new Error("the second log-in failed");
}
session.keep({ ...other.data, access_token: "not.a.token" });
check((await api.GET("/v1/auth/me")).response.status === 200, "tokens are refreshed when one is refused");
const mistaken = await api.POST("/v1/auth/me/password", {
  body: { current_password: "not the password", new_password: "purple monkey 41 dishwasher" },
});
check(
  isProblem(mistaken.error) && mistaken.error.code === "invalid_credentials",
  "a wrong password in the body is told by its code",
);
check((await api.GET("/v1/auth/me")).response.status === 200, "and ends nothing");
const reused = await api.POST("/v1/auth/refresh", { body: { refresh_token: "not a token" } });
check(isProblem(reused.error) && reused.error.code === "invalid_refresh_token", "a forged refresh token is refused");

// Errors
const wrong = await api.POST("/v1/auth/login", { body: { email, password: "not the password" } });
check(isProblem(wrong.error) && wrong.error.code === "invalid_credentials", "a wrong password is told by its code");
const invalid = await api.PUT("/v1/preferences/{namespace}", {
  params: { path: { namespace: "appearance" } },
  body: { theme: "purple" },
});
check(
  isProblem(invalid.error) && invalid.error.errors?.[0]?.pointer === "/theme",
  "a value that breaks its schema is told by its pointer",
);

// Preferences
const appearance = { path: { namespace: "appearance" } };
const before = await api.GET("/v1/preferences/{namespace}", { params: appearance });
check(before.data?.["theme"] === "system", "defaults are there from the start");

await api.PATCH("/v1/preferences/{namespace}", {
  params: appearance,
  body: { theme: "dark" },
});

/** Changes a namespace by what it holds; starts over when somebody else was faster. */
async function update(namespace: string, change: (now: Record<string, unknown>) => Record<string, unknown>) {
  for (;;) {
    const { data, response } = await api.GET("/v1/preferences/{namespace}", { params: { path: { namespace } } });
    const tag = response.headers.get("ETag");
    const saved = await api.PATCH("/v1/preferences/{namespace}", {
      params: { path: { namespace }, header: tag === null ? { "If-None-Match": "*" } : { "If-Match": tag } },
      body: change(data ?? {}),
    });
    if (saved.data !== undefined) {
      return saved.data;
    }
    if (!isProblem(saved.error) || saved.error.code !== "precondition_failed") {
      throw new Error(isProblem(saved.error) ? saved.error.detail : saved.error.message);
    }
  }
}

const count = (now: Record<string, unknown>) => ({ opened: Number(now["opened"] ?? 0) + 1 });
await Promise.all([update("counter", count), update("counter", count), update("counter", count)]);
const counter = await api.GET("/v1/preferences/{namespace}", { params: { path: { namespace: "counter" } } });
check(counter.data?.["opened"] === 3, "three parallel changes are all kept");

const stale = await api.PUT("/v1/preferences/{namespace}/{key}", {
  params: { path: { namespace: "counter", key: "opened" }, header: { "If-Match": '"1"' } },
  body: 0,
});
check(stale.response.status === 412, "a change to what is no longer there is refused");

// Keeping a copy in step
const copy = new Map<string, unknown>();
let cursor: string | undefined;

async function sync(): Promise<number> {
  let changed = 0;
  for (let more = true; more; ) {
    const { data, error } = await api.GET("/v1/preference-changes", {
      params: { query: cursor === undefined ? {} : { since: cursor } },
    });
    if (data === undefined) {
      throw new Error(isProblem(error) ? error.detail : error.message);
    }
    for (const change of data.changes) {
      if (change.deleted) {
        copy.delete(change.namespace);
      } else {
        copy.set(change.namespace, change.value);
      }
      changed++;
    }
    cursor = data.cursor;
    more = data.has_more;
  }
  return changed;
}

check((await sync()) === 2 && copy.has("counter"), "the copy has both namespaces");
await api.DELETE("/v1/preferences/{namespace}", { params: { path: { namespace: "counter" } } });
check((await sync()) === 1 && !copy.has("counter"), "the copy follows a deletion");

// The end
await api.POST("/v1/auth/logout");
const gone = await api.GET("/v1/auth/me");
check(gone.response.status === 401, "after the log-out, the token opens nothing");
