package dev.latchkey.local.stack.control;

import dev.latchkey.local.emulator.gateway.HandledRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest requests, for readers that follow them. Each reader takes what it has not seen whenever it likes, so that
 * a slow one misses requests but holds up nobody and fills no queue. Thread-safe.
 */
public final class RequestFeed implements AutoCloseable {
    /** How many requests are kept. */
    static final int CAPACITY = 500;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Entry> newest = new ArrayDeque<>(CAPACITY);
    private long last;
    private boolean closed;

    /** A request with its number, which counts from 1. */
    record Entry(long number, HandledRequest request) {}

    /** Adds a request and wakes those who wait for one. */
    public void add(HandledRequest request) {
        lock.lock();
        try {
            if (newest.size() == CAPACITY) {
                newest.removeFirst();
            }
            newest.addLast(new Entry(++last, request));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The requests after the one with a number, oldest first: waits for one, and is empty when none came in time. A gap
     * between the number and the first of them is how many were missed.
     */
    List<Entry> after(long number, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (last <= number && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return newest.stream().filter(entry -> entry.number > number).toList();
        } finally {
            lock.unlock();
        }
    }

    /** The request with the gateway's id, while it is among those kept. */
    Optional<Entry> find(String id) {
        lock.lock();
        try {
            return newest.stream()
                    .filter(entry -> entry.request.id().equals(id))
                    .findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Waits, and returns earlier when the feed is closed. */
    void rest(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.NANOSECONDS.convert(time);
            while (!closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting, now and later. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
