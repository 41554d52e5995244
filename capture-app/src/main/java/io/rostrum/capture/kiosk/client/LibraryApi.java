package io.rostrum.capture.kiosk.client;

import java.util.List;

/**
 * The lectures on this PC. Each call blocks, and fails with an {@link AgentException} if the agent does not answer, there is
 * no such recording, or its state does not allow it.
 */
public interface LibraryApi {
    /** All recordings but those in the trash, newest first. */
    List<Recording> recordings() throws AgentException;

    /** One recording. */
    Recording recording(String id) throws AgentException;

    /** Moves a recording to the trash, where it stays for seven days. */
    void delete(String id) throws AgentException;

    /** Takes a recording out of the trash. */
    void restore(String id) throws AgentException;

    /** Tries again what was given up. */
    void retry(String id) throws AgentException;

    /** Leaves out what lies before and after; {@link Trim#NONE} shows all again. */
    void trim(String id, Trim trim) throws AgentException;

    /** Adds captions in a language, or replaces them. */
    void addCaptions(String id, String language, Captions captions) throws AgentException;

    /** How loud the lecture is over its length. */
    Waveform waveform(String id) throws AgentException;

    /** When lectures will be where they go. */
    Forecast forecast() throws AgentException;

    /** A small file of the finished package, such as {@code poster.jpg}. */
    byte[] packageFile(String id, String file) throws AgentException;
}
