package io.rostrum.capture.bench;

import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What lies around the program that a comparison may use: footage, the peer's script, and how busy the machine is. */
public final class Surroundings {
    private final Map<String, String> environment;

    public Surroundings(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The folder with footage; null if there is none. */
    public Path media() {
        String named = environment.get("ROSTRUM_MEDIA");
        return named == null || named.isBlank() ? shared("media/make.sh", "media") : Path.of(named);
    }

    /** The peer's script; null if there is none. */
    public Path peer() {
        String script = "peers/ffmpeg-ladder.sh";
        return shared(script, script);
    }

    /** The S3 store that the tests use, if it was built here; null if not. */
    public Path s3proxy() {
        for (Path place : places()) {
            Path jar = place.resolve("uploader/target/servers/s3proxy.jar");
            if (Files.exists(jar)) {
                return jar;
            }
        }
        return null;
    }

    /** How many processes wanted a processor at once in the last minute; negative if the system does not tell. */
    public double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** How many processors the machine lends us. */
    public int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static Path shared(String sign, String wanted) {
        for (Path place : places()) {
            Path shared = place.resolve("shared");
            if (Files.exists(shared.resolve(sign))) {
                return shared.resolve(wanted);
            }
        }
        return null;
    }

    /** Folders that may have {@code shared} in them: beside where we stand, and beside the project we were built in. */
    private static List<Path> places() {
        List<Path> places = new ArrayList<>();
        places.add(Path.of("").toAbsolutePath().resolveSibling("."));
        try {
            Path code = Path.of(Surroundings.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path above = code.getParent(); above != null; above = above.getParent()) {
                places.add(above);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of our own code is always a URI.", e);
        }
        return places;
    }
}
