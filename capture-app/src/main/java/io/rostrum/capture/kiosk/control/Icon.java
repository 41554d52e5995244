package io.rostrum.capture.kiosk.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.feather.FeatherIkonHandler;

/**
 * A Feather icon that is sized in em by CSS, like a letter. (Ikonli's own FontIcon sets its size in pixels, which does not
 * follow the window.) A word always stands beside it, so screen readers pass it over.
 */
public final class Icon extends Text {
    static {
        loadFont();
    }

    private String literal = "";

    /** An icon without a picture, to be named later. */
    public Icon() {
        getStyleClass().add("icon");
        setAccessibleRole(AccessibleRole.NODE);
        setMouseTransparent(true);
    }

    /** An icon of a Feather name. */
    public Icon(String literal) {
        this();
        setLiteral(literal);
    }

    /** Makes the family known to CSS, which names it. */
    private static void loadFont() {
        try (InputStream font = new FeatherIkonHandler().getFontResourceAsStream()) {
            Font.loadFont(font, 16);
        } catch (IOException e) {
            throw new UncheckedIOException("The icons' font cannot be read from the program's own jar.", e);
        }
    }

    /** The Feather name, for example {@code fth-globe}. */
    public String getLiteral() {
        return literal;
    }

    /** Shows the icon of a Feather name. */
    public void setLiteral(String literal) {
        this.literal = literal;
        setText(Character.toString(Feather.findByDescription(literal).getCode()));
    }
}
