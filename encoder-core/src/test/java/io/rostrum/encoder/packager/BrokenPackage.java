package io.rostrum.encoder.packager;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a good package for each test, and the tools to break it in one place. */
abstract class BrokenPackage {
    @TempDir
    static Path shared;

    static Path good;

    @TempDir
    Path dir;

    Path broken;

    @BeforeAll
    static void makeOneGoodPackage() throws Exception {
        good = TestPackage.make(shared.resolve("good"), shared.resolve("masters"), true);
    }

    @BeforeEach
    void copyIt() throws IOException {
        broken = dir.resolve("package");
        copy(good, broken);
    }

    Problem only(String ruleId) throws EncoderException {
        List<Problem> problems = PackageVerifier.verify(broken);
        assertThat(problems).as("%s", problems).extracting(Problem::ruleId).containsOnly(ruleId);
        return problems.get(0);
    }

    List<String> ids() throws EncoderException {
        return PackageVerifier.verify(broken).stream()
                .map(Problem::ruleId)
                .distinct()
                .collect(Collectors.toList());
    }

    String read(String path) throws IOException {
        return Files.readString(broken.resolve(path));
    }

    void write(String path, String text) throws IOException {
        Files.writeString(broken.resolve(path), text);
    }

    /** Replaces the first occurrence, which must be there, and seals again so that only one rule is broken. */
    void edit(String path, String old, String replacement) throws Exception {
        String text = read(path);
        int at = text.indexOf(old);
        assertThat(at).as(old + " in " + text).isNotNegative();
        write(path, text.substring(0, at) + replacement + text.substring(at + old.length()));
        if (!path.equals("manifest.json")) {
            TestPackage.seal(broken);
        }
    }

    void scale(String attribute, String rung, double factor) throws Exception {
        String[] lines = read("master.m3u8").split("\n");
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].matches("video/(" + rung + ")\\.m3u8")) {
                lines[i - 1] = Pattern.compile("(?<=[:,])" + attribute + "=(\\d+)")
                        .matcher(lines[i - 1])
                        .replaceFirst(match -> attribute + "=" + Math.round(Long.parseLong(match.group(1)) * factor));
            }
        }
        write("master.m3u8", String.join("\n", lines) + "\n");
        TestPackage.seal(broken);
    }

    void cutFile(String path, int bytes) throws Exception {
        byte[] media = Files.readAllBytes(broken.resolve(path));
        Files.write(broken.resolve(path), Arrays.copyOf(media, media.length - bytes));
        TestPackage.seal(broken);
    }

    void dropLastSegment(String path) throws Exception {
        String text = read(path);
        int last = text.lastIndexOf("#EXTINF");
        write(path, text.substring(0, last) + "#EXT-X-ENDLIST\n");
        TestPackage.seal(broken);
    }

    List<Fragment> fragments(String path) throws EncoderException {
        try (FragmentedMp4 mp4 = FragmentedMp4.open(broken.resolve(path))) {
            return mp4.fragments();
        }
    }

    void moveDecodeTime(String path, int fragment, int ticks) throws Exception {
        byte[] media = Files.readAllBytes(broken.resolve(path));
        int tfdt = indexOf(media, "tfdt", (int) fragments(path).get(fragment).offset());
        ByteBuffer bytes = ByteBuffer.wrap(media);
        bytes.putLong(tfdt + 8, bytes.getLong(tfdt + 8) + ticks);
        Files.write(broken.resolve(path), media);
        TestPackage.seal(broken);
    }

    static int indexOf(byte[] media, String type, int from) {
        String text = new String(media, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(type, from);
        assertThat(at).isNotNegative();
        return at;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            tree.forEach(path -> {
                try {
                    Files.copy(path, to.resolve(from.relativize(path).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
