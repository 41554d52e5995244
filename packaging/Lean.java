import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes the jars of a package light:  java Lean.java FOLDER PROCESSOR SECONDS
 *
 * <p>Classes are stored, not packed: Java keeps an unpacker of 40 kB for each jar it has open, and the package, packed as a whole,
 * becomes smaller. Left out are signatures of jars (Java keeps each signed name in memory, 9 MB for BouncyCastle; who alters a package
 * can alter those too), SQLite for other processors, and BouncyCastle's offer to be Java's own provider, which Java would load, with
 * 600 classes, at its first TLS and not use. SECONDS since 1970 date what is in the jars.
 */
final class Lean {
    private static final Pattern LEFT_OUT = Pattern.compile(
            "META-INF/[^/]+\\.(SF|RSA|DSA|EC)|META-INF/services/java\\.security\\.Provider|org/sqlite/native/.+");
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final String sqlite;
    private final LocalDateTime time;

    private Lean(String processor, long seconds) {
        sqlite = "org/sqlite/native/Linux/" + processor + "/";
        time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: java Lean.java FOLDER PROCESSOR SECONDS");
        }
        Lean lean = new Lean(arguments[1], Long.parseLong(arguments[2]));
        List<Path> jars;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        for (Path jar : jars) {
            Path made = jar.resolveSibling(jar.getFileName() + ".new");
            lean.write(jar, made);
            Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void write(Path from, Path to) throws IOException {
        try (ZipFile jar = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (LEFT_OUT.matcher(name).matches() && !name.startsWith(sqlite)) {
                    continue;
                }
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                if (name.equals(MANIFEST)) {
                    bytes = unsigned(bytes);
                }
                out.putNextEntry(entry(name, bytes));
                out.write(bytes);
                out.closeEntry();
            }
        }
    }

    private ZipEntry entry(String name, byte[] bytes) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        // Native libraries are large, and are unpacked once.
        if (!name.contains(".so")) {
            CRC32 sum = new CRC32();
            sum.update(bytes);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(sum.getValue());
        }
        return entry;
    }

    private static byte[] unsigned(byte[] bytes) throws IOException {
        Manifest manifest = new Manifest(new ByteArrayInputStream(bytes));
        boolean signed = manifest.getEntries().values().stream()
                .anyMatch(entry -> entry.keySet().stream().anyMatch(name -> name.toString().endsWith("-Digest")));
        if (!signed) {
            return bytes;
        }
        manifest.getEntries().clear();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        manifest.write(out);
        return out.toByteArray();
    }
}
