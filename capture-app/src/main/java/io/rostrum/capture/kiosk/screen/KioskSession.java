package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.AgentClient;
import io.rostrum.capture.kiosk.client.EventReader;
import io.rostrum.capture.kiosk.client.KioskThreads;
import io.rostrum.capture.kiosk.control.PictureFeed;
import io.rostrum.capture.kiosk.model.Desk;
import io.rostrum.capture.kiosk.model.KioskFlow;
import io.rostrum.capture.kiosk.text.Language;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.util.Duration;

/** One kiosk from opening to closing: wires client, flow and screens. For the JavaFX thread. */
public final class KioskSession implements AutoCloseable {
    private static final Duration TICK = Duration.millis(200);

    private final ExecutorService commands = KioskThreads.commands();
    private final KioskFlow flow;
    private final ScreenContext.Pictures pictures;
    private final KioskScreens screens;
    private final EventReader events;
    private final PreviewFeeds previews;
    private final Timeline ticker;

    /** Builds the scene; nothing is asked of the agent before {@link #start()}. */
    public KioskSession(URI agent, Path tokenFile) {
        AgentClient client = new AgentClient(agent, tokenFile);
        flow = new KioskFlow(
                new Desk(client, commands, Platform::runLater, Clock.systemDefaultZone(), System::nanoTime));
        pictures = new ScreenContext.Pictures(new PictureFeed(Platform::runLater), new PictureFeed(Platform::runLater));
        screens = new KioskScreens(flow, pictures, Language.of(Locale.getDefault()));
        previews = new PreviewFeeds(client, flow.model(), pictures);
        events = new EventReader(client, new FlowEvents(flow, Platform::runLater));
        ticker = new Timeline(new KeyFrame(TICK, e -> flow.tick()));
        ticker.setCycleCount(Animation.INDEFINITE);
    }

    /** What to put on the stage. */
    public Scene scene() {
        return screens.scene();
    }

    /** Changes the language on the spot. */
    public void speak(Language language) {
        screens.speak(language);
    }

    KioskFlow flow() {
        return flow;
    }

    /** Whether both previews have a picture. */
    boolean isLive() {
        return pictures.slides().imageProperty().get() != null
                && pictures.presenter().imageProperty().get() != null;
    }

    /** Starts to listen to the agent. */
    public void start() {
        events.start();
        ticker.play();
    }

    @Override
    public void close() {
        ticker.stop();
        events.close();
        previews.close();
        commands.shutdownNow();
    }
}
