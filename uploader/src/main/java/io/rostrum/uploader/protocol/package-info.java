/** How bytes reach a destination: the embedded platform, a plain tus 1.0 server, or a folder. */
package io.rostrum.uploader.protocol;
