package io.rostrum.capture.agent.settings;

import java.util.List;
import java.util.Objects;

/** The agent's one checked failure. The message is a whole sentence for a technician: what is wrong and what to do. */
public final class AgentException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    public enum Code {
        /** A setting, option or file that somebody must correct. */
        BAD_INPUT(false),
        /** Another program holds the data folder or the port. */
        IN_USE(true),
        /** The disk or the database failed. */
        IO(true);

        private final boolean retryable;

        Code(boolean retryable) {
            this.retryable = retryable;
        }
    }

    private final Code code;
    private final transient List<SettingsFault> faults;

    public AgentException(Code code, String sentence) {
        this(code, sentence, null);
    }

    public AgentException(Code code, String sentence, Throwable cause) {
        this(code, sentence, cause, List.of());
    }

    private AgentException(Code code, String sentence, Throwable cause, List<SettingsFault> faults) {
        super(sentence, cause);
        this.code = Objects.requireNonNull(code, "code");
        this.faults = List.copyOf(faults);
    }

    /** Settings that cannot be used. */
    static AgentException badSettings(List<SettingsFault> faults) {
        return new AgentException(Code.BAD_INPUT, sentence("the settings", faults), null, faults);
    }

    /** The same, saying where the settings stand. */
    AgentException in(String place) {
        return new AgentException(code, sentence(place, faults), getCause(), faults);
    }

    private static String sentence(String place, List<SettingsFault> faults) {
        int others = faults.size() - 1;
        String more = others == 0 ? "" : " " + others + (others == 1 ? " more fault." : " more faults.");
        return "In " + place + ", " + faults.get(0) + more;
    }

    /** What must be corrected, if settings are at fault. */
    public List<SettingsFault> faults() {
        return faults == null ? List.of() : faults; // null after a journey through serialization
    }

    public Code code() {
        return code;
    }

    /** Whether the same call may succeed later without anybody changing a setting. */
    public boolean retryable() {
        return code.retryable;
    }
}
