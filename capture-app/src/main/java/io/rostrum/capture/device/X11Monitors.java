package io.rostrum.capture.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The monitors that show parts of an X11 screen, as {@code xrandr --listmonitors} prints them (RANDR 1.5). */
final class X11Monitors {
    private static final Pattern LINE =
            Pattern.compile("\\s*\\d+: \\+?\\*?(\\S+) (\\d+)/\\d+x(\\d+)/\\d+\\+(\\d+)\\+(\\d+).*");

    private X11Monitors() {}

    /** One monitor: its output's name, which stays when others come and go, and its place on the screen in pixels. */
    record Monitor(String name, int width, int height, int x, int y) {}

    /** The monitors of a display; none if the program is not installed or the server does not answer. */
    static List<Monitor> of(String display) {
        return parse(SystemProgram.output("xrandr", "-display", display, "--listmonitors"));
    }

    static Optional<Monitor> find(String display, String name) {
        return of(display).stream().filter(m -> m.name().equals(name)).findFirst();
    }

    static List<Monitor> parse(String text) {
        List<Monitor> monitors = new ArrayList<>();
        for (String line : text.split("\n")) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                monitors.add(new Monitor(
                        matcher.group(1),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)),
                        Integer.parseInt(matcher.group(4)),
                        Integer.parseInt(matcher.group(5))));
            }
        }
        return List.copyOf(monitors);
    }
}
