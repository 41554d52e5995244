package io.rostrum.encoder.isobmff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxFileTest {
    @TempDir
    Path dir;

    @Test
    void wholeBoxesAreListedWithTheirPlaces() throws Exception {
        BoxScan scan = scan(box("ftyp", 8), box("free", 0), large("mdat", 5));

        assertThat(scan.state()).isEqualTo(BoxScan.State.WHOLE);
        assertThat(scan.boxes())
                .containsExactly(new Box("ftyp", 0, 16, 8), new Box("free", 16, 8, 8), new Box("mdat", 24, 21, 16));
        assertThat(scan.end()).isEqualTo(45);
    }

    @Test
    void aBoxThatTheFileCutsEndsTheList() throws Exception {
        byte[] cut = java.util.Arrays.copyOf(box("mdat", 100), 50);

        BoxScan scan = scan(box("ftyp", 8), cut);

        assertThat(scan.state()).isEqualTo(BoxScan.State.TRUNCATED);
        assertThat(scan.boxes()).hasSize(1);
        assertThat(scan.end()).isEqualTo(16);
    }

    @Test
    void aHeaderThatTheFileCutsEndsTheList() throws Exception {
        assertThat(scan(box("ftyp", 8), new byte[] {0, 0, 1}).state()).isEqualTo(BoxScan.State.TRUNCATED);
    }

    @Test
    void zerosThatAPowerCutLeftEndTheList() throws Exception {
        BoxScan scan = scan(box("ftyp", 8), new byte[4096]);

        assertThat(scan.state()).isEqualTo(BoxScan.State.TRUNCATED);
        assertThat(scan.end()).isEqualTo(16);
    }

    @Test
    void bytesThatAreNoBoxAreMalformed() throws Exception {
        assertThat(scan(box("ftyp", 8), box("\u0001\u0002ab", 8)).state()).isEqualTo(BoxScan.State.MALFORMED);
        byte[] tooSmall = {0, 0, 0, 4, 'f', 'r', 'e', 'e', 0, 0, 0, 0};
        assertThat(scan(tooSmall).state()).isEqualTo(BoxScan.State.MALFORMED);
        byte[] negative = large("mdat", 0);
        negative[8] = (byte) 0xff;
        assertThat(scan(negative).state()).isEqualTo(BoxScan.State.MALFORMED);
    }

    @Test
    void aLastBoxOfSizeZeroReachesToTheEnd() throws Exception {
        byte[] open = box("mdat", 20);
        open[3] = 0;

        BoxScan scan = scan(box("ftyp", 8), open);

        assertThat(scan.boxes().get(1)).isEqualTo(new Box("mdat", 16, 28, 8));
    }

    @Test
    void aScanGoesOnWhereTheLastOneEnded() throws Exception {
        Path file = write(box("ftyp", 8), box("free", 2));
        try (BoxFile boxes = BoxFile.open(file)) {
            long end = boxes.scan().end();
            Files.write(file, box("moof", 3), java.nio.file.StandardOpenOption.APPEND);

            assertThat(boxes.scan(end).boxes()).containsExactly(new Box("moof", end, 11, 8));
        }
    }

    @Test
    void aHeaderBoxOfAGigabyteIsNotRead() throws Exception {
        try (BoxFile boxes = BoxFile.open(write(box("moov", 8)))) {
            assertThatThrownBy(() -> boxes.load(new Box("moov", 0, 1L << 30, 8)))
                    .isInstanceOfSatisfying(
                            EncoderException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_INPUT))
                    .hasMessageContaining("too many for a header");
        }
    }

    @Test
    void aMissingFileAndAFolderAreBadInput() {
        assertThatThrownBy(() -> BoxFile.open(dir.resolve("none.mp4"))).hasMessageContaining("There is no file");
        assertThatThrownBy(() -> BoxFile.open(dir)).hasMessageContaining("is a folder");
    }

    @Test
    void childrenAreFoundByTheirPath() throws Exception {
        byte[] inner = box("hdlr", 4);
        byte[] mdia = wrap("mdia", inner);
        byte[] moov = wrap("moov", wrap("trak", box("tkhd", 1)), wrap("trak", mdia));
        try (BoxFile boxes = BoxFile.open(write(box("ftyp", 8), moov))) {
            BoxReader reader = boxes.load(boxes.scan().boxes().get(1));

            assertThat(reader.all("trak")).hasSize(2);
            assertThat(reader.find("trak/mdia")).isEmpty();
            BoxReader hdlr = reader.all("trak").get(1).require("mdia/hdlr");
            assertThat(hdlr.box().offset()).isEqualTo(16 + 8 + 8 + 9 + 8 + 8);
            assertThatThrownBy(() -> reader.require("mvex/trex")).hasMessageContaining("lacks the box mvex/trex");
        }
    }

    @Test
    void aChildThatDoesNotFitItsParentIsDamage() throws Exception {
        byte[] moov = wrap("moov", box("trak", 20));
        moov[8 + 3] = 120;
        try (BoxFile boxes = BoxFile.open(write(moov))) {
            BoxReader reader = boxes.load(boxes.scan().boxes().get(0));

            assertThatThrownBy(() -> reader.find("trak"))
                    .isInstanceOf(EncoderException.class)
                    .hasMessageContaining("does not fit");
        }
    }

    @Test
    void readingPastABoxIsDamage() throws Exception {
        try (BoxFile boxes = BoxFile.open(write(box("mfhd", 3)))) {
            BoxReader reader = boxes.load(boxes.scan().boxes().get(0));

            assertThat(reader.u8()).isZero();
            assertThatThrownBy(reader::u32).hasMessageContaining("ends too early");
            assertThatThrownBy(() -> reader.bytes(Integer.MAX_VALUE)).hasMessageContaining("ends too early");
            assertThatThrownBy(() -> reader.bytes(-1)).hasMessageContaining("negative");
        }
    }

    private BoxScan scan(byte[]... parts) throws Exception {
        try (BoxFile boxes = BoxFile.open(write(parts))) {
            return boxes.scan();
        }
    }

    private Path write(byte[]... parts) throws IOException {
        return Files.write(dir.resolve("file.mp4"), join(parts));
    }

    private static byte[] wrap(String type, byte[]... children) {
        byte[] inside = join(children);
        return ByteBuffer.allocate(8 + inside.length)
                .putInt(8 + inside.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(inside)
                .array();
    }

    private static byte[] box(String type, int payload) {
        return wrap(type, new byte[payload]);
    }

    private static byte[] large(String type, int payload) {
        return ByteBuffer.allocate(16 + payload)
                .putInt(1)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .putLong(16 + payload)
                .array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
