package io.rostrum.encoder.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTagTest {
    @ParameterizedTest
    @CsvSource({
        "fra, fr",
        "fre, fr",
        "khm, km",
        "ara, ar",
        "mon, mn",
        "ger, de",
        "chi, zh",
        "en, en",
        "pt-br, pt-BR",
        "ENG, en"
    })
    void theCodesOfMediaFilesBecomeTags(String code, String tag) {
        assertThat(LanguageTag.ofMedia(code)).contains(tag);
    }

    @ParameterizedTest
    @CsvSource({"und", "zxx", "''", "e!", "english language"})
    void whatNamesNoLanguageIsNone(String code) {
        assertThat(LanguageTag.ofMedia(code)).isEmpty();
        assertThat(LanguageTag.ofMedia(null)).isEmpty();
    }
}
