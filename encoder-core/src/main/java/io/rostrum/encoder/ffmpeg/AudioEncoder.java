package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.Codec;
import io.rostrum.encoder.media.EncodedSample;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TrackFormat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * AAC-LC or FLAC. Takes sound of any shape and block size and brings it to its own. One thread.
 *
 * <p>AAC's first packet only primes the decoder; it is dropped, so that the first sample that is left is heard at its own
 * time in every player, with or without edit lists. What is lost is the attack of the first 1024 samples (21 ms).
 */
public final class AudioEncoder implements AutoCloseable {
    /**
     * From so many bit/s a channel on FFmpeg's fast search for AAC's quantisers is the better of its two, and takes half the time: less
     * noise stands above what a voice masks. Below, it loses highs from some 10 kHz on (docs/BENCHMARKS.md).
     */
    private static final int FAST_FROM = 40_000;

    private final AVCodecContext context;
    private final TrackFormat format;
    private final EncoderOutput output;
    /** One frame of sound may fill many blocks, and the encoder holds but one. */
    private final Deque<EncodedSample> ready = new ArrayDeque<>();

    private FilterGraph shaper;
    private long skipped;
    private double gainDb;
    private boolean primed;
    private boolean closed;

    private AudioEncoder(AVCodecContext context, TrackFormat format) {
        this.context = context;
        this.format = format;
        this.output = new EncoderOutput(context, Math.max(1, context.frame_size()));
        this.primed = context.initial_padding() == 0;
    }

    /**
     * Opens an encoder.
     *
     * @param codec AAC or FLAC
     * @param audio what comes out; sound of another shape is resampled and mixed to it
     * @param bitRate in bit/s, for AAC; FLAC is lossless and ignores it
     */
    public static AudioEncoder open(Codec codec, AudioFormat audio, int bitRate) throws EncoderException {
        Natives.load();
        boolean aac = codec == Codec.AAC;
        AVCodec encoder = Av.notNull(avcodec.avcodec_find_encoder_by_name(aac ? "aac" : "flac"), codec.name());
        AVCodecContext context = Av.notNull(avcodec.avcodec_alloc_context3(encoder), "an encoder");
        context.sample_fmt(aac ? avutil.AV_SAMPLE_FMT_FLTP : avutil.AV_SAMPLE_FMT_S16);
        context.sample_rate(audio.sampleRate());
        avutil.av_channel_layout_default(context.ch_layout(), audio.channels());
        context.time_base().num(1).den(audio.sampleRate());
        context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        if (aac) {
            context.bit_rate(bitRate);
        }
        boolean fast = bitRate >= FAST_FROM * audio.channels();
        AVDictionary options = Av.dictionary(aac ? Map.of("aac_coder", fast ? "fast" : "twoloop") : Map.of());
        int code = avcodec.avcodec_open2(context, encoder, options);
        avutil.av_dict_free(options);
        if (code < 0) {
            avcodec.avcodec_free_context(context);
            throw Av.failure(code, Code.CODEC, codec + " refused " + audio + ".");
        }
        byte[] config = new byte[context.extradata_size()];
        context.extradata().get(config);
        TrackFormat format = aac ? TrackFormat.aac(audio, config) : TrackFormat.flac(audio, config);
        return new AudioEncoder(context, format);
    }

    /** What a decoder must know. */
    public TrackFormat format() {
        return format;
    }

    /** Leaves out all sound before a time, in ticks of the output; before the first {@link #send}. */
    public void skipTo(long ticks) {
        skipped = ticks;
    }

    /** Amplifies all sound by so many decibels; before the first {@link #send}. */
    public void amplify(double decibels) {
        gainDb = decibels;
    }

    /** Gives the encoder sound, which the caller still owns; null says that none will follow. */
    public void send(Frame frame) throws EncoderException {
        if (shaper == null) {
            if (frame == null) {
                sendAv(null);
                return;
            }
            shaper = shaperFor(frame);
        }
        shaper.push("in", frame);
        for (Frame next = shaper.pull("out"); next != null; next = shaper.pull("out")) {
            try (Frame block = next) {
                sendAv(block);
            }
        }
        if (frame == null) {
            sendAv(null);
        }
    }

    private FilterGraph shaperFor(Frame frame) throws EncoderException {
        AudioFormat audio = format.audio();
        String sampleFormat =
                avutil.av_get_sample_fmt_name(context.sample_fmt()).getString();
        // Left to itself, FFmpeg lets the sum of two equal channels grow by 3 dB, past any limit that was kept before.
        String mix = audio.channels() == 1 && frame.channels() == 2 ? "pan=mono|c0=0.5*c0+0.5*c1," : "";
        String gain = gainDb == 0 ? "" : String.format(Locale.ROOT, "volume=%.2fdB:precision=float,", gainDb);
        String filters = "[in]" + mix + gain + "aresample=" + audio.sampleRate() + ",aformat=sample_fmts="
                + sampleFormat
                + ":channel_layouts=" + layout(audio.channels()) + ",atrim=start_pts=" + skipped + ",asetnsamples=n="
                + context.frame_size() + ":p=0[out]";
        return FilterGraph.build(filters, Map.of("in", frame), List.of("out"), MediaKind.AUDIO, 1);
    }

    private static String layout(int channels) {
        return switch (channels) {
            case 1 -> "mono";
            case 2 -> "stereo";
            default -> channels + "c";
        };
    }

    private void sendAv(Frame frame) throws EncoderException {
        Av.check(
                avcodec.avcodec_send_frame(context, frame == null ? null : frame.av()),
                Code.CODEC,
                "The sound encoder stopped.");
        for (EncodedSample sample = output.receive(); sample != null; sample = output.receive()) {
            if (primed) {
                ready.add(sample);
            }
            primed = true;
        }
    }

    /** The next coded block; null when the encoder wants more sound or has given its last. */
    public EncodedSample receive() {
        return ready.poll();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (shaper != null) {
                shaper.close();
            }
            output.close();
            avcodec.avcodec_free_context(context);
        }
    }
}
