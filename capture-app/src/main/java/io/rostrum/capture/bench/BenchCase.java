package io.rostrum.capture.bench;

import java.util.Arrays;
import java.util.List;

/** What is encoded in a comparison. */
public enum BenchCase {
    /** A camera as the recorder leaves it: the top rung is copied. The peer encodes the same pictures and sound, remuxed. */
    CAMERA_MASTER("camera-master", "recorded camera master, top rung copied"),
    /** A camera's file from elsewhere. */
    CAMERA("camera", "camera file, all rungs encoded"),
    /** Slides without sound. */
    SLIDES("slides", "slides"),
    /**
     * Slides and camera as two files, which we compose first. The peer cannot compose: it gets the same lecture composed already,
     * the camera in the same place and size.
     */
    INSET("inset", "slides with inset camera, composed by us, for the peer composed before"),
    /** The composed lecture as one file, the same for both. */
    LECTURE("lecture", "lecture file, slides and camera in one picture");

    private final String id;
    private final String title;

    BenchCase(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** How people choose it. */
    public String id() {
        return id;
    }

    /** What it is, in a few words. */
    public String title() {
        return title;
    }

    /**
     * A case by its id.
     *
     * @throws IllegalArgumentException with a sentence that lists the known cases
     */
    public static BenchCase of(String id) {
        List<BenchCase> all = Arrays.asList(values());
        return all.stream()
                .filter(one -> one.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The case \"" + id + "\" is not known. Use "
                        + String.join(", ", all.stream().map(BenchCase::id).toList()) + "."));
    }
}
