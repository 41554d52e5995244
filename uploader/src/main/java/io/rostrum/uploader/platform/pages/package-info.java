/** What students see: catalogue, watch page, feed, in their language. */
package io.rostrum.uploader.platform.pages;
