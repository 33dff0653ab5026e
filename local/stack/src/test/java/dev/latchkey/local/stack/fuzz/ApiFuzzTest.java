package dev.latchkey.local.stack.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.emulator.lambda.FunctionLog;
import dev.latchkey.local.emulator.lambda.InstanceView;
import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.api.ApiDocument;
import dev.latchkey.local.stack.e2e.SharedStack;
import dev.latchkey.local.stack.fuzz.Caller.Sent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sends generated requests to every operation for a while and holds each answer to docs/openapi.yaml. How long, and what
 * decides the requests: {@code -Dlatchkey.fuzz.seconds=30 -Dlatchkey.fuzz.seed=1}; by default another seed each run, which
 * a failure names.
 */
@ExtendWith(SharedStack.class)
class ApiFuzzTest {
    private static final List<String> FUNCTIONS = List.of("auth", "preferences", "health");
    private static final int CALLERS = 4;
    private static final int MOST_BREACHES = 30;
    /** A process holds a few hundred megabytes; what grew with each request would soon be past this. */
    private static final long MEMORY_BOUND_MEGABYTES = 700;
    /** No measure of speed: what hangs, or loops, takes longer. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);
    /** What is late by itself is so each time; on a busy machine it is not. */
    private static final int TRIES = 3;

    private final Duration budget = Duration.ofSeconds(Integer.getInteger("latchkey.fuzz.seconds", 60));
    private final long seed = Long.getLong("latchkey.fuzz.seed", System.nanoTime());
    private final ApiDocument document = ApiDocument.get();
    private final BlockingQueue<Case> cases = new ArrayBlockingQueue<>(64);
    private final ConcurrentLinkedQueue<String> breaches = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Sent> done = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    @Test
    void everyAnswerToWhateverIsSentIsAsDocumented(Stack stack) throws InterruptedException, IOException {
        Instant start = Instant.now();
        List<Long> processes = processes(stack);
        List<Caller> callers = Stream.generate(() -> new Caller(stack.uri(), SharedStack::newAddress))
                .limit(CALLERS)
                .toList();
        int sent = run(callers);
        done.stream().filter(ApiFuzzTest::isLate).forEach(late -> sendAgain(callers.getFirst(), late));

        // Not writeString, which refuses the lone surrogates that some requests are made of.
        Files.write(report(), report(stack, sent).getBytes(StandardCharsets.UTF_8));
        assertThat(breaches).as("with -Dlatchkey.fuzz.seed=" + seed).isEmpty();
        assertThat(sent).isGreaterThan(document.operations().size());
        assertThat(processes(stack)).containsAll(processes);
        for (String function : FUNCTIONS) {
            assertThat(stack.function(function).instances())
                    .allSatisfy(each -> assertThat(each.peakMemoryMegabytes()).isLessThan(MEMORY_BOUND_MEGABYTES));
            assertThat(stack.function(function).log().lines())
                    .filteredOn(line -> line.time().isAfter(start))
                    .extracting(FunctionLog.Line::text)
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("\"level\":\"ERROR\"") && !isOfAGivenUp(line))
                    .noneMatch(line ->
                            callers.stream().anyMatch(caller -> caller.person().isToldIn(line)));
        }
    }

    private int run(List<Caller> callers) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<Integer>> running = new ArrayList<>();
            callers.forEach(caller -> running.add(threads.submit(() -> call(caller))));
            // The generators keep state by thread, so one thread makes all requests.
            JqwikSession.run(this::generate);
            over = true;
            int sent = 0;
            for (Future<Integer> each : running) {
                sent += each.get();
            }
            return sent;
        } catch (ExecutionException e) {
            throw new IllegalStateException("With -Dlatchkey.fuzz.seed=" + seed, e.getCause());
        } finally {
            over = true;
        }
    }

    private void generate() {
        Random random = new Random(seed);
        Cases generated = new Cases(document);
        List<RandomGenerator<Case>> generators = document.operations().stream()
                .map(operation -> generated.of(operation).generator(1_000))
                .toList();
        long end = System.nanoTime() + budget.toNanos();
        while (System.nanoTime() < end && breaches.size() < MOST_BREACHES) {
            generators.forEach(generator -> put(generator.next(random).value()));
        }
    }

    private void put(Case next) {
        try {
            while (!over && !cases.offer(next, 1, TimeUnit.SECONDS)) {
                if (breaches.size() >= MOST_BREACHES) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int call(Caller caller) throws InterruptedException {
        int sent = 0;
        while (!over || !cases.isEmpty()) {
            Case next = cases.poll(100, TimeUnit.MILLISECONDS);
            if (next != null && breaches.size() < MOST_BREACHES) {
                Sent answered = caller.send(next);
                if (!isGivenUp(answered)) {
                    check(answered);
                }
                done.add(answered);
                sent++;
            }
        }
        return sent;
    }

    private void check(Sent answered) {
        Contract.breaches(answered.filled(), answered.answer())
                .forEach(breach -> breaches.add(answered.filled() + "\n  " + breach));
    }

    /** Too slow, or given up by a limit of time: what fails may be the request or the machine. */
    private static boolean isLate(Sent sent) {
        return sent.time().compareTo(LONGEST_ANSWER) > 0 || isGivenUp(sent);
    }

    private static boolean isGivenUp(Sent sent) {
        return sent.answer().statusCode() == 503 || sent.answer().statusCode() == 504;
    }

    /** Sends alone what was late among others, and reports it if it is late each time. */
    private void sendAgain(Caller caller, Sent late) {
        for (int i = 0; i < TRIES && breaches.size() < MOST_BREACHES; i++) {
            Sent again = caller.send(late.sketch());
            if (!isLate(again)) {
                check(again);
                return;
            }
        }
        breaches.add(late.filled() + "\n  late each time, alone too");
    }

    /** What the log says of a request that was given up. */
    private boolean isOfAGivenUp(String line) {
        return done.stream()
                .filter(ApiFuzzTest::isGivenUp)
                .flatMap(each -> each.answer().headers().firstValue("X-Request-Id").stream())
                .anyMatch(line::contains);
    }

    private static List<Long> processes(Stack stack) {
        return FUNCTIONS.stream()
                .flatMap(function -> stack.function(function).instances().stream())
                .map(InstanceView::pid)
                .toList();
    }

    private static Path report() {
        return Path.of(System.getProperty("latchkey.root"), "local", "stack", "target", "fuzz-report.txt");
    }

    private String report(Stack stack, int sent) {
        List<Sent> byTime = done.stream()
                .sorted((one, other) -> other.time().compareTo(one.time()))
                .toList();
        StringBuilder report = new StringBuilder("%d requests, seed %d%n".formatted(sent, seed));
        byTime.stream()
                .limit(10)
                .forEach(each -> report.append("%d ms %d %s%n"
                        .formatted(each.time().toMillis(), each.answer().statusCode(), each.filled())));
        done.stream()
                .collect(Collectors.groupingBy(
                        each -> each.filled().operation() + " " + each.answer().statusCode(),
                        TreeMap::new,
                        Collectors.counting()))
                .forEach((key, count) -> report.append("%5d %s%n".formatted(count, key)));
        FUNCTIONS.forEach(function -> report.append(
                "%s %s%n".formatted(function, stack.function(function).instances())));
        return report.toString();
    }
}
