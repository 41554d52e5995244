package io.rostrum.encoder.ladder;

/** The sounds of a package: AAC-LC at three costs. */
public enum SoundQuality {
    /** Beside the upper rungs. */
    HIGH("128k", 128_000, 2),
    /** Beside the lower rungs. */
    LOW("64k", 64_000, 2),
    /** Alone, for those who only listen. */
    LISTEN("listen", 40_000, 1);

    private final String id;
    private final int bitRate;
    private final int maxChannels;

    SoundQuality(String id, int bitRate, int maxChannels) {
        this.id = id;
        this.bitRate = bitRate;
        this.maxChannels = maxChannels;
    }

    /** Names its files and its group. */
    public String id() {
        return id;
    }

    /** In bit/s. */
    public int bitRate() {
        return bitRate;
    }

    /** Sound of more channels is mixed down to this many; fewer stay as they are. */
    public int channels(int source) {
        return Math.min(source, maxChannels);
    }
}
