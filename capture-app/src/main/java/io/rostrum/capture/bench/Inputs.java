package io.rostrum.capture.bench;

import java.nio.file.Path;

/**
 * What both contenders encode.
 *
 * @param camera picture and sound of a person
 * @param slides pictures that mostly stand still, no sound
 * @param lecture both in one picture, with the sound
 */
record Inputs(Path camera, Path slides, Path lecture) {
    static Inputs in(Path folder) {
        return new Inputs(folder.resolve("camera.mp4"), folder.resolve("slides.mp4"), folder.resolve("lecture.mp4"));
    }
}
