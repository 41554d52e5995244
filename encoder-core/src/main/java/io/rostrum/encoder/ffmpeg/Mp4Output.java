package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** A progressive MP4 under construction. One thread. */
final class Mp4Output implements AutoCloseable {
    /** What stands in the header besides the tables of samples: descriptions, edit lists, a title. */
    private static final int HEADER_BASE = 16 << 10;

    private final Path file;
    private final AVFormatContext context;
    private final int room;
    private final List<SampleTables> tables;
    private int track = -1;

    private Mp4Output(Path file, AVFormatContext context, int room, List<SampleTables> tables) {
        this.file = file;
        this.context = context;
        this.room = room;
        this.tables = tables;
    }

    /** @param room that is kept for the header in front of the media, in bytes; 0 to move the media at the end */
    static Mp4Output create(Path file, List<? extends RemuxInput> inputs, Map<String, String> tags, int room)
            throws EncoderException {
        Natives.load();
        AVFormatContext context = new AVFormatContext(null);
        String url = "file:" + file;
        Av.check(
                avformat.avformat_alloc_output_context2(context, null, "mp4", url),
                Code.CODEC,
                "FFmpeg could not provide an MP4 writer.");
        Mp4Output output = new Mp4Output(
                file,
                context,
                room,
                inputs.stream().map(input -> new SampleTables()).toList());
        try {
            for (RemuxInput input : inputs) {
                AVStream stream = Av.notNull(avformat.avformat_new_stream(context, null), "a stream");
                avcodec.avcodec_parameters_copy(
                        stream.codecpar(), input.stream().codecpar());
                stream.codecpar().codec_tag(0); // MP4's own name for the codec
                stream.time_base(input.stream().time_base());
            }
            // The context takes the dictionary and frees it.
            context.metadata(Av.dictionary(tags));
            AVIOContext io = new AVIOContext(null);
            output.check(avformat.avio_open(io, url, avformat.AVIO_FLAG_WRITE));
            context.pb(io);
            output.begin();
            return output;
        } catch (EncoderException | RuntimeException e) {
            output.close();
            throw e;
        }
    }

    private void begin() throws EncoderException {
        AVDictionary options = Av.dictionary(
                room == 0 ? Map.of("movflags", "+faststart") : Map.of("moov_size", Integer.toString(room)));
        try {
            check(avformat.avformat_write_header(context, options));
        } finally {
            avutil.av_dict_free(options);
        }
    }

    /** Whether the header of what was written so far fits into the room that is kept for it. */
    boolean hasRoom() {
        return room == 0
                || HEADER_BASE + tables.stream().mapToLong(SampleTables::bytes).sum() < room;
    }

    /** Writes a packet right behind the one before; its times become those of this file. */
    void write(Packet packet, int index, AVStream from) throws EncoderException {
        AVPacket copied = packet.av();
        copied.stream_index(index);
        copied.pos(-1);
        avcodec.av_packet_rescale_ts(
                copied, from.time_base(), context.streams(index).time_base());
        tables.get(index).add(copied, index != track);
        track = index;
        check(avformat.av_write_frame(context, copied));
    }

    /** Writes the header in front of the media, which moves the media once unless room was kept. */
    void finish() throws EncoderException {
        check(avformat.av_write_trailer(context));
        AVIOContext io = context.pb();
        context.pb(null);
        check(avformat.avio_closep(io));
    }

    private void check(int code) throws EncoderException {
        Av.check(code, Code.IO, "Writing " + file + " failed.");
    }

    @Override
    public void close() {
        if (context.pb() != null && !context.pb().isNull()) {
            avformat.avio_closep(context.pb()); // only after a failure, which the caller is told already
        }
        avformat.avformat_free_context(context);
    }
}
