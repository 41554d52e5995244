package io.rostrum.encoder.packager;

import java.util.function.Consumer;

/** Every media file is a CMAF track that can be read (RFC 8216bis, 3.1.2; ISO/IEC 23000-19, 7.3). */
final class MediaReadableRule implements Rule {
    @Override
    public String id() {
        return "media-readable";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 3.1.2; ISO/IEC 23000-19 7.3";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        view.unreadableMedia.forEach((file, sentence) -> problems.accept(Problem.error(this, file, sentence)));
    }
}
