package dev.latchkey.local.stack;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends the stack on Ctrl-C and SIGTERM, also while it starts: then by interrupting the thread that starts it, which
 * closes what stands already.
 */
public final class Interruption extends Thread {
    private final Thread starter;
    private volatile @Nullable Stack stack;

    public Interruption(Thread starter) {
        super("interruption");
        this.starter = starter;
    }

    /** From now on the stack is closed. */
    public Stack guard(Stack started) {
        stack = started;
        return started;
    }

    @Override
    public void run() {
        Stack running = stack;
        if (running != null) {
            running.close();
            return;
        }
        starter.interrupt();
        try {
            starter.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
