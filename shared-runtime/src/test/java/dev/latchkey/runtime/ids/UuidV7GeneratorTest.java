package dev.latchkey.runtime.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidV7GeneratorTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-04T05:06:07.089Z"));
    private final UuidV7Generator ids = new UuidV7Generator(now::get, new SecureRandom());

    @Test
    void anIdTellsItsVersionItsVariantAndTheMillisecondItWasMadeIn() {
        var id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)).isEqualTo(now.get());
    }

    @Test
    void idsAscendAlsoWhenManyAreMadeInOneMillisecondAndWhenTheClockStepsBack() {
        var many = Stream.generate(() -> ids.next().toString()).limit(10_000).toList();
        now.set(now.get().minusSeconds(60));
        var later = ids.next().toString();

        assertThat(many).isSorted().doesNotHaveDuplicates();
        assertThat(later).isGreaterThan(many.getLast());
    }

    @Test
    void twoGeneratorsOfOneMomentMakeDifferentIds() {
        var other = new UuidV7Generator(now::get, new SecureRandom());

        assertThat(Stream.of(ids.next(), other.next()).map(UUID::getLeastSignificantBits))
                .doesNotHaveDuplicates();
    }
}
