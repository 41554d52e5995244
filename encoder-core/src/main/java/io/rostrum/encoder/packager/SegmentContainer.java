package io.rostrum.encoder.packager;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What kind of file a segment lies in, told by its first bytes (RFC 8216bis, 3.1). */
enum SegmentContainer {
    FRAGMENTED_MP4("fragmented MP4"),
    TRANSPORT_STREAM("MPEG-2 transport streams"),
    PACKED_AUDIO("packed audio"),
    UNKNOWN("no media that HLS knows");

    private static final int HEAD = 8;
    private static final int TS_SYNC_BYTE = 0x47;
    private static final int ADTS_SYNC_WORD = 0xfff0;
    private static final Set<String> BOXES = Set.of("ftyp", "styp", "moof", "sidx", "prft", "emsg", "moov", "free");

    private final String words;

    SegmentContainer(String words) {
        this.words = words;
    }

    /** For sentences. */
    String words() {
        return words;
    }

    static SegmentContainer of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length < HEAD) {
            return UNKNOWN;
        }
        if (BOXES.contains(new String(head, HEAD / 2, HEAD / 2, StandardCharsets.ISO_8859_1))) {
            return FRAGMENTED_MP4;
        }
        if (head[0] == TS_SYNC_BYTE) {
            return TRANSPORT_STREAM;
        }
        int word = (head[0] & 0xff) << 8 | head[1] & 0xf0;
        boolean id3 = head[0] == 'I' && head[1] == 'D' && head[2] == '3';
        return id3 || word == ADTS_SYNC_WORD ? PACKED_AUDIO : UNKNOWN;
    }
}
