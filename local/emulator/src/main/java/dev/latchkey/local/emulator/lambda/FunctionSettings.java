package dev.latchkey.local.emulator.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What Lambda knows about a function.
 *
 * @param name short name, as in the table of routes
 * @param deployedName the name under which it is deployed, such as {@code latchkey-auth}
 * @param archive the deployment package: a zip with classes at its root and jars in {@code lib/}
 * @param handler {@code <class>::<method>}
 * @param memoryMegabytes bounds the heap as the managed runtime does
 * @param timeout after which an invocation's process is killed
 * @param environment the function's own variables
 */
public record FunctionSettings(
        String name,
        String deployedName,
        Path archive,
        String handler,
        int memoryMegabytes,
        Duration timeout,
        Map<String, String> environment) {
    public FunctionSettings {
        if (memoryMegabytes < 128 || memoryMegabytes > 10_240) {
            throw new IllegalArgumentException("memoryMegabytes must be 128 to 10240, not " + memoryMegabytes);
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be positive, not " + timeout);
        }
        environment = Map.copyOf(environment);
    }

    /** The same function with another timeout. */
    public FunctionSettings withTimeout(Duration other) {
        return new FunctionSettings(name, deployedName, archive, handler, memoryMegabytes, other, environment);
    }

    /** The same function with other variables. */
    public FunctionSettings withEnvironment(Map<String, String> other) {
        return new FunctionSettings(name, deployedName, archive, handler, memoryMegabytes, timeout, other);
    }

    /** A well-formed name of the function, in an account that does not exist. */
    public String arn() {
        return "arn:aws:lambda:eu-central-1:000000000000:function:" + deployedName;
    }

    /** What a JVM begins with in a machine of this memory, a 64th; this machine's would be another. */
    int initialHeapKilobytes() {
        return memoryMegabytes * 1024 / 64;
    }

    /**
     * The JVM's maximum heap: the memory less 15 %, at most 240 MB, for metaspace and compiled code, which is what
     * AWS's Java runtimes leave.
     */
    int heapKilobytes() {
        int memory = memoryMegabytes * 1024;
        return memory - Math.min(memory * 15 / 100, 240 * 1024);
    }
}
