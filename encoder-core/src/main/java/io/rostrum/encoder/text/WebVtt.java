package io.rostrum.encoder.text;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes WebVTT (W3C WebVTT, 4.1). */
public final class WebVtt {
    private WebVtt() {}

    /**
     * A whole file, in UTF-8.
     *
     * @param header lines after the signature; often none
     */
    public static byte[] render(List<String> header, List<Cue> cues) {
        StringBuilder text = new StringBuilder("WEBVTT\n");
        header.forEach(line -> text.append(line).append('\n'));
        for (Cue cue : cues) {
            text.append('\n')
                    .append(CueTimes.render(cue.start()))
                    .append(' ')
                    .append(CueTimes.ARROW)
                    .append(' ')
                    .append(CueTimes.render(cue.end()))
                    .append(cue.settings().isEmpty() ? "" : " " + cue.settings())
                    .append('\n')
                    .append(cue.text())
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
