package io.rostrum.capture.kiosk.control;

import java.util.List;
import java.util.Map;

/** Where the letters are, by language: the layouts that each country's own keyboards have. */
final class KeyRows {
    private static final Map<String, List<String>> LOWER = Map.of(
            "en", List.of("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm-:,."),
            "fr", List.of("1234567890éè", "azertyuiopç", "qsdfghjklmà", "wxcvbnù-:,.’"),
            "ar", List.of("١٢٣٤٥٦٧٨٩٠", "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظذأإ-:،."),
            "km", List.of("1234567890ឥឲ", "ឆឹេរតយុិោផៀឪ", "ាសដថងហ្កលើ់", "ឋខចវបនមំ។៊-:"),
            "mn", List.of("1234567890", "фцужэнгшүзкъ", "йыбөахролдп", "ячёсмитьвюещ-:,."));
    private static final Map<String, List<String>> UPPER = Map.of(
            "en", List.of("!?()/&+=\"'", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM_;%@"),
            "fr", List.of("!?()/&+=«»ÉÈ", "AZERTYUIOPÇ", "QSDFGHJKLMÀ", "WXCVBNÙ_;%@ê"),
            "ar", List.of("1234567890", "!؟()/&+=«»", "آلآلألإ؛", "_:%@ًٌٍَُِّْ"),
            "km", List.of("១២៣៤៥៦៧៨៩០", "ឈឺែឬទួូីៅភឿឧ", "ៃឌធអះញគឡៅ៉", "ឍឃជៈពណៗ៍៏!?()"),
            "mn", List.of("!?()/&+=«»", "ФЦУЖЭНГШҮЗКЪ", "ЙЫБӨАХРОЛДП", "ЯЧЁСМИТЬВЮЕЩ_;%"));

    private KeyRows() {}

    static List<String> of(String language, boolean shifted) {
        Map<String, List<String>> rows = shifted ? UPPER : LOWER;
        return rows.getOrDefault(language, rows.get("en"));
    }
}
