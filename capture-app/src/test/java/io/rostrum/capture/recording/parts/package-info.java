/** Real parts for the recorder's tests: a screen, a sound server, a network camera, and FFmpeg's own programs. */
package io.rostrum.capture.recording.parts;
