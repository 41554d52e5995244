package io.rostrum.capture.kiosk.screen;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/** Small screens of which each breaks one rule of the audit, to see that the rule is worth something. */
final class FaultyScreens {
    private static final double SIDE = 400;

    private FaultyScreens() {}

    /** By the rule that is broken, with a word behind it where a rule can be broken in several ways. */
    static Map<String, Scene> all() {
        Map<String, Scene> screens = new LinkedHashMap<>();
        screens.put("fit-cut", cut());
        screens.put("fit-name", cutName());
        screens.put("fit-window", outsideOfTheWindow());
        screens.put("fit-box", outsideOfItsBox());
        screens.put("target", smallTarget());
        screens.put("name", nameless());
        screens.put("tongue", untranslated());
        screens.put("lines", wrapped());
        screens.put("lines-khmer", wrappedKhmer());
        screens.put("lines-word", brokenWord());
        screens.put("tab", unreached());
        screens.put("contrast", pale());
        return screens;
    }

    private static Scene scene(Pane root) {
        root.setStyle("-fx-font-family: 'Noto Sans'; -fx-font-size: 28px;");
        return new Scene(root, SIDE, SIDE);
    }

    private static Scene cut() {
        Label label = new Label("Words that are longer than their place");
        label.setMaxWidth(SIDE / 4);
        return scene(new VBox(label));
    }

    private static Scene cutName() {
        Label label = new Label("Lecture 9: congestion control in long fat networks");
        label.getStyleClass().add("user-text");
        label.setMaxWidth(SIDE / 2);
        return scene(new VBox(label));
    }

    private static Scene outsideOfTheWindow() {
        Label label = new Label("Words");
        label.relocate(SIDE - 10, 0);
        return scene(new Pane(label));
    }

    private static Scene outsideOfItsBox() {
        Label label = new Label("Words");
        VBox box = new VBox(label);
        box.setMaxHeight(SIDE / 4);
        label.setTranslateY(SIDE / 2);
        return scene(new VBox(box));
    }

    private static Scene smallTarget() {
        return scene(new VBox(sized(new Button("Go"), 47)));
    }

    private static Scene nameless() {
        return scene(new VBox(sized(new Button(), 60)));
    }

    private static Scene untranslated() {
        VBox root = new VBox(new Label("Record"));
        root.getStyleClass().add("lang-km");
        return scene(root);
    }

    private static Scene wrapped() {
        Label label = new Label("كلمات أطول من سطر واحد على هذه الشاشة الصغيرة");
        label.setWrapText(true);
        VBox root = new VBox(label);
        root.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
        return scene(root);
    }

    private static Scene wrappedKhmer() {
        Label label = new Label("វាត្រូវបានរក្សាទុក ហើយអាចយកមកវិញបាន។");
        label.setWrapText(true);
        return scene(new VBox(label));
    }

    private static Scene brokenWord() {
        Label label = new Label("Incomprehensibilities");
        label.setWrapText(true);
        label.setMaxWidth(SIDE / 2);
        return scene(new VBox(label));
    }

    /** The first keeps the Tab key to itself. */
    private static Scene unreached() {
        Button greedy = sized(new Button("One"), 60);
        greedy.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.TAB) {
                e.consume();
            }
        });
        return scene(new VBox(greedy, sized(new Button("Two"), 60)));
    }

    private static Scene pale() {
        Label label = new Label("Words");
        label.setTextFill(Color.web("#8a8f98"));
        VBox root = new VBox(label);
        root.setBackground(Background.fill(Color.web("#f6f4ef")));
        return scene(root);
    }

    private static Button sized(Button button, double side) {
        button.setMinSize(side, side);
        button.setMaxSize(side, side);
        button.setStyle("-fx-padding: 0; -fx-text-fill: black; -fx-background-color: white;");
        return button;
    }
}
