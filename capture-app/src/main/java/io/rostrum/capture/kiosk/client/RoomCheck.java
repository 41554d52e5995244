package io.rostrum.capture.kiosk.client;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a look at the room found.
 *
 * @param sound where the agent has what the microphone heard, or {@code null}
 */
public record RoomCheck(List<Item> items, String sound) {
    /** Keeps its own copy. */
    public RoomCheck {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /**
     * One thing that was looked at.
     *
     * @param id {@code picture}, {@code sound}, {@code disk}, {@code clock} or {@code network}
     * @param values numbers for the sentence
     */
    public record Item(String id, boolean ok, Map<String, Object> values) {
        /** Requires an id. */
        public Item {
            Objects.requireNonNull(id, "id");
            values = values == null ? Map.of() : Map.copyOf(values);
        }
    }

    /** Whether all is as it should be. */
    public boolean isGood() {
        return items.stream().allMatch(Item::ok);
    }
}
