const RETRY_AT_MOST = 10_000;

/**
 * Follows the stack's requests as server-sent events while the page is visible. It goes on after the last request
 * seen, whether the tab was hidden or the stack was away.
 *
 * @param {{request: Function, gap: Function, restart: Function, status: Function}} listener
 */
export function follow(listener) {
  let source = null;
  let lastId = null;
  let wait = 1000;
  let timer = 0;

  function open() {
    clearTimeout(timer);
    close();
    source = new EventSource(lastId === null ? "requests" : `requests?after=${encodeURIComponent(lastId)}`);
    source.addEventListener("open", () => {
      wait = 1000;
      listener.status("live");
    });
    source.addEventListener("request", (event) => {
      lastId = event.lastEventId;
      listener.request(JSON.parse(event.data));
    });
    source.addEventListener("gap", (event) => listener.gap(JSON.parse(event.data).missed));
    source.addEventListener("restart", () => {
      lastId = null;
      listener.restart();
    });
    source.addEventListener("error", failed);
  }

  // EventSource tries again by itself after a lost connection, but not after an answer such as 503.
  function failed() {
    listener.status("away");
    if (source.readyState === EventSource.CLOSED) {
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, RETRY_AT_MOST);
    }
  }

  function close() {
    source?.close();
    source = null;
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      clearTimeout(timer);
      close();
    } else {
      open();
    }
  });
  if (!document.hidden) {
    open();
  }
}
