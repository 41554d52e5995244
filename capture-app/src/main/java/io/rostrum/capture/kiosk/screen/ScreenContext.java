package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.control.PictureFeed;
import io.rostrum.capture.kiosk.model.KioskFlow;
import io.rostrum.capture.kiosk.model.KioskModel;
import io.rostrum.capture.kiosk.text.Language;
import io.rostrum.capture.kiosk.text.Messages;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/** What the controllers of one built screen share, until the screen is built anew in another language. */
final class ScreenContext {
    private final KioskFlow flow;
    private final Messages messages;
    private final Pictures pictures;
    private final Consumer<Language> languageSwitch;
    private Subscription subscriptions = Subscription.EMPTY;

    ScreenContext(KioskFlow flow, Messages messages, Pictures pictures, Consumer<Language> languageSwitch) {
        this.flow = flow;
        this.messages = messages;
        this.pictures = pictures;
        this.languageSwitch = languageSwitch;
    }

    /** The moving previews. */
    record Pictures(PictureFeed slides, PictureFeed presenter) {}

    KioskFlow flow() {
        return flow;
    }

    KioskModel model() {
        return flow.model();
    }

    Messages messages() {
        return messages;
    }

    Pictures pictures() {
        return pictures;
    }

    void speak(Language language) {
        languageSwitch.accept(language);
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
