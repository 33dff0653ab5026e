package dev.latchkey.localstack.lambda;

import static dev.latchkey.localstack.TestStack.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.localstack.Processes;
import dev.latchkey.localstack.StackOptions;
import dev.latchkey.localstack.TestFunctions;
import dev.latchkey.localstack.TestStack;
import dev.latchkey.localstack.functions.ExtensionHandler;
import dev.latchkey.localstack.functions.FarewellHandler;
import dev.latchkey.localstack.functions.ProbeHandler;
import dev.latchkey.localstack.functions.SnapshotHandler;
import dev.latchkey.localstack.functions.UnrestorableHandler;
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
        try (TestStack stack = start(SnapshotHandler.class, options -> options.snapStart(true))) {
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
        try (TestStack stack =
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
        try (TestStack stack = start(UnrestorableHandler.class, options -> options.snapStart(true))) {
            assertThat(stack.get("/probe/echo").statusCode()).isEqualTo(500);

            assertThat(stack.invoke("probe", "{}").body()).contains("RestoreException");
        }
    }

    @Test
    void idle_instances_are_frozen_and_go_on_with_the_next_request() {
        try (TestStack stack = start(ProbeHandler.class, options -> options.freeze(true))) {
            for (int i = 0; i < 3; i++) {
                Processes.await("frozen", () -> isFrozen(stack));

                assertThat(stack.get("/probe/echo").statusCode()).isEqualTo(200);
            }
            Processes.await("frozen", () -> isFrozen(stack));
        }
    }

    @Test
    void only_functions_with_an_extension_are_asked_to_end() {
        TestStack withExtension = start(ExtensionHandler.class, options -> options);
        withExtension.get("/probe/echo");
        withExtension.close();
        assertThat(lines(withExtension)).contains("farewell");

        TestStack without = start(FarewellHandler.class, options -> options);
        without.get("/probe/echo");
        without.close();
        assertThat(lines(without)).doesNotContain("farewell");
    }

    @Test
    void a_frozen_function_with_an_extension_is_thawed_to_end() {
        TestStack stack = start(ExtensionHandler.class, options -> options.freeze(true));
        Processes.await("frozen", () -> isFrozen(stack));
        stack.close();

        assertThat(lines(stack)).contains("farewell");
    }

    @Test
    void a_closed_stack_leaves_no_process() {
        TestStack stack =
                start(ProbeHandler.class, options -> options.instances(2).freeze(true));
        CompletableFuture<HttpResponse<String>> running =
                CompletableFuture.supplyAsync(() -> stack.post("/probe/sleep", "30000"));
        Processes.await("busy", () -> states(stack).anyMatch("busy"::equals));
        List<Long> pids = instances(stack).stream().map(InstanceView::pid).toList();

        stack.stack().close();

        assertThat(pids).isNotEmpty().noneMatch(Processes::isAlive);
        assertThat(running).failsWithin(Duration.ofSeconds(60));
    }

    private TestStack start(Class<? extends RequestStreamHandler> handler, UnaryOperator<StackOptions> options) {
        FunctionSettings function = TestFunctions.function(directory, "probe", handler, Duration.ofSeconds(10));
        return TestStack.start(directory, List.of(function), options);
    }

    private static boolean isFrozen(TestStack stack) {
        InstanceView instance = instances(stack).getFirst();
        return instance.state().equals("idle") && Processes.isStopped(instance.pid());
    }

    private static List<InstanceView> instances(TestStack stack) {
        return stack.stack().function("probe").instances();
    }

    private static Stream<String> states(TestStack stack) {
        return instances(stack).stream().map(InstanceView::state);
    }

    private static List<InvocationReport> reports(TestStack stack) {
        return stack.stack().function("probe").statistics().reports();
    }

    private static List<String> lines(TestStack stack) {
        return stack.stack().function("probe").log().lines().stream()
                .map(FunctionLog.Line::text)
                .toList();
    }
}
