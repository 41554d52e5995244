/** What of uploads outlives the process, in SQLite: the queue of deliveries, upload URLs and offsets, what was sent. */
package io.rostrum.uploader.queue;
