package io.rostrum.uploader.platform;

import java.io.IOException;
import org.eclipse.jetty.server.Handler;

/** Which handler answers which address. */
final class Routes {
    private Routes() {}

    static Handler open(PlatformSettings settings, Site site, Workers workers) throws IOException {
        PublicAddress address = new PublicAddress(settings.publicUrl());
        Intake intake = site.intake();
        LectureStore lectures = site.lectures();
        MissingPage missing = new MissingPage();
        Handler files = new PackageFilesHandler(site.folders(), intake.publications());
        Handler tus = new TusHandler(intake.uploads(), new UploadDesk(intake), workers);
        Handler changing =
                new PackageApiHandler(new PackageDesk(site.folders(), intake), site.receipts(), address, workers);
        return new CommonHeaders(new Paths()
                .with(TusHandler.PATH + "/*", gate(site, tus))
                .with("/api/*", new ApiHandler(new ReadApiHandler(site.receipts(), workers), gate(site, changing)))
                .with("", new CatalogueHandler(site.catalogue(), lectures))
                .with("/watch/*", new WatchHandler(lectures, address, missing))
                .with("/packages/*", files)
                .with("/versions/*", files)
                .with("/assets/*", new AssetsHandler())
                .with("/", new NotFoundHandler(missing)));
    }

    private static TokenGate gate(Site site, Handler inner) {
        return new TokenGate(site.own(), site.tokens(), inner);
    }
}
