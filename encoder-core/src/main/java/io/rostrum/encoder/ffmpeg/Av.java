package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/** Small helpers around FFmpeg's return codes, options and time bases. */
final class Av {
    /** Ticks of a picture's time. */
    static final AVRational VIDEO_TIME_BASE = rational(1, io.rostrum.encoder.media.TrackFormat.VIDEO_TIMESCALE);

    static final AVRational MICROSECONDS = rational(1, 1_000_000);

    private Av() {}

    /** A rational that lives as long as whoever holds it. */
    static AVRational rational(int numerator, int denominator) {
        return new AVRational().num(numerator).den(denominator);
    }

    /** Passes a return code on, or turns a negative one into an exception: the sentence, then FFmpeg's own words. */
    static int check(int code, Code kind, String sentence) throws EncoderException {
        if (code < 0) {
            throw failure(code, kind, sentence);
        }
        return code;
    }

    static EncoderException failure(int code, Code kind, String sentence) {
        return new EncoderException(kind, sentence + " (" + text(code) + ")");
    }

    /** FFmpeg's words for a return code. */
    static String text(int code) {
        byte[] buffer = new byte[256];
        avutil.av_strerror(code, buffer, buffer.length);
        int end = 0;
        while (end < buffer.length && buffer[end] != 0) {
            end++;
        }
        return new String(buffer, 0, end, StandardCharsets.UTF_8);
    }

    static <P extends Pointer> P notNull(P pointer, String what) throws EncoderException {
        if (pointer == null || pointer.isNull()) {
            throw new EncoderException(Code.CODEC, "FFmpeg could not provide " + what + ".");
        }
        return pointer;
    }

    /** The options as a dictionary that the caller frees with {@code av_dict_free}. */
    static AVDictionary dictionary(Map<String, String> options) {
        AVDictionary dictionary = new AVDictionary(null);
        options.forEach((key, value) -> avutil.av_dict_set(dictionary, key, value, 0));
        return dictionary;
    }

    static boolean isAgain(int code) {
        return code == avutil.AVERROR_EAGAIN();
    }

    static boolean isEnd(int code) {
        return code == avutil.AVERROR_EOF();
    }
}
