package io.rostrum.uploader.platform;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import org.eclipse.jetty.server.Handler;

/** Which handler answers which address. */
final class Routes {
    private Routes() {}

    static Handler open(PlatformSettings settings, PlatformFolders folders) throws IOException {
        AccessToken token = AccessToken.in(folders.token());
        Intake intake = Intake.open(folders, Clock.systemUTC());
        PublicAddress address = new PublicAddress(settings.publicUrl());
        LectureStore lectures = new LectureStore(folders, ZoneId.systemDefault());
        MissingPage missing = new MissingPage();
        return new CommonHeaders(new Paths()
                .with(TusHandler.PATH + "/*", new TokenGate(token, new TusHandler(intake)))
                .with("/api/*", new TokenGate(token, new PackageApiHandler(folders, address, intake)))
                .with("", new CatalogueHandler(lectures))
                .with("/watch/*", new WatchHandler(lectures, address, missing))
                .with("/packages/*", new PackageFilesHandler(folders))
                .with("/assets/*", new AssetsHandler())
                .with("/", new NotFoundHandler(missing)));
    }
}
