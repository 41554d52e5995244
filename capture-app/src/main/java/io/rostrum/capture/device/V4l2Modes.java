package io.rostrum.capture.device;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which shapes a camera on Linux offers, as {@code v4l2-ctl --list-formats-ext} prints them. */
final class V4l2Modes {
    private static final Pattern FORMAT = Pattern.compile("\\s*\\[\\d+]: '(....)'.*");
    private static final Pattern SIZE = Pattern.compile("\\s*Size: Discrete (\\d+)x(\\d+).*");
    private static final Pattern RATE = Pattern.compile("\\s*Interval: Discrete .*\\(([0-9.]+) fps\\).*");

    private V4l2Modes() {}

    /** The shapes of a device; none if the program is not installed or the device does not answer. */
    static List<DeviceMode> of(String device) {
        return parse(SystemProgram.output("v4l2-ctl", "-d", device, "--list-formats-ext"));
    }

    static List<DeviceMode> parse(String text) {
        List<DeviceMode> modes = new ArrayList<>();
        String format = "";
        int width = 0;
        int height = 0;
        for (String line : text.split("\n")) {
            Matcher coded = FORMAT.matcher(line);
            Matcher size = SIZE.matcher(line);
            Matcher rate = RATE.matcher(line);
            if (coded.matches()) {
                format = coded.group(1).strip();
            } else if (size.matches()) {
                width = Integer.parseInt(size.group(1));
                height = Integer.parseInt(size.group(2));
            } else if (rate.matches() && width > 0) {
                modes.add(new DeviceMode(format, width, height, Double.parseDouble(rate.group(1))));
                width = 0; // the first interval is the shortest
            }
        }
        return List.copyOf(modes);
    }
}
