/** Cameras, screens and microphones: what there is, and how its frames are read on the machine's one monotonic clock. */
package io.rostrum.capture.device;
