package io.rostrum.encoder.packager;

import java.util.function.Consumer;

/** CLOSED-CAPTIONS=NONE stands on every variant or on none (RFC 8216bis, 4.4.6.2). */
final class ClosedCaptionsRule implements Rule {
    private static final String STREAM_INF = "#EXT-X-STREAM-INF:";

    @Override
    public String id() {
        return "closed-captions";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.4.6.2";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (Programme programme : view.programmes) {
            String text = view.texts.get(programme.file());
            long variants =
                    text.lines().filter(line -> line.startsWith(STREAM_INF)).count();
            long none = text.lines()
                    .filter(line -> line.startsWith(STREAM_INF) && line.contains("CLOSED-CAPTIONS=NONE"))
                    .count();
            if (none != 0 && none != variants) {
                problems.accept(Problem.error(
                        this,
                        programme.file(),
                        "CLOSED-CAPTIONS=NONE stands on " + none + " of " + variants + " variants; all or none may."));
            }
        }
    }
}
