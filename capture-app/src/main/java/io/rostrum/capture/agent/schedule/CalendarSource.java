package io.rostrum.capture.agent.schedule;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * A calendar in the timetable.
 *
 * @param id unique in the timetable
 * @param name for people
 * @param url where it is fetched from; empty if it was handed in as a file
 * @param autoStart whether its lectures are recorded by themselves
 */
record CalendarSource(String id, String name, Optional<URI> url, boolean autoStart) {
    CalendarSource {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(url, "url");
    }
}
