package dev.latchkey.local.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A short run of what {@code ./latchkey soak} does for longer; {@code -Dlatchkey.soak.seed=1} repeats one. */
class SoakTest {
    private static final Path ROOT = Path.of(System.getProperty("latchkey.root"));

    @Test
    void nothingAcknowledgedIsLostAndNothingElseIsThere() throws InterruptedException, IOException {
        long seed = Long.getLong("latchkey.soak.seed", System.nanoTime());
        StackOptions options = new StackOptions(ROOT)
                .dataDirectory(ROOT.resolve("local/soak/target/e2e/soak"))
                .port(0)
                .fresh(true)
                .throttling(false)
                .instances(4)
                .environment(Soak.ENVIRONMENT);

        try (Stack stack = Stack.start(options)) {
            Duration time = Duration.ofSeconds(Integer.getInteger("latchkey.soak.seconds", 60));
            SoakReport report = SoakCommand.soak(stack, time, seed);

            Files.writeString(ROOT.resolve("local/soak/target/soak-report.txt"), report.toText());
            assertThat(report.breaches()).as(report.toText()).isEmpty();
            assertThat(report.accounts()).isPositive();
            assertThat(report.functionKills()).isPositive();
        }
    }
}
