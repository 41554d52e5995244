package io.rostrum.capture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of docs/ARCHITECTURE.md about who may know whom. */
@AnalyzeClasses(packages = "io.rostrum", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CAPTURE = "io.rostrum.capture..";
    private static final String ENCODER = "io.rostrum.encoder..";
    private static final String UPLOADER = "io.rostrum.uploader..";
    private static final String KIOSK = "io.rostrum.capture.kiosk..";

    @ArchTest
    static final ArchRule nativeCodeIsCalledFromTwoPackages = noClasses()
            .that()
            .resideOutsideOfPackages("io.rostrum.encoder.ffmpeg..", "io.rostrum.capture.device..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule theEncoderKnowsNeitherUploaderNorCapture = noClasses()
            .that()
            .resideInAPackage(ENCODER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(UPLOADER, CAPTURE);

    @ArchTest
    static final ArchRule theUploaderKnowsNeitherEncoderNorCapture = noClasses()
            .that()
            .resideInAPackage(UPLOADER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENCODER, CAPTURE);

    @ArchTest
    static final ArchRule onlyTheKioskUsesJavaFx = noClasses()
            .that()
            .resideOutsideOfPackage(KIOSK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp.ikonli..");

    @ArchTest
    static final ArchRule theKioskKnowsTheAgentByItsApiAlone = classes()
            .that()
            .resideInAPackage(KIOSK)
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    ENCODER,
                    UPLOADER,
                    "io.rostrum.capture.agent..",
                    "io.rostrum.capture.recording..",
                    "io.rostrum.capture.device..",
                    "io.rostrum.capture.cli..");

    @ArchTest
    static final ArchRule commandsUseTheAgentTheAgentUsesTheRecorderTheRecorderUsesDevices = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cli")
            .definedBy("io.rostrum.capture.cli..")
            .layer("agent")
            .definedBy("io.rostrum.capture.agent..")
            .layer("recording")
            .definedBy("io.rostrum.capture.recording..")
            .layer("device")
            .definedBy("io.rostrum.capture.device..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("agent")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("recording")
            .mayOnlyBeAccessedByLayers("cli", "agent")
            .whereLayer("device")
            .mayOnlyBeAccessedByLayers("cli", "agent", "recording");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.rostrum.(**)").should().beFreeOfCycles();
}
