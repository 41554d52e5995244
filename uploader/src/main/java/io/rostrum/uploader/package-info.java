/** Carries a sealed media package to a destination, byte for byte, and knows no media. */
package io.rostrum.uploader;
