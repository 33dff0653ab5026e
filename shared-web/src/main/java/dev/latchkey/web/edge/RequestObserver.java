package dev.latchkey.web.edge;

/** Told of each request when its answer is ready: what counts requests implements it. Must be quick and not throw. */
@FunctionalInterface
public interface RequestObserver {
    void completed(CompletedRequest request);
}
