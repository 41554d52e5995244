package io.rostrum.capture.kiosk.control;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;

/**
 * A QR code (ISO/IEC 18004), black on white in every theme: phones read no other. Its quiet zone of four modules is its own,
 * and a module is a whole number of pixels wide. Never mirrored.
 */
public final class QrCode extends Region {
    private static final int QUIET = 4;

    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final Path modules = new Path();
    private ByteMatrix matrix;

    /** A code of nothing: an empty field. */
    public QrCode() {
        getStyleClass().add("qr-code");
        modules.getStyleClass().add("qr-modules");
        modules.setManaged(false);
        modules.setStroke(null);
        modules.setSmooth(false);
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(modules);
        text.subscribe(this::encode);
    }

    /** What a phone reads. */
    public StringProperty textProperty() {
        return text;
    }

    private void encode(String content) {
        matrix = content == null || content.isEmpty() ? null : matrix(content);
        requestLayout();
    }

    private static ByteMatrix matrix(String content) {
        try {
            return Encoder.encode(content, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("An address of " + content.length() + " letters fits no QR code.", e);
        }
    }

    @Override
    protected void layoutChildren() {
        modules.getElements().clear();
        if (matrix == null) {
            return;
        }
        int side = matrix.getWidth() + 2 * QUIET;
        double module = Math.max(1, Math.floor(Math.min(getWidth(), getHeight()) / side));
        double left = Math.floor((getWidth() - module * side) / 2) + module * QUIET;
        double top = Math.floor((getHeight() - module * side) / 2) + module * QUIET;
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y) == 1) {
                    square(left + x * module, top + y * module, module);
                }
            }
        }
    }

    private void square(double x, double y, double size) {
        modules.getElements()
                .addAll(
                        new MoveTo(x, y),
                        new HLineTo(x + size),
                        new VLineTo(y + size),
                        new HLineTo(x),
                        new ClosePath());
    }
}
