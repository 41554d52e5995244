package io.rostrum.capture.agent.schedule;

import java.util.List;
import java.util.stream.Collectors;

/** What of a document must be corrected, each with the path of its field. */
public final class Faults extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * One fault.
     *
     * @param field for example {@code slots[2].start}
     * @param detail what is allowed
     */
    public record Fault(String field, String detail) {}

    Faults(List<Fault> faults) {
        super(faults.stream().map(f -> f.field() + ": " + f.detail()).collect(Collectors.joining(" ")));
        this.faults = List.copyOf(faults);
    }

    static Faults of(String field, String detail) {
        return new Faults(List.of(new Fault(field, detail)));
    }

    public List<Fault> faults() {
        return faults;
    }
}
