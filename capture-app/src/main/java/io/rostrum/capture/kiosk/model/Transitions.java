package io.rostrum.capture.kiosk.model;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the kiosk from state to state, and whatever depends on the state with it. For the JavaFX thread. */
final class Transitions {
    private static final Logger LOG = LoggerFactory.getLogger(Transitions.class);

    private final KioskModel model;
    private final Navigator navigator;
    private final RoomWatch room;
    private final Notices notices;

    Transitions(KioskModel model, Navigator navigator, RoomWatch room, Notices notices) {
        this.model = model;
        this.navigator = navigator;
        this.room = room;
        this.notices = notices;
    }

    KioskState now() {
        return model.state.get();
    }

    void enter(KioskState state) {
        if (now() != state) {
            LOG.info("{} -> {}", now(), state);
            model.state.set(state);
            navigator.follow(state);
            room.judge();
        }
    }

    /** The lecturer asked for it: what was said of an earlier try is of no use any more. */
    void begin(KioskState state) {
        notices.clear();
        enter(state);
    }

    /** Says why, and goes back. */
    void fail(KioskState from, KioskState to, Notice why) {
        notices.say(why);
        leave(from, to);
    }

    /** Only if it is still there: what was waited for may have come in another way. */
    void leave(KioskState from, KioskState to) {
        if (now() == from) {
            enter(to);
        }
    }
}
