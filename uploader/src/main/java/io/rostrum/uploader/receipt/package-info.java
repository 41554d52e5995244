/** What a platform signs about a lecture that it holds, and how an appliance checks that. */
package io.rostrum.uploader.receipt;
