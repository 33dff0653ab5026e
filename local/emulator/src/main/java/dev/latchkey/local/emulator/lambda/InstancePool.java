package dev.latchkey.local.emulator.lambda;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The instances of one function and the invocations that wait for them. One lock guards all states; nothing that
 * blocks is done under it. An instance serves one invocation at a time.
 */
final class InstancePool {
    /** Lambda's own limit for what runs after a restore. */
    private static final Duration RESTORE_TIMEOUT = Duration.ofSeconds(10);
    /** What the end of a process takes at most that was given its time to finish. */
    private static final Duration KILLING = Duration.ofMillis(1_500);

    private final LambdaSettings settings;
    private final Instance.Launcher launcher;
    private final PoolListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Watchdog watchdog = new Watchdog(lock);
    private final Fleet fleet;
    private final Deque<Instance> idle = new ArrayDeque<>();
    private final Deque<Invocation> queue = new ArrayDeque<>();
    private boolean dormant;

    InstancePool(LambdaSettings settings, Instance.Launcher launcher, PoolListener listener) {
        this.settings = settings;
        this.launcher = launcher;
        this.listener = listener;
        this.fleet = new Fleet(settings, lock, this::launch);
    }

    /** Hands the invocation to a free instance or queues it, starting what is missing. False: the queue is full. */
    boolean submit(Invocation invocation) {
        return locked(() -> {
            dormant = false;
            for (Instance free = idle.poll(); free != null; free = idle.poll()) {
                if (free.isAlive()) {
                    assign(free, invocation);
                    free.changed.signal();
                    return true;
                }
            }
            if (fleet.isClosed() || queue.size() >= settings.queueLimit()) {
                return false;
            }
            queue.add(invocation);
            fleet.scaleOut(queue.size());
            return true;
        });
    }

    /** Takes an invocation back that no instance has taken. False: one has. */
    boolean withdraw(Invocation invocation) {
        return locked(() -> queue.remove(invocation));
    }

    /** Makes sure that an instance is there or on its way: a snapshot where these are used. */
    void prepare() {
        locked(() -> {
            fleet.prepare();
            return true;
        });
    }

    /** The runtime asks for work. Blocks until there is some; empty when the instance is to end. */
    Optional<Invocation> next(Instance instance) throws InterruptedException {
        lock.lock();
        try {
            if (instance.state == Instance.State.STARTING || instance.state == Instance.State.RESTORING) {
                instance.preparedMillis = instance.phaseMillis();
                listener.prepared(instance);
            }
            Invocation waiting = queue.poll();
            if (waiting != null) {
                assign(instance, waiting);
            } else {
                instance.state = Instance.State.IDLE;
                idle.push(instance);
                if (settings.freeze()) {
                    instance.freeze();
                }
            }
            while (instance.state == Instance.State.IDLE) {
                instance.changed.await();
            }
            return instance.state == Instance.State.ENDED ? Optional.empty() : Optional.ofNullable(instance.invocation);
        } finally {
            lock.unlock();
            instance.thaw();
        }
    }

    /** The runtime has initialized and waits to be snapshotted. Blocks until the restore; false: it is to end. */
    boolean snapshot(Instance instance) throws InterruptedException {
        lock.lock();
        try {
            instance.preparedMillis = instance.phaseMillis();
            instance.state = Instance.State.SNAPSHOT;
            instance.freeze();
            listener.prepared(instance);
            fleet.scaleOut(queue.size());
            while (instance.state == Instance.State.SNAPSHOT) {
                instance.changed.await();
            }
            if (instance.state == Instance.State.ENDED) {
                return false;
            }
            instance.nextStart = StartType.RESTORED;
            instance.beginPhase();
        } finally {
            lock.unlock();
        }
        watchdog.watch(instance, Instance.State.RESTORING, RESTORE_TIMEOUT, "Runtime.RestoreTimeout");
        instance.thaw();
        return true;
    }

    /** The invocation in hand when it has this id, which is then no longer in hand. */
    Optional<Invocation> finish(Instance instance, String requestId) {
        return locked(() -> {
            Invocation invocation = instance.invocation;
            if (invocation == null || !invocation.requestId.equals(requestId)) {
                return Optional.empty();
            }
            instance.invocation = null;
            return Optional.of(invocation);
        });
    }

    /** The runtime says why it could not start; its process ends next. */
    void failed(Instance instance, ErrorDocument error) {
        locked(() -> instance.failure = error);
    }

    /** The process is gone: its callers are notified, and a new one is started for those still in the queue. */
    void ended(Instance instance, int status) {
        Ending ending = locked(() -> end(instance, status));
        instance.markEnded();
        listener.ended(instance, ending.unexpectedlyEarly, ending.error);
        ending.lost.forEach(invocation -> listener.lost(instance, invocation, ending.error));
    }

    /** Ends every instance for good; returns when all have. Invocations in hand fail, those that wait are let go. */
    void close() throws InterruptedException {
        List<Invocation> waiting = locked(() -> {
            fleet.close();
            List<Invocation> all = List.copyOf(queue);
            queue.clear();
            return all;
        });
        waiting.forEach(invocation -> invocation.taken.complete(Optional.empty()));
        recycle();
    }

    /** Ends the instances that are there now by Lambda's rules; new ones start with the next invocation. */
    void recycle() throws InterruptedException {
        List<Instance> ending = locked(() -> {
            dormant = true;
            idle.clear();
            return fleet.all();
        });
        ending.forEach(instance -> Thread.ofVirtual().start(instance::shutDown));
        for (Instance instance : ending) {
            instance.awaitEnd(settings.timeToFinish().plus(KILLING).toMillis());
        }
    }

    List<Instance> instances() {
        return locked(fleet::all);
    }

    int queued() {
        return locked(queue::size);
    }

    private record Ending(List<Invocation> lost, ErrorDocument error, boolean unexpectedlyEarly) {}

    private Ending end(Instance instance, int status) {
        boolean early = instance.state == Instance.State.STARTING || instance.state == Instance.State.RESTORING;
        instance.state = Instance.State.ENDED;
        instance.changed.signalAll();
        fleet.remove(instance);
        idle.remove(instance);
        List<Invocation> lost = new ArrayList<>();
        Invocation inHand = instance.invocation;
        instance.invocation = null;
        if (inHand != null) {
            lost.add(inHand);
        } else if (early && !fleet.isServing()) {
            lost.addAll(queue);
            queue.clear();
        }
        fleet.scaleOut(queue.size());
        if (settings.snapStart() && !early && !dormant) {
            fleet.keepSnapshotReady();
        }
        return new Ending(lost, errorOf(instance, status), early && !fleet.isClosed());
    }

    private void assign(Instance instance, Invocation invocation) {
        instance.state = Instance.State.BUSY;
        instance.invocation = invocation;
        instance.lastRequestId = invocation.requestId;
        invocation.started();
        invocation.taken.complete(Optional.of(instance));
    }

    private void launch(Instance instance) {
        try {
            if (!isClosed()) {
                instance.launch(this, launcher);
            }
            if (isClosed()) {
                instance.kill();
                ended(instance, -1);
                return;
            }
            watchdog.watch(instance, Instance.State.STARTING, settings.initTimeout(), "Runtime.InitTimeout");
        } catch (IOException e) {
            failed(instance, ErrorDocument.of("Runtime.StartError", String.valueOf(e.getMessage())));
            ended(instance, -1);
        }
    }

    private boolean isClosed() {
        return locked(fleet::isClosed);
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private static ErrorDocument errorOf(Instance instance, int status) {
        ErrorDocument reported = instance.failure;
        if (reported != null) {
            return reported;
        }
        String cause = status > 128 ? "signal: " + (status - 128) : "exit status " + status;
        return ErrorDocument.of("Runtime.ExitError", "Runtime exited with error: " + cause);
    }
}
