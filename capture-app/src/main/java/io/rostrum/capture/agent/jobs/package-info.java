/** What follows a recording by itself: encoding in a child process, then upload; durable, in the data folder's database. */
package io.rostrum.capture.agent.jobs;
