package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.media.MediaKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what an encoding could not use of its inputs. Any thread. */
final class Losses {
    /** Losses of one kind that are no further apart are one: damage spreads until the next key picture. */
    private static final Duration NEAR = Duration.ofSeconds(1);

    private static final Duration TAIL = Duration.ofMillis(500);

    private final List<Loss> found = new ArrayList<>();
    private final List<Loss> suspected = new ArrayList<>();

    synchronized void add(Loss loss) {
        found.add(loss);
    }

    /** Notes a gap between pictures, which counts only if the same file lacks sound there too: some pictures come rarely. */
    synchronized void suspect(Loss loss) {
        suspected.add(loss);
    }

    /** All losses in the order of time; neighbours are one. */
    synchronized List<Loss> all() {
        List<Loss> all = new ArrayList<>(found);
        suspected.stream().filter(this::soundIsLostToo).forEach(all::add);
        all.sort(Comparator.comparing((Loss loss) -> loss.file().toString())
                .thenComparing(loss -> String.valueOf(loss.kind()))
                .thenComparing(Loss::start));
        List<Loss> joined = new ArrayList<>();
        for (Loss loss : all) {
            Loss before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && isNear(before, loss)) {
                joined.set(joined.size() - 1, join(before, loss));
            } else {
                joined.add(loss);
            }
        }
        joined.sort(Comparator.comparing(Loss::start));
        return List.copyOf(joined);
    }

    private boolean soundIsLostToo(Loss picture) {
        return found.stream()
                .anyMatch(loss -> loss.kind() == MediaKind.AUDIO
                        && loss.file().equals(picture.file())
                        && loss.start().minus(NEAR).compareTo(picture.end()) < 0
                        && picture.start().minus(NEAR).compareTo(loss.end()) < 0);
    }

    private static boolean isNear(Loss before, Loss loss) {
        return before.file().equals(loss.file())
                && before.kind() == loss.kind()
                && loss.start().minus(before.end()).compareTo(NEAR) <= 0;
    }

    private static Loss join(Loss before, Loss loss) {
        Duration end = before.end().compareTo(loss.end()) > 0 ? before.end() : loss.end();
        return new Loss(before.file(), before.kind(), before.start(), end.minus(before.start()), before.reason());
    }

    /**
     * Notes that a file ends before its own header says.
     *
     * @param stated how long it says it is
     * @param end where the programme ended
     */
    synchronized void endsEarly(Path file, Duration stated, Duration end) {
        if (stated.minus(end).compareTo(TAIL) > 0) {
            // What broke off there is the same loss.
            found.removeIf(loss -> loss.file().equals(file)
                    && loss.length().isZero()
                    && end.minus(loss.start()).compareTo(NEAR) <= 0);
            add(new Loss(file, null, end, stated.minus(end), "the file is cut off: it says it is longer"));
        }
    }
}
