package io.rostrum.capture.recording.parts;

import io.rostrum.encoder.isobmff.Fragment;
import io.rostrum.encoder.isobmff.FragmentedMp4;
import io.rostrum.encoder.isobmff.SampleInfo;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The coded slices of H.264 pictures: what makes two pictures the same, however they are wrapped. */
public final class Slices {
    private Slices() {}

    /** Of each picture of a master, in its order. */
    public static List<List<ByteBuffer>> ofMaster(Path master) throws Exception {
        List<List<ByteBuffer>> pictures = new ArrayList<>();
        try (FragmentedMp4 file = FragmentedMp4.open(master)) {
            for (Fragment fragment : file.fragments()) {
                for (SampleInfo sample : fragment.samples()) {
                    ByteBuffer bytes = ByteBuffer.wrap(file.boxes().bytes(sample.offset(), sample.size()));
                    List<ByteBuffer> slices = new ArrayList<>();
                    while (bytes.hasRemaining()) {
                        byte[] unit = new byte[bytes.getInt()];
                        bytes.get(unit);
                        add(slices, unit);
                    }
                    pictures.add(slices);
                }
            }
        }
        return pictures;
    }

    /** All of a stream with start codes. */
    public static List<ByteBuffer> ofStream(Path stream) throws Exception {
        byte[] bytes = Files.readAllBytes(stream);
        List<ByteBuffer> slices = new ArrayList<>();
        int start = -1;
        for (int i = 0; i + 3 <= bytes.length; i++) {
            if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == 1) {
                if (start >= 0) {
                    add(slices, withoutZeros(Arrays.copyOfRange(bytes, start, i)));
                }
                start = i + 3;
            }
        }
        if (start >= 0) {
            add(slices, withoutZeros(Arrays.copyOfRange(bytes, start, bytes.length)));
        }
        return slices;
    }

    private static byte[] withoutZeros(byte[] unit) {
        int end = unit.length;
        while (end > 0 && unit[end - 1] == 0) {
            end--;
        }
        return Arrays.copyOf(unit, end);
    }

    private static void add(List<ByteBuffer> slices, byte[] unit) {
        int type = unit[0] & 0x1f;
        if (type >= 1 && type <= 5) {
            slices.add(ByteBuffer.wrap(unit));
        }
    }
}
