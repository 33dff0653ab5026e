package dev.latchkey.preferences.port;

import static dev.latchkey.preferences.fake.Json.json;
import static dev.latchkey.preferences.fake.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.Namespace;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Catalog} promises. The one to be tested knows two namespaces: {@code sound}, whose {@code volume} is
 * a number of 0 to 10 and 5 by default and whose {@code chip} is locked at {@code "a1"}, and {@code bare}, of which nothing
 * is known but that there is one.
 */
public abstract class CatalogContract {
    private static final Namespace SOUND = Namespace.of("sound");
    private static final Namespace BARE = Namespace.of("bare");

    protected abstract Catalog catalog();

    private KnownNamespace sound() {
        return catalog().find(SOUND).orElseThrow();
    }

    @Test
    void whatIsKnownIsListedByName() {
        assertThat(catalog().namespaces()).containsExactly(BARE, SOUND);
        assertThat(catalog().namespaces()).allMatch(name -> catalog().find(name).isPresent());
        assertThat(catalog().find(Namespace.of("other"))).isEmpty();
    }

    @Test
    void fingerprintsAreHexadecimalAndDoNotChangeByThemselves() {
        assertThat(catalog().fingerprint()).matches("[0-9a-f]+");
        assertThat(sound().fingerprint()).matches("[0-9a-f]+");
        assertThat(sound().fingerprint())
                .isEqualTo(catalog().find(SOUND).orElseThrow().fingerprint());
        assertThat(catalog().fingerprint()).isEqualTo(catalog().fingerprint());
    }

    @Test
    void defaultsAndLocksAreToldAndTheDefaultsAreInOrder() {
        var template = sound().template();

        assertThat(template.whenUnset()).contains(json("{'volume':5,'chip':'a1'}"));
        assertThat(template.members())
                .hasEntrySatisfying(
                        "chip", member -> assertThat(member.locked()).isTrue())
                .hasEntrySatisfying(
                        "volume", member -> assertThat(member.locked()).isFalse());
        assertThat(sound().violations((JsonObject) template.whenUnset().orElseThrow()))
                .isEmpty();
        assertThat(catalog().find(BARE).orElseThrow().template().whenUnset()).isEmpty();
    }

    @Test
    void whatIsWrongIsPointedAt() {
        assertThat(sound().violations(object("{'volume':7,'chip':'a1'}"))).isEmpty();
        assertThat(sound().violations(object("{'volume':11,'chip':'a1'}")))
                .extracting(Violation::pointer)
                .containsExactly("/volume");
        assertThat(catalog().find(BARE).orElseThrow().violations(object("{'a':[1]}")))
                .isEmpty();
    }
}
