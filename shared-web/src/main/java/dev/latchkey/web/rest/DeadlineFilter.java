package dev.latchkey.web.rest;

import com.amazonaws.services.lambda.runtime.Context;
import dev.latchkey.runtime.deadline.Deadline;
import dev.latchkey.runtime.deadline.Deadlines;
import dev.latchkey.web.edge.InvocationDeadline;
import io.quarkus.runtime.LaunchMode;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells the thread that runs the resource how long it may take. */
@Provider
@Singleton
@Priority(DeadlineFilter.FIRST)
public class DeadlineFilter implements ContainerRequestFilter, ContainerResponseFilter {
    static final int FIRST = 0;

    private final Context invocation;
    private final InvocationDeadline deadline;

    DeadlineFilter(Context invocation, InvocationDeadline deadline) {
        this.invocation = invocation;
        this.deadline = deadline;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        // Quarkus's event server for dev mode and tests sets no deadline, and its context then makes up a number.
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            deadline.beginWork(invocation);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Deadlines.current().ifPresent(Deadline::close);
    }
}
