package io.rostrum.uploader.platform.catalogue;

import java.util.List;

/**
 * A page of what was found.
 *
 * @param lectures the best first; without words to find, the newest first
 * @param total how many were found on all pages
 * @param number which page it is, from 1
 * @param pages how many there are, at least 1
 */
public record CataloguePage(List<Lecture> lectures, int total, int number, int pages) {
    public CataloguePage {
        lectures = List.copyOf(lectures);
    }
}
