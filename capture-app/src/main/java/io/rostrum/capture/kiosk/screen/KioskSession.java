package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.AgentClient;
import io.rostrum.capture.kiosk.client.EventReader;
import io.rostrum.capture.kiosk.client.KioskThreads;
import io.rostrum.capture.kiosk.control.PictureFeed;
import io.rostrum.capture.kiosk.model.Desk;
import io.rostrum.capture.kiosk.model.Gathering;
import io.rostrum.capture.kiosk.model.KioskFlow;
import io.rostrum.capture.kiosk.model.Latest;
import io.rostrum.capture.kiosk.model.Lock;
import io.rostrum.capture.kiosk.player.Player;
import io.rostrum.capture.kiosk.settings.Attempts;
import io.rostrum.capture.kiosk.settings.CaptionFiles;
import io.rostrum.capture.kiosk.settings.PinFile;
import io.rostrum.capture.kiosk.settings.PreferencesFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;

/** One kiosk from opening to closing: wires client, flow and screens. For the JavaFX thread. */
public final class KioskSession implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(200);

    private final ExecutorService commands = KioskThreads.worker("commands");
    private final ExecutorService errands = KioskThreads.worker("errands");
    private final ScheduledExecutorService timer = KioskThreads.timer("ticks");
    private final KioskFlow flow;
    private final ScreenContext.Pictures pictures;
    private final Player player;
    private final KioskScreens screens;
    private final EventReader events;
    private final PreviewFeeds previews;
    private final Chimes chimes;
    private final Latest<Instant> ticks;

    /**
     * Builds the scene; nothing is asked of the agent before {@link #start()}.
     *
     * @param folder where the kiosk keeps what it remembers
     */
    public KioskSession(URI agent, Path tokenFile, Path folder, Exits exits) {
        AgentClient client = new AgentClient(agent, tokenFile);
        Clock clock = Clock.systemDefaultZone();
        flow = new KioskFlow(new Desk(client, commands, errands, Platform::runLater, clock, System::nanoTime));
        Executor together = new Gathering(timer, Platform::runLater);
        pictures = new ScreenContext.Pictures(
                new PictureFeed(together), new PictureFeed(together), new SimpleIntegerProperty());
        player = new Player(client, Platform::runLater, errands);
        Lock lock = new Lock(new PinFile(folder), new Attempts(folder, clock), errands, Platform::runLater);
        screens = new KioskScreens(
                new ScreenContext.Parts(
                        flow,
                        pictures,
                        new LecturePictures(client, errands, Platform::runLater),
                        new CaptionSearch(CaptionFiles.of(folder), errands, Platform::runLater),
                        player,
                        lock,
                        new ScreenContext.Way(agent, exits.restart(), exits.close())),
                new Looks(new PreferencesFile(folder), errands));
        flow.model().stateProperty().subscribe(this::stopPlayerElsewhere);
        flow.navigator().placeProperty().subscribe(this::stopPlayerElsewhere);
        previews = new PreviewFeeds(client, flow, pictures);
        chimes = new Chimes(flow);
        events = new EventReader(client, new FlowEvents(flow, Platform::runLater, together));
        ticks = new Latest<>(Platform::runLater, now -> tick());
    }

    /** The ways out of a kiosk. */
    public record Exits(Runnable restart, Runnable close) {}

    /** By a timer and not by an animation: one that runs has the screen looked at sixty times a second. */
    private void tick() {
        flow.tick();
        player.tick();
        if (player.playingProperty().get()) {
            flow.navigator().touched(); // who watches touches nothing
        }
        screens.tick();
    }

    /** A lecture is heard where it is seen, and never while another is recorded. */
    private void stopPlayerElsewhere() {
        ScreenId screen = ScreenId.of(
                flow.model().stateProperty().get(),
                flow.navigator().placeProperty().get());
        if (screen != ScreenId.PLAYER) {
            player.stop();
        }
    }

    /** What to put on the stage. */
    public Scene scene() {
        return screens.scene();
    }

    KioskScreens screens() {
        return screens;
    }

    KioskFlow flow() {
        return flow;
    }

    Player player() {
        return player;
    }

    /** Whether both previews have a picture. */
    boolean isLive() {
        return pictures.slides().imageProperty().get() != null
                && pictures.presenter().imageProperty().get() != null;
    }

    /** Starts to listen to the agent. */
    public void start() {
        events.start();
        timer.scheduleAtFixedRate(() -> ticks.give(Instant.now()), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        events.close();
        previews.close();
        player.close();
        chimes.close();
        commands.shutdownNow();
        errands.shutdown(); // what a person chose last is still written
    }
}
