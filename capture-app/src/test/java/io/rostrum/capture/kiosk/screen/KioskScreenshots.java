package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.settings.TextSize;
import io.rostrum.capture.kiosk.settings.Theme;
import io.rostrum.capture.kiosk.text.Language;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/**
 * Draws every screen in every language at both sizes in light and dark, for people to look at; needs a DISPLAY. Writes
 * {@code <folder>/<screen>-<language>-<height>-<theme>.png}; {@code ./rostrum screenshots} runs it.
 */
public final class KioskScreenshots {
    private static final int BAD_ARGUMENTS = 2;

    private final Path folder;
    private final Pattern wanted;
    private final ScreenTour tour = new ScreenTour();
    private int drawn;

    private KioskScreenshots(Path folder, Pattern wanted) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.wanted = wanted;
    }

    private record Look(int width, int height, Theme theme, TextSize size) {
        String name() {
            String large = size == TextSize.NORMAL ? "" : "-" + size.id();
            return height + "-" + theme.id() + large;
        }
    }

    /** Arguments: the folder, and a regular expression that the names of the pictures must match; both may be left out. */
    public static void main(String[] args) throws Exception {
        KioskScreenshots screenshots = null;
        try {
            screenshots = new KioskScreenshots(
                    Path.of(args.length > 0 ? args[0] : "target/screenshots"),
                    Pattern.compile(args.length > 1 ? args[1] : ".*(720|1080)-(light|dark)"));
        } catch (PatternSyntaxException e) {
            refuse("\"" + e.getPattern() + "\" is no regular expression: " + e.getDescription() + ".");
        } catch (InvalidPathException | IOException e) {
            refuse("The folder " + args[0] + " cannot be made; name one that may be written to.");
        }
        ScreenTour.begin();
        try {
            screenshots.tour.run(screenshots::draw);
            screenshots.tour.close();
            if (screenshots.drawn == 0) {
                refuse("No picture has a name like \"" + screenshots.wanted
                        + "\"; names are screen-language-height-theme[-size], as home-en-720-light"
                        + " or receipt-ar-1080-dark-largest.");
            }
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            System.exit(1);
        }
        Platform.exit();
        System.exit(0);
    }

    private static void refuse(String sentence) {
        System.err.println("rostrum: " + sentence);
        System.exit(BAD_ARGUMENTS);
    }

    private static List<Look> looks() {
        List<Look> looks = new ArrayList<>();
        for (TextSize size : TextSize.values()) {
            for (Theme theme : Theme.values()) {
                looks.add(new Look(1280, 720, theme, size));
                looks.add(new Look(1920, 1080, theme, size));
            }
        }
        return looks;
    }

    private void draw(String screen) throws Exception {
        for (Look look : looks()) {
            for (Language language : Language.values()) {
                String name = screen + "-" + language.code() + "-" + look.name();
                if (wanted.matcher(name).matches()) {
                    draw(name, look, language);
                }
            }
        }
    }

    private void draw(String name, Look look, Language language) throws Exception {
        tour.resize(look.width(), look.height());
        ScreenTour.onScreen(() -> {
            tour.dress(language, look.theme(), look.size());
            return null;
        });
        tour.pulses();
        drawn++;
        ScreenTour.onScreen(() -> {
            write(tour.session().scene().snapshot(null), folder.resolve(name + ".png"));
            return null;
        });
    }

    private static void write(Image image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage png = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        png.setRGB(0, 0, width, height, argb, 0, width);
        try {
            ImageIO.write(png, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
