package io.rostrum.capture.bench;

import io.rostrum.capture.recording.RecordedTrack;
import io.rostrum.capture.recording.Recording;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.Decoder;
import io.rostrum.encoder.ffmpeg.Demuxer;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.ffmpeg.InputSpec;
import io.rostrum.encoder.ffmpeg.Packet;
import io.rostrum.encoder.ffmpeg.StreamInfo;
import io.rostrum.encoder.master.MasterIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one kill left.
 *
 * @param number counts from 1
 * @param recording its id
 * @param age of the recording when it was killed, or its length if it had ended by then
 * @param state in which the kill met it
 * @param lost by source: what its track lacks at its end
 * @param faults one sentence each; empty if all of it decodes
 */
public record KillTrial(
        int number,
        String recording,
        Duration age,
        RecordingState state,
        Map<String, Duration> lost,
        List<String> faults) {

    static KillTrial of(
            int number, Duration age, RecordingState state, Recording repaired, Path folder, List<String> sources)
            throws IOException {
        Map<String, Duration> lost = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (String source : sources) {
            Duration end = Duration.ZERO;
            for (RecordedTrack track : repaired.tracks()) {
                if (source.equals(track.source())) {
                    Path master = folder.resolve(track.file());
                    for (MasterIndex.Entry entry : MasterIndex.read(MasterIndex.beside(master))) {
                        Duration stop = entry.start().plus(entry.duration());
                        end = stop.compareTo(end) > 0 ? stop : end;
                    }
                    faults.addAll(decode(master));
                }
            }
            Duration missing = age.minus(end);
            lost.put(source, missing.isNegative() ? Duration.ZERO : missing);
        }
        return new KillTrial(number, repaired.id().value(), age, state, lost, List.copyOf(faults));
    }

    /** What a player would stumble over; empty if all of a file decodes. */
    private static List<String> decode(Path master) {
        try (Demuxer demuxer = Demuxer.open(InputSpec.file(master))) {
            StreamInfo stream = demuxer.streams().get(0);
            try (Decoder decoder = Decoder.of(demuxer, stream);
                    Packet packet = new Packet()) {
                long frames = 0;
                while (demuxer.read(packet)) {
                    decoder.send(packet);
                    frames += drain(decoder);
                }
                decoder.send((Packet) null);
                frames += drain(decoder);
                if (decoder.damagedPackets() > 0) {
                    return List.of(master + " has " + decoder.damagedPackets() + " damaged packets.");
                }
                return frames == 0 ? List.of(master + " holds nothing.") : List.of();
            }
        } catch (EncoderException e) {
            return List.of(master + " does not open: " + e.getMessage());
        }
    }

    private static long drain(Decoder decoder) throws EncoderException {
        long frames = 0;
        for (Frame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
            frame.close();
            frames++;
        }
        return frames;
    }

    /** The most that a track lacks. */
    public Duration largestLoss() {
        return lost.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** Whether everything decodes and no track lacks more than is allowed. */
    public boolean isGood() {
        return faults.isEmpty() && largestLoss().compareTo(CaptureKills.ALLOWED) <= 0;
    }
}
