package io.rostrum.capture.agent.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.capture.recording.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings in force. Whoever asks each time follows a change at once; who cannot, listens. A file that is changed is
 * taken over if it is right; if not, the last good settings stay in force, also over restarts. Any thread.
 */
public final class LiveSettings {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);

    private final Path file;
    private final AgentSettings standard;
    private final UnaryOperator<AgentSettings> options;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile AgentSettings now;
    private volatile AgentException fault;
    private String seen;

    /** Hears of changes. */
    @FunctionalInterface
    public interface Listener {
        /** Called on the thread that makes the change, after it is in force. */
        void changed(AgentSettings before, AgentSettings now);
    }

    private LiveSettings(Path file, AgentSettings standard, UnaryOperator<AgentSettings> options, AgentSettings first) {
        this.file = file;
        this.standard = Objects.requireNonNull(standard, "standard");
        this.options = options;
        this.now = Objects.requireNonNull(first, "first");
    }

    /** Settings that no file holds; changes are written to {@code rostrum.yaml} in the data folder. */
    public static LiveSettings of(AgentSettings first) {
        return new LiveSettings(first.data().settings(), first, read -> read, first);
    }

    /**
     * Settings from a file.
     *
     * @param file need not exist yet
     * @param standard what it leaves out
     * @param options what the command line says over it
     * @throws AgentException BAD_INPUT if the file is at fault and no good one was seen before
     */
    public static LiveSettings open(Path file, AgentSettings standard, UnaryOperator<AgentSettings> options)
            throws AgentException {
        if (!Files.exists(file)) {
            return new LiveSettings(file, standard, options, options.apply(standard));
        }
        try {
            AgentSettings read = options.apply(SettingsFile.read(file, standard));
            LiveSettings live = new LiveSettings(file, standard, options, read);
            live.seen = live.content();
            live.remember();
            return live;
        } catch (AgentException e) {
            return lastGood(file, standard, options, e);
        }
    }

    private static LiveSettings lastGood(
            Path file, AgentSettings standard, UnaryOperator<AgentSettings> options, AgentException fault)
            throws AgentException {
        Path good = options.apply(standard).data().lastGoodSettings(file);
        if (fault.faults().isEmpty() || !Files.exists(good)) {
            throw fault;
        }
        Path folder = file.toAbsolutePath().getParent();
        LiveSettings live =
                new LiveSettings(file, standard, options, options.apply(SettingsFile.read(good, folder, standard)));
        live.seen = live.content();
        live.fault = fault;
        LOG.warn("{} The last good settings are in force.", fault.getMessage());
        return live;
    }

    /** The settings at this moment. */
    public AgentSettings now() {
        return now;
    }

    /** What is wrong with the file; empty if it is in force. */
    public Optional<AgentException> fault() {
        return Optional.ofNullable(fault);
    }

    /** From now on tells a listener of each change. */
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    /** The document as people read it: every field, no password. */
    public JsonNode document() {
        return SettingsDocument.of(now, false);
    }

    /**
     * Puts a whole document in force and writes it to the file; what it leaves out is as in a new room.
     *
     * @throws AgentException BAD_INPUT with each fault: nothing was changed then; IO if it cannot be written
     */
    public synchronized void replace(JsonNode document) throws AgentException {
        AgentSettings next =
                SettingsFile.read(document, now, file.toAbsolutePath().getParent());
        SettingsFile.write(file, next, Files.exists(file) && namesData());
        seen = content();
        remember();
        change(options.apply(next));
    }

    private boolean namesData() {
        return content() != null && content().lines().anyMatch(line -> line.startsWith("data:"));
    }

    /** Takes the file over if somebody changed it; to be called every now and then. */
    public synchronized void look() {
        String content = content();
        if (content == null || content.equals(seen)) {
            return; // a file that is gone for a moment is being replaced
        }
        seen = content;
        try {
            AgentSettings next = options.apply(SettingsFile.read(file, standard));
            if (!next.data().equals(now.data())) {
                next = next.in(now.data()); // counts from the next start on
            }
            remember();
            LOG.info("The settings file {} was changed and is in force.", file);
            change(next);
        } catch (AgentException e) {
            fault = e;
            LOG.warn("{} The last good settings stay in force.", e.getMessage());
        }
    }

    private void change(AgentSettings next) {
        AgentSettings before = now;
        now = next;
        fault = null;
        if (!before.equals(next)) {
            listeners.forEach(listener -> listener.changed(before, next));
        }
    }

    private String content() {
        try {
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            LOG.debug("The settings file cannot be read now", e);
            return null;
        }
    }

    /** Keeps a copy of what is good. */
    private void remember() {
        Path good = now.data().lastGoodSettings(file);
        try {
            StateFile.createDirectories(good.getParent());
            StateFile.replace(good, Files.readAllBytes(file));
        } catch (IOException e) {
            LOG.warn("The good settings could not be remembered: {}", Reason.of(e));
        }
    }
}
