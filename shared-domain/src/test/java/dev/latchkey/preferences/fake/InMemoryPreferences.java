package dev.latchkey.preferences.fake;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Change;
import dev.latchkey.preferences.model.ChangePage;
import dev.latchkey.preferences.model.Document;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonText;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Position;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.model.Revision;
import dev.latchkey.preferences.model.Snapshot;
import dev.latchkey.preferences.model.Version;
import dev.latchkey.preferences.port.Changes;
import dev.latchkey.preferences.port.Documents;
import dev.latchkey.preferences.port.Revisions;
import dev.latchkey.preferences.port.WriteOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Preferences in memory, for tests: one monitor stands for the locks of a database. */
public final class InMemoryPreferences implements Documents, Changes, Revisions, UnitOfWork {
    private final Quotas quotas;
    private final Map<UserId, Held> users = new HashMap<>();

    public InMemoryPreferences() {
        this(Quotas.STANDARD);
    }

    public InMemoryPreferences(Quotas quotas) {
        this.quotas = quotas;
    }

    private record Stored(Namespace namespace, Revision revision, Position position) {
        Document document() {
            return new Document(namespace, revision.version(), revision.values());
        }
    }

    private record Held(Position position, TreeMap<Namespace, Stored> current, Map<Namespace, List<Revision>> past) {
        Held copy() {
            return new Held(position, new TreeMap<>(current), new HashMap<>(past));
        }

        Document document(Namespace namespace) {
            return Optional.ofNullable(current.get(namespace))
                    .map(Stored::document)
                    .orElseGet(() -> Document.unset(namespace));
        }

        /** Lets go of the versions that were replaced first until the rest holds no more than that. */
        void boundHistory(int maxBytes) {
            int bytes = 0;
            for (var earlier : past.entrySet().stream()
                    .flatMap(each -> Earlier.of(each.getKey(), each.getValue()))
                    .sorted(Earlier.NEWEST_FIRST)
                    .toList()) {
                bytes += earlier.bytes();
                if (bytes > maxBytes) {
                    past.computeIfPresent(
                            earlier.namespace(),
                            (_, versions) -> versions.stream()
                                    .filter(version -> !version.equals(earlier.revision()))
                                    .toList());
                }
            }
        }

        Collection<JsonObject> values() {
            return current.values().stream()
                    .flatMap(stored -> stored.revision().values().stream())
                    .toList();
        }
    }

    /** A version that another replaced at a moment. */
    private record Earlier(Namespace namespace, Revision revision, Instant replacedAt) {
        static final Comparator<Earlier> NEWEST_FIRST = Comparator.comparing(Earlier::replacedAt)
                .reversed()
                .thenComparing(Earlier::namespace)
                .thenComparing(earlier -> earlier.revision().version(), Comparator.reverseOrder());

        static Stream<Earlier> of(Namespace namespace, List<Revision> newestFirst) {
            return IntStream.range(1, newestFirst.size())
                    .mapToObj(i -> new Earlier(
                            namespace,
                            newestFirst.get(i),
                            newestFirst.get(i - 1).changedAt()));
        }

        int bytes() {
            return revision.values().map(JsonText::size).orElse(0);
        }
    }

    public synchronized void addUser(UserId user) {
        users.put(user, new Held(Position.START, new TreeMap<>(), new HashMap<>()));
    }

    public synchronized void removeUser(UserId user) {
        users.remove(user);
    }

    @Override
    public synchronized Document find(UserId user, Namespace namespace) {
        return held(user).document(namespace);
    }

    @Override
    public synchronized Snapshot findAll(UserId user) {
        var held = held(user);
        return new Snapshot(
                held.position(),
                held.current().values().stream().map(Stored::document).toList());
    }

    @Override
    public synchronized WriteOutcome write(UserId user, List<Change> changes, Optional<Position> basis, Instant at) {
        var before = held(user);
        if (basis.isPresent() && !basis.get().equals(before.position())) {
            return new WriteOutcome.Stale(
                    before.document(changes.getFirst().namespace()).version());
        }
        for (var change : changes) {
            var document = before.document(change.namespace());
            if (!change.precondition().holdsFor(document)) {
                return new WriteOutcome.Stale(document.version());
            }
        }
        return write(user, changes, before, at);
    }

    private WriteOutcome write(UserId user, List<Change> changes, Held before, Instant at) {
        var position = before.position().next();
        var after = before.copy();
        var applied = new ArrayList<WriteOutcome.Applied>();
        boolean altered = false;
        for (var change : changes) {
            var document = before.document(change.namespace());
            if (change.values().map(JsonText::compact).equals(document.values().map(JsonText::compact))) {
                applied.add(new WriteOutcome.Applied(document.version(), false));
                continue;
            }
            altered = true;
            var revision = new Revision(document.version().next(), change.values(), at);
            after.current().put(change.namespace(), new Stored(change.namespace(), revision, position));
            var versions = new ArrayList<>(after.past().getOrDefault(change.namespace(), List.of()));
            versions.addFirst(revision);
            after.past().put(change.namespace(), versions.subList(0, Math.min(versions.size(), Revision.KEPT)));
            applied.add(new WriteOutcome.Applied(
                    revision.version(),
                    change.values().isPresent() && document.values().isEmpty()));
        }
        var exceeded = exceeded(after);
        if (exceeded.isPresent()) {
            return new WriteOutcome.OverQuota(exceeded.get());
        }
        after.boundHistory(quotas.historyBytes());
        var end = altered ? position : before.position();
        users.put(user, new Held(end, after.current(), after.past()));
        return new WriteOutcome.Written(end, applied);
    }

    private Optional<Quotas.Limit> exceeded(Held held) {
        if (held.values().size() > quotas.namespaces()) {
            return Optional.of(Quotas.Limit.NAMESPACES);
        }
        if (held.current().size() > quotas.namesEverUsed()) {
            return Optional.of(Quotas.Limit.NAMES_EVER_USED);
        }
        int bytes = held.values().stream().mapToInt(JsonText::size).sum();
        return bytes > quotas.userBytes() ? Optional.of(Quotas.Limit.USER_BYTES) : Optional.empty();
    }

    /** Nothing to do: {@link #perform} holds the monitor all along. */
    @Override
    public synchronized void lock(UserId user) {
        var _ = held(user);
    }

    @Override
    public synchronized Optional<ChangePage> after(UserId user, Position position) {
        var held = held(user);
        if (position.compareTo(held.position()) > 0) {
            return Optional.empty();
        }
        var later = held.current().values().stream()
                .filter(stored -> stored.position().compareTo(position) > 0)
                .sorted(Comparator.comparing(Stored::position).thenComparing(Stored::namespace))
                .toList();
        int size = Math.min(ChangePage.SIZE, later.size());
        while (size > 0
                && size < later.size()
                && later.get(size).position().equals(later.get(size - 1).position())) {
            size++;
        }
        boolean more = size < later.size();
        var entries = later.subList(0, size).stream()
                .map(stored -> new ChangePage.Entry(
                        stored.document(), stored.revision().changedAt()))
                .toList();
        return Optional.of(new ChangePage(entries, more ? later.get(size - 1).position() : held.position(), more));
    }

    @Override
    public synchronized List<Revision> findAll(UserId user, Namespace namespace) {
        return List.copyOf(held(user).past().getOrDefault(namespace, List.of()));
    }

    @Override
    public synchronized Optional<Revision> find(UserId user, Namespace namespace, Version version) {
        return findAll(user, namespace).stream()
                .filter(revision -> revision.version().equals(version))
                .findFirst();
    }

    @Override
    public synchronized <T> T perform(Supplier<T> work) {
        var before = new HashMap<UserId, Held>();
        users.forEach((user, held) -> before.put(user, held.copy()));
        boolean done = false;
        try {
            var result = work.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                users.clear();
                users.putAll(before);
            }
        }
    }

    private Held held(UserId user) {
        return Optional.ofNullable(users.get(user))
                .orElseThrow(() -> Failure.of(FailureCode.INVALID_TOKEN, "The user no longer exists.")
                        .asException());
    }
}
