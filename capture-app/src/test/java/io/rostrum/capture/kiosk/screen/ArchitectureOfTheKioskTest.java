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

    /** Nothing moves but what is alive, and nothing flashes: only Stop's ring runs, and the player waits for a slider at rest. */
    @ArchTest
    static final ArchRule nothingIsAnimated = noClasses()
            .that()
            .haveSimpleNameNotContaining("HoldButton")
            .and()
            .haveSimpleNameNotContaining("PlayerController")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx.animation..");

    /** What a screen does on its own thread may not wait for a disk or the network. */
    @ArchTest
    static final ArchRule screensReadNoDiskAndNoNetwork = noClasses()
            .that()
            .resideInAnyPackage("..kiosk.screen..", "..kiosk.control..", "..kiosk.model..", "..kiosk.text..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..");
}
