package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.VideoFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** Describes the streams of an open input. */
final class StreamScan {
    private static final double USUAL_FRAME_RATE = 25;

    private final AVFormatContext context;

    StreamScan(AVFormatContext context) {
        this.context = context;
    }

    /** Pictures and sounds; cover art is no picture of the lecture. */
    List<StreamInfo> streams() {
        List<StreamInfo> found = new ArrayList<>();
        for (int i = 0; i < context.nb_streams(); i++) {
            AVStream stream = context.streams(i);
            AVCodecParameters parameters = stream.codecpar();
            if (parameters.codec_type() == avutil.AVMEDIA_TYPE_VIDEO
                    && !has(stream, avformat.AV_DISPOSITION_ATTACHED_PIC)
                    && parameters.width() > 0
                    && parameters.height() > 0) {
                VideoFormat video = new VideoFormat(parameters.width(), parameters.height(), frameRate(stream));
                found.add(info(i, MediaKind.VIDEO, video, PictureTraits.of(stream), null));
            } else if (parameters.codec_type() == avutil.AVMEDIA_TYPE_AUDIO
                    && parameters.sample_rate() > 0
                    && parameters.ch_layout().nb_channels() > 0) {
                AudioFormat audio = new AudioFormat(
                        parameters.sample_rate(), parameters.ch_layout().nb_channels());
                found.add(info(i, MediaKind.AUDIO, null, null, audio));
            }
        }
        return List.copyOf(found);
    }

    private StreamInfo info(int index, MediaKind kind, VideoFormat video, PictureTraits traits, AudioFormat audio) {
        AVStream stream = context.streams(index);
        Map<String, String> tags = tags(stream.metadata());
        return new StreamInfo(
                index,
                kind,
                codecName(stream),
                video,
                traits,
                audio,
                tags.get("language"),
                tags.get("title"),
                has(stream, avformat.AV_DISPOSITION_DEFAULT),
                startMicros(stream));
    }

    List<TextStream> texts() {
        List<TextStream> found = new ArrayList<>();
        for (int i = 0; i < context.nb_streams(); i++) {
            AVStream stream = context.streams(i);
            AVCodecDescriptor codec =
                    avcodec.avcodec_descriptor_get(stream.codecpar().codec_id());
            if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_SUBTITLE && codec != null) {
                found.add(new TextStream(
                        i,
                        codecName(stream),
                        tags(stream.metadata()).get("language"),
                        has(stream, avformat.AV_DISPOSITION_FORCED),
                        (codec.props() & avcodec.AV_CODEC_PROP_TEXT_SUB) != 0));
            }
        }
        return List.copyOf(found);
    }

    private static String codecName(AVStream stream) {
        return avcodec.avcodec_get_name(stream.codecpar().codec_id()).getString();
    }

    private static boolean has(AVStream stream, int disposition) {
        return (stream.disposition() & disposition) != 0;
    }

    private double frameRate(AVStream stream) {
        AVRational rate = avformat.av_guess_frame_rate(context, stream, null);
        return rate.num() > 0 && rate.den() > 0 ? (double) rate.num() / rate.den() : USUAL_FRAME_RATE;
    }

    private static long startMicros(AVStream stream) {
        return stream.start_time() == avutil.AV_NOPTS_VALUE
                ? 0
                : avutil.av_rescale_q(stream.start_time(), stream.time_base(), Av.MICROSECONDS);
    }

    /** What a dictionary of FFmpeg's says, by names in small letters. */
    static Map<String, String> tags(AVDictionary dictionary) {
        Map<String, String> tags = new TreeMap<>();
        AVDictionaryEntry entry = avutil.av_dict_get(dictionary, "", null, avutil.AV_DICT_IGNORE_SUFFIX);
        while (entry != null && !entry.isNull()) {
            String name = entry.key().getString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
            tags.putIfAbsent(name, entry.value().getString(StandardCharsets.UTF_8));
            entry = avutil.av_dict_get(dictionary, "", entry, avutil.AV_DICT_IGNORE_SUFFIX);
        }
        return tags;
    }
}
