package io.rostrum.capture.kiosk.screen;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.rostrum.capture.kiosk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureOfTheKioskTest {
    @ArchTest
    static final ArchRule theKioskIsAClientOfTheAgentAndOfNothingElse = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.rostrum.encoder..",
                    "io.rostrum.uploader..",
                    "io.rostrum.capture.device..",
                    "io.rostrum.capture.recording..",
                    "io.rostrum.capture.agent..",
                    "org.bytedeco..");

    @ArchTest
    static final ArchRule theClientKnowsNoWindow = noClasses()
            .that()
            .resideInAPackage("..kiosk.client..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx..");
}
