package dev.latchkey.local.emulator.lambda;

import static dev.latchkey.local.emulator.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.emulator.Processes;
import dev.latchkey.local.emulator.TestEmulator;
import dev.latchkey.local.emulator.TestFunctions;
import dev.latchkey.local.emulator.TestOptions;
import dev.latchkey.local.emulator.functions.ExitingHandler;
import dev.latchkey.local.emulator.functions.FailingHandler;
import dev.latchkey.local.emulator.functions.ProbeHandler;
import dev.latchkey.local.emulator.functions.SlowHandler;
import dev.latchkey.local.emulator.platform.StackFailure;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvocationTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String FOR_LONG = "60000";
    private static final int FEW = 5;

    @TempDir
    Path directory;

    @Test
    void a_function_sees_lambdas_environment_its_own_variables_and_nothing_else() {
        UnaryOperator<TestOptions> withVariables = options -> options.environment(Map.of("ITS_OWN", "value"));
        try (TestEmulator stack = start(withVariables)) {
            assertThat(stack.get("/probe/environment").body().lines())
                    .contains(
                            "AWS_LAMBDA_FUNCTION_NAME=emulated-probe",
                            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=256",
                            "AWS_LAMBDA_INITIALIZATION_TYPE=on-demand",
                            "AWS_LAMBDA_LOG_FORMAT=JSON",
                            "TZ=:UTC",
                            "ITS_OWN=value")
                    .noneMatch(line -> line.startsWith("AWS_SECRET") || line.startsWith("AWS_ACCESS"))
                    .noneMatch(line -> line.startsWith("HOME="));
        }
    }

    @Test
    void a_function_knows_its_deadline_and_its_trace() {
        try (TestEmulator stack = start()) {
            JsonNode context = json(stack.get(
                    "/probe/context", "X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1"));

            assertThat(context.path("arn").asText()).endsWith(":function:emulated-probe");
            assertThat(context.path("remaining").asInt()).isBetween(1, 60_000);
            assertThat(context.path("memory").asInt()).isEqualTo(256);
            assertThat(context.path("trace").asText()).startsWith("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=");
        }
    }

    @Test
    void an_error_of_the_function_is_a_500_and_the_instance_lives_on() {
        try (TestEmulator stack = start()) {
            long pid = pid(stack);

            assertThat(stack.get("/probe/error").statusCode()).isEqualTo(500);

            HttpResponse<String> direct = stack.invoke("probe", "{\"rawPath\":\"/error\"}");
            assertThat(direct.statusCode()).isEqualTo(200);
            assertThat(direct.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
            assertThat(json(direct).path("errorMessage").asText()).isEqualTo("as asked");
            assertThat(pid(stack)).isEqualTo(pid);
        }
    }

    @Test
    void an_invocation_past_the_timeout_is_a_504_and_its_instance_is_replaced() {
        // Enough for the echo of a cold JVM on a busy machine.
        FunctionSettings hasty = TestFunctions.function(directory, "probe", ProbeHandler.class, Duration.ofSeconds(5));
        try (TestEmulator stack = TestEmulator.start(directory, List.of(hasty), options -> options)) {
            long pid = pid(stack);

            HttpResponse<String> response = stack.post("/probe/sleep", FOR_LONG);

            assertThat(response.statusCode()).isEqualTo(504);
            assertThat(stack.get("/probe/echo").statusCode()).isEqualTo(200);
            assertThat(pid(stack)).isNotEqualTo(pid);
            Processes.await("gone", () -> !Processes.isAlive(pid));
            FunctionStatistics.Snapshot statistics = stack.function("probe").statistics();
            assertThat(statistics.timeouts()).isEqualTo(1);
            assertThat(statistics.coldStarts()).isEqualTo(2);
        }
    }

    @Test
    void the_gateway_gives_up_first_when_the_function_may_take_longer() {
        try (TestEmulator stack = start(options -> options.integrationTimeout(Duration.ofMillis(500)))) {
            assertThat(stack.post("/probe/sleep", "5000").statusCode()).isEqualTo(503);
            Processes.await(
                    "the function goes on to its end",
                    () -> stack.function("probe").statistics().invocations() == 1);

            assertThat(stack.function("probe").statistics().errors()).isZero();
        }
    }

    @Test
    void a_function_that_never_asks_for_work_is_given_up() {
        FunctionSettings slow = TestFunctions.function(directory, "probe", SlowHandler.class, Duration.ofSeconds(5));

        assertThatThrownBy(() -> TestEmulator.start(
                        directory, List.of(slow), options -> options.initTimeout(Duration.ofSeconds(1))))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("did not ask for work within 1 s");
    }

    @Test
    void an_answer_of_more_than_6_mb_is_an_error() {
        try (TestEmulator stack = start()) {
            HttpResponse<String> response = stack.invoke("probe", "{\"rawPath\":\"/large\"}");

            assertThat(response.headers().firstValue("X-Amz-Function-Error")).isPresent();
            assertThat(response.body()).contains("Function.ResponseSizeTooLarge");
        }
    }

    @Test
    void a_function_that_ends_its_process_fails_one_request() {
        try (TestEmulator stack = start()) {
            assertThat(stack.get("/probe/exit").statusCode()).isEqualTo(500);
            assertThat(stack.get("/probe/echo").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_function_without_memory_fails_one_request() {
        try (TestEmulator stack = start()) {
            assertThat(stack.get("/probe/memory").statusCode()).isEqualTo(500);
            assertThat(stack.get("/probe/echo").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_killed_process_is_healed_by_the_next_request() {
        try (TestEmulator stack = start()) {
            CompletableFuture<HttpResponse<String>> running = busy(stack);

            Processes.kill(pid(stack));

            assertThat(running.join().statusCode()).isEqualTo(500);
            assertThat(stack.get("/probe/echo").statusCode()).isEqualTo(200);

            Processes.kill(pid(stack));

            assertThat(stack.get("/probe/echo").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void every_request_is_answered_while_processes_are_killed_and_each_kill_costs_at_most_one() {
        try (TestEmulator stack = start(options -> options.instances(3).throttling(false))) {
            LambdaFunction probe = stack.function("probe");
            // The clients go on until so many were killed, however seldom this thread gets to it.
            AtomicInteger kills = new AtomicInteger();
            List<CompletableFuture<List<Integer>>> clients = IntStream.range(0, 6)
                    .mapToObj(i -> inBackground(() -> IntStream.iterate(
                                    0, j -> j < 150 || (kills.get() <= FEW && j < 10_000), j -> j + 1)
                            .map(j -> stack.post("/probe/sleep", "5").statusCode())
                            .boxed()
                            .toList()))
                    .toList();
            while (clients.stream().anyMatch(client -> !client.isDone())) {
                for (InstanceView instance : probe.instances()) {
                    if (instance.invocations() > 20 && Processes.isAlive(instance.pid())) {
                        probe.killInstance(instance.number());
                        kills.incrementAndGet();
                    }
                }
                LockSupport.parkNanos(5_000_000);
            }
            List<Integer> statuses =
                    clients.stream().flatMap(client -> client.join().stream()).toList();

            assertThat(statuses).hasSizeGreaterThanOrEqualTo(900).containsOnly(200, 500);
            assertThat(kills.get()).isGreaterThan(FEW);
            assertThat(statuses.stream().filter(status -> status == 500).count())
                    .isLessThanOrEqualTo(kills.get());
            assertThat(stack.get("/probe/echo").statusCode()).isEqualTo(200);
            assertThat(probe.queued()).isZero();
        }
    }

    @Test
    void an_error_at_the_start_keeps_the_stack_from_starting_and_is_told() {
        assertThatThrownBy(() -> start("broken", FailingHandler.class))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("broken")
                .hasMessageContaining("no configuration");
        assertThatThrownBy(() -> start("gone", ExitingHandler.class))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("exit status 7");
    }

    @Test
    void invocations_scale_out_to_the_limit_then_wait() {
        try (TestEmulator stack = start(options -> options.instances(3))) {
            List<CompletableFuture<HttpResponse<String>>> running = IntStream.range(0, 6)
                    .mapToObj(i -> inBackground(() -> stack.post("/probe/sleep", "1000")))
                    .toList();

            assertThat(running)
                    .allSatisfy(each -> assertThat(each.join().statusCode()).isEqualTo(200));
            assertThat(stack.function("probe").instances()).hasSize(3);
        }
    }

    @Test
    void an_invocation_that_finds_the_queue_full_is_throttled() {
        try (TestEmulator stack = start(options -> options.queue(1, LONG))) {
            CompletableFuture<HttpResponse<String>> running = busy(stack);
            CompletableFuture<HttpResponse<String>> waiting = inBackground(() -> stack.get("/probe/echo"));
            Processes.await("queued", () -> stack.function("probe").queued() == 1);

            assertThat(stack.get("/probe/echo").statusCode()).isEqualTo(429);

            Processes.kill(pid(stack));
            assertThat(running.join().statusCode()).isEqualTo(500);
            assertThat(waiting.join().statusCode()).isEqualTo(200);
            assertThat(stack.function("probe").statistics().throttles()).isEqualTo(1);
        }
    }

    @Test
    void an_invocation_that_waits_too_long_is_throttled() {
        try (TestEmulator stack = start(options -> options.queue(1, Duration.ofMillis(500)))) {
            CompletableFuture<HttpResponse<String>> running = busy(stack);

            assertThat(stack.get("/probe/echo").statusCode()).isEqualTo(429);

            Processes.kill(pid(stack));
            assertThat(running.join().statusCode()).isEqualTo(500);
            assertThat(stack.function("probe").statistics().throttles()).isEqualTo(1);
        }
    }

    @Test
    void what_a_function_writes_is_kept_with_its_request() throws Exception {
        try (TestEmulator stack = start()) {
            stack.post("/probe/log", "a line of its own");
            String requestId =
                    stack.function("probe").statistics().reports().getLast().requestId();

            Processes.await(
                    "line",
                    () -> stack.function("probe").log().lines().stream()
                            .anyMatch(line ->
                                    line.text().equals("a line of its own") && requestId.equals(line.requestId())));
        }
        Path log = directory.resolve("logs/probe.log");
        assertThat(log)
                .content()
                .contains("a line of its own")
                .contains("\"type\":\"platform.initReport\"")
                .contains("\"type\":\"platform.report\"")
                .contains("\"initDurationMs\":")
                .contains("\"maxMemoryUsedMB\":");
        try (TestEmulator _ = start()) {
            assertThat(log.resolveSibling("probe.log.1")).content().contains("a line of its own");
            assertThat(log).content().doesNotContain("a line of its own");
        }
    }

    /** The one instance is busy until it is killed. */
    private static CompletableFuture<HttpResponse<String>> busy(TestEmulator stack) {
        CompletableFuture<HttpResponse<String>> running = inBackground(() -> stack.post("/probe/sleep", FOR_LONG));
        Processes.await("busy", () -> instance(stack).state().equals("busy"));
        return running;
    }

    /** On a thread of its own: the common pool may have a single one. */
    private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
    }

    private TestEmulator start() {
        return start(options -> options);
    }

    private TestEmulator start(UnaryOperator<TestOptions> configuration) {
        FunctionSettings probe = TestFunctions.function(directory, "probe", ProbeHandler.class, LONG);
        return TestEmulator.start(directory, List.of(probe), configuration);
    }

    private TestEmulator start(
            String name, Class<? extends com.amazonaws.services.lambda.runtime.RequestStreamHandler> handler) {
        FunctionSettings function = TestFunctions.function(directory, name, handler, Duration.ofSeconds(5));
        return TestEmulator.start(directory, List.of(function), options -> options);
    }

    private static InstanceView instance(TestEmulator stack) {
        return stack.function("probe").instances().getFirst();
    }

    private static long pid(TestEmulator stack) {
        return instance(stack).pid();
    }
}
