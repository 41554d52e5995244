package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.MediaKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** Reads packets from a file, a network source or a device. One thread, except {@link #abort()}. */
public final class Demuxer implements AutoCloseable {
    /** Devices that have nothing yet say so at once; asking more often only costs power. */
    private static final long POLL_NANOS = 2_000_000;

    /** Devices whose reads would wait for ever, whatever the deadline says. FFmpeg has no name for this flag. */
    private static final Set<String> WAITING = Set.of("v4l2", "alsa");

    private static final int PACKETS_TO_SEE_ENCRYPTION = 50;

    private final InputSpec spec;
    private final AVFormatContext context;
    private final Deadline deadline;
    private final List<StreamInfo> streams;
    private final List<TextStream> texts;
    private boolean closed;

    private Demuxer(InputSpec spec, AVFormatContext context, Deadline deadline) {
        this.spec = spec;
        this.context = context;
        this.deadline = deadline;
        StreamScan scan = new StreamScan(context);
        this.streams = scan.streams();
        this.texts = scan.texts();
    }

    /**
     * Opens an input and finds its streams.
     *
     * @throws EncoderException BAD_INPUT if there is nothing FFmpeg can read; SOURCE_LOST if it did not answer in time
     */
    public static Demuxer open(InputSpec spec) throws EncoderException {
        Natives.load();
        AVInputFormat format = null;
        if (spec.format() != null) {
            Natives.loadDevices();
            format = avformat.av_find_input_format(spec.format());
            if (format == null || format.isNull()) {
                throw new EncoderException(
                        Code.BAD_INPUT,
                        "This build of FFmpeg cannot read \"" + spec.format() + "\" sources on this PC.");
            }
        }
        Deadline deadline = new Deadline(spec.timeout());
        AVFormatContext context = Av.notNull(avformat.avformat_alloc_context(), "a demuxer");
        context.interrupt_callback().callback(deadline);
        if (spec.format() != null && WAITING.contains(spec.format())) {
            context.flags(context.flags() | AVFormatContext.AVFMT_FLAG_NONBLOCK);
        }
        AVDictionary options = Av.dictionary(spec.options());
        try {
            deadline.restart();
            int code = avformat.avformat_open_input(context, spec.url(), format, options);
            if (code < 0) {
                boolean late = deadline.expired();
                deadline.close(); // avformat_open_input has freed the context
                throw openFailure(spec, code, late);
            }
        } finally {
            avutil.av_dict_free(options);
        }
        deadline.restart();
        int code = avformat.avformat_find_stream_info(context, (AVDictionary) null);
        if (code < 0 || context.nb_streams() == 0) {
            boolean late = deadline.expired();
            avformat.avformat_close_input(context);
            deadline.close();
            throw code < 0
                    ? openFailure(spec, code, late)
                    : new EncoderException(Code.BAD_INPUT, name(spec) + " holds neither picture nor sound.");
        }
        return new Demuxer(spec, context, deadline);
    }

    private static String name(InputSpec spec) {
        return spec.url().startsWith("file:") ? spec.url().substring("file:".length()) : spec.url();
    }

    /** @param late whether its time was over: not every protocol says so by its code */
    private static EncoderException openFailure(InputSpec spec, int code, boolean late) {
        String name = name(spec);
        if (late || code == avutil.AVERROR_EXIT()) {
            return new EncoderException(
                    Code.SOURCE_LOST, name + " did not answer in time. Check its cable, power and address.");
        }
        if (spec.timeout() == null && code == avutil.AVERROR_ENOENT()) {
            return new EncoderException(Code.BAD_INPUT, "There is no file " + name + ". Check the path.");
        }
        if (spec.timeout() == null) {
            return Av.failure(
                    code, Code.BAD_INPUT, name + " is damaged, or no media file that FFmpeg reads. Try to play it.");
        }
        return Av.failure(
                code,
                Code.SOURCE_LOST,
                name + " cannot be opened. Check that it is there, switched on, and not in use elsewhere.");
    }

    /** The picture and sound streams; others (data, subtitles, cover art) are left out. */
    public List<StreamInfo> streams() {
        return streams;
    }

    /** The streams of captions. */
    public List<TextStream> texts() {
        return texts;
    }

    /** What the file says of itself as a whole, by FFmpeg's names in small letters: title, creation_time, artist, …. */
    public Map<String, String> tags() {
        return StreamScan.tags(context.metadata());
    }

    /** The first stream of a kind. */
    public Optional<StreamInfo> first(MediaKind kind) {
        return streams.stream().filter(s -> s.kind() == kind).findFirst();
    }

    /** Whether the format is one whose timestamps may jump or go back within a file, such as a transport stream. */
    public boolean timesMayBreak() {
        return (context.iformat().flags() & avformat.AVFMT_TS_DISCONT) != 0;
    }

    /** Whether a table says where each sample lies and when it plays, so that streams can be read apart and no time breaks. */
    public boolean hasSampleTable() {
        return context.iformat().name().getString().contains("mp4");
    }

    /**
     * Whether picture or sound are encrypted. Reads some packets, which will not come again.
     *
     * @throws EncoderException as {@link #read}
     */
    public boolean isEncrypted() throws EncoderException {
        try (Packet packet = new Packet()) {
            for (int i = 0; i < PACKETS_TO_SEE_ENCRYPTION && read(packet); i++) {
                if (packet.isEncrypted()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The length that the file's own header states, not one that was guessed from its size or its timestamps. */
    public Optional<Duration> statedDuration() {
        return context.duration_estimation_method() == avformat.AVFMT_DURATION_FROM_STREAM
                ? duration()
                : Optional.empty();
    }

    /** The length the file states, if it states one. */
    public Optional<Duration> duration() {
        long micros = context.duration();
        return micros > 0 ? Optional.of(Duration.ofNanos(micros * 1000)) : Optional.empty();
    }

    /**
     * Skips the packets of other streams without parsing them. Those that were read ahead at the opening may still come: look
     * at {@link Packet#streamIndex()}.
     */
    public void only(StreamInfo wanted) {
        only(wanted.index());
    }

    /** Skips what is neither picture nor sound, as {@link #only(StreamInfo)} skips streams. */
    public void onlyMedia() {
        for (int i = 0; i < context.nb_streams(); i++) {
            int index = i;
            boolean media = streams.stream().anyMatch(stream -> stream.index() == index);
            context.streams(i).discard(media ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
        }
    }

    AVStream only(int index) {
        for (int i = 0; i < context.nb_streams(); i++) {
            context.streams(i).discard(i == index ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
        }
        return context.streams(index);
    }

    /**
     * Reads the next packet of any stream, replacing what {@code into} held.
     *
     * @return false at the end of the input
     * @throws EncoderException SOURCE_LOST if nothing came within the timeout, or the source went away
     */
    public boolean read(Packet into) throws EncoderException {
        into.unref();
        deadline.restart();
        int code = avformat.av_read_frame(context, into.av());
        while (Av.isAgain(code) && !deadline.expired()) {
            LockSupport.parkNanos(POLL_NANOS);
            code = avformat.av_read_frame(context, into.av());
        }
        if (Av.isEnd(code)) {
            return false;
        }
        Av.check(code, spec.timeout() == null ? Code.IO : Code.SOURCE_LOST, name(spec) + " stopped giving data.");
        into.av().time_base(context.streams(into.streamIndex()).time_base()); // which not every demuxer writes there
        return true;
    }

    /**
     * Goes to the last moment at or before a time from which all streams can be decoded.
     *
     * @param micros on the file's clock
     */
    public void seek(long micros) throws EncoderException {
        deadline.restart();
        int code = avformat.av_seek_frame(context, -1, micros, avformat.AVSEEK_FLAG_BACKWARD);
        Av.check(code, Code.IO, name(spec) + " can be read from its start alone.");
    }

    /** What the container or the first packets say of a stream to its decoder; empty if nothing. */
    public byte[] codecConfig(StreamInfo info) {
        AVCodecParameters parameters = stream(info).codecpar();
        byte[] config = new byte[parameters.extradata_size()];
        if (config.length > 0) {
            parameters.extradata().get(config);
        }
        return config;
    }

    /** Whether pictures of a stream come in another order than they are shown, as far as is known at the opening. */
    public boolean reorders(StreamInfo info) {
        return stream(info).codecpar().video_delay() > 0;
    }

    /** Makes a read or an opening that is under way return soon, with an exception. Any thread. */
    public void abort() {
        deadline.abort();
    }

    AVStream stream(StreamInfo info) {
        return context.streams(info.index());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avformat.avformat_close_input(context);
            deadline.close();
        }
    }
}
