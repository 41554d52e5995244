package io.rostrum.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.uploader.queue.UploadStateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Debian package brings besides the program. {@code ./rostrum package-test} proves the whole package. */
class PackagingTest {
    private static final Path PACKAGING =
            Path.of("../packaging").toAbsolutePath().normalize();

    @TempDir
    private Path root;

    private Path data;

    @BeforeEach
    void data() throws IOException {
        data = Files.createDirectories(root.resolve("var/lib/rostrum"));
    }

    private record Ended(int code, String words) {}

    @Test
    void whatAnUpgradeSavedComesBack() throws Exception {
        describe("old", "as it was");
        Files.writeString(data.resolve("rostrum.yaml"), "room: Before\n");
        UploadStateStore.open(data.resolve("rostrum.db")).close();
        byte[] database = Files.readAllBytes(data.resolve("rostrum.db"));

        assertThat(run(PACKAGING.resolve("debian/preinst"), "upgrade", "0.1~1").code())
                .isZero();
        describe("old", "as a newer program writes it");
        describe("new", "made since");
        Files.writeString(data.resolve("rostrum.yaml"), "room: After\n");
        Files.writeString(data.resolve("rostrum.db"), "of a newer layout");
        Files.writeString(data.resolve("rostrum.db-wal"), "of a newer layout");
        Ended back = restore("0.1~1");

        assertThat(back.code()).as(back.words()).isZero();
        assertThat(data.resolve("rostrum.yaml")).hasContent("room: Before");
        assertThat(Files.readAllBytes(data.resolve("rostrum.db"))).isEqualTo(database);
        assertThat(data.resolve("rostrum.db-wal")).doesNotExist();
        UploadStateStore.open(data.resolve("rostrum.db")).close();
        assertThat(data.resolve("recordings/old/recording.json")).hasContent("as it was");
        assertThat(data.resolve("recordings/old/master/camera.mp4")).hasContent("pictures");
        assertThat(data.resolve("recordings/new/recording.json")).hasContent("made since");
    }

    @Test
    void aLectureThatWasDeletedSinceStaysDeleted() throws Exception {
        describe("old", "as it was");
        run(PACKAGING.resolve("debian/preinst"), "upgrade", "0.1");
        Files.delete(data.resolve("recordings/old/recording.json"));
        Files.delete(data.resolve("recordings/old/master/camera.mp4"));
        Files.delete(data.resolve("recordings/old/master"));
        Files.delete(data.resolve("recordings/old"));

        assertThat(restore("0.1").code()).isZero();
        assertThat(data.resolve("recordings/old")).doesNotExist();
    }

    @Test
    void whatIsNoSavedVersionIsRefusedInOneSentence() throws Exception {
        Files.writeString(data.resolve("rostrum.yaml"), "room: Before\n");
        assertRefused(restore("0.1"), "no upgrade has saved anything");
        run(PACKAGING.resolve("debian/preinst"), "upgrade", "0.1");
        Files.writeString(data.resolve("rostrum.yaml"), "room: After\n");

        for (String nonsense : List.of("", ".", "..", "../backup/0.1", "/etc", "0.2", "0.1 ")) {
            assertRefused(restore(nonsense), "name one of these versions: 0.1");
        }
        assertRefused(run(PACKAGING.resolve("system/restore-backup")), "name one of these versions: 0.1");
        assertThat(data.resolve("rostrum.yaml")).hasContent("room: After");
    }

    private static void assertRefused(Ended ended, String words) {
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.words().strip()).contains(words).hasLineCount(1);
    }

    @Test
    void theServiceIsShutInAndItsUnitsAreInOrder() throws Exception {
        Path units = Files.createDirectory(root.resolve("units"));
        List<String> verify = new ArrayList<>(List.of("systemd-analyze", "verify"));
        try (Stream<Path> all = Files.list(PACKAGING.resolve("system"))) {
            for (Path unit : all.filter(file -> file.toString().matches(".*\\.(service|timer)"))
                    .toList()) {
                Path copy = units.resolve(unit.getFileName());
                // The programs are not installed here.
                Files.writeString(copy, Files.readString(unit).replaceAll("/usr/bin/(rostrum|xinit)", "/bin/true"));
                verify.add(copy.toString());
            }
        }
        assertThat(verify).hasSizeGreaterThan(4);
        Ended verified = run(verify);
        assertThat(verified.code()).as(verified.words()).isZero();
        assertThat(verified.words().lines().filter(line -> line.contains("rostrum")))
                .isEmpty();

        Ended judged = run(List.of(
                "systemd-analyze",
                "security",
                "--offline=true",
                "--no-pager",
                "--threshold=39",
                units.resolve("rostrum.service").toString()));
        Matcher figure =
                Pattern.compile("exposure level for rostrum.service: ([0-9.]+)").matcher(judged.words());
        assertThat(figure.find()).as(judged.words()).isTrue();
        System.out.println("systemd-analyze security: " + figure.group());
        assertThat(judged.code()).as(figure.group() + " of less than 4.0").isZero();
    }

    @Test
    void theAgentAloneIsStartedWithoutHugePagesAndWithASmallHeap() throws Exception {
        Path library = Files.createDirectories(root.resolve("library/runtime/bin"))
                .getParent()
                .getParent();
        Files.copy(PACKAGING.resolve("system/agent-java"), library.resolve("agent-java"));
        // It says how it was started, and what Linux knows of its pages.
        Path java = Files.writeString(
                library.resolve("runtime/bin/java"), "#!/bin/sh\necho \"$*\"\nenv\ncat /proc/$$/status\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Path rostrum = Files.writeString(
                root.resolve("rostrum"),
                Files.readString(PACKAGING.resolve("system/rostrum"))
                        .replace("library=/usr/lib/rostrum", "library=" + library));

        String own = Files.readString(Path.of("/proc/self/status"))
                .lines()
                .filter(line -> line.startsWith("THP_enabled:"))
                .findFirst()
                .orElseThrow();

        Ended agent = run(rostrum, "agent");
        Ended doctor = run(rostrum, "doctor");

        assertThat(agent.words().lines())
                .contains("THP_enabled:\t0", "MALLOC_ARENA_MAX=1")
                .first()
                .asString()
                .contains(" -XX:TieredStopAtLevel=1 -Xms16m ")
                .endsWith(" io.rostrum.capture.cli.Main agent");
        assertThat(doctor.words().lines())
                .contains(own)
                .doesNotContain("MALLOC_ARENA_MAX=1")
                .first()
                .asString()
                .doesNotContain("-Xms16m")
                .endsWith(" io.rostrum.capture.cli.Main doctor");
    }

    @Test
    void jarsOfAPackageAreStoredUnsignedAndForOneProcessor() throws Exception {
        Path library = Files.createDirectory(root.resolve("jars"));
        Path jar = library.resolve("signed.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Multi-Release", "true");
        manifest.getEntries().put("a/A.class", new Attributes(1));
        manifest.getAttributes("a/A.class").putValue("SHA-256-Digest", "AAAA");
        List<String> kept = List.of("a/", "a/A.class", "META-INF/services/a.A", "org/sqlite/native/Linux/x86_64/s.so");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String name : kept) {
                entry(out, name);
            }
            for (String name : List.of(
                    "META-INF/A.SF",
                    "META-INF/A.EC",
                    "META-INF/services/java.security.Provider",
                    "org/sqlite/native/Linux-Musl/x86_64/s.so",
                    "org/sqlite/native/Linux/aarch64/s.so")) {
                entry(out, name);
            }
        }

        Ended made = run(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                PACKAGING.resolve("Lean.java").toString(),
                library.toString(),
                "x86_64",
                "1000000000"));

        assertThat(made.code()).as(made.words()).isZero();
        try (JarFile light = new JarFile(jar.toFile())) {
            assertThat(light.getManifest().getEntries()).isEmpty();
            assertThat(light.isMultiRelease()).isTrue();
            assertThat(light.stream().map(JarEntry::getName))
                    .containsExactlyElementsOf(Stream.concat(Stream.of("META-INF/MANIFEST.MF"), kept.stream())
                            .toList());
            assertThat(light.stream().map(JarEntry::getTimeLocal))
                    .containsOnly(LocalDateTime.of(2001, 9, 9, 1, 46, 40));
            JarEntry type = light.getJarEntry("a/A.class");
            assertThat(type.getMethod()).isEqualTo(JarEntry.STORED);
            assertThat(light.getInputStream(type)).hasContent("content of a/A.class");
        }
    }

    private static void entry(JarOutputStream out, String name) throws IOException {
        out.putNextEntry(new JarEntry(name));
        if (!name.endsWith("/")) {
            out.write(("content of " + name).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void scriptsAreWithoutFault() throws Exception {
        List<String> check = new ArrayList<>(
                List.of("shellcheck", "--severity=warning", "--external-sources", "--source-path=SCRIPTDIR"));
        Path project = PACKAGING.getParent();
        check.add(project.resolve("rostrum").toString());
        for (String folder : List.of(".ci", "packaging")) {
            try (Stream<Path> all = Files.walk(project.resolve(folder))) {
                for (Path file : all.filter(Files::isRegularFile)
                        .filter(file -> !file.startsWith(PACKAGING.resolve("target")))
                        .toList()) {
                    byte[] bytes = Files.readAllBytes(file);
                    boolean script =
                            bytes.length > 2 && bytes[0] == '#' && (bytes[1] == '!' || file.endsWith("agent-java"));
                    if (script || file.toString().endsWith(".sh")) {
                        check.add(file.toString());
                    }
                }
            }
        }
        assertThat(check).hasSizeGreaterThan(12);
        Ended checked = run(check);
        assertThat(checked.code()).as(checked.words()).isZero();
    }

    private void describe(String id, String text) throws IOException {
        Path recording = data.resolve("recordings").resolve(id);
        Files.createDirectories(recording.resolve("master"));
        Files.writeString(recording.resolve("recording.json"), text);
        Files.writeString(recording.resolve("master/camera.mp4"), "pictures");
    }

    private Ended restore(String version) throws Exception {
        return run(PACKAGING.resolve("system/restore-backup"), version);
    }

    private Ended run(Path script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Ended run(List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DPKG_ROOT", root.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), words);
    }
}
