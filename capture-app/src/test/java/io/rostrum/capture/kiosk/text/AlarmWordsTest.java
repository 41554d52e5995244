package io.rostrum.capture.kiosk.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.recording.AlarmKind;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AlarmWordsTest {
    /** Other languages have the keys that English has; see {@link MessagesTest}. */
    @Test
    void everyAlarmOfTheAgentIsToldInWordsWithWhatToDo() {
        Messages messages = new Messages(Language.ENGLISH);
        Set<String> wordless = new TreeSet<>();
        for (AlarmKind kind : AlarmKind.values()) {
            // That one has a screen of its own.
            if (kind != AlarmKind.TEACHING_NOT_RECORDING
                    && !(messages.has("alarm." + kind.id()) && messages.has("alarm." + kind.id() + ".advice"))) {
                wordless.add(kind.id());
            }
        }
        assertThat(wordless).isEmpty();
    }
}
