package io.rostrum.capture.kiosk.player;

import io.rostrum.capture.kiosk.client.AgentClient;
import io.rostrum.capture.kiosk.client.PlaybackFacts;
import io.rostrum.capture.kiosk.client.PlayedPart;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.control.PictureFeed;
import io.rostrum.capture.kiosk.model.LayoutChoice;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Plays one lecture back from any moment. Stopping forgets nothing but the sound on its way: playing goes on where it stopped.
 * For the JavaFX thread.
 */
public final class Player implements AutoCloseable {
    private static final int WIDTH = 960;
    /** So near to the end nothing is left to see. */
    private static final long NEAR_MS = 500;

    private final AgentClient client;
    private final Executor screen;
    private final ExecutorService opener;
    private final Supplier<SoundOut> sounds;
    private final PictureFeed slides;
    private final PictureFeed presenter;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper(this, "failed");
    private final ReadOnlyLongWrapper position = new ReadOnlyLongWrapper(this, "position");
    private final ReadOnlyLongWrapper duration = new ReadOnlyLongWrapper(this, "duration");
    private final ReadOnlyObjectWrapper<LayoutChoice> layout =
            new ReadOnlyObjectWrapper<>(this, "layout", LayoutChoice.SLIDES);
    private Recording lecture;
    private Stretch stretch;

    /**
     * Plays nothing yet.
     *
     * @param opener where loudspeakers are opened, which may take a moment
     */
    public Player(AgentClient client, Executor screen, ExecutorService opener) {
        this(client, screen, opener, SoundOut::open);
    }

    Player(AgentClient client, Executor screen, ExecutorService opener, Supplier<SoundOut> sounds) {
        this.client = client;
        this.screen = screen;
        this.opener = opener;
        this.sounds = sounds;
        this.slides = new PictureFeed(screen);
        this.presenter = new PictureFeed(screen);
    }

    /** One press of Play; what an earlier one still sends is not believed. */
    private static final class Stretch {
        private PlayRun run;
    }

    /** Whether it plays. */
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** Whether playing broke off. */
    public ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    /** Where it is, milliseconds on the recording's clock. */
    public ReadOnlyLongProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    /** How long the lecture is, milliseconds. */
    public ReadOnlyLongProperty durationProperty() {
        return duration.getReadOnlyProperty();
    }

    /** How the pictures are arranged. */
    public ReadOnlyObjectProperty<LayoutChoice> layoutProperty() {
        return layout.getReadOnlyProperty();
    }

    /** The slides, or the one picture there is. */
    public PictureFeed slides() {
        return slides;
    }

    /** The presenter. */
    public PictureFeed presenter() {
        return presenter;
    }

    /** Opens a lecture at the start of what students see of it. */
    public void open(Recording opened) {
        stop();
        lecture = opened;
        duration.set(opened.durationMs());
        position.set(opened.trim().start());
        layout.set(LayoutChoice.of(opened.layout()).orElse(LayoutChoice.SLIDES));
        slides.clear();
        presenter.clear();
        slides.open();
        presenter.open();
    }

    /** Plays on, or from the start if it was at the end. */
    public void play() {
        if (lecture == null || playing.get()) {
            return;
        }
        if (position.get() >= duration.get() - NEAR_MS) {
            position.set(lecture.trim().start());
        }
        begin();
    }

    private void begin() {
        Stretch begun = new Stretch();
        stretch = begun;
        playing.set(true);
        failed.set(false);
        String id = lecture.id();
        long from = position.get();
        opener.execute(() -> {
            SoundOut sound = sounds.get();
            screen.execute(() -> run(begun, sound, id, from));
        });
    }

    private void run(Stretch begun, SoundOut sound, String id, long from) {
        if (begun != stretch) {
            sound.close(); // it was stopped meanwhile
            return;
        }
        begun.run = new PlayRun(
                id,
                () -> client.playback(id, from, WIDTH),
                sound,
                from,
                part -> show(begun, part),
                whole -> screen.execute(() -> ended(begun, whole)));
    }

    /** On a thread of the run: pictures are decoded there. */
    private void show(Stretch begun, PlayedPart part) {
        if (part.kind() == PlayedPart.Kind.PICTURE) {
            (part.flavor().equals("presenter") ? presenter : slides).accept(part.bytes());
            return;
        }
        PlaybackFacts facts = client.facts(part);
        screen.execute(() -> {
            if (begun == stretch) {
                learn(facts);
            }
        });
    }

    private void learn(PlaybackFacts facts) {
        if (facts.durationMs() != null) {
            duration.set(facts.durationMs());
        }
        if (facts.layout() != null) {
            LayoutChoice.of(facts.layout()).ifPresent(layout::set);
        }
    }

    private void ended(Stretch begun, boolean whole) {
        if (begun == stretch) {
            tick();
            stop();
            failed.set(!whole);
            if (whole) {
                position.set(duration.get());
            }
        }
    }

    /** Stops where it is. */
    public void stop() {
        if (stretch != null) {
            tick();
            if (stretch.run != null) {
                stretch.run.close();
            }
            stretch = null;
        }
        playing.set(false);
    }

    /** Plays on from there, or waits there if it does not play. */
    public void seek(long millis) {
        boolean on = playing.get();
        stop();
        position.set(Math.max(0, Math.min(duration.get(), millis)));
        if (on) {
            begin();
        }
    }

    /** Brings the position up to date; called some times a second. */
    public void tick() {
        if (stretch != null && stretch.run != null) {
            position.set(Math.max(0, Math.min(duration.get(), stretch.run.millis())));
        }
    }

    @Override
    public void close() {
        stop();
    }
}
