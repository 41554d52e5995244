/** The media package on disk: its manifest and upload order, its sealing, and the check of every promise it makes. */
package io.rostrum.encoder.packager;
