/** Plays lectures back: the sound is heard and is the clock that the pictures follow. */
package io.rostrum.capture.kiosk.player;
