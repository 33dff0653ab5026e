package dev.latchkey.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Who may know whom in shared-web. Each rule takes the root package, to be shown to bite below another. */
final class WebRules {
    private WebRules() {}

    static ArchRule noBusiness(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".accounts..", root + ".preferences..", root + ".auth..", root + ".health..")
                .because("shared-web serves any function, and knows of the domain only failures and the user's id");
    }

    /** The health function has these packages without Quarkus's HTTP server, REST or CDI of shared-web. */
    static ArchRule edgeIsPlain(String root) {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".web.edge..", root + ".web.problem..", root + ".web.routes..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..", "org.jose4j..")
                .because("functions without an HTTP server use these too");
    }

    static ArchRule oneDirection(String root) {
        return slices().matching(root + ".web.(*)..")
                .should()
                .beFreeOfCycles()
                .because("each package can then be understood by itself and those below it");
    }

    static ArchRule noClockOfItsOwn(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".web..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time is injected, so that tests decide it");
    }

    static List<ArchRule> all(String root) {
        return List.of(noBusiness(root), edgeIsPlain(root), oneDirection(root), noClockOfItsOwn(root));
    }
}
