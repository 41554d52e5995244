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
        Catalogue catalogue = site.catalogue();
        ReaderLanguage reader = new ReaderLanguage();
        MissingPage missing = new MissingPage(reader);
        Handler files = new PackageFilesHandler(site.folders(), intake.publications());
        Handler tus = new TusHandler(intake.uploads(), new UploadDesk(intake), workers);
        Handler changing =
                new PackageApiHandler(new PackageDesk(site.folders(), intake), site.receipts(), address, workers);
        ReadApiHandler reading =
                new ReadApiHandler(site.receipts(), catalogue, new LectureJson(lectures, address), workers);
        return new CommonHeaders(new Paths()
                .with(TusHandler.PATH + "/*", gate(site, tus))
                .with("/api/*", new ApiHandler(reading, gate(site, changing)))
                .with("", new CatalogueHandler(catalogue, lectures, reader))
                .with("/watch/*", new WatchHandler(lectures, address, missing, reader))
                .with("/packages/*", files)
                .with("/versions/*", files)
                .with("/feed.atom", new FeedHandler(catalogue, address))
                .with("/assets/*", new AssetsHandler())
                .with("/", new NotFoundHandler(missing)));
    }

    private static TokenGate gate(Site site, Handler inner) {
        return new TokenGate(site.own(), site.tokens(), inner);
    }
}
