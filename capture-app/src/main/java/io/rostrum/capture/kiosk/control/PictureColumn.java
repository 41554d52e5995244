package io.rostrum.capture.kiosk.control;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A preview and what belongs to it below: as wide as the picture, or as the whole column where the picture is too narrow for
 * its words.
 */
public final class PictureColumn extends VBox {
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double picture = getWidth();
        for (Node child : getManagedChildren()) {
            if (child instanceof ProgrammePane programme) {
                picture = programme.pictureWidth();
            } else if (child instanceof Region below && below.minWidth(-1) <= picture) {
                below.resize(picture, below.getHeight());
            }
        }
    }
}
