package io.rostrum.uploader;

import io.rostrum.uploader.receipt.SignedReceipt;
import java.net.URI;

/**
 * What an upload did.
 *
 * @param bytesTotal bytes of the package
 * @param bytesSent bytes of files that left this machine in this call, headers not counted
 * @param bytesResent those of them that had to travel again because of faults
 * @param published whether the destination shows the whole package now
 * @param watchUrl where a person watches it; null where the destination has no such page
 * @param playlistUrl where a player finds master.m3u8; null where the destination serves none
 * @param receipt what the platform signed about what it holds, not checked yet; null where there is none
 */
public record UploadResult(
        long bytesTotal,
        long bytesSent,
        long bytesResent,
        boolean published,
        URI watchUrl,
        URI playlistUrl,
        SignedReceipt receipt) {}
