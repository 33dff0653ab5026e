package dev.latchkey.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * Who may know whom in shared-database and in the migrations function. Each rule takes the root package, so that it can
 * be shown to bite on planted violations below another root.
 */
public final class DatabaseRules {
    private DatabaseRules() {}

    public static ArchRule noHttp(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".database..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", root + ".web..")
                .because("the migrations function has a database and no HTTP");
    }

    public static ArchRule poolApart(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".database..")
                .and()
                .resideOutsideOfPackage(root + ".database.pool..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.agroal..", "jakarta.transaction..", "io.quarkus.narayana..", root + ".database.pool..")
                .because("the migrations function opens its connections without the pool");
    }

    public static ArchRule migrationsWithoutHttpAndPool(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".migrations..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "io.vertx..",
                        "io.agroal..",
                        "org.hibernate..",
                        "jakarta.persistence..",
                        root + ".web..",
                        root + ".database.pool..")
                .because("the owner of the schema is invoked directly, and opens its own connections");
    }

    static List<ArchRule> ofTheDatabase(String root) {
        return List.of(noHttp(root), poolApart(root), RuntimeRules.noRandomnessOfASnapshot(root + ".database"));
    }
}
