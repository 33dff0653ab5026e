package dev.latchkey.local.benchmarks.measure;

import dev.latchkey.local.benchmarks.report.Section;
import dev.latchkey.local.emulator.lambda.InvocationReport;
import java.nio.file.Path;
import java.util.List;

/** Starts of a process, as Lambda starts one without a snapshot. */
final class Starts implements Measurement {
    @Override
    public String name() {
        return "starts";
    }

    @Override
    public List<Section> measure(Path projectRoot, Scale scale) throws InterruptedException {
        Section.Builder init = new Section.Builder(
                "init",
                "Start without a snapshot",
                "ms",
                "From the start of the process until it asks for its first request; C1 alone, as Lambda runs functions on"
                        + " demand. One process at a time, the functions in turn.");
        Section.Builder first = new Section.Builder(
                "first-answer",
                "First answer after a start",
                "ms",
                "From the hand-over of the first request to its answer, the connection to PostgreSQL included.");
        Section.Builder cpu = new Section.Builder(
                "start-cpu",
                "CPU of a start",
                "ms",
                "CPU time of the process until its first answer, all threads, those of the JIT included.");
        try (MeasuredStack stack = MeasuredStack.start(projectRoot, "starts", options -> options);
                Client client = new Client(stack)) {
            Account account = client.newAccount();
            List<Start> starts = List.of(
                    new Start("empty", () -> client.get("/floor/empty", null)),
                    new Start("auth", () -> client.get("/v1/auth/me", account.accessToken)),
                    new Start("preferences", () -> client.getPreferences(account)),
                    new Start("health", () -> client.get("/health/ready", null)),
                    new Start("migrations", () -> stack.invoke("migrations", "{\"command\":\"info\"}")));
            for (int round = 0; round < scale.starts(); round++) {
                for (Start start : starts) {
                    stack.function(start.function).recycle();
                    start.request.run();
                    InvocationReport report = stack.lastReport(start.function);
                    init.add(start.function, start.label(), report.prepared());
                    first.add(start.function, start.label(), report.duration());
                    cpu.add(start.function, start.label(), stack.cpuMillis(start.function));
                }
            }
        }
        return List.of(init.build(), first.build(), cpu.build());
    }

    private interface Request {
        void run() throws InterruptedException;
    }

    private record Start(String function, Request request) {
        String label() {
            return function.equals("empty") ? "floor: empty handler" : function;
        }
    }
}
