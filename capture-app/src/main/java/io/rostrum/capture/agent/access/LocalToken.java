package io.rostrum.capture.agent.access;

import io.rostrum.capture.agent.settings.AgentException;
import io.rostrum.capture.agent.settings.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;

/** The secret of the kiosk: whoever reads its file may do everything at this PC. It stays the same over restarts. */
final class LocalToken {

    private final byte[] secret;

    private LocalToken(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the token, or makes one, in a file that its user alone may read. */
    static LocalToken at(Path file) throws AgentException {
        try {
            if (Files.exists(file)) {
                String existing = Files.readString(file).strip();
                if (!existing.isEmpty()) {
                    return new LocalToken(existing);
                }
            }
            String secret = Secrets.next();
            Files.createDirectories(file.getParent());
            Path temporary = Files.createTempFile(file.getParent(), "token", ".tmp", ownerOnly());
            Files.writeString(temporary, secret + "\n");
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new LocalToken(secret);
        } catch (IOException e) {
            throw new AgentException(
                    AgentException.Code.BAD_INPUT,
                    "The agent's token " + file + " cannot be read or written (" + Reason.of(e)
                            + "). Give this user the right to do so.",
                    e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0]; // on Windows a user's profile is closed to others already
    }

    /** Whether it is this one, in a time that does not depend on how much of it is right. */
    boolean is(String shown) {
        return MessageDigest.isEqual(secret, shown.getBytes(StandardCharsets.UTF_8));
    }
}
