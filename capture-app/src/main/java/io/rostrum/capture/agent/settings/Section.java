package io.rostrum.capture.agent.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A part of the settings while it is read. Each question names a field and what counts if it is absent; a value that cannot
 * be is noted as a fault, and the standard is answered, so that all faults are found at once. {@link #end()} notes fields
 * that nobody asked for.
 */
final class Section {
    private final String path;
    private final JsonNode node;
    private final FaultList faults;
    private final Set<String> known = new HashSet<>();

    Section(String path, JsonNode node, FaultList faults) {
        this.path = path;
        this.node = node;
        this.faults = faults;
        if (!node.isObject() && !isAbsent(node)) {
            faults.add(path, path.isEmpty() ? "This is not a list of settings." : "A list of settings belongs here.");
        }
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    boolean has(String field) {
        return !isAbsent(node.path(field));
    }

    private JsonNode value(String field) {
        known.add(field);
        return node.path(field);
    }

    /** Where a field stands. */
    String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    void fault(String field, String message) {
        faults.add(at(field), message);
    }

    Section section(String field) {
        return new Section(at(field), value(field), faults);
    }

    /** Whether the field holds a plain value rather than a section. */
    boolean isPlain(String field) {
        return node.path(field).isValueNode() && has(field);
    }

    /** A list; each item as it is, with its path. Absent or empty lists are empty. */
    List<Item> list(String field) {
        JsonNode value = value(field);
        List<Item> items = new ArrayList<>();
        if (!isAbsent(value) && !value.isArray()) {
            fault(field, "A list belongs here.");
            return items;
        }
        for (int i = 0; i < value.size(); i++) {
            items.add(new Item(at(field) + "[" + i + "]", value.get(i), faults));
        }
        return items;
    }

    /** One of a list. */
    record Item(String path, JsonNode node, FaultList faults) {
        boolean isPlain() {
            return node.isValueNode() && !node.isNull();
        }

        String text() {
            return node.asText();
        }

        Section section() {
            return new Section(path, node, faults);
        }
    }

    /** A field that a function reads; what the function refuses is a fault with the function's words. */
    <T> T read(String field, T absent, Function<String, T> reader) {
        JsonNode value = value(field);
        if (isAbsent(value)) {
            return absent;
        }
        if (!value.isValueNode()) {
            fault(field, "A single value belongs here.");
            return absent;
        }
        try {
            return reader.apply(value.asText());
        } catch (IllegalArgumentException e) {
            fault(field, e.getMessage());
            return absent;
        }
    }

    <T> Optional<T> optional(String field, Optional<T> absent, Function<String, T> reader) {
        return node.has(field) && node.path(field).isNull()
                ? none(field)
                : read(field, absent, text -> Optional.of(reader.apply(text)));
    }

    private <T> Optional<T> none(String field) {
        known.add(field);
        return Optional.empty();
    }

    String text(String field, String absent) {
        return read(field, absent, String::strip);
    }

    int whole(String field, int absent, int least, int most) {
        return read(field, absent, text -> {
            if (!text.matches("-?\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException(
                        "A whole number from " + least + " to " + most + " belongs here, not \"" + text + "\".");
            }
            return Integer.parseInt(text);
        });
    }

    boolean flag(String field, boolean absent) {
        return read(field, absent, text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException("true or false belongs here, not \"" + text + "\".");
            }
            return text.equals("true");
        });
    }

    Duration duration(String field, Duration absent) {
        return read(field, absent, Amounts::duration);
    }

    long bytes(String field, long absent) {
        return read(field, absent, Amounts::bytes);
    }

    /** Makes something of what was read; what its constructor refuses is a fault of the whole section. */
    <T> T make(T absent, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            faults.add(path, e.getMessage());
            return absent;
        }
    }

    /** Notes the fields that nobody asked for. */
    void end() {
        for (var field : node.properties()) {
            if (!known.contains(field.getKey())) {
                fault(
                        field.getKey(),
                        "This field is not known; known are " + String.join(", ", new TreeSet<>(known)) + ".");
            }
        }
    }
}
