package io.rostrum.encoder.media;

/** The codecs that Rostrum writes: into masters (H.264, FLAC) and into packages (H.264, AAC). */
public enum Codec {
    H264(MediaKind.VIDEO),
    AAC(MediaKind.AUDIO),
    FLAC(MediaKind.AUDIO);

    private final MediaKind kind;

    Codec(MediaKind kind) {
        this.kind = kind;
    }

    public MediaKind kind() {
        return kind;
    }
}
