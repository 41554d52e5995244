package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avcodec.AVSubtitleRect;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Reads captions that lie within a media file. One use, one thread. */
public final class TextReader implements AutoCloseable {
    private static final int MICROS_A_MILLI = 1000;

    private final Demuxer demuxer;
    private final AVCodecContext context;
    private final AVStream stream;
    private final AVSubtitle decoded = new AVSubtitle();
    private final List<TimedText> texts = new ArrayList<>();

    private TextReader(Demuxer demuxer, AVCodecContext context, AVStream stream) {
        this.demuxer = demuxer;
        this.context = context;
        this.stream = stream;
    }

    /**
     * Reads all captions of a stream, in the file's order. Of a damaged file it gives those before the damage.
     *
     * @throws EncoderException BAD_INPUT if the file cannot be opened, or there is no decoder for its form
     */
    public static List<TimedText> read(Path file, TextStream text) throws EncoderException {
        try (Demuxer demuxer = Demuxer.open(InputSpec.file(file))) {
            AVStream stream = demuxer.only(text.index());
            try (TextReader reader = new TextReader(demuxer, decoder(text, stream), stream)) {
                reader.readAll(text.index());
                return List.copyOf(reader.texts);
            }
        }
    }

    private static AVCodecContext decoder(TextStream text, AVStream stream) throws EncoderException {
        AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
        if (codec == null || codec.isNull()) {
            throw new EncoderException(Code.BAD_INPUT, "There is no decoder for " + text.codecName() + " here.");
        }
        AVCodecContext context = Av.notNull(avcodec.avcodec_alloc_context3(codec), "a decoder");
        int code = avcodec.avcodec_parameters_to_context(context, stream.codecpar());
        context.pkt_timebase(stream.time_base());
        int opened = code < 0 ? code : avcodec.avcodec_open2(context, null, (AVDictionary) null);
        if (opened < 0) {
            avcodec.avcodec_free_context(context);
            throw Av.failure(opened, Code.BAD_INPUT, "The captions' decoder does not accept this stream.");
        }
        return context;
    }

    private void readAll(int index) {
        try (Packet packet = new Packet()) {
            while (demuxer.read(packet)) {
                if (packet.streamIndex() == index) {
                    decode(packet.av());
                }
            }
        } catch (EncoderException e) {
            // Picture and sound of the same file meet the same damage and tell it.
            return;
        }
    }

    private void decode(AVPacket packet) {
        int[] got = new int[1];
        if (packet.pts() == avutil.AV_NOPTS_VALUE
                || avcodec.avcodec_decode_subtitle2(context, decoded, got, packet) < 0
                || got[0] == 0) {
            return;
        }
        try {
            long start = avutil.av_rescale_q(packet.pts(), stream.time_base(), Av.MICROSECONDS);
            long length = avutil.av_rescale_q(packet.duration(), stream.time_base(), Av.MICROSECONDS);
            if (length <= 0) { // the codec may know; all ones say that it does not
                length = Math.max(0, (long) decoded.end_display_time() * MICROS_A_MILLI);
            }
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < decoded.num_rects(); i++) {
                lines.addAll(lines(decoded.rects(i)));
            }
            if (!lines.isEmpty()) {
                texts.add(new TimedText(start, start + length, lines));
            }
        } finally {
            avcodec.avsubtitle_free(decoded);
        }
    }

    private static List<String> lines(AVSubtitleRect rect) {
        if (rect.ass() != null && !rect.ass().isNull()) {
            return AssText.lines(rect.ass().getString(StandardCharsets.UTF_8));
        }
        return rect.text() == null || rect.text().isNull()
                ? List.of()
                : rect.text().getString(StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public void close() {
        avcodec.avcodec_free_context(context);
        decoded.close();
    }
}
