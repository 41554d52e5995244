package io.rostrum.encoder.media;

import java.util.Arrays;
import java.util.Objects;

/**
 * All that a decoder must know before the first sample of a track.
 *
 * @param codec how the samples are coded
 * @param timescale ticks a second of every time in the track: {@value #VIDEO_TIMESCALE} for pictures, the sample rate for
 *     sound
 * @param video the picture's shape; null for sound
 * @param audio the sound's shape; null for pictures
 * @param codecConfig H.264: the AVCDecoderConfigurationRecord (ISO 14496-15, 5.3.3.1); AAC: the AudioSpecificConfig (ISO
 *     14496-3, 1.6.2.1); FLAC: the 34 bytes of STREAMINFO (RFC 9639, 8.2)
 */
public record TrackFormat(Codec codec, int timescale, VideoFormat video, AudioFormat audio, byte[] codecConfig) {
    /** Ticks a second of all picture times: divides 24, 25, 30, 50, 60 and the NTSC rates. */
    public static final int VIDEO_TIMESCALE = 90_000;

    public TrackFormat {
        Objects.requireNonNull(codec, "codec");
        codecConfig = codecConfig.clone();
        if (timescale < 1) {
            throw new IllegalArgumentException(
                    "A timescale is a positive number of ticks a second, not " + timescale + ".");
        }
        if ((codec.kind() == MediaKind.VIDEO) != (video != null)
                || (codec.kind() == MediaKind.AUDIO) != (audio != null)) {
            throw new IllegalArgumentException("A track of " + codec + " needs exactly the format of its kind.");
        }
    }

    public static TrackFormat h264(VideoFormat video, byte[] avcC) {
        return new TrackFormat(Codec.H264, VIDEO_TIMESCALE, video, null, avcC);
    }

    public static TrackFormat aac(AudioFormat audio, byte[] audioSpecificConfig) {
        return new TrackFormat(Codec.AAC, audio.sampleRate(), null, audio, audioSpecificConfig);
    }

    public static TrackFormat flac(AudioFormat audio, byte[] streamInfo) {
        return new TrackFormat(Codec.FLAC, audio.sampleRate(), null, audio, streamInfo);
    }

    public MediaKind kind() {
        return codec.kind();
    }

    /** The codec as RFC 6381 names it in a playlist, for example {@code avc1.640028} or {@code mp4a.40.2}. */
    public String codecString() {
        return switch (codec) {
            case H264 -> String.format("avc1.%02x%02x%02x", codecConfig[1], codecConfig[2], codecConfig[3]);
            case AAC -> "mp4a.40." + ((codecConfig[0] & 0xff) >> 3);
            case FLAC -> "fLaC";
        };
    }

    @Override
    public byte[] codecConfig() {
        return codecConfig.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrackFormat that
                && codec == that.codec
                && timescale == that.timescale
                && Objects.equals(video, that.video)
                && Objects.equals(audio, that.audio)
                && Arrays.equals(codecConfig, that.codecConfig);
    }

    @Override
    public int hashCode() {
        return Objects.hash(codec, timescale, video, audio, Arrays.hashCode(codecConfig));
    }
}
