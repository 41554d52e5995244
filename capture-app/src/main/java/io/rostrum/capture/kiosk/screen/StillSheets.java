package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.AgentException;
import io.rostrum.capture.kiosk.client.LibraryApi;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;

/** Cuts a few stills out of a package's sheets, by its {@code thumbnails.vtt}. Used by one thread. */
final class StillSheets {
    private static final int MOST = 12;
    private static final String FOLDER = "thumbnails/";
    private static final Pattern STILL = Pattern.compile("(?m)^(\\w+\\.jpg)#xywh=(\\d+),(\\d+),(\\d+),(\\d+)\\s*$");

    private final Map<String, Image> sheets = new HashMap<>();
    private final LibraryApi agent;
    private final String lecture;

    StillSheets(LibraryApi agent, String lecture) {
        this.agent = agent;
        this.lecture = lecture;
    }

    /** At most {@value #MOST}, from start to end; none if the package has none. */
    List<Image> read() throws AgentException {
        String index = new String(agent.packageFile(lecture, FOLDER + "thumbnails.vtt"), StandardCharsets.UTF_8);
        Matcher matcher = STILL.matcher(index);
        List<MatchResult> all = matcher.results().toList();
        int count = Math.min(MOST, all.size());
        List<Image> stills = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stills.add(cut(all.get(i * all.size() / count)));
        }
        return stills;
    }

    private Image cut(MatchResult still) throws AgentException {
        Image sheet = sheets.get(still.group(1));
        if (sheet == null) {
            sheet = new Image(new ByteArrayInputStream(agent.packageFile(lecture, FOLDER + still.group(1))));
            sheets.put(still.group(1), sheet);
        }
        int x = number(still, 2);
        int y = number(still, 3);
        int width = Math.min(number(still, 4), (int) sheet.getWidth() - x);
        int height = Math.min(number(still, 5), (int) sheet.getHeight() - y);
        return new WritableImage(sheet.getPixelReader(), x, y, width, height);
    }

    private static int number(MatchResult still, int group) {
        return Integer.parseInt(still.group(group));
    }
}
