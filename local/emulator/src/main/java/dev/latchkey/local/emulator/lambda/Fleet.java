package dev.latchkey.local.emulator.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The instances that a function has, and when there are to be more. Every method is called under the pool's lock. */
final class Fleet {
    private final LambdaSettings settings;
    private final Lock lock;
    private final Consumer<Instance> launch;
    private final List<Instance> instances = new ArrayList<>();
    private int started;
    private boolean closed;

    /**
     * A fleet without instances.
     *
     * @param launch called outside the lock, on a thread of its own, to start a new instance's process
     */
    Fleet(LambdaSettings settings, Lock lock, Consumer<Instance> launch) {
        this.settings = settings;
        this.lock = lock;
        this.launch = launch;
    }

    List<Instance> all() {
        return List.copyOf(instances);
    }

    boolean isClosed() {
        return closed;
    }

    /** From now on no instance is started. */
    void close() {
        closed = true;
    }

    /** Takes out an instance that has ended. */
    void remove(Instance instance) {
        instances.remove(instance);
    }

    /** Whether any instance takes or has taken invocations. */
    boolean isServing() {
        return instances.stream()
                .anyMatch(each -> each.state == Instance.State.IDLE || each.state == Instance.State.BUSY);
    }

    /** Starts the first instance if there is none. */
    void prepare() {
        if (instances.isEmpty()) {
            start();
        }
    }

    /** Restores snapshots and starts instances until there is one on its way for each invocation that waits. */
    void scaleOut(int waiting) {
        for (long missing = waiting - onTheWay(); missing > 0; missing--) {
            Instance snapshot = firstSnapshot();
            if (snapshot != null) {
                snapshot.state = Instance.State.RESTORING;
                snapshot.changed.signal();
                keepSnapshotReady();
            } else if (!start()) {
                return;
            }
        }
    }

    /** Starts an instance unless a snapshot is there or on its way. */
    void keepSnapshotReady() {
        boolean starting = instances.stream().anyMatch(each -> each.state == Instance.State.STARTING);
        if (firstSnapshot() == null && !starting) {
            start();
        }
    }

    private long onTheWay() {
        return instances.stream()
                .filter(each -> each.state == Instance.State.STARTING || each.state == Instance.State.RESTORING)
                .count();
    }

    private @Nullable Instance firstSnapshot() {
        return instances.stream()
                .filter(each -> each.state == Instance.State.SNAPSHOT)
                .findFirst()
                .orElse(null);
    }

    private boolean start() {
        if (closed || instances.size() >= settings.instances()) {
            return false;
        }
        Instance instance = new Instance(++started, lock.newCondition());
        instances.add(instance);
        Thread.ofVirtual().name("start-" + instance.number).start(() -> launch.accept(instance));
        return true;
    }
}
