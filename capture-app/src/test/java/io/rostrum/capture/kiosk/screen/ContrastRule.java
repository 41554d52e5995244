package io.rostrum.capture.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;

/** Letters stand out from what is behind them by 4.5 to 1 (WCAG 2.2, 1.4.3). Disabled controls are exempt there, too. */
final class ContrastRule implements AuditRule {
    static final double LEAST = 4.5;

    /** Over pictures, where no one background can be named. */
    private static final Set<String> OVER_PICTURES = Set.of();

    @Override
    public List<String> faults(Scene scene) {
        List<String> faults = new ArrayList<>();
        SeenNodes.texts(scene)
                .filter(text ->
                        !text.isDisabled() && text.getStyleClass().stream().noneMatch(OVER_PICTURES::contains))
                .forEach(text -> fault(text).ifPresent(faults::add));
        return faults;
    }

    private static Optional<String> fault(Text text) {
        if (!(text.getFill() instanceof Color fill)) {
            return Optional.of("no plain colour: " + SeenNodes.name(text));
        }
        Color behind = behind(text);
        double ratio = ratio(over(fill, opacity(text), behind), behind);
        return ratio >= LEAST
                ? Optional.empty()
                : Optional.of(String.format("contrast %.1f: %s", ratio, SeenNodes.name(text)));
    }

    private static double opacity(Node node) {
        double opacity = 1;
        for (Node each = node; each != null; each = each.getParent()) {
            opacity *= each.getOpacity();
        }
        return opacity;
    }

    /** Paints the boxes around it, the outermost first. */
    private static Color behind(Node node) {
        List<Region> boxes = new ArrayList<>();
        for (Node each = node.getParent(); each != null; each = each.getParent()) {
            if (each instanceof Region region) {
                boxes.add(0, region);
            }
        }
        Color behind = Color.WHITE;
        for (Region box : boxes) {
            if (box.getBackground() != null) {
                for (BackgroundFill fill : box.getBackground().getFills()) {
                    behind = over(plain(fill.getFill()), opacity(box), behind);
                }
            }
        }
        return behind;
    }

    /** A run of colours counts as clear: the kiosk has it in the level meter alone, which bears no letters. */
    private static Color plain(Paint paint) {
        return paint instanceof Color color ? color : Color.TRANSPARENT;
    }

    private static Color over(Color top, double opacity, Color below) {
        return below.interpolate(Color.color(top.getRed(), top.getGreen(), top.getBlue()), top.getOpacity() * opacity);
    }

    static double ratio(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
