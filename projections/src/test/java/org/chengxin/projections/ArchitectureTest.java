package org.chengxin.projections;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.projections.engine.View;
import org.junit.jupiter.api.Test;

/** The directions between the views. */
@AnalyzeClasses(packages = "org.chengxin.projections", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule noViewKnowsAnother = slices().matching("org.chengxin.projections.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("..projections.engine.."))
            .because(
                    "each view is thrown away and rebuilt alone; all of them know the engine and nothing else of ours");

    @ArchTest
    static final ArchRule theEngineKnowsNoView = noClasses()
            .that()
            .resideInAPackage("..projections.engine..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.chengxin.projections..")
                    .and(resideInAnyPackage("..engine..").negate()))
            .because("a new view is added without touching the engine");

    @ArchTest
    static final ArchRule viewsKnowNoDoor = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.chengxin.api..",
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "org.springframework.security..",
                    "org.springframework.boot..",
                    "jakarta.servlet..")
            .because("what people see does not depend on how they ask, and who may see it is decided at the door");

    @ArchTest
    static final ArchRule nobodyKnowsAxon = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework..")
            .because("views are fed from the log itself, page by page, and do not care how it came to be written");

    @ArchTest
    static final ArchRule viewsGiveNoOrders = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*\\.(CreditSubject|SubmissionBatch|CreditCommand.*|BatchCommand.*)")
            .because("a view is built from what has happened; it neither decides nor asks for anything to happen");

    @ArchTest
    static final ArchRule viewsDoNotOpenTheStore = noClasses()
            .that()
            .resideOutsideOfPackage("..projections.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.chengxin.ledger.store..")
            .because("a view is fed; it does not read the log behind the engine's back");

    @ArchTest
    static final ArchRule theTimeIsToldToViews = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .because("a view rebuilt tomorrow must be the view built today");

    @ArchTest
    static final ArchRule aViewIsNamedSo = classes()
            .that()
            .implement(View.class)
            .should()
            .haveSimpleNameEndingWith("View")
            .because("whoever looks for the writer of a table looks for its view");

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
