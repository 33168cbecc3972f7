package org.chengxin.ledger;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.submission.BatchEvent;
import org.chengxin.ledger.usage.UsageEvent;
import org.junit.jupiter.api.Test;

/** The directions inside the core. */
@AnalyzeClasses(packages = "org.chengxin.ledger", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theCoreKnowsNoSpringAndNoHttp = noClasses()
            .that()
            .resideOutsideOfPackages("..ledger.verify..", "..ledger.witness..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "jakarta.servlet..", "java.net.http..", "com.sun.net.httpserver..")
            .because(
                    "what is true and what may happen does not depend on how it is asked for; the commands that auditors"
                            + " and witnesses run by themselves bring the little HTTP of the JDK along");

    @ArchTest
    static final ArchRule theWitnessNeedsOnlyTheJdk = classes()
            .that()
            .resideInAPackage("..ledger.witness..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "",
                    "java..",
                    "com.sun.net.httpserver..",
                    "org.jspecify..",
                    "..ledger.seal..",
                    "..ledger.time..",
                    "..ledger.witness..")
            .because("another body runs it on a machine of its own and should not have to trust more than it can read");

    @ArchTest
    static final ArchRule theCoreKnowsNothingAboveIt = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.chengxin.projections..", "org.chengxin.api..")
            .because("dependencies run ledger-api → projections → ledger-core and nothing points back");

    @ArchTest
    static final ArchRule onlyTheStoreSpeaksSql = noClasses()
            .that()
            .resideOutsideOfPackage("..ledger.store..")
            .and(not(nameMatching(".*\\.verify\\.Database.*")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..")
            .because("SQL in one place can be read, measured and replaced; the verifier trusts no code but its own");

    @ArchTest
    static final ArchRule theStoreKnowsNoTypeOfTheDomain = noClasses()
            .that()
            .resideInAPackage("..ledger.store..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.chengxin.ledger..")
                    .and(not(resideInAnyPackage("org.chengxin.ledger.store..", "org.chengxin.ledger.seal"))))
            .because("the store knows bytes, names, positions and their seal; it could serve any ledger");

    @ArchTest
    static final ArchRule onlyTimeReadsTheClock = noClasses()
            .that()
            .resideOutsideOfPackage("..ledger.time..")
            .should()
            .callMethodWhere(target(nameMatching("now"))
                    .and(target(owner(belongToAnyOf(
                            Instant.class,
                            LocalDate.class,
                            LocalDateTime.class,
                            ZonedDateTime.class,
                            OffsetDateTime.class)))))
            .orShould()
            .callMethodWhere(target(nameMatching("system.*")).and(target(owner(belongToAnyOf(Clock.class)))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class)
            .because("whoever is told what time it is can be tested on any day; measuring with nanoTime is allowed");

    @ArchTest
    static final ArchRule onlyTimeMakesIds = noClasses()
            .that()
            .resideOutsideOfPackage("..ledger.time..")
            .and(not(nameMatching(".*\\.seal\\.Ed25519PrivateKey.*")))
            .should()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.random..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.(util\\.(concurrent\\.ThreadLocal)?Random|security\\.SecureRandom)")
            .because("chance comes in through the door, so that a decision can be repeated");

    @ArchTest
    static final ArchRule eventsAreRecords = classes()
            .that()
            .areAssignableTo(CreditEvent.class)
            .or()
            .areAssignableTo(BatchEvent.class)
            .or()
            .areAssignableTo(UsageEvent.class)
            .should()
            .beRecords()
            .orShould()
            .beInterfaces()
            .because("an event is a value and is for ever; it has no behaviour that could change its meaning");

    @ArchTest
    static final ArchRule theCatalogueDoesNotKnowWhoUsesIt = noClasses()
            .that()
            .resideInAPackage("..ledger.catalogue..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..ledger.credit..",
                    "..ledger.submission..",
                    "..ledger.profile..",
                    "..ledger.disclosure..",
                    "..ledger.wire..")
            .because("rules are dated data; the code that reads them does not know what they are applied to");

    @ArchTest
    static final ArchRule nobodyInTheCoreUsesTheWire = noClasses()
            .that()
            .resideOutsideOfPackage("..ledger.wire..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..ledger.wire..")
            .because("what a thing means must not depend on how it looks as bytes");

    @ArchTest
    static final ArchRule personalDataAndTimeDependOnNothingOfOurs = noClasses()
            .that()
            .resideInAnyPackage("..ledger.personal..", "..ledger.time..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.chengxin..")
                    .and(not(resideInAnyPackage("..ledger.personal..", "..ledger.time.."))))
            .because("they stand at the bottom");

    @ArchTest
    static final ArchRule theSealAndItsVerifierNeedOnlyTheJdk = classes()
            .that()
            .resideInAnyPackage("..ledger.seal", "..ledger.verify..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("", "java..", "org.jspecify..", "..ledger.seal..", "..ledger.verify..")
            .because("what an auditor has to trust must be small, and run wherever there is a JDK");

    @ArchTest
    static final ArchRule theSealOfOneSuiteDoesNotKnowTheOther = noClasses()
            .that()
            .resideInAPackage("..ledger.seal")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..ledger.seal.gm..")
            .because("who follows a log of the suite intl does without commercial cryptography");

    @ArchTest
    static final ArchRule commercialCryptographyComesFromOneLibrary = classes()
            .that()
            .resideInAPackage("..ledger.seal.gm..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("", "java..", "org.jspecify..", "..ledger.seal..", "org.bouncycastle..")
            .because("algorithms are not made at home and not mixed from several kitchens");

    @ArchTest
    static final ArchRule onlySealAndKeysKnowTheLibraryOfCommercialCryptography = noClasses()
            .that()
            .resideOutsideOfPackages("..ledger.seal.gm..", "..ledger.personal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..")
            .because("the default suite is the JDK's");

    @ArchTest
    static final ArchRule rulesAndFoldsDoNotKnowAxon = noClasses()
            .that()
            .resideInAnyPackage(
                    "..ledger.catalogue..",
                    "..ledger.subject..",
                    "..ledger.profile..",
                    "..ledger.disclosure..",
                    "..ledger.usage..",
                    "..ledger.personal..",
                    "..ledger.time..",
                    "..ledger.seal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework..")
            .because("the Axon surface stays thin, so that Axon can be replaced");

    @ArchTest
    static final ArchRule theStoreMeetsAxonInOneClass = noClasses()
            .that()
            .resideInAPackage("..ledger.store..")
            .and()
            .haveNameNotMatching(".*SealedEventStorageEngine(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework..")
            .because("the log is ours; Axon sees it through one adapter");

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("org.chengxin.ledger.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that needs its user cannot be understood alone");

    @Test
    void everyPackageSaysWhatLivesThereAndDeclaresItsNulls() throws IOException {
        assertThat(unexplained(Path.of("src/main/java"))).isEmpty();
    }

    /** Packages with classes whose {@code package-info.java} is missing, has no Javadoc or is not {@code @NullMarked}. */
    private static List<Path> unexplained(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !explained(folder.resolve("package-info.java")))
                    .sorted()
                    .toList();
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
