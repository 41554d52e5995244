package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.client.Captions;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.model.LectureShelf;
import io.rostrum.capture.kiosk.text.Language;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds captions from a file, in the language that is chosen: the lecture's own first. */
final class CaptionMenu {
    private static final Logger LOG = LoggerFactory.getLogger(CaptionMenu.class);
    private static final long LARGEST = 4 << 20;

    private final ScreenContext context;
    private final MenuButton menu;

    CaptionMenu(ScreenContext context, MenuButton menu) {
        this.context = context;
        this.menu = menu;
    }

    void fill() {
        Recording lecture = context.flow().shelf().openProperty().get();
        Set<String> tags = new LinkedHashSet<>();
        if (lecture != null && lecture.language() != null) {
            tags.add(lecture.language());
        }
        Arrays.stream(Language.values()).map(Language::code).forEach(tags::add);
        for (String tag : tags) {
            MenuItem item = new MenuItem(context.messages().languageName(tag));
            item.setOnAction(e -> choose(tag));
            menu.getItems().add(item);
        }
    }

    private void choose(String language) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(context.messages().get("lecture.captions"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(context.messages().get("lecture.captions"), "*.srt", "*.vtt"));
        File file = chooser.showOpenDialog(menu.getScene().getWindow());
        if (file != null) {
            read(file, language);
        }
    }

    private void read(File file, String language) {
        LectureShelf shelf = context.flow().shelf();
        try {
            if (file.length() > LARGEST) {
                throw new IOException("It has " + file.length() + " bytes.");
            }
            String text = Files.readString(file.toPath(), StandardCharsets.UTF_8);
            shelf.addCaptions(shelf.openProperty().get(), language, new Captions(text));
        } catch (IOException e) {
            LOG.info("The captions {} cannot be read: {}", file, e.getMessage());
            shelf.refuseCaptions();
        }
    }
}
