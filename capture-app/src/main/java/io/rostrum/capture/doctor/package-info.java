/** What this PC can do for a room, what is missing, and the command that mends it: {@code rostrum doctor}. */
package io.rostrum.capture.doctor;
