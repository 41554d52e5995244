package io.rostrum.encoder.ffmpeg;

import io.rostrum.encoder.EncoderException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Which parts of a picture differ from the one that the encoder got before it; all else is the same to the byte. x264 repeats the rest
 * without looking at it. FFmpeg's AVVideoHint (libavutil's
 * video_hint.h), for which the bindings have no class.
 */
public final class ChangedParts {
    private static final int HEADER_BYTES = 32;
    private static final int RECTANGLE_BYTES = 16;
    /** AV_VIDEO_HINT_TYPE_CHANGED. */
    private static final int CHANGED = 1;

    private ChangedParts() {}

    /** A rectangle, in pixels. */
    public record Part(int x, int y, int width, int height) {}

    /** Notes the parts on a picture; none if it repeats the one before. */
    public static void tell(Frame picture, List<Part> parts) throws EncoderException {
        int bytes = HEADER_BYTES + parts.size() * RECTANGLE_BYTES;
        AVFrameSideData note = Av.notNull(
                avutil.av_frame_new_side_data(picture.av(), avutil.AV_FRAME_DATA_VIDEO_HINT, bytes),
                "a picture's note");
        ByteBuffer hint = note.data().capacity(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
        hint.putLong(parts.size())
                .putLong(HEADER_BYTES)
                .putLong(RECTANGLE_BYTES)
                .putInt(CHANGED)
                .putInt(0);
        for (Part part : parts) {
            hint.putInt(part.x()).putInt(part.y()).putInt(part.width()).putInt(part.height());
        }
    }
}
