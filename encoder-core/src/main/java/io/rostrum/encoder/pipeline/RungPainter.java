package io.rostrum.encoder.pipeline;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.ffmpeg.ChangedParts;
import io.rostrum.encoder.ffmpeg.FilterGraph;
import io.rostrum.encoder.ffmpeg.Frame;
import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.VideoFormat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Paints the programme's picture in one rung's size: each piece is scaled to where it stands, and only when it has changed. A camera's
 * piece is scaled from the rung above, which is cheaper; slides are scaled from the source, which keeps text sharper. One thread.
 */
final class RungPainter implements AutoCloseable {
    /** Whatever a source says of itself, the package is BT.709 in video range, as its encoders state. */
    static final String FORM = "out_color_matrix=bt709:out_range=tv,format=yuv420p";

    private static final int FAR_LARGER = 3;
    /** What two threads would spend on each other is more than they save in a smaller picture. */
    private static final int LARGE = 640;

    private final VideoFormat format;
    private final RungPainter above;
    private final Function<Layout, List<Piece>> arrangement;
    private final Map<Layout, List<Piece>> arranged = new EnumMap<>(Layout.class);
    private List<Piece> only;
    private final Map<Piece, Scaled> scaled = new HashMap<>();
    private final Canvases canvases = new Canvases();
    private final Map<Piece, Long> passed = new HashMap<>();
    private Layout before;
    private Frame black;

    /**
     * A painter.
     *
     * @param format of the rung
     * @param above the painter of the rung above; null for the top
     * @param arrangement the pieces of each layout in this rung's size; of null, where there is but one source
     */
    RungPainter(VideoFormat format, RungPainter above, Function<Layout, List<Piece>> arrangement) {
        this.format = format;
        this.above = above;
        this.arrangement = arrangement;
    }

    /** A source's picture in the size of one piece. */
    private static final class Scaled {
        private FilterGraph graph;
        private Frame shape;
        private Frame picture;
        private long version = -1;

        void take(Frame next) {
            if (picture != null) {
                picture.close();
            }
            picture = next;
        }

        void close() {
            if (graph != null) {
                graph.close();
                shape.close();
            }
            if (picture != null) {
                picture.close();
            }
        }
    }

    /**
     * The picture, which the caller closes.
     *
     * @param layout null where there is but one source
     */
    Frame paint(Layout layout, Map<Flavor, SourcePicture> sources, long pts) throws EncoderException {
        List<Piece> parts = pieces(layout);
        Frame back = piece(layout, 0, sources);
        Frame painted;
        if (parts.size() == 1 && parts.get(0).fills(format)) {
            painted = back.retain();
        } else {
            boolean full = parts.get(0).fills(format);
            Frame canvas = canvases.take(layout, full ? back : black());
            for (int i = full ? 1 : 0; i < parts.size(); i++) {
                canvas.paste(
                        piece(layout, i, sources),
                        parts.get(i).x(),
                        parts.get(i).y());
            }
            painted = canvas.retain();
        }
        painted.setPts(pts);
        tellChanges(painted, layout, parts);
        return painted;
    }

    /** Tells the encoder where a picture is like the one before it to the byte, so that it need not look there. */
    private void tellChanges(Frame painted, Layout layout, List<Piece> parts) throws EncoderException {
        boolean arrangedAlike = layout == before;
        before = layout;
        List<ChangedParts.Part> changed = new ArrayList<>();
        for (Piece part : parts) {
            long version = scaled.get(part).version;
            if (!Objects.equals(passed.put(part, version), version)) {
                changed.add(new ChangedParts.Part(part.x(), part.y(), part.width(), part.height()));
            }
        }
        if (arrangedAlike && parts.size() > 1) {
            ChangedParts.tell(painted, changed);
        }
    }

    private List<Piece> pieces(Layout layout) {
        if (layout != null) {
            return arranged.computeIfAbsent(layout, arrangement);
        }
        if (only == null) {
            only = arrangement.apply(null);
        }
        return only;
    }

    private Frame piece(Layout layout, int number, Map<Flavor, SourcePicture> sources) throws EncoderException {
        Piece piece = pieces(layout).get(number);
        SourcePicture source = sources.get(piece.flavor());
        Scaled own = scaled.computeIfAbsent(piece, p -> new Scaled());
        if (own.version != source.version()) {
            boolean text = piece.flavor() == Flavor.SLIDES;
            boolean first = text || above == null;
            scale(own, piece, first ? source.frame() : above.piece(layout, number, sources), first);
            own.version = source.version();
        }
        return own.picture;
    }

    /** Scales, and brings a picture that comes from its source as it was into the package's form. */
    private static void scale(Scaled own, Piece piece, Frame from, boolean raw) throws EncoderException {
        if (!raw && from.width() == piece.width() && from.height() == piece.height()) {
            own.take(from.retain());
            return;
        }
        if (own.graph == null || !own.shape.hasShapeOf(from)) {
            if (own.graph != null) {
                own.graph.close();
                own.shape.close();
            }
            own.graph = FilterGraph.build(
                    "[in]scale=" + piece.width() + ":" + piece.height() + ":flags=" + kernel(piece, from)
                            + (raw ? ":" + FORM : "") + ",setsar=1[out]",
                    Map.of("in", from),
                    List.of("out"),
                    MediaKind.VIDEO,
                    piece.width() < LARGE ? 1 : 2);
            own.shape = from.retain();
        }
        own.graph.push("in", from);
        Frame picture = own.graph.pull("out");
        if (picture != null) {
            own.take(picture);
        }
    }

    /** A camera that is made far smaller is averaged: as good by then, and seven times as fast as by a long kernel. */
    private static String kernel(Piece piece, Frame from) {
        boolean average = piece.flavor() != Flavor.SLIDES && from.width() >= FAR_LARGER * piece.width();
        return average ? "area" : "bicubic";
    }

    private Frame black() throws EncoderException {
        if (black == null) {
            black = Frame.black(format.width(), format.height());
        }
        return black;
    }

    @Override
    public void close() {
        scaled.values().forEach(Scaled::close);
        canvases.close();
        if (black != null) {
            black.close();
        }
    }
}
