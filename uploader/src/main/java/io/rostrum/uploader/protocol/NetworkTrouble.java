package io.rostrum.uploader.protocol;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says in one sentence why a request got no answer. */
final class NetworkTrouble {
    private NetworkTrouble() {}

    static Fault of(URI uri, Throwable cause) throws UploadException {
        String host = Verdict.host(uri);
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof NoSuchFileException gone) {
                throw new UploadException(
                        Code.CHANGED, "The file " + gone.getFile() + " is gone; encode the lecture again.", cause);
            }
            if (at instanceof FileSystemException) {
                throw new UploadException(Code.IO, "Reading " + at.getMessage() + " failed.", cause);
            }
            if (at instanceof AddressRule.Forbidden) {
                throw new UploadException(Code.BAD_DESTINATION, at.getMessage(), cause);
            }
            if (at instanceof UnknownHostException) {
                return fault("The name " + uri.getHost() + " is not known; check the address and the network.", cause);
            }
            if (at instanceof SSLException) {
                return fault(
                        "The certificate of " + host + " is not accepted (" + at.getMessage()
                                + "); check this PC's clock and the certificate.",
                        cause);
            }
            if (at instanceof ConnectException || at instanceof SocketTimeoutException) {
                return fault("Nothing answers at " + host + "; check the address and the network.", cause);
            }
            if (at instanceof TimeoutException) {
                return fault(host + " stopped answering.", cause);
            }
        }
        String how = cause instanceof EOFException || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
        return fault("The connection to " + host + " broke" + how + ".", cause);
    }

    private static Fault fault(String sentence, Throwable cause) {
        return new Fault(Fault.Kind.AGAIN, sentence, null, cause);
    }
}
