package io.rostrum.uploader.platform;

import io.rostrum.uploader.platform.access.AccessToken;
import io.rostrum.uploader.platform.access.ApplianceTokens;
import io.rostrum.uploader.platform.catalogue.Catalogue;
import io.rostrum.uploader.platform.catalogue.LectureStore;
import io.rostrum.uploader.platform.files.PlatformFolders;
import io.rostrum.uploader.platform.intake.Intake;
import io.rostrum.uploader.platform.intake.ReceiptDesk;
import io.rostrum.uploader.platform.versions.Publications;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;

/**
 * What a platform keeps, wired together; no web in it.
 *
 * @param own the platform's own token
 * @param tokens the appliances' tokens
 */
record Site(
        PlatformFolders folders,
        AccessToken own,
        ApplianceTokens tokens,
        Intake intake,
        ReceiptDesk receipts,
        LectureStore lectures,
        Catalogue catalogue)
        implements Closeable {

    /** The caller holds the folder's lock and has prepared it. */
    static Site open(PlatformFolders folders, Clock clock) throws IOException {
        Intake intake = Intake.open(folders, clock);
        Publications publications = intake.publications();
        LectureStore lectures = new LectureStore(publications, ZoneId.systemDefault());
        return new Site(
                folders,
                AccessToken.in(folders.token()),
                new ApplianceTokens(folders.tokens(), clock),
                intake,
                ReceiptDesk.open(folders.receiptKey(), intake, clock),
                lectures,
                Catalogue.open(folders.catalogue(), publications, lectures));
    }

    @Override
    public void close() throws IOException {
        catalogue.close();
    }
}
