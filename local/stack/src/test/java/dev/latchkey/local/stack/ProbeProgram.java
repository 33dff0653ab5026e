package dev.latchkey.local.stack;

import dev.latchkey.local.emulator.TestFunctions;
import dev.latchkey.local.emulator.functions.ProbeHandler;
import dev.latchkey.local.emulator.functions.SlowHandler;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A local stack in a process of its own, over a frozen test function and a database. A second argument
 * asks for a function that takes long to start.
 */
public final class ProbeProgram {
    private ProbeProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Interruption interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(interruption);
        TestStack stack = TestStack.start(
                directory,
                List.of(TestFunctions.function(
                        directory,
                        "probe",
                        arguments.length > 1 ? SlowHandler.class : ProbeHandler.class,
                        Duration.ofSeconds(10))),
                options -> options.database(true).freeze(true));
        interruption.guard(stack.stack());
        out.println("ready");
        new CountDownLatch(1).await();
    }
}
