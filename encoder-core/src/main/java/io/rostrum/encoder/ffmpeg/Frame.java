package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.media.AudioFormat;
import io.rostrum.encoder.media.MediaKind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * One picture or one block of sound, outside any codec.
 *
 * <p>Holds a counted reference to the pixels or samples: {@link #retain()} gives another one without copying, each must be
 * closed. The bytes of a frame that more than one holds are read-only.
 */
public final class Frame implements AutoCloseable {
    private final AVFrame frame;
    private boolean closed;

    Frame(AVFrame frame) {
        this.frame = frame;
    }

    /**
     * A new picture with room to write in.
     *
     * @param pixelFormat FFmpeg's name, for example {@code yuv420p} or {@code bgr24}
     */
    public static Frame video(int width, int height, String pixelFormat) throws EncoderException {
        Natives.load();
        AVFrame frame = Av.notNull(avutil.av_frame_alloc(), "a frame");
        frame.format(avutil.av_get_pix_fmt(pixelFormat)).width(width).height(height);
        frame.sample_aspect_ratio().num(1).den(1);
        return allocate(frame, pixelFormat);
    }

    /**
     * A new block of sound with room to write in.
     *
     * @param samples samples of each channel
     * @param sampleFormat FFmpeg's name, for example {@code s16} or {@code fltp}
     */
    public static Frame audio(int samples, AudioFormat format, String sampleFormat) throws EncoderException {
        Natives.load();
        AVFrame frame = Av.notNull(avutil.av_frame_alloc(), "a frame");
        frame.format(avutil.av_get_sample_fmt(sampleFormat)).nb_samples(samples).sample_rate(format.sampleRate());
        avutil.av_channel_layout_default(frame.ch_layout(), format.channels());
        return allocate(frame, sampleFormat);
    }

    /** A new block of silence; see {@link #audio}. */
    public static Frame silence(int samples, AudioFormat format, String sampleFormat) throws EncoderException {
        Frame block = audio(samples, format, sampleFormat);
        avutil.av_samples_set_silence(block.frame.extended_data(), 0, samples, format.channels(), block.frame.format());
        return block;
    }

    private static Frame allocate(AVFrame frame, String format) throws EncoderException {
        int code = frame.format() < 0 ? avutil.AVERROR_EINVAL() : avutil.av_frame_get_buffer(frame, 0);
        if (code < 0) {
            avutil.av_frame_free(frame);
            throw Av.failure(code, Code.CODEC, "A frame of " + format + " could not be made.");
        }
        return new Frame(frame);
    }

    AVFrame av() {
        return frame;
    }

    /** Another reference to the same picture or sound. Any thread may close it. */
    public Frame retain() {
        AVFrame copy = avutil.av_frame_clone(frame);
        if (copy == null) {
            throw new OutOfMemoryError("av_frame_clone");
        }
        return new Frame(copy);
    }

    public MediaKind kind() {
        return frame.nb_samples() > 0 ? MediaKind.AUDIO : MediaKind.VIDEO;
    }

    /** When it is shown, in 1/90000 s; for sound in 1/sample rate. */
    public long pts() {
        return frame.pts();
    }

    public void setPts(long ticks) {
        frame.pts(ticks);
    }

    /** How long it is shown, in the same ticks; 0 if nobody knows. */
    public long duration() {
        return frame.duration();
    }

    /** Says how long it is shown, in the same ticks. */
    public void setDuration(long ticks) {
        frame.duration(ticks);
    }

    /** Whether it was decoded from a picture with which decoding may start. */
    public boolean isKey() {
        return (frame.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0;
    }

    /** Says whether decoding may start with the picture it becomes. */
    public void setKey(boolean key) {
        int others = frame.flags() & ~AVFrame.AV_FRAME_FLAG_KEY;
        frame.flags(key ? others | AVFrame.AV_FRAME_FLAG_KEY : others);
    }

    /** Whether two pictures need the same scaler: size and pixel format are equal. */
    public boolean hasShapeOf(Frame other) {
        return width() == other.width() && height() == other.height() && frame.format() == other.frame.format();
    }

    /** Whether nobody else holds its bytes, so that they may be written. */
    public boolean isMine() {
        return avutil.av_frame_is_writable(frame) > 0;
    }

    /** Whether two pictures share their bytes. */
    public boolean hasPixelsOf(Frame other) {
        return frame.data(0).address() == other.frame.data(0).address();
    }

    /**
     * A part of a block of sound, copied.
     *
     * @param from its first sample
     * @param to the sample after its last
     */
    public Frame part(int from, int to) throws EncoderException {
        Frame part = audio(to - from, audioFormat(), format());
        int code = avutil.av_samples_copy(
                part.frame.extended_data(), frame.extended_data(), 0, from, to - from, channels(), frame.format());
        if (code < 0) {
            part.close();
            throw Av.failure(code, Code.CODEC, "A block of sound could not be cut.");
        }
        part.setPts(pts() + from);
        return part;
    }

    /** A picture of yuv420p in black. */
    public static Frame black(int width, int height) throws EncoderException {
        Frame black = video(width, height, "yuv420p");
        for (int plane = 0; plane < 3; plane++) {
            int rows = plane == 0 ? height : (height + 1) / 2;
            byte[] level = new byte[black.stride(plane) * rows];
            Arrays.fill(level, (byte) (plane == 0 ? 16 : 128));
            black.plane(plane, level.length).put(level);
        }
        return black;
    }

    /** A copy with bytes of its own, to be written into. */
    public Frame copy() throws EncoderException {
        Frame copy = retain();
        int code = avutil.av_frame_make_writable(copy.frame);
        if (code < 0) {
            copy.close();
            throw Av.failure(code, Code.IO, "Memory for a picture is missing.");
        }
        return copy;
    }

    /** Puts another picture of yuv420p over this one, which nobody else holds; at even places, wholly inside. */
    public void paste(Frame piece, int x, int y) {
        for (int plane = 0; plane < 3; plane++) {
            int shift = plane == 0 ? 0 : 1;
            long offset = (long) (y >> shift) * stride(plane) + (x >> shift);
            avutil.av_image_copy_plane(
                    new BytePointer(frame.data(plane)).getPointer(offset),
                    stride(plane),
                    piece.frame.data(plane),
                    piece.stride(plane),
                    piece.width() >> shift,
                    piece.height() >> shift);
        }
    }

    /** Whether parts of it could not be decoded and were guessed. */
    public boolean isDamaged() {
        return frame.decode_error_flags() != 0 || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
    }

    /** In pixels. */
    public int width() {
        return frame.width();
    }

    /** In pixels. */
    public int height() {
        return frame.height();
    }

    /** Samples of each channel. */
    public int samples() {
        return frame.nb_samples();
    }

    /** In hertz. */
    public int sampleRate() {
        return frame.sample_rate();
    }

    public int channels() {
        return frame.ch_layout().nb_channels();
    }

    /** The shape of sound. */
    public AudioFormat audioFormat() {
        return new AudioFormat(sampleRate(), channels());
    }

    /** FFmpeg's name of the pixel or sample format. */
    public String format() {
        BytePointer name = kind() == MediaKind.AUDIO
                ? avutil.av_get_sample_fmt_name(frame.format())
                : avutil.av_get_pix_fmt_name(frame.format());
        return name == null ? "none" : name.getString();
    }

    /** What a filter noted on the frame under a key, or null. */
    public String metadata(String key) {
        AVDictionaryEntry entry = avutil.av_dict_get(frame.metadata(), key, null, 0);
        return entry == null || entry.isNull() ? null : entry.value().getString();
    }

    /** Bytes from one row of a plane to the next (for sound: bytes of the plane). */
    public int stride(int plane) {
        return frame.linesize(plane);
    }

    /**
     * The bytes of a plane, valid until this frame is closed.
     *
     * @param plane 0 for packed formats and luma, 1 and 2 for chroma
     * @param bytes how many bytes the caller needs; the caller knows the format
     */
    public ByteBuffer plane(int plane, int bytes) {
        return frame.data(plane).capacity(bytes).asByteBuffer();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avutil.av_frame_free(frame);
        }
    }
}
