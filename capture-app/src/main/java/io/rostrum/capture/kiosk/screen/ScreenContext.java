package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.control.PictureFeed;
import io.rostrum.capture.kiosk.model.KioskFlow;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.model.Lock;
import io.rostrum.capture.kiosk.model.Place;
import io.rostrum.capture.kiosk.player.Player;
import io.rostrum.capture.kiosk.text.Messages;
import java.net.URI;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/** What the controllers of one built screen share, until another screen is built. */
final class ScreenContext {
    private final ScreenId screen;
    private final Parts parts;
    private final Messages messages;
    private final Appearance appearance;
    private Subscription subscriptions = Subscription.EMPTY;

    ScreenContext(ScreenId screen, Parts parts, Messages messages, Appearance appearance) {
        this.screen = screen;
        this.parts = parts;
        this.messages = messages;
        this.appearance = appearance;
    }

    /**
     * The moving previews.
     *
     * @param width how wide the programme is drawn, pixels; 0 before it was
     */
    record Pictures(PictureFeed slides, PictureFeed presenter, IntegerProperty width) {}

    /** What lives as long as the kiosk. */
    record Parts(
            KioskFlow flow,
            Pictures pictures,
            LecturePictures lectures,
            CaptionSearch captions,
            Player player,
            Lock lock,
            Way way) {}

    /**
     * The ways out.
     *
     * @param console where the technicians' web pages are
     * @param restart opens this screen anew
     * @param close ends the kiosk
     */
    record Way(URI console, Runnable restart, Runnable close) {}

    ScreenId screen() {
        return screen;
    }

    KioskFlow flow() {
        return parts.flow();
    }

    KioskModel model() {
        return parts.flow().model();
    }

    Messages messages() {
        return messages;
    }

    Pictures pictures() {
        return parts.pictures();
    }

    LecturePictures lectures() {
        return parts.lectures();
    }

    CaptionSearch captions() {
        return parts.captions();
    }

    Player player() {
        return parts.player();
    }

    /** Goes to where a lecture is seen and heard, and begins. */
    void play(Recording lecture) {
        player().open(lecture);
        flow().navigator().go(Place.PLAYER);
        player().play();
    }

    Lock lock() {
        return parts.lock();
    }

    Way way() {
        return parts.way();
    }

    Appearance appearance() {
        return appearance;
    }

    /** Whether what belongs to a path of the agent's API can be offered. */
    boolean can(String path) {
        return model().abilitiesProperty().get().can(path);
    }

    /** Hands over the present value at once and each later one, but never {@code null}; ends with the screen. */
    <T> void follow(ObservableValue<T> value, Consumer<T> taker) {
        keep(value.subscribe(now -> {
            if (now != null) {
                taker.accept(now);
            }
        }));
    }

    void keep(Subscription subscription) {
        subscriptions = subscriptions.and(subscription);
    }

    /** Ends what the screen follows, so that it can be forgotten. */
    void end() {
        subscriptions.unsubscribe();
        subscriptions = Subscription.EMPTY;
    }
}
