package io.rostrum.capture.kiosk.control;

import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.skin.LabelSkin;
import javafx.scene.text.Text;

/**
 * Breaks the lines of a label that wraps its words. JavaFX 21 draws a line of Arabic or Khmer words that it has wrapped itself
 * with the next line's words at its end; lines that end where the text says so it draws well. The style sheet names this
 * skin for the languages that are written so.
 */
public final class BrokenLinesSkin extends LabelSkin {
    /** So that a line that was measured to fit is not wrapped all the same. */
    private static final double SPARE = 2;

    private final Text ruler = new Text();
    private String whole = "";
    private String broken = "";

    /** As style sheets need it. */
    public BrokenLinesSkin(Label label) {
        super(label);
        registerChangeListener(label.textProperty(), e -> breakLines());
        registerChangeListener(label.widthProperty(), e -> breakLines());
        registerChangeListener(label.fontProperty(), e -> breakLines());
    }

    /** As wide as its words are when no line is broken: a label that gets more room takes it. */
    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        Label label = getSkinnable();
        if (whole.equals(broken) || !broken.equals(label.getText())) {
            return super.computePrefWidth(height, top, right, bottom, left);
        }
        ruler.setFont(label.getFont());
        double longest = whole.lines().mapToDouble(this::length).max().orElse(0);
        return left + longest + right;
    }

    /** As high as its lines will be at that width, whatever they are now. */
    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        Label label = getSkinnable();
        String now = label.getText();
        if (!label.isWrapText() || width <= 0 || now == null || now.isEmpty()) {
            return super.computePrefHeight(width, top, right, bottom, left);
        }
        double unwrapped = super.computePrefHeight(-1, top, right, bottom, left) - top - bottom;
        double line = unwrapped / now.lines().count();
        String then = broken(now.equals(broken) ? whole : now, width - left - right);
        return top + Math.ceil(line * then.lines().count()) + bottom;
    }

    private void breakLines() {
        Label label = getSkinnable();
        String now = label.getText();
        if (now == null || label.textProperty().isBound()) {
            return;
        }
        if (!now.equals(broken)) {
            whole = now;
        }
        double width = label.getWidth() - label.snappedLeftInset() - label.snappedRightInset();
        broken = label.isWrapText() && width > 0 ? broken(whole, width) : whole;
        if (!now.equals(broken)) {
            label.setText(broken);
        }
    }

    private String broken(String text, double width) {
        return text.lines().map(line -> lines(line, width)).collect(Collectors.joining("\n"));
    }

    private String lines(String words, double width) {
        ruler.setFont(getSkinnable().getFont());
        if (length(words) <= width + 1) {
            return words; // a label is as wide as its words, rounded
        }
        StringBuilder lines = new StringBuilder();
        String line = "";
        for (String word : words.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || length(longer) <= width - SPARE) {
                line = longer;
            } else {
                lines.append(line).append('\n');
                line = word;
            }
        }
        return lines.append(line).toString();
    }

    private double length(String line) {
        ruler.setText(line);
        return Math.ceil(ruler.getLayoutBounds().getWidth());
    }
}
