package io.rostrum.uploader.platform.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rostrum.uploader.platform.files.Digests;
import io.rostrum.uploader.platform.files.Durable;
import io.rostrum.uploader.platform.files.PlatformFolders;
import io.rostrum.uploader.platform.http.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of the appliances, in {@code <data>/platform/tokens.json}. A running platform sees a change with the next
 * request. Safe for many threads, and for several programs at once.
 */
public final class ApplianceTokens {
    private static final int SECRET_BYTES = 32;

    private final Path file;
    private final Clock clock;
    private FileTime seen;
    private long seenSize = -1;
    private List<ApplianceToken> known = List.of();

    public ApplianceTokens(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** The tokens of the platform in a data directory; it need not run. */
    public static ApplianceTokens in(Path dataDir) {
        return new ApplianceTokens(PlatformFolders.in(dataDir).tokens(), Clock.systemUTC());
    }

    /**
     * Makes a token.
     *
     * @param name the appliance; it must not have one yet
     * @param quotaBytes how much its lectures may take; 0 for no limit
     * @return the secret, which nobody can ask for again
     * @throws IllegalArgumentException with a sentence, if the name is taken or no name
     */
    public String add(String name, long quotaBytes) throws IOException {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        ApplianceToken token = new ApplianceToken(name, hash(secret), clock.instant(), quotaBytes);
        change(tokens -> {
            if (tokens.stream().anyMatch(other -> other.name().equals(name))) {
                throw new IllegalArgumentException(
                        "The appliance " + name + " has a token already. Revoke it first, or choose another name.");
            }
            tokens.add(token);
        });
        return secret;
    }

    /**
     * Takes a token back; uploads with it are refused from the next request on.
     *
     * @throws IllegalArgumentException with a sentence, if there is none of that name
     */
    public void revoke(String name) throws IOException {
        change(tokens -> {
            if (!tokens.removeIf(token -> token.name().equals(name))) {
                throw new IllegalArgumentException(
                        "No appliance " + name + " has a token. See which have: rostrum platform token list");
            }
        });
    }

    /** All tokens, in the order in which they were made. */
    public synchronized List<ApplianceToken> list() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        FileTime modified = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        if (!modified.equals(seen) || size != seenSize) {
            known = read();
            seen = modified;
            seenSize = size;
        }
        return known;
    }

    /** The appliance whose secret this is. */
    Optional<ApplianceToken> find(String secret) throws IOException {
        String hash = hash(secret);
        // Hashes may be compared in any time: from one nobody can guess the next.
        return list().stream().filter(token -> token.sha256().equals(hash)).findFirst();
    }

    private void change(Change change) throws IOException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(
                file.resolveSibling("tokens.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Given back with the channel.
            channel.lock();
            List<ApplianceToken> tokens = Files.exists(file) ? new ArrayList<>(read()) : new ArrayList<>();
            change.apply(tokens);
            Durable.write(file, write(tokens), Durable.ownerOnly());
        }
    }

    private List<ApplianceToken> read() throws IOException {
        List<ApplianceToken> tokens = new ArrayList<>();
        try {
            for (JsonNode node : Json.read(Files.readAllBytes(file)).path("tokens")) {
                tokens.add(new ApplianceToken(
                        node.path("name").asText(),
                        node.path("sha256").asText(),
                        Instant.parse(node.path("created").asText()),
                        node.path("quotaBytes").asLong()));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(file + " cannot be read; restore it from a backup", e);
        }
        return List.copyOf(tokens);
    }

    private static byte[] write(List<ApplianceToken> tokens) {
        ObjectNode root = Json.object();
        var list = root.putArray("tokens");
        for (ApplianceToken token : tokens) {
            list.addObject()
                    .put("name", token.name())
                    .put("sha256", token.sha256())
                    .put("created", token.created().toString())
                    .put("quotaBytes", token.quotaBytes());
        }
        return Json.bytes(root);
    }

    private static String hash(String secret) {
        return HexFormat.of().formatHex(Digests.named("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** What happens to the list; what it throws leaves the file as it was. */
    private interface Change {
        void apply(List<ApplianceToken> tokens);
    }
}
