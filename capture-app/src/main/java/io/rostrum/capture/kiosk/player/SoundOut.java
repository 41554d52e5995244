package io.rostrum.capture.kiosk.player;

/** Where sound goes: 16-bit stereo at {@value #RATE} Hz, the high byte first. Written by one thread, read by any. */
interface SoundOut extends AutoCloseable {
    int RATE = 48_000;
    int BYTES_A_FRAME = 4;

    /** How much waits to be heard at most; pictures of that time are fetched meanwhile. */
    int BUFFERED_FRAMES = RATE * 3 / 10;

    /** Waits until there is room, then takes the block. */
    void write(byte[] block) throws InterruptedException;

    /** How many frames were heard. */
    long playedFrames();

    /** Falls silent at once. */
    @Override
    void close();

    /** The PC's loudspeakers; where there are none, silence that lasts as long. */
    static SoundOut open() {
        return LineOut.open().orElseGet(() -> new SilentOut(System::nanoTime));
    }
}
