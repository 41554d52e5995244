package io.rostrum.capture.kiosk.client;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an agent can do, by the paths of its own OpenAPI description. A kiosk may be newer than its agent: what the agent
 * cannot do is not offered, rather than offered and refused.
 */
public record Abilities(Set<String> paths) {
    /** Nothing is known yet. */
    public static final Abilities NONE = new Abilities(Set.of());

    /** Hides a part of the lecture while it runs. */
    public static final String PAUSE = "/recordings/current/pause";
    /** Marks a chapter. */
    public static final String MARKER = "/recordings/current/marker";
    /** Moves the planned end. */
    public static final String EXTEND = "/recordings/current/extend";
    /** Changes the layout of a running lecture. */
    public static final String LAYOUT = "/recordings/current/layout";
    /** Takes a lecture out of the trash, so that deleting can be undone. */
    public static final String RESTORE = "/recordings/{id}/restore";
    /** Tries again. */
    public static final String RETRY = "/recordings/{id}/retry";
    /** Cuts start and end. */
    public static final String TRIM = "/recordings/{id}/trim";
    /** Takes captions. */
    public static final String CAPTIONS = "/recordings/{id}/captions/{lang}";
    /** Plays a lecture back. */
    public static final String PLAYBACK = "/recordings/{id}/playback";
    /** Draws the sound. */
    public static final String WAVEFORM = "/recordings/{id}/waveform";
    /** Gives the files of a package. */
    public static final String PACKAGE = "/recordings/{id}/package/{path}";
    /** Checks the room. */
    public static final String CHECK = "/check";

    private static final Pattern PATH = Pattern.compile("^  (/\\S+):\\s*$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("\\{[^}/]*}");

    /** Keeps its own copy. */
    public Abilities {
        paths = Set.copyOf(paths);
    }

    /** Reads the paths of a description; how it calls a path's parameters does not matter. */
    static Abilities of(String openApi) {
        return new Abilities(PATH.matcher(openApi)
                .results()
                .map(match -> plain(match.group(1)))
                .collect(Collectors.toSet()));
    }

    /** Whether the agent has a path. */
    public boolean can(String path) {
        return paths.contains(plain(path));
    }

    private static String plain(String path) {
        return NAME.matcher(path).replaceAll("{}");
    }
}
