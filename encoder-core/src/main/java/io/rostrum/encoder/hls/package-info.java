/** HLS playlists (RFC 8216bis): immutable models that are written, read back and measured. Knows no files but text. */
package io.rostrum.encoder.hls;
