package io.opengse.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

/** Who may know whom (docs/architecture.md). Maven keeps the modules apart; this keeps the folders inside them apart. */
@AnalyzeClasses(
        packages = "io.opengse",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArrowsTest.DoNotIncludeTestJars.class})
class ArrowsTest {
    /** Once they are packaged, the tests of other modules are in jars. */
    static final class DoNotIncludeTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    void theEngineKnowsOnlyTheJdk(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAPackage("io.opengse.engine..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("io.opengse.engine..", "java..", "org.jspecify..")
                .check(classes);
    }

    @ArchTest
    void theNounsOfTheEngineHaveNoCycles(JavaClasses classes) {
        slices().matching("io.opengse.engine.(*)..").should().beFreeOfCycles().check(classes);
    }

    @ArchTest
    void theFoldersOfTheAgentHaveNoCycles(JavaClasses classes) {
        slices().matching("io.opengse.agent.(*)..").should().beFreeOfCycles().check(classes);
    }

    @ArchTest
    void theFoldersOfTheServerDoNotSeeEachOther(JavaClasses classes) {
        slices().matching("io.opengse.server.(*)..").should().beFreeOfCycles().check(classes);
        for (String edge : new String[] {"link", "sql"}) {
            noClasses()
                    .that()
                    .resideInAPackage("io.opengse.server." + edge + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.opengse.server.api..", "io.opengse.server.http..")
                    .check(classes);
        }
        noClasses()
                .that()
                .resideInAnyPackage("io.opengse.server.api..", "io.opengse.server.link..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.opengse.server.sql..")
                .check(classes);
    }

    @ArchTest
    void theAgentDoesNotKnowTheEngine(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAPackage("io.opengse.agent..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.opengse.engine..", "io.opengse.server..")
                .check(classes);
    }

    @ArchTest
    void onlyTracingKnowsOpenTelemetry(JavaClasses classes) {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.opengse.tracing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry..")
                .check(classes);
    }
}
