package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts tracks of several files into one plain MP4 without touching their samples. Each call is its own; any thread. */
public final class Remuxer {
    private Remuxer() {}

    /**
     * Copies the first stream of each input into one progressive MP4 whose header stands first, so that it plays while it
     * loads. Times stay: an edit list says what is not to be shown. The file appears whole or not at all.
     *
     * <p>Works at the disk's speed on the calling thread, and moves the media once to make room for the header; interrupting
     * it stops the copying and leaves no file.
     *
     * @param inputs one picture or sound each
     * @param output {@code *.mp4}; replaced if it is there
     * @param tags for the file's header, by FFmpeg's names, for example {@code title}
     * @throws EncoderException BAD_INPUT if an input cannot be read, IO if the disk fails
     */
    public static void toMp4(List<Path> inputs, Path output, Map<String, String> tags)
            throws EncoderException, InterruptedException {
        List<RemuxInput> opened = new ArrayList<>();
        try {
            for (Path input : inputs) {
                opened.add(WholeInput.open(input));
            }
            write(opened, output, tags, 0);
        } finally {
            opened.forEach(RemuxInput::close);
        }
    }

    /**
     * Does the same with tracks that are still written: the file is there as soon as they end, because room for its header is kept
     * from the start. Waits for samples on the calling thread.
     *
     * @param room for the header, in bytes
     * @return whether the room sufficed; else there is no file, and more room is needed
     */
    public static boolean toMp4(List<GrowingTrack> inputs, Path output, Map<String, String> tags, int room)
            throws EncoderException, InterruptedException {
        List<RemuxInput> opened = new ArrayList<>();
        try {
            for (GrowingTrack input : inputs) {
                opened.add(GrowingInput.open(input));
            }
            return write(opened, output, tags, room);
        } finally {
            opened.forEach(RemuxInput::close);
        }
    }

    private static boolean write(List<RemuxInput> inputs, Path output, Map<String, String> tags, int room)
            throws EncoderException, InterruptedException {
        Path temporary = output.resolveSibling(output.getFileName() + ".tmp");
        try {
            Files.createDirectories(output.getParent());
            try (Mp4Output mp4 = Mp4Output.create(temporary, inputs, tags, room)) {
                copy(inputs, mp4);
                if (!mp4.hasRoom()) {
                    return false;
                }
                mp4.finish();
            }
            Files.move(temporary, output, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            throw new EncoderException(Code.IO, "Writing " + output + " failed: " + e.getMessage() + ".", e);
        } finally {
            delete(temporary);
        }
    }

    /** A second of each track, then the next: near enough for any player, and a header of few chunks. */
    private static void copy(List<RemuxInput> inputs, Mp4Output mp4) throws EncoderException, InterruptedException {
        for (RemuxInput input : inputs) {
            input.advance();
        }
        RemuxInput next = earliest(inputs);
        while (next != null && mp4.hasRoom()) {
            mp4.write(next.packet(), inputs.indexOf(next), next.stream());
            next.advance();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            next = earliest(inputs);
        }
    }

    private static RemuxInput earliest(List<RemuxInput> inputs) {
        RemuxInput earliest = null;
        for (RemuxInput input : inputs) {
            if (!input.ended() && (earliest == null || input.decodeSecond() < earliest.decodeSecond())) {
                earliest = input;
            }
        }
        return earliest;
    }

    /** What a failure left. */
    private static void delete(Path file) throws EncoderException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new EncoderException(Code.IO, "Removing " + file + " failed: " + e.getMessage() + ".", e);
        }
    }
}
