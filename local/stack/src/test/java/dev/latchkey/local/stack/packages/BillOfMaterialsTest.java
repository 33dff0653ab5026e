package dev.latchkey.local.stack.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.packages.BillOfMaterials.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillOfMaterialsTest {
    private static final Path LICENCES = Path.of(System.getProperty("latchkey.root"), "docs", "licences.md");
    private static final Set<String> FUNCTIONS = new TreeSet<>(Set.of("auth", "preferences", "health", "migrations"));

    /**
     * Licences whose terms were weighed for a package that its user deploys, and does not pass on. A part that offers
     * several is taken under one of these. LGPL is argon2-jvm's alone, which stays a jar of its own (decision 9).
     */
    private static final Set<String> ACCEPTED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            // The three clauses of BSD, as its page says.
            "Go License",
            "EPL-2.0",
            "Public Domain",
            "GNU Lesser General Public License, Version 3");

    @ParameterizedTest
    @ValueSource(strings = {"auth", "preferences", "health", "migrations"})
    void whatIsPackagedStandsInTheBillOfMaterialsAndNothingElseDoes(String function) {
        BillOfMaterials bill = BillOfMaterials.of(function);

        assertThat(bill.components())
                .filteredOn(Component::isPackaged)
                .extracting(Component::jar)
                .containsExactlyInAnyOrderElementsOf(bill.packagedJars());
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "preferences", "health", "migrations"})
    void aBillOfMaterialsIsTheSameForTheSameParts(String function) {
        var document = BillOfMaterials.of(function).document();

        assertThat(document.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(document.has("serialNumber")).isFalse();
        assertThat(document.at("/metadata/timestamp").asText("")).isIn("", "2026-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "preferences", "health", "migrations"})
    void eachPartHasALicenceThatWasWeighed(String function) {
        assertThat(BillOfMaterials.of(function).components())
                .filteredOn(each -> !each.isOwn())
                .allSatisfy(each -> assertThat(each.licences()).as("%s", each).containsAnyElementsOf(ACCEPTED));
    }

    /** To take over a change: {@code mvn test -pl local/stack -Dtest=BillOfMaterialsTest -Dlatchkey.write=true}, after packaging. */
    @Test
    void theListOfLicencesNamesEveryPart() throws IOException {
        String list = list();
        if (Boolean.getBoolean("latchkey.write")) {
            Files.writeString(LICENCES, list);
        }

        assertThat(Files.readString(LICENCES)).isEqualTo(list);
    }

    private static String list() {
        Map<String, Component> parts = new TreeMap<>();
        Map<String, Set<String>> in = new TreeMap<>();
        for (String function : FUNCTIONS) {
            for (Component part : BillOfMaterials.of(function).components()) {
                if (!part.isOwn() && part.isPackaged()) {
                    parts.put(part.toString(), part);
                    in.computeIfAbsent(part.toString(), key -> new TreeSet<>()).add(function);
                }
            }
        }
        return """
                # Licenses of what is packaged

                Every part that is not Latchkey's own, from the bills of materials of the functions (`target/bom.json` beside each
                `function.zip`, CycloneDX). A part whose license has not been reviewed yet fails the build.

                | Part | License | In |
                |---|---|---|
                """
                + parts.values().stream()
                        .map(part -> "| `%s` | %s | %s |%n"
                                .formatted(
                                        part,
                                        String.join(", ", part.licences()),
                                        String.join(", ", in.get(part.toString()))))
                        .collect(Collectors.joining());
    }
}
