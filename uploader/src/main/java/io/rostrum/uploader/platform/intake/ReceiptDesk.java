package io.rostrum.uploader.platform.intake;

import io.rostrum.uploader.platform.files.Digests;
import io.rostrum.uploader.platform.files.Durable;
import io.rostrum.uploader.platform.files.PackageId;
import io.rostrum.uploader.platform.http.Problem;
import io.rostrum.uploader.platform.http.ProblemException;
import io.rostrum.uploader.platform.versions.Manifest;
import io.rostrum.uploader.platform.versions.Publication;
import io.rostrum.uploader.receipt.HeldFile;
import io.rostrum.uploader.receipt.Receipt;
import io.rostrum.uploader.receipt.ReceiptException;
import io.rostrum.uploader.receipt.ReceiptSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Signs for what the platform holds. Looks at the disk each time: a receipt is about now, not about once. */
public final class ReceiptDesk {
    private final Intake intake;
    private final ReceiptSigner signer;
    private final Clock clock;

    private ReceiptDesk(Intake intake, ReceiptSigner signer, Clock clock) {
        this.intake = intake;
        this.signer = signer;
        this.clock = clock;
    }

    /** Reads the platform's key; makes one at the first start. */
    public static ReceiptDesk open(Path keyFile, Intake intake, Clock clock) throws IOException {
        if (!Files.exists(keyFile)) {
            Durable.write(keyFile, ReceiptSigner.newKey().getBytes(StandardCharsets.US_ASCII), Durable.ownerOnly());
        }
        try {
            return new ReceiptDesk(intake, ReceiptSigner.parse(Files.readString(keyFile)), clock);
        } catch (ReceiptException e) {
            throw new IOException(keyFile + " holds no usable key; restore it from a backup", e);
        }
    }

    public byte[] publicKey() {
        return signer.publicKey().jwk();
    }

    /**
     * A signed receipt for what is published.
     *
     * @param readAll whether to read every byte again; else every file's presence and size are checked
     */
    public String receipt(PackageId id, boolean readAll) throws IOException, ProblemException {
        Publication publication = intake.publications()
                .find(id)
                .orElseThrow(() -> new ProblemException(
                        404, "Not published", "The platform holds no published package of this id."));
        Path folder = intake.publications().folder(publication);
        Path manifestFile = folder.resolve(Manifest.NAME);
        Manifest manifest = intake.manifestOf(publication)
                .orElseThrow(() -> new ProblemException(
                        409, "No manifest", "This package has no manifest, so the platform cannot sign for it."));
        List<String> lost = intake.publisher().lost(publication, manifest, readAll);
        if (!lost.isEmpty()) {
            throw new ProblemException(new Problem(
                    409,
                    "No longer whole",
                    lost.size() + " files of this package are gone or changed on the platform's disk. Upload it again.",
                    Map.of("missing", lost)));
        }
        return signer.sign(new Receipt(
                id.value(),
                publication.version(),
                HexFormat.of().formatHex(Digests.named("SHA-256").digest(Files.readAllBytes(manifestFile))),
                publication.at(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                manifest.files().stream()
                        .map(file -> new HeldFile(file.path(), file.size(), file.sha256()))
                        .toList()));
    }
}
