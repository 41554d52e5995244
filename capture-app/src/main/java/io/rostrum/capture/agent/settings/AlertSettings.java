package io.rostrum.capture.agent.settings;

import io.rostrum.capture.recording.AlarmKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who is told of alarms that cannot wait until somebody looks.
 *
 * @param about the alarms that are told
 * @param mail by e-mail; empty for none
 * @param webhook by a request; empty for none
 */
public record AlertSettings(Set<AlarmKind> about, Optional<Mail> mail, Optional<Webhook> webhook) {
    /** What costs a lecture if nobody comes. */
    public static final Set<AlarmKind> URGENT = Set.of(
            AlarmKind.NO_SOUND,
            AlarmKind.DISK_LOW,
            AlarmKind.DISK_ERROR,
            AlarmKind.UPLOAD_FAILING,
            AlarmKind.SLOT_MISSED);

    public static final AlertSettings STANDARD = new AlertSettings(URGENT, Optional.empty(), Optional.empty());

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[A-Za-z0-9.-]{1,250}");
    private static final Pattern SERVER =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?|[0-9a-fA-F:]{2,45}");
    private static final int MOST_READERS = 20;

    public AlertSettings {
        about = about.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(about));
        Objects.requireNonNull(mail, "mail");
        Objects.requireNonNull(webhook, "webhook");
    }

    /** How a mail server is spoken to. */
    public enum Security {
        /** Plain; for a server in the same building alone. */
        NONE,
        /** Plain at first, then encrypted, or not at all (RFC 3207). */
        STARTTLS,
        /** Encrypted from the start (RFC 8314). */
        TLS;

        /** Its name in settings and JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Security of(String text) {
            return Arrays.stream(values())
                    .filter(security -> security.id().equals(text.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "A mail server is spoken to by starttls, tls or none, not \"" + text + "\"."));
        }
    }

    /**
     * A mail server and who reads.
     *
     * @param server its name
     * @param port of it
     * @param security how it is spoken to
     * @param from the sender
     * @param to the readers, at least one
     * @param user logs in; empty if the server asks for nobody
     * @param passwordFile holds the user's password, read each time
     */
    public record Mail(
            String server,
            int port,
            Security security,
            String from,
            List<String> to,
            Optional<String> user,
            Optional<Path> passwordFile) {
        public Mail {
            if (!SERVER.matcher(server).matches()) {
                throw new IllegalArgumentException("\"" + server + "\" is no mail server: write its name alone.");
            }
            to = List.copyOf(to);
            if (to.isEmpty() || to.size() > MOST_READERS) {
                throw new IllegalArgumentException("An e-mail needs 1 to " + MOST_READERS + " addresses in \"to\".");
            }
            if (user.isPresent() != passwordFile.isPresent()) {
                throw new IllegalArgumentException("A user and a passwordFile go together.");
            }
            if (user.isPresent() && security == Security.NONE) {
                throw new IllegalArgumentException("A password is not sent in the clear: use starttls or tls.");
            }
        }
    }

    /**
     * An address that takes alerts as JSON.
     *
     * @param url begins with https:// or http://; empty if it stands in a file
     * @param urlFile holds the address where that is a secret, as many chats' are; read each time
     * @param tokenFile holds a token that is shown there; read each time
     */
    public record Webhook(Optional<URI> url, Optional<Path> urlFile, Optional<Path> tokenFile) {
        public Webhook {
            Objects.requireNonNull(tokenFile, "tokenFile");
            if (url.isPresent() == urlFile.isPresent()) {
                throw new IllegalArgumentException("A webhook needs its url, or the urlFile that holds it.");
            }
        }
    }

    /** An e-mail address. */
    static String address(String text) {
        if (!ADDRESS.matcher(text.strip()).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no e-mail address: write for example it@example.org.");
        }
        return text.strip();
    }

    static AlarmKind kind(String text) {
        return Arrays.stream(AlarmKind.values())
                .filter(kind -> kind.id().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no alarm \"" + text + "\"; there are "
                        + String.join(
                                ", ",
                                Arrays.stream(AlarmKind.values())
                                        .map(AlarmKind::id)
                                        .sorted()
                                        .toList())
                        + "."));
    }
}
