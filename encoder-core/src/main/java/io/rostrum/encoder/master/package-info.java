/** The crash-safe master: written while the lecture runs, readable while it grows, repaired after a power cut. */
package io.rostrum.encoder.master;
