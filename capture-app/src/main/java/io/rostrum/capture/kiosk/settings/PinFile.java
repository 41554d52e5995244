package io.rostrum.capture.kiosk.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The technician's PIN, in {@code <data>/kiosk/pin}: six digits made at the first start, readable by the kiosk's user alone,
 * as the agent's token beside it, which lets its reader do more. A technician may write another one into the file. May
 * block: not for the JavaFX thread.
 */
public final class PinFile {
    private static final Logger LOG = LoggerFactory.getLogger(PinFile.class);
    private static final Pattern PIN = Pattern.compile("\\d{4,12}");
    private static final int BOUND = 1_000_000;

    private final Path file;

    /** The PIN of the kiosk's folder. */
    public PinFile(Path folder) {
        this.file = folder.resolve("pin");
    }

    /** Makes a PIN if there is none. */
    public void prepare() {
        if (Files.exists(file)) {
            return;
        }
        try {
            SmallFile.write(file, String.format("%06d%n", new SecureRandom().nextInt(BOUND)));
        } catch (IOException e) {
            LOG.warn("The technician's PIN {} cannot be written; the technician's corner stays closed.", file, e);
        }
    }

    /** Whether digits are the PIN. Without a PIN of four to twelve digits none is. */
    public boolean matches(String digits) {
        try {
            String pin = Files.readString(file).strip();
            return PIN.matcher(pin).matches()
                    && MessageDigest.isEqual(
                            pin.getBytes(StandardCharsets.UTF_8), digits.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("The technician's PIN {} cannot be read.", file, e);
            return false;
        }
    }
}
