/** What lies in the platform's folder: safe names, and files that survive a power cut. */
package io.rostrum.uploader.platform.files;
