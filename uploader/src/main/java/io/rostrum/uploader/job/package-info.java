/** What a caller tells the uploader, and how it fails: the job, its settings, its exceptions. Knows nothing of protocols. */
package io.rostrum.uploader.job;
