import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./api.js";

export type Problem = components["schemas"]["Problem"];
export type Tokens = components["schemas"]["Tokens"];

/** Whether an error is a problem document, and not an answer of the gateway itself. */
export function isProblem(error: unknown): error is Problem {
  return typeof error === "object" && error !== null && "code" in error;
}

const REFRESH_BEFORE_MS = 30_000;

/** Whether a 401 is about the access token: by its code, or without one where the gateway itself refused. */
async function isAboutAccessToken(response: Response): Promise<boolean> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return !isProblem(body) || body.code === "token_expired" || body.code === "invalid_token";
}

/** A session: its tokens, refreshed when they are about to run out or are refused, by one request however many wait for it. */
export class Session {
  readonly api;
  private tokens: Tokens | undefined;
  private expiresAt = 0;
  private refreshing: Promise<void> | undefined;

  constructor(
    private readonly baseUrl: string,
    private readonly onSignedOut: () => void = () => {},
  ) {
    this.api = createClient<paths>({ baseUrl });
    this.api.use(this.bearer());
  }

  keep(tokens: Tokens): void {
    this.tokens = tokens;
    this.expiresAt = Date.now() + tokens.expires_in * 1000;
  }

  forget(): void {
    this.tokens = undefined;
  }

  /** Gets new tokens; all callers of one moment share one request. */
  refresh(): Promise<void> {
    this.refreshing ??= this.refreshOnce().finally(() => {
      this.refreshing = undefined;
    });
    return this.refreshing;
  }

  private async refreshOnce(): Promise<void> {
    if (this.tokens === undefined) {
      return;
    }
    // A client of its own: this request needs no access token.
    const { data, response } = await createClient<paths>({ baseUrl: this.baseUrl }).POST("/v1/auth/refresh", {
      body: { refresh_token: this.tokens.refresh_token },
    });
    if (data !== undefined) {
      this.keep(data);
    } else if (response.status === 401) {
      this.forget();
      this.onSignedOut();
    }
    // Any other status: the tokens stay, and the next request tries again.
  }

  private authorization(): string | undefined {
    return this.tokens === undefined ? undefined : `Bearer ${this.tokens.access_token}`;
  }

  private bearer(): Middleware {
    const sent = new Map<string, Request>();
    return {
      onRequest: async ({ id, request }) => {
        if (this.tokens !== undefined && Date.now() > this.expiresAt - REFRESH_BEFORE_MS) {
          await this.refresh();
        }
        const current = this.authorization();
        if (current !== undefined) {
          request.headers.set("Authorization", current);
          sent.set(id, request.clone());
        }
        return request;
      },
      onResponse: async ({ id, response }) => {
        const request = sent.get(id);
        sent.delete(id);
        if (request === undefined || response.status !== 401 || !(await isAboutAccessToken(response))) {
          return response;
        }
        const refused = request.headers.get("Authorization");
        if (refused === this.authorization()) {
          await this.refresh();
        }
        const current = this.authorization();
        if (current === undefined || current === refused) {
          return response;
        }
        request.headers.set("Authorization", current);
        return fetch(request);
      },
    };
  }
}
