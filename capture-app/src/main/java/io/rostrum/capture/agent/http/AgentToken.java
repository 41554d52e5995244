package io.rostrum.capture.agent.http;

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
import java.security.SecureRandom;
import java.util.HexFormat;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

/** The secret that a client shows to change anything. It stays the same over restarts, so that clients need not. */
final class AgentToken {
    private static final int BYTES = 32;
    private static final String SCHEME = "Bearer ";

    private final byte[] secret;

    private AgentToken(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the token, or makes one, in a file that its user alone may read. */
    static AgentToken at(Path file) throws AgentException {
        try {
            if (Files.exists(file)) {
                String existing = Files.readString(file).strip();
                if (!existing.isEmpty()) {
                    return new AgentToken(existing);
                }
            }
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            String secret = HexFormat.of().formatHex(random);
            Files.createDirectories(file.getParent());
            Path temporary = Files.createTempFile(file.getParent(), "token", ".tmp", ownerOnly());
            Files.writeString(temporary, secret + "\n");
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new AgentToken(secret);
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

    /** Refuses a request without the token, in a time that does not depend on how much of it was right. */
    void check(Request request) throws ApiProblem {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        boolean right = header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        secret, header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
        if (!right) {
            throw new ApiProblem(
                    HttpStatus.UNAUTHORIZED_401,
                    "Send the agent's token as \"Authorization: Bearer …\"; it stands in the data folder, in agent/token.");
        }
    }
}
