/** What of an upload outlives the process: upload URLs and offsets, in SQLite. */
package io.rostrum.uploader.queue;
