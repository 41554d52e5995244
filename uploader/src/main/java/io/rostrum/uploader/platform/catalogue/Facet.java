package io.rostrum.uploader.platform.catalogue;

/**
 * A value by which lectures can be chosen.
 *
 * @param value the course, lecturer or language tag
 * @param lectures how many have it
 */
public record Facet(String value, int lectures) {}
