package io.rostrum.capture.kiosk.client;

import io.rostrum.capture.kiosk.client.PartReader.RawPart;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A lecture from a moment to its end, piece by piece in order of time. Read by one thread; closed by any. */
public final class PlaybackStream implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final InputStream in;
    private final PartReader parts;

    /** Takes the stream over. */
    PlaybackStream(InputStream in) {
        this.in = new IdleGuard(in, SILENCE);
        this.parts = new PartReader(this.in);
    }

    /**
     * The next piece; null at the lecture's end. Kinds that a newer agent has and the kiosk does not know are left out.
     *
     * @throws IOException if it broke off before
     */
    public PlayedPart next() throws IOException {
        for (RawPart part = parts.next(); part != null; part = parts.next()) {
            PlayedPart.Kind kind = kind(part.header("content-type"));
            if (kind != null) {
                return new PlayedPart(kind, millis(part), part.header("x-rostrum-flavor"), part.body());
            }
        }
        return null;
    }

    private static PlayedPart.Kind kind(String type) {
        if (type.startsWith("audio/L16")) {
            return PlayedPart.Kind.SOUND;
        }
        return switch (type) {
            case "image/jpeg" -> PlayedPart.Kind.PICTURE;
            case "application/json" -> PlayedPart.Kind.FACTS;
            default -> null;
        };
    }

    private static long millis(RawPart part) throws IOException {
        try {
            return Long.parseLong(part.header("x-rostrum-time-ms"));
        } catch (NumberFormatException e) {
            throw new IOException("The agent gives a piece of a lecture no time.", e);
        }
    }

    @Override
    public void close() {
        Streams.closeQuietly(in);
    }
}
