package io.rostrum.uploader.platform;

import io.rostrum.uploader.platform.access.TokenGate;
import io.rostrum.uploader.platform.catalogue.Catalogue;
import io.rostrum.uploader.platform.catalogue.LectureJson;
import io.rostrum.uploader.platform.catalogue.LectureStore;
import io.rostrum.uploader.platform.http.CommonHeaders;
import io.rostrum.uploader.platform.http.Paths;
import io.rostrum.uploader.platform.http.PublicAddress;
import io.rostrum.uploader.platform.http.Workers;
import io.rostrum.uploader.platform.intake.ArrivingFilesHandler;
import io.rostrum.uploader.platform.intake.Intake;
import io.rostrum.uploader.platform.intake.PackageApiHandler;
import io.rostrum.uploader.platform.intake.PackageDesk;
import io.rostrum.uploader.platform.intake.TusHandler;
import io.rostrum.uploader.platform.intake.UploadDesk;
import io.rostrum.uploader.platform.pages.AssetsHandler;
import io.rostrum.uploader.platform.pages.CatalogueHandler;
import io.rostrum.uploader.platform.pages.FeedHandler;
import io.rostrum.uploader.platform.pages.MissingPage;
import io.rostrum.uploader.platform.pages.NotFoundHandler;
import io.rostrum.uploader.platform.pages.ReadApiHandler;
import io.rostrum.uploader.platform.pages.ReaderLanguage;
import io.rostrum.uploader.platform.pages.WatchHandler;
import io.rostrum.uploader.platform.versions.PackageFilesHandler;
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
                .with("/watch/*", new WatchHandler(lectures, intake, address, missing, reader, workers))
                .with("/arriving/*", new ArrivingFilesHandler(intake, workers))
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
