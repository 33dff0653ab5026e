package dev.latchkey.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/**
 * Who may know whom inside the domain. Each rule takes the root package, so that it can be shown to bite on planted
 * violations below another root.
 */
final class DomainRules {
    private DomainRules() {}

    static ArchRule plainJavaOnly(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", "dev.latchkey..")
                .because("the domain is plain Java: what it needs of the world comes through ports");
    }

    static ArchRule noClockOfItsOwn(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .orShould()
                .callMethod(java.time.InstantSource.class, "system")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .because("time and randomness are injected, so that tests decide them");
    }

    static ArchRule accountsAndPreferencesApart(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".accounts..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".preferences..")
                .because("preferences know a user as a UserId, and accounts know no preferences");
    }

    static ArchRule modelKnowsNoPorts(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".*.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".*.port..", root + ".*.usecase..")
                .because("the model is values and their rules; use cases and ports are built on it");
    }

    static ArchRule portsKnowNoUseCases(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".*.port..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".*.usecase..")
                .because("a port is what a use case needs, named in the domain's words");
    }

    static ArchRule useCasesHaveOnePublicMethod(String root) {
        return classes()
                .that()
                .resideInAPackage(root + ".*.usecase..")
                .and()
                .areTopLevelClasses()
                .and()
                .areNotRecords()
                .and()
                .haveModifier(PUBLIC)
                .and()
                .areNotInterfaces()
                .should(haveOnePublicMethod())
                .because("a use case is one concrete class with one public method");
    }

    static List<ArchRule> all(String root) {
        return List.of(
                plainJavaOnly(root),
                noClockOfItsOwn(root),
                accountsAndPreferencesApart(root),
                modelKnowsNoPorts(root),
                portsKnowNoUseCases(root),
                useCasesHaveOnePublicMethod(root));
    }

    private static ArchCondition<JavaClass> haveOnePublicMethod() {
        return new ArchCondition<>("have exactly one public method") {
            @Override
            public void check(JavaClass useCase, ConditionEvents events) {
                var methods = useCase.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(PUBLIC))
                        .map(JavaMethod::getName)
                        .toList();
                if (methods.size() != 1) {
                    events.add(SimpleConditionEvent.violated(useCase, useCase.getName() + " has " + methods));
                }
            }
        };
    }
}
