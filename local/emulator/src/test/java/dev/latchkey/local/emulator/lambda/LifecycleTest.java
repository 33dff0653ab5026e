package dev.latchkey.local.emulator.lambda;

import static dev.latchkey.local.emulator.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.local.emulator.Processes;
import dev.latchkey.local.emulator.TestEmulator;
import dev.latchkey.local.emulator.TestFunctions;
import dev.latchkey.local.emulator.TestOptions;
import dev.latchkey.local.emulator.functions.ExtensionHandler;
import dev.latchkey.local.emulator.functions.FarewellHandler;
import dev.latchkey.local.emulator.functions.ProbeHandler;
import dev.latchkey.local.emulator.functions.SnapshotHandler;
import dev.latchkey.local.emulator.functions.UnrestorableHandler;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleTest {
    @TempDir
    Path directory;

    @Test
    void a_snapshot_is_made_at_the_start_and_restored_by_the_first_request() {
        try (TestEmulator stack = start(SnapshotHandler.class, options -> options.snapStart(true))) {
            InstanceView snapshot = instances(stack).getFirst();
            assertThat(snapshot.state()).isEqualTo("snapshot");
            Processes.await("stopped", () -> Processes.isStopped(snapshot.pid()));

            JsonNode answer = json(stack.get("/probe/echo"));

            assertThat(answer.path("checkpoints").asInt()).isEqualTo(1);
            assertThat(answer.path("restores").asInt()).isEqualTo(1);
            assertThat(answer.path("type").asText()).isEqualTo("snap-start");
            assertThat(instances(stack).getFirst().pid()).isEqualTo(snapshot.pid());
            assertThat(reports(stack)).extracting(InvocationReport::start).containsExactly(StartType.RESTORED);
            assertThat(reports(stack).getFirst().prepared()).isPositive();

            stack.get("/probe/echo");

            assertThat(reports(stack))
                    .extracting(InvocationReport::start)
                    .containsExactly(StartType.RESTORED, StartType.WARM);
        }
    }

    @Test
    void a_further_snapshot_is_kept_ready_while_instances_are_allowed() {
        try (TestEmulator stack =
                start(SnapshotHandler.class, options -> options.snapStart(true).instances(2))) {
            stack.get("/probe/echo");
            Processes.await("second snapshot", () -> states(stack).anyMatch("snapshot"::equals));
            long restored = instances(stack).stream()
                    .filter(each -> each.state().equals("idle"))
                    .findFirst()
                    .orElseThrow()
                    .pid();

            Processes.kill(restored);

            assertThat(json(stack.get("/probe/echo")).path("restores").asInt()).isEqualTo(1);
            assertThat(reports(stack))
                    .extracting(InvocationReport::start)
                    .containsExactly(StartType.RESTORED, StartType.RESTORED);
        }
    }

    @Test
    void a_snapshot_that_cannot_be_restored_fails_its_request_with_the_reason() {
        try (TestEmulator stack = start(UnrestorableHandler.class, options -> options.snapStart(true))) {
            assertThat(stack.get("/probe/echo").statusCode()).isEqualTo(500);

            assertThat(stack.invoke("probe", "{}").body()).contains("RestoreException");
        }
    }

    @Test
    void idle_instances_are_frozen_and_go_on_with_the_next_request() {
        try (TestEmulator stack = start(ProbeHandler.class, options -> options.freeze(true))) {
            for (int i = 0; i < 3; i++) {
                Processes.await("frozen", () -> isFrozen(stack));

                assertThat(stack.get("/probe/echo").statusCode()).isEqualTo(200);
            }
            Processes.await("frozen", () -> isFrozen(stack));
        }
    }

    @Test
    void only_functions_with_an_extension_are_asked_to_end() {
        TestEmulator withExtension = start(ExtensionHandler.class, options -> options);
        withExtension.get("/probe/echo");
        withExtension.close();
        assertThat(lines(withExtension)).contains("farewell");

        TestEmulator without = start(FarewellHandler.class, options -> options);
        without.get("/probe/echo");
        without.close();
        assertThat(lines(without)).doesNotContain("farewell");
    }

    @Test
    void a_frozen_function_with_an_extension_is_thawed_to_end() {
        TestEmulator stack = start(ExtensionHandler.class, options -> options.freeze(true));
        Processes.await("frozen", () -> isFrozen(stack));
        stack.emulator().close();

        assertThat(lines(stack)).contains("farewell");
    }

    @Test
    void a_closed_stack_leaves_no_process() {
        TestEmulator stack =
                start(ProbeHandler.class, options -> options.instances(2).freeze(true));
        CompletableFuture<HttpResponse<String>> running =
                CompletableFuture.supplyAsync(() -> stack.post("/probe/sleep", "30000"));
        Processes.await("busy", () -> states(stack).anyMatch("busy"::equals));
        List<Long> pids = instances(stack).stream().map(InstanceView::pid).toList();

        stack.emulator().close();

        assertThat(pids).isNotEmpty().noneMatch(Processes::isAlive);
        assertThat(running).failsWithin(Duration.ofSeconds(60));
    }

    private TestEmulator start(Class<? extends RequestStreamHandler> handler, UnaryOperator<TestOptions> options) {
        FunctionSettings function = TestFunctions.function(directory, "probe", handler, Duration.ofSeconds(10));
        return TestEmulator.start(directory, List.of(function), options);
    }

    private static boolean isFrozen(TestEmulator stack) {
        InstanceView instance = instances(stack).getFirst();
        return instance.state().equals("idle") && Processes.isStopped(instance.pid());
    }

    private static List<InstanceView> instances(TestEmulator stack) {
        return stack.function("probe").instances();
    }

    private static Stream<String> states(TestEmulator stack) {
        return instances(stack).stream().map(InstanceView::state);
    }

    private static List<InvocationReport> reports(TestEmulator stack) {
        return stack.function("probe").statistics().reports();
    }

    private static List<String> lines(TestEmulator stack) {
        return stack.function("probe").log().lines().stream()
                .map(FunctionLog.Line::text)
                .toList();
    }
}
