package io.rostrum.capture.kiosk.text;

import com.ibm.icu.text.BreakIterator;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Messages whose lines can be broken. Khmer is written without spaces between words; the JavaFX text layout knows no
 * dictionary and would break nowhere, so an invisible space (U+200B) is set where ICU's dictionary sees a word end.
 */
final class BreakableBundle extends ResourceBundle {
    private static final String INVISIBLE_SPACE = "\u200b";

    private final ResourceBundle messages;
    private final Locale locale;

    BreakableBundle(ResourceBundle messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    @Override
    protected Object handleGetObject(String key) {
        return messages.containsKey(key) ? breakable(key, messages.getString(key)) : null;
    }

    /** Patterns of dates and of plurals are a language of their own and stay as they are. */
    private String breakable(String key, String text) {
        boolean pattern = key.startsWith("format.") || text.contains("plural,");
        return pattern || !locale.getLanguage().equals("km") ? text : withSpaces(text);
    }

    private String withSpaces(String text) {
        BreakIterator lines = BreakIterator.getLineInstance(locale);
        lines.setText(text);
        StringBuilder spaced = new StringBuilder(text);
        int inserted = 0;
        for (int at = lines.next(); at != BreakIterator.DONE && at < text.length(); at = lines.next()) {
            boolean between = isKhmer(text.charAt(at - 1)) && isKhmer(text.charAt(at));
            if (between) {
                spaced.insert(at + inserted++, INVISIBLE_SPACE);
            }
        }
        return spaced.toString();
    }

    private static boolean isKhmer(char c) {
        return Character.UnicodeBlock.of(c) == Character.UnicodeBlock.KHMER;
    }

    @Override
    public Enumeration<String> getKeys() {
        return messages.getKeys();
    }
}
