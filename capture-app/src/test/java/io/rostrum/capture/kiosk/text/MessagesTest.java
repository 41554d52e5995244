package io.rostrum.capture.kiosk.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 23, 8, 52);

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasTheKeysOfEnglishAndNoEmptyOne(Language language) throws IOException {
        Properties own =
                file(language == Language.ENGLISH ? "" : "_" + language.locale().getLanguage());

        assertThat(own.stringPropertyNames()).isEqualTo(file("").stringPropertyNames());
        assertThat(own.values()).noneMatch(value -> value.toString().isBlank());
    }

    /** JavaFX draws them as boxes. */
    @ParameterizedTest
    @EnumSource
    void noMessageHasMarksOfDirection(Language language) throws IOException {
        Properties own =
                file(language == Language.ENGLISH ? "" : "_" + language.locale().getLanguage());

        assertThat(own.values())
                .noneMatch(value -> value.toString().matches("(?s).*[\u200e\u200f\u202a-\u202e\u2066-\u2069].*"));
    }

    /** The font of Arabic has none; JavaFX takes another font's and puts it before the first word. */
    @Test
    void arabicEndsWithThreeDotsAndNoEllipsis() throws IOException {
        assertThat(file("_ar").values()).noneMatch(value -> value.toString().contains("…"));
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageWithAPlaceTakesANumberAndLeavesNoBrace(Language language) throws IOException {
        Messages messages = new Messages(language);
        Set<String> keys = file("").stringPropertyNames();

        for (String key : keys) {
            if (messages.get(key).contains("{")) {
                for (int number : new int[] {0, 1, 2, 5, 11, 41, 105, 250}) {
                    assertThat(messages.get(key, number, number)).as(key).doesNotContain("{", "}");
                }
            }
        }
    }

    @Test
    void englishCountsHoursAsPeopleDo() {
        Messages messages = new Messages(Language.ENGLISH);

        assertThat(messages.get("disk.room", 0)).isEqualTo("Room for less than an hour");
        assertThat(messages.get("disk.room", 1)).isEqualTo("Room for 1 hour");
        assertThat(messages.get("disk.room", 41)).isEqualTo("Room for 41 hours");
        assertThat(messages.get("disk.room", 100)).isEqualTo("Room for 100 hours");
    }

    @Test
    void arabicCountsAndWritesItsOwnDigits() {
        Messages messages = new Messages(Language.ARABIC);

        assertThat(messages.length(Duration.ofMinutes(2))).isEqualTo("دقيقتين");
        assertThat(messages.length(Duration.ofMinutes(5))).isEqualTo("٥ دقائق");
        assertThat(messages.length(Duration.ofMinutes(89))).isEqualTo("٨٩ دقيقة");
        assertThat(messages.clock(Duration.ofSeconds(5_832))).isEqualTo("١:٣٧:١٢");
        assertThat(messages.time(TIME.toLocalTime())).isEqualTo("٠٨:٥٢");
    }

    @Test
    void datesAreWrittenInTheLanguageOfTheScreen() {
        assertThat(new Messages(Language.ENGLISH).date(TIME)).isEqualTo("Monday 23 November");
        assertThat(new Messages(Language.FRENCH).date(TIME)).isEqualTo("lundi 23 novembre");
        assertThat(new Messages(Language.MONGOLIAN).date(TIME)).isEqualTo("11 сарын 23, даваа");
        assertThat(new Messages(Language.KHMER).date(TIME)).contains("23").contains("ខែ");
        assertThat(new Messages(Language.ARABIC).date(TIME)).contains("٢٣");
    }

    @Test
    void onlyWhatIsDoneIsHundredPercent() {
        assertThat(new Messages(Language.ENGLISH).percent(0.999)).isEqualTo("99%");
        assertThat(new Messages(Language.ENGLISH).percent(1)).isEqualTo("100%");
    }

    private static Properties file(String suffix) throws IOException {
        String path = "/io/rostrum/capture/kiosk/messages" + suffix + ".properties";
        Properties properties = new Properties();
        try (InputStream in = MessagesTest.class.getResourceAsStream(path)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
