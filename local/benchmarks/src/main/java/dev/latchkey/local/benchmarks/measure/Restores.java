package dev.latchkey.local.benchmarks.measure;

import dev.latchkey.local.benchmarks.report.Samples;
import dev.latchkey.local.benchmarks.report.Section;
import dev.latchkey.local.emulator.lambda.InvocationReport;
import java.nio.file.Path;
import java.util.List;

/** Rehearsed restores from snapshots. */
final class Restores implements Measurement {
    /** It has no target. */
    private static final int LOG_INS = 3;

    @Override
    public String name() {
        return "restores";
    }

    @Override
    public List<Section> measure(Path projectRoot, Scale scale) throws InterruptedException {
        Section.Builder section = new Section.Builder(
                "restore",
                "Restore from a snapshot",
                "ms",
                "The rehearsal of SnapStart by the local stack: a process that initialised and was stopped goes on. Measured"
                        + " from then until the first answer, hooks and the connection to PostgreSQL included; then the"
                        + " second request, and the median of the next 50. What Lambda takes to load a snapshot comes on"
                        + " top.");
        try (MeasuredStack stack = MeasuredStack.start(projectRoot, "restores", options -> options.snapStart(true));
                Client client = new Client(stack)) {
            Account account = client.newAccount();
            Restore logIn = new Restore("log-in", "auth: log-in", "auth", () -> client.logIn(account));
            Restore me = new Restore(
                    "me", "auth: GET /v1/auth/me", "auth", () -> client.get("/v1/auth/me", account.accessToken));
            Restore preferences =
                    new Restore("preferences", "preferences: GET", "preferences", () -> client.getPreferences(account));
            Restore health = new Restore("health", "health: ready", "health", () -> client.get("/health/ready", null));
            for (int round = 0; round < scale.starts(); round++) {
                measure(stack, List.of(me, preferences, health), section);
            }
            for (int round = 0; round < LOG_INS; round++) {
                measure(stack, List.of(logIn), section);
            }
        }
        return List.of(section.build());
    }

    /** Takes snapshots at once, and restores them one by one. */
    private static void measure(MeasuredStack stack, List<Restore> restores, Section.Builder section)
            throws InterruptedException {
        takeSnapshots(stack, restores);
        for (Restore restore : restores) {
            measure(stack, restore, section);
        }
    }

    private static void takeSnapshots(MeasuredStack stack, List<Restore> restores) throws InterruptedException {
        for (Restore restore : restores) {
            stack.function(restore.function).recycle();
            stack.function(restore.function).prepare();
        }
        for (Restore restore : restores) {
            while (stack.function(restore.function).instances().stream()
                    .noneMatch(each -> each.state().equals("snapshot"))) {
                // The stack does not report when one is ready. This is outside of what is measured.
                Thread.sleep(5);
            }
        }
    }

    private static void measure(MeasuredStack stack, Restore restore, Section.Builder section) {
        restore.request.run();
        InvocationReport report = stack.lastReport(restore.function);
        section.add(restore.id, restore.label + ", first", report.prepared() + report.duration());
        section.add(restore.id + "-second", restore.label + ", second", millis(stack, restore));
        Samples warm = new Samples();
        for (int i = 0; i < 50; i++) {
            warm.add(millis(stack, restore));
        }
        section.add(restore.id + "-warm", restore.label + ", warm", warm.percentile(0.5));
    }

    private static double millis(MeasuredStack stack, Restore restore) {
        restore.request.run();
        return stack.lastReport(restore.function).duration();
    }

    private record Restore(String id, String label, String function, Runnable request) {}
}
