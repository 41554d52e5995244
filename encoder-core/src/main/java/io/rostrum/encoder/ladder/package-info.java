/** Which renditions a lecture gets: the ladder, and what of it a source can fill. */
package io.rostrum.encoder.ladder;
