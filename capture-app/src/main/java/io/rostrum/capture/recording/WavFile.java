package io.rostrum.capture.recording;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.AudioFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Some seconds of sound for people to hear: WAV, 16 bit, 48 kHz (Microsoft's RIFF specification 1.0). One thread. */
final class WavFile implements AutoCloseable {
    private static final int RATE = 48_000;
    private static final int HEADER = 44;

    private final AudioFormat format;
    private final SoundShaper shaper;
    private final ByteArrayOutputStream samples = new ByteArrayOutputStream();
    private final int mostBytes;

    WavFile(int channels, int mostSeconds) {
        format = new AudioFormat(RATE, Math.min(2, channels));
        shaper = new SoundShaper(format, "");
        mostBytes = RATE * format.channels() * 2 * mostSeconds;
    }

    /** Adds a block, which the caller still owns; what is too much is left out. */
    void add(Frame sound) throws EncoderException {
        sound.setPts(0);
        List<Frame> blocks = shaper.shape(sound);
        for (Frame next : blocks) {
            try (Frame block = next) {
                byte[] bytes = new byte[block.samples() * format.channels() * 2];
                block.plane(0, bytes.length).get(bytes);
                if (samples.size() + bytes.length <= mostBytes) {
                    samples.writeBytes(bytes);
                }
            }
        }
    }

    void write(Path file) throws IOException {
        byte[] data = samples.toByteArray();
        int frame = format.channels() * 2;
        ByteBuffer out = ByteBuffer.allocate(HEADER + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + data.length);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) 1).putShort((short) format.channels());
        out.putInt(RATE).putInt(RATE * frame).putShort((short) frame).putShort((short) 16);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data.length).put(data);
        Files.write(file, out.array());
    }

    @Override
    public void close() {
        shaper.close();
    }
}
