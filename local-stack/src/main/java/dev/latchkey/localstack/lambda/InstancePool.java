package dev.latchkey.localstack.lambda;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The instances of one function and the invocations that wait for them. One lock guards all states; nothing that
 * blocks is done under it. An instance serves one invocation at a time.
 */
final class InstancePool {
    /** Lambda's own limit for what runs after a restore. */
    private static final Duration RESTORE_TIMEOUT = Duration.ofSeconds(10);

    private final LambdaSettings settings;
    private final Instance.Launcher launcher;
    private final PoolListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Instance> instances = new ArrayList<>();
    private final Deque<Instance> idle = new ArrayDeque<>();
    private final Deque<Invocation> queue = new ArrayDeque<>();
    private int started;
    private boolean closed;

    InstancePool(LambdaSettings settings, Instance.Launcher launcher, PoolListener listener) {
        this.settings = settings;
        this.launcher = launcher;
        this.listener = listener;
    }

    /** Hands the invocation to a free instance or queues it, starting what is missing. False: the queue is full. */
    boolean submit(Invocation invocation) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            for (Instance free = idle.poll(); free != null; free = idle.poll()) {
                if (free.isAlive()) {
                    assign(free, invocation);
                    free.changed.signal();
                    return true;
                }
            }
            if (queue.size() >= settings.queueLimit()) {
                return false;
            }
            queue.add(invocation);
            scaleOut();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes an invocation back that no instance has taken. False: one has. */
    boolean withdraw(Invocation invocation) {
        lock.lock();
        try {
            return queue.remove(invocation);
        } finally {
            lock.unlock();
        }
    }

    /** Makes sure that an instance is there or on its way: a snapshot where these are used. */
    void prepare() {
        lock.lock();
        try {
            if (!closed && instances.isEmpty()) {
                startInstance();
            }
        } finally {
            lock.unlock();
        }
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

    /** The runtime has initialised and waits to be snapshotted. Blocks until the restore; false: it is to end. */
    boolean snapshot(Instance instance) throws InterruptedException {
        lock.lock();
        try {
            instance.preparedMillis = instance.phaseMillis();
            instance.state = Instance.State.SNAPSHOT;
            instance.freeze();
            listener.prepared(instance);
            scaleOut();
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
        watch(instance, Instance.State.RESTORING, RESTORE_TIMEOUT, "Runtime.RestoreTimeout");
        instance.thaw();
        return true;
    }

    /** The invocation in hand when it has this id, which is then no longer in hand. */
    Optional<Invocation> finish(Instance instance, String requestId) {
        lock.lock();
        try {
            Invocation invocation = instance.invocation;
            if (invocation == null || !invocation.requestId.equals(requestId)) {
                return Optional.empty();
            }
            instance.invocation = null;
            return Optional.of(invocation);
        } finally {
            lock.unlock();
        }
    }

    /** The runtime says why it could not start; its process ends next. */
    void failed(Instance instance, byte[] error) {
        lock.lock();
        try {
            instance.failure = error;
        } finally {
            lock.unlock();
        }
    }

    /** The process is gone: whoever waited for it is told, and a new one is started for whoever still waits. */
    void ended(Instance instance, int status) {
        List<Invocation> lost = new ArrayList<>();
        byte[] error;
        boolean wasStarting;
        lock.lock();
        try {
            wasStarting = instance.state == Instance.State.STARTING || instance.state == Instance.State.RESTORING;
            instance.state = Instance.State.ENDED;
            instances.remove(instance);
            idle.remove(instance);
            error = errorOf(instance, status);
            Invocation inHand = instance.invocation;
            instance.invocation = null;
            if (inHand != null) {
                lost.add(inHand);
            } else if (wasStarting && instances.stream().noneMatch(InstancePool::isServing)) {
                lost.addAll(queue);
                queue.clear();
            }
            instance.changed.signalAll();
            scaleOut();
            if (settings.snapStart() && !wasStarting) {
                keepSnapshotReady();
            }
        } finally {
            lock.unlock();
        }
        instance.markEnded();
        listener.ended(instance, wasStarting && !isClosed(), error);
        lost.forEach(invocation -> listener.lost(instance, invocation, error));
    }

    /** Ends every instance; returns when all have. Invocations in hand fail. */
    void close() throws InterruptedException {
        List<Instance> remaining = shutDown(true);
        for (Instance instance : remaining) {
            instance.awaitEnd(2_000);
        }
    }

    /** Ends the instances that are there now, as Lambda does when it deploys; new ones start on demand. */
    void recycle() throws InterruptedException {
        for (Instance instance : shutDown(false)) {
            instance.awaitEnd(2_000);
        }
    }

    List<Instance> instances() {
        lock.lock();
        try {
            return List.copyOf(instances);
        } finally {
            lock.unlock();
        }
    }

    int queued() {
        lock.lock();
        try {
            return queue.size();
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

    private List<Instance> shutDown(boolean forGood) {
        List<Instance> ending;
        lock.lock();
        try {
            closed |= forGood;
            ending = List.copyOf(instances);
            idle.clear();
        } finally {
            lock.unlock();
        }
        ending.forEach(instance -> Thread.ofVirtual().start(instance::shutDown));
        return ending;
    }

    private void assign(Instance instance, Invocation invocation) {
        instance.state = Instance.State.BUSY;
        instance.invocation = invocation;
        instance.lastRequestId = invocation.requestId;
        invocation.started();
        invocation.taken.complete(instance);
    }

    /** Restores snapshots and starts instances until there is one on its way for each that waits. */
    private void scaleOut() {
        long onTheWay = instances.stream()
                .filter(each -> each.state == Instance.State.STARTING || each.state == Instance.State.RESTORING)
                .count();
        for (long missing = queue.size() - onTheWay; missing > 0; missing--) {
            Instance snapshot = firstSnapshot();
            if (snapshot != null) {
                snapshot.state = Instance.State.RESTORING;
                snapshot.changed.signal();
                keepSnapshotReady();
            } else if (!startInstance()) {
                return;
            }
        }
    }

    private void keepSnapshotReady() {
        boolean onTheWay = instances.stream().anyMatch(each -> each.state == Instance.State.STARTING);
        if (firstSnapshot() == null && !onTheWay) {
            startInstance();
        }
    }

    private @Nullable Instance firstSnapshot() {
        return instances.stream()
                .filter(each -> each.state == Instance.State.SNAPSHOT)
                .findFirst()
                .orElse(null);
    }

    private boolean startInstance() {
        if (closed || instances.size() >= settings.instances()) {
            return false;
        }
        Instance instance = new Instance(++started, lock.newCondition());
        instances.add(instance);
        Thread.ofVirtual().name("start-" + instance.number).start(() -> launch(instance));
        return true;
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
            watch(instance, Instance.State.STARTING, settings.initTimeout(), "Runtime.InitTimeout");
        } catch (IOException e) {
            failed(instance, ErrorDocument.of("Runtime.StartError", String.valueOf(e.getMessage())));
            ended(instance, -1);
        }
    }

    /** Ends the instance when it is still in the state after the time. */
    private void watch(Instance instance, Instance.State state, Duration time, String errorType) {
        Thread.ofVirtual().name("watch-" + instance.number).start(() -> {
            try {
                if (!instance.awaitEnd(time.toMillis()) && isStuck(instance, state, time, errorType)) {
                    instance.kill();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean isStuck(Instance instance, Instance.State state, Duration time, String errorType) {
        lock.lock();
        try {
            if (instance.state != state) {
                return false;
            }
            instance.failure =
                    ErrorDocument.of(errorType, "The function did not ask for work within " + time.toSeconds() + " s");
            return true;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isServing(Instance instance) {
        return instance.state == Instance.State.IDLE || instance.state == Instance.State.BUSY;
    }

    private static byte[] errorOf(Instance instance, int status) {
        byte[] reported = instance.failure;
        if (reported != null) {
            return reported;
        }
        String cause = status > 128 ? "signal: " + (status - 128) : "exit status " + status;
        return ErrorDocument.of("Runtime.ExitError", "Runtime exited with error: " + cause);
    }
}
