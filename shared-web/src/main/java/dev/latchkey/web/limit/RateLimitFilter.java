package dev.latchkey.web.limit;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.runtime.metrics.Metric;
import dev.latchkey.runtime.metrics.Metrics;
import dev.latchkey.web.rest.CurrentRequests;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** Refuses requests of an address that sent too many, before their body is read. */
@Provider
@Singleton
@RateLimited
public class RateLimitFilter implements ContainerRequestFilter {
    /** A function without limits has no limiter either, and no rates. */
    private final Instance<RateLimiter> limiter;

    private final Instance<RateLimits> limits;
    private final CurrentRequests requests;
    private final Metrics metrics;
    private final ResourceInfo resource;

    RateLimitFilter(
            Instance<RateLimiter> limiter,
            Instance<RateLimits> limits,
            CurrentRequests requests,
            Metrics metrics,
            ResourceInfo resource) {
        this.resource = resource;
        this.limiter = limiter;
        this.limits = limits;
        this.requests = requests;
        this.metrics = metrics;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        String limit =
                resource.getResourceMethod().getAnnotation(RateLimited.class).value();
        String bucket = limit + ":" + SourceAddress.bucket(requests.get().sourceIp());
        Duration wait = limiter.get().take(bucket, limits.get().rate(limit));
        if (wait.isPositive()) {
            metrics.count(Metric.REQUESTS_RATE_LIMITED);
            throw Failure.of(FailureCode.TOO_MANY_REQUESTS, "Too many requests came from this address.")
                    .withRetryAfter(wait)
                    .asException();
        }
    }
}
