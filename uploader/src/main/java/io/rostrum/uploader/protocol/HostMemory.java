package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadClock;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.queue.HostSize;
import io.rostrum.uploader.queue.UploadStateStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What one host (scheme, name and port) has taught of requests, kept in the uploader's database for all uploads to it. */
final class HostMemory implements ChunkSize.Memory {
    /** So long a refused size is believed: whoever raises a proxy's limit need not tell us. */
    private static final Duration CAP_HOLDS = Duration.ofDays(30);

    private final UploadStateStore store;
    private final String host;
    private final UploadClock clock;

    HostMemory(Session session, URI address) {
        this.store = session.store();
        this.host = host(address);
        this.clock = session.settings().clock();
    }

    static String host(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String name = address.getHost() == null ? address.getAuthority() : address.getHost();
        return scheme + "://" + String.valueOf(name).toLowerCase(Locale.ROOT) + ":"
                + (address.getPort() < 0 ? usual : address.getPort());
    }

    @Override
    public Optional<HostSize> recall() throws UploadException {
        return store.host(host)
                .map(known -> clock.now().isAfter(known.capped().plus(CAP_HOLDS))
                        ? new HostSize(known.size(), Long.MAX_VALUE, Instant.EPOCH)
                        : known);
    }

    @Override
    public void keep(HostSize learned) throws UploadException {
        store.save(host, learned);
    }

    @Override
    public Instant now() {
        return clock.now();
    }
}
