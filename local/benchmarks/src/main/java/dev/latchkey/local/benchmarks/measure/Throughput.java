package dev.latchkey.local.benchmarks.measure;

import dev.latchkey.local.benchmarks.report.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Requests a second with as many clients as instances. */
final class Throughput implements Measurement {
    private static final List<Integer> INSTANCES = List.of(1, 2, 4);
    private static final int ROUNDS = 3;

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public List<Section> measure(Path projectRoot, Scale scale) throws InterruptedException {
        Section.Builder section = new Section.Builder(
                "throughput",
                "Throughput",
                "requests/s",
                "So many clients, one connection each, without pause, and as many instances. Clients, gateway, functions and"
                        + " PostgreSQL share the machine's cores.");
        try (MeasuredStack stack = MeasuredStack.start(projectRoot, "throughput", options -> options.instances(4))) {
            List<Client> clients =
                    IntStream.range(0, 4).mapToObj(i -> new Client(stack)).toList();
            List<List<Operation>> operations = clients.stream()
                    .map(client -> Operation.all(client, List.of(client.newAccount())))
                    .toList();
            run(operations, "log-in", 4, 100);
            run(operations, "preferences-get", 4, scale.warmUp() * 2);
            run(operations, "empty", 4, 1000);
            for (int round = 0; round < ROUNDS; round++) {
                for (String id : List.of("empty", "preferences-get", "log-in")) {
                    for (int instances : INSTANCES) {
                        int requests = id.equals("log-in") ? scale.requests() / 4 : scale.requests() * 3;
                        double perSecond = requests / run(operations, id, instances, requests);
                        section.add(id + "-" + instances, label(id) + ", " + instances, perSecond);
                    }
                }
            }
            clients.forEach(Client::close);
        }
        return List.of(section.build());
    }

    private static String label(String id) {
        return switch (id) {
            case "empty" -> "floor: empty handler";
            case "log-in" -> "log-in";
            default -> "preferences GET";
        };
    }

    /** The seconds that so many requests took. */
    private static double run(List<List<Operation>> clients, String id, int parallel, int requests)
            throws InterruptedException {
        AtomicInteger left = new AtomicInteger(requests);
        CountDownLatch begin = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (List<Operation> operations : clients.subList(0, parallel)) {
            Operation operation = operations.stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            threads.add(Thread.ofPlatform().start(() -> {
                await(begin);
                while (left.decrementAndGet() >= 0) {
                    operation.request().make();
                }
            }));
        }
        long start = System.nanoTime();
        begin.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
