package io.rostrum.uploader.platform.catalogue;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds text so that what people type finds what people wrote: case, accents of Latin letters, Arabic vowel signs and the
 * ways to write one Arabic letter, digits of any script, and the invisible signs of Khmer and Mongolian. Vowel signs of
 * scripts that are read by them, such as Khmer, stay.
 */
final class SearchText {
    private SearchText() {}

    static String fold(String text) {
        if (text == null) {
            return "";
        }
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(apart.length());
        boolean latin = false;
        for (int i = 0; i < apart.length(); ) {
            int c = apart.codePointAt(i);
            i += Character.charCount(c);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                if (!latin && !isArabicSign(c) && !isMongolianSelector(c)) {
                    folded.appendCodePoint(c);
                }
                continue;
            }
            latin = Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
            if (Character.isDigit(c)) {
                folded.append((char) ('0' + Character.digit(c, 10)));
            } else if (!isInvisible(c)) {
                folded.appendCodePoint(arabic(c));
            }
        }
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static boolean isArabicSign(int c) {
        return c >= 0x0610 && c <= 0x061a || c >= 0x064b && c <= 0x065f || c == 0x0670 || c >= 0x06d6 && c <= 0x06ed;
    }

    private static boolean isMongolianSelector(int c) {
        return c >= 0x180b && c <= 0x180d || c == 0x180f;
    }

    /** Joiners and zero-width spaces are written by habit; the long stroke of Arabic only fills the line. */
    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT || c == 0x0640;
    }

    private static int arabic(int c) {
        return switch (c) {
            case 0x0649, 0x06cc -> 0x064a;
            case 0x0629 -> 0x0647;
            case 0x0671 -> 0x0627;
            case 0x06a9 -> 0x0643;
            default -> c;
        };
    }
}
