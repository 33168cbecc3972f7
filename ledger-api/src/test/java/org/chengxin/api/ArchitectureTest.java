package org.chengxin.api;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.chengxin.ledger.credit.CreditSubject;
import org.chengxin.ledger.submission.SubmissionBatch;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** The directions between the doors, the wiring and what lies behind. */
@AnalyzeClasses(packages = "org.chengxin", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] DOORS = {
        "org.chengxin.api.subjects..",
        "org.chengxin.api.records..",
        "org.chengxin.api.disclosure..",
        "org.chengxin.api.imports..",
        "org.chengxin.api.keys..",
        "org.chengxin.api.catalogue..",
        "org.chengxin.api.protection..",
        "org.chengxin.api.objections..",
        "org.chengxin.api.repairs..",
        "org.chengxin.api.due..",
        "org.chengxin.api.evidence..",
        "org.chengxin.api.exports..",
        "org.chengxin.api.objections..",
        "org.chengxin.api.audit..",
        "org.chengxin.api.usage..",
        "org.chengxin.api.web.."
    };

    private static final DescribedPredicate<JavaClass> CONTROLLERS = DescribedPredicate.describe(
            "controllers",
            type -> annotatedWith(RestController.class).test(type)
                    || annotatedWith(Controller.class).test(type)
                    || metaAnnotatedWith(Controller.class).test(type));

    @ArchTest
    static final ArchRule nothingPointsBack = noClasses()
            .that()
            .resideInAnyPackage("org.chengxin.ledger..", "org.chengxin.projections..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.chengxin.api..")
            .because("dependencies run ledger-api → projections → ledger-core");

    @ArchTest
    static final ArchRule theCoreKnowsNoView = noClasses()
            .that()
            .resideInAPackage("org.chengxin.ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.chengxin.projections..")
            .because("dependencies run ledger-api → projections → ledger-core");

    @ArchTest
    static final ArchRule controllersSpeakNoSql = noClasses()
            .that(CONTROLLERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
            .because("a door speaks commands, queries and view records, never tables");

    @ArchTest
    static final ArchRule doorsTouchNoAggregate = noClasses()
            .that()
            .resideInAnyPackage(DOORS)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(CreditSubject.class, SubmissionBatch.class)
            .because("what may happen is decided behind a command and nowhere else");

    @ArchTest
    static final ArchRule doorsDoNotKnowAxon = noClasses()
            .that()
            .resideInAnyPackage(DOORS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework..")
            .because("Axon must be replaceable without anybody outside noticing");

    @ArchTest
    static final ArchRule onlyBootConfiguresAxon = noClasses()
            .that()
            .resideInAPackage("org.chengxin.api..")
            .and()
            .resideOutsideOfPackages("org.chengxin.api.boot..", "org.chengxin.api.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework..")
            .because("the Axon surface is the wiring in boot and the gateway in command, and nothing more");

    @ArchTest
    static final ArchRule onlyTheCommandPackageSendsCommands = noClasses()
            .that()
            .resideInAPackage("org.chengxin..")
            .and()
            .resideOutsideOfPackages("org.chengxin.api.command..", "org.chengxin.api.boot..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(CommandGateway.class, CommandBus.class)
            .because("there is one way in, which waits until what was done is on disk; boot only builds the bus");

    @ArchTest
    static final ArchRule thePublicDoorReachesThePublicViewAlone = noClasses()
            .that()
            .resideInAPackage("org.chengxin.api.disclosure..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.chengxin.projections.profile..",
                    "org.chengxin.projections.history..",
                    "org.chengxin.api.records..",
                    "org.chengxin.api.subjects..",
                    "org.chengxin.ledger.personal..")
            .because("public is a separate place; filtering at query time leaks");

    @ArchTest
    static final ArchRule nobodyButBootKnowsTheWire = noClasses()
            .that()
            .resideInAPackage("org.chengxin.api..")
            .and()
            .resideOutsideOfPackage("org.chengxin.api.boot..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.chengxin.ledger.wire..")
            .because("the form of stored events is not the language of the doors");

    @ArchTest
    static final ArchRule theTimeIsToldToTheDoors = noClasses()
            .that()
            .resideInAPackage("org.chengxin.api..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("only the core's time reads the clock or makes ids");

    @ArchTest
    static final ArchRule controllersArePackagePrivate = classes()
            .that(CONTROLLERS)
            .should()
            .bePackagePrivate()
            .because("a door is opened from outside, never called from within");

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("org.chengxin.api.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that needs its user cannot be understood alone");

    @Test
    void everyPackageSaysWhatLivesThereAndDeclaresItsNulls() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> unexplained = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !explained(folder.resolve("package-info.java")))
                    .sorted()
                    .toList();
            assertThat(unexplained).isEmpty();
        }
    }

    private static boolean explained(Path packageInfo) {
        try {
            String text = Files.exists(packageInfo) ? Files.readString(packageInfo) : "";
            return text.matches("(?s)\\s*/\\*\\*.{40,}?\\*/.*@NullMarked\\s+package .*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
