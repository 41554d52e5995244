/** The whole chain as a user sees it: record, encode, upload, watch, with real programs on both ends. */
package io.rostrum.e2e;
