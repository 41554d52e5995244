/** A lecture on this PC to see and hear from any moment, from its masters or, where they are gone, from its package. */
package io.rostrum.capture.agent.playback;
