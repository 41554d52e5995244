package io.rostrum.capture.agent.settings;

import io.rostrum.uploader.job.TokenSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A secret of the service in a file that its user alone may read; read anew each time, and refused if others may. */
record SecretFile(Path file) implements TokenSource {
    @Override
    public String token() throws IOException {
        requirePrivate(file);
        return new TokenFile(file).token();
    }

    /** @throws IOException with a sentence if other users may read the file or change it; a file that lacks is told by its reader */
    static void requirePrivate(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null || !Files.exists(file)) {
            return;
        }
        PosixFileAttributes attributes = view.readAttributes();
        Set<PosixFilePermission> allowed = attributes.permissions();
        boolean mine = attributes.owner().getName().equals(System.getProperty("user.name"));
        boolean open = allowed.contains(PosixFilePermission.OTHERS_READ)
                || allowed.contains(PosixFilePermission.OTHERS_WRITE)
                || allowed.contains(PosixFilePermission.GROUP_WRITE)
                // Of a file of root's the group is how the service's user gets to read it.
                || mine && allowed.contains(PosixFilePermission.GROUP_READ);
        if (open) {
            throw new IOException("Other users may read the secret in " + file + "; run \"chmod 600 " + file
                    + "\" and, if it was so for long, get a new one");
        }
    }
}
