package io.rostrum.capture.agent.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program's version, as the build wrote it. */
public final class Version {
    private static final String RESOURCE = "version.properties";

    private static final String CURRENT = read();

    private Version() {}

    /** For example {@code 0.1.0}; a build from unreleased sources ends with {@code -SNAPSHOT}. */
    public static String current() {
        return CURRENT;
    }

    private static String read() {
        try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("The jar lacks " + RESOURCE + "; install the program again.", e);
        }
    }
}
