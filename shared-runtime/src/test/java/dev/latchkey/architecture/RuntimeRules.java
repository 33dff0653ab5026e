package dev.latchkey.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Who may know whom in the runtime. Each rule takes the root package, so that it can be
 * shown to bite on planted violations below another root.
 */
public final class RuntimeRules {
    private RuntimeRules() {}

    public static ArchRule noHttp(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", root + ".web..")
                .because("the runtime serves functions that have no HTTP at all");
    }

    public static ArchRule noSql(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "org.postgresql..", "io.agroal..", root + ".database..")
                .because("the runtime serves functions that have no database");
    }

    /** Lambda reseeds what {@link java.security.SecureRandom} reads; any other generator is copied with the snapshot. */
    public static ArchRule noRandomnessOfASnapshot(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(RandomGenerator.class, "getDefault")
                .orShould()
                .callMethod(RandomGenerator.class, "of", String.class)
                .orShould()
                .callMethod(SecureRandom.class, "getInstance", String.class)
                .because("instances restored from one snapshot would all draw the same numbers");
    }

    /** For keys of rows: those of version 4 scatter over an index, and tell nothing of when. */
    public static ArchRule noRandomIds(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .callMethod(UUID.class, "randomUUID")
                .because("ids are UUIDv7, made by the UuidGenerator that is injected");
    }

    /** A table of names that parsers share is one that a client fills and another meets. */
    public static ArchRule jsonLeavesNothingBehind(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .and()
                .resideOutsideOfPackage("..runtime.json..")
                .should()
                .callConstructor(JsonFactory.class)
                .orShould()
                .callConstructor(JsonFactoryBuilder.class)
                .orShould()
                .callConstructor(ObjectMapper.class)
                .orShould()
                .callConstructor(JsonMapper.class)
                .orShould()
                .callMethod(JsonFactory.class, "builder")
                .orShould()
                .callMethod(JsonMapper.class, "builder")
                .because("StatelessJson makes every factory");
    }

    public static List<ArchRule> ofTheRuntime(String root) {
        return List.of(
                noHttp(root),
                noSql(root),
                noRandomnessOfASnapshot(root + ".runtime"),
                noRandomIds(root + ".runtime"),
                jsonLeavesNothingBehind(root + ".."));
    }
}
