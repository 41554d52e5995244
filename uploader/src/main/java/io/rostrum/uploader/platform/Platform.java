package io.rostrum.uploader.platform;

import io.rostrum.uploader.platform.PlatformException.Code;
import io.rostrum.uploader.platform.files.DataFolderLock;
import io.rostrum.uploader.platform.files.Durable;
import io.rostrum.uploader.platform.files.PlatformFolders;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded central platform: a tus 1.0 receiver, the package API, a catalogue and a watch page for students, in one
 * small web server. It runs from {@link #start} until {@link #close}, on threads of its own. Both methods may be called
 * from any thread.
 *
 * <p>After a crash at any moment the next start finds every byte that reached the disk: an upload's offset is the true
 * length of its file, and a package is published by one rename or not at all.
 */
public final class Platform implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Platform.class);

    private final PlatformFolders folders;
    private final DataFolderLock lock;
    private final Site site;
    private final WebServer server;

    private Platform(PlatformFolders folders, DataFolderLock lock, Site site, WebServer server) {
        this.folders = folders;
        this.lock = lock;
        this.site = site;
        this.server = server;
    }

    /**
     * Starts listening. When it returns, requests are answered.
     *
     * @throws PlatformException when the port is taken or the data directory cannot be used; the message tells a person
     */
    public static Platform start(PlatformSettings settings) throws PlatformException {
        Objects.requireNonNull(settings, "settings");
        DataFolderLock lock = null;
        Site site = null;
        try {
            PlatformFolders folders = PlatformFolders.in(settings.dataDir());
            lock = lock(settings, folders);
            folders.prepare();
            site = Site.open(folders, Clock.systemUTC());
            WebServer server = new WebServer(settings, site);
            server.start();
            Durable.write(folders.address(), server.url().toString().getBytes(StandardCharsets.US_ASCII));
            LOG.info("The platform listens on {} and keeps its lectures in {}", server.url(), folders.packages());
            Platform platform = new Platform(folders, lock, site, server);
            lock = null;
            site = null;
            return platform;
        } catch (BindException e) {
            throw cannotListen(settings, e);
        } catch (IOException e) {
            throw new PlatformException(
                    Code.DATA_DIRECTORY,
                    "The folder " + settings.dataDir()
                            + " cannot be used. Give this program the right to write there, or choose another folder. ("
                            + reason(e) + ")",
                    e);
        } finally {
            closeQuietly(site);
            closeQuietly(lock);
        }
    }

    /** Where the platform can be reached from this computer. */
    public URI url() {
        return server.url();
    }

    /**
     * Where the platform of a data folder said that it listens; it runs only if {@link #start} finds the folder in use.
     * Empty if none ever did.
     */
    public static Optional<URI> announced(Path dataDir) throws IOException {
        Path address = PlatformFolders.in(dataDir).address();
        return Files.exists(address)
                ? Optional.of(URI.create(Files.readString(address).strip()))
                : Optional.empty();
    }

    /** The file with the token that uploads need; its owner alone can read it. */
    public Path tokenFile() {
        return folders.token();
    }

    /** Stops listening, lets short requests finish and cuts long ones; their uploads go on at the next start. */
    @Override
    public void close() throws PlatformException {
        try {
            server.stop();
        } finally {
            closeQuietly(site);
            closeQuietly(lock);
        }
    }

    private static DataFolderLock lock(PlatformSettings settings, PlatformFolders folders)
            throws IOException, PlatformException {
        Files.createDirectories(folders.root());
        DataFolderLock lock = DataFolderLock.tryTake(folders.lock());
        if (lock == null) {
            throw new PlatformException(
                    Code.DATA_IN_USE,
                    "Another platform already uses the folder " + settings.dataDir()
                            + ". Stop it first, or choose another folder.",
                    null);
        }
        return lock;
    }

    private static PlatformException cannotListen(PlatformSettings settings, BindException cause) {
        String where = "port " + settings.port() + " on " + settings.bindAddress();
        // The operating system's words are the only way to tell the two cases apart.
        String words = reason(cause);
        if (words.contains("in use")) {
            return new PlatformException(
                    Code.PORT_IN_USE,
                    "Another program already uses " + where + ". Stop it, or choose another port.",
                    cause);
        }
        return new PlatformException(
                Code.ADDRESS,
                "This computer cannot listen on " + where + ". Choose another address or port. (" + words + ")",
                cause);
    }

    private static String reason(Throwable failure) {
        String words = failure.getMessage();
        return words == null ? failure.getClass().getSimpleName() : words;
    }

    private static void closeQuietly(Closeable part) {
        if (part == null) {
            return;
        }
        try {
            part.close();
        } catch (IOException e) {
            LOG.warn("A part of the platform could not be closed", e);
        }
    }
}
