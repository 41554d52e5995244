package io.rostrum.capture.kiosk.screen;

import io.rostrum.capture.kiosk.settings.TextSize;
import io.rostrum.capture.kiosk.settings.Theme;
import io.rostrum.capture.kiosk.text.Language;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;

/**
 * Holds every screen in every language, size and theme against each {@link AuditRule}, and each rule against a screen that
 * breaks it; needs a DISPLAY. Writes one fault a line: rule, screen, sentence.
 */
public final class KioskAudit {
    static final Map<String, AuditRule> RULES = rules();

    /** As many as a pulse of JavaFX makes: what wraps its words changes its height after it has its width. */
    private static final int LAYOUT_PASSES = 3;

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final ScreenTour tour = new ScreenTour();

    private KioskAudit() throws Exception {}

    private static Map<String, AuditRule> rules() {
        Map<String, AuditRule> rules = new LinkedHashMap<>();
        rules.put("fit", new FitRule());
        rules.put("target", new TargetRule());
        rules.put("name", new NameRule());
        rules.put("tongue", new TongueRule());
        rules.put("lines", new LinesRule());
        rules.put("tab", new TabRule());
        rules.put("contrast", new ContrastRule());
        return rules;
    }

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        ScreenTour.begin();
        try {
            ScreenTour.onScreen(() -> {
                FaultyScreens.all().forEach((name, scene) -> report("broken-" + name, scene, RULES.keySet()));
                return null;
            });
            KioskAudit audit = new KioskAudit();
            audit.tour.run(audit::look);
            audit.tour.close();
            OUT.println("done");
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            System.exit(1);
        }
        Platform.exit();
        System.exit(0);
    }

    private void look(String screen) throws Exception {
        tour.resize(1920, 1080);
        look(screen, Language.ENGLISH, Theme.LIGHT, TextSize.NORMAL, List.of("fit", "target"));
        look(screen, Language.ARABIC, Theme.LIGHT, TextSize.NORMAL, List.of("fit", "target", "lines"));
        tour.resize(1280, 720);
        for (TextSize size : TextSize.values()) {
            for (Language language : Language.values()) {
                look(screen, language, Theme.LIGHT, size, RULES.keySet());
            }
        }
        for (Theme theme : List.of(Theme.DARK, Theme.CONTRAST)) {
            look(screen, Language.ENGLISH, theme, TextSize.NORMAL, List.of("contrast"));
        }
    }

    private void look(String screen, Language language, Theme theme, TextSize size, Collection<String> rules)
            throws Exception {
        ScreenTour.onScreen(() -> {
            tour.dress(language, theme, size);
            Scene scene = tour.session().scene();
            String name =
                    screen + "-" + language.code() + "-" + (int) scene.getHeight() + "-" + theme.id() + "-" + size.id();
            report(name, scene, rules);
            return null;
        });
    }

    private static void report(String name, Scene scene, Collection<String> rules) {
        Parent root = scene.getRoot();
        for (int pass = 0; pass < LAYOUT_PASSES; pass++) {
            root.applyCss();
            root.layout();
        }
        for (String rule : rules) {
            RULES.get(rule)
                    .faults(scene)
                    .forEach(fault -> OUT.println(rule + "\t" + name + "\t" + fault.replace('\n', ' ')));
        }
    }
}
