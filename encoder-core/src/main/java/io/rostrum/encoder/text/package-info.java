/** Text that goes with a lecture: captions read from SRT or WebVTT and written as HLS subtitles, and chapters. */
package io.rostrum.encoder.text;
