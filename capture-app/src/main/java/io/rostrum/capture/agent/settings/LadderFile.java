package io.rostrum.capture.agent.settings;

import io.rostrum.encoder.ladder.Ladder;
import io.rostrum.encoder.ladder.Rung;
import io.rostrum.encoder.ladder.SoundQuality;
import io.rostrum.uploader.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A ladder by its name, or one that somebody wrote into a small file, in YAML or JSON. */
public final class LadderFile {
    private static final Pattern FILE = Pattern.compile("(?i).*\\.(ya?ml|json)");
    private static final Pattern SIZE = Pattern.compile("(\\d{2,4})x(\\d{2,4})");
    private static final Pattern CRF = Pattern.compile("\\d{1,2}(\\.\\d{1,2})?");
    private static final int MOST_RUNGS = 8;
    private static final int LEAST_SIDE = 64;
    private static final int MOST_WIDTH = 1920;
    private static final int MOST_HEIGHT = 1080;
    private static final long LEAST_CAP = 50_000;
    private static final long MOST_CAP = 20_000_000;
    private static final long MOST_BYTES = 64 << 10;

    private LadderFile() {}

    /**
     * Reads what somebody wrote as a ladder.
     *
     * @param text a name, or a path that ends with {@code .yaml}, {@code .yml} or {@code .json}
     * @param folder paths are below it, unless they are absolute
     * @return a ladder; one of a file has the file's absolute path as its name
     * @throws IllegalArgumentException with a sentence that says what is wrong, and where in the file
     */
    public static Ladder of(String text, Path folder) {
        if (!FILE.matcher(text).matches()) {
            return Ladder.of(text);
        }
        Path file = folder.resolve(text).toAbsolutePath().normalize();
        try {
            return read(file);
        } catch (AgentException e) {
            throw new IllegalArgumentException(e.in("the ladder file " + file).getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The ladder file " + file + " cannot be read (" + Reason.of(e) + "). Check its path.", e);
        }
    }

    private static Ladder read(Path file) throws AgentException, IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException(file + " is no ladder file: it is too large.");
        }
        SettingsText text = SettingsText.read(Files.readString(file));
        FaultList faults = new FaultList(text.lines());
        Section root = new Section("", text.root(), faults);
        List<Rung> rungs = new ArrayList<>();
        List<Section.Item> items = root.list("rungs");
        for (Section.Item item : items) {
            Rung above = rungs.isEmpty() ? null : rungs.get(rungs.size() - 1);
            Rung rung = rung(item, above, faults);
            if (rung != null) {
                rungs.add(rung);
            }
        }
        root.end();
        if (faults.isEmpty() && (rungs.isEmpty() || rungs.size() > MOST_RUNGS)) {
            root.fault("rungs", "A ladder has from 1 to " + MOST_RUNGS + " rungs, from the highest to the lowest.");
        }
        if (!faults.isEmpty()) {
            throw AgentException.badSettings(faults.all());
        }
        return new Ladder(file.toString(), rungs);
    }

    /** Null if something is wrong with it, which is noted. */
    private static Rung rung(Section.Item item, Rung above, FaultList faults) {
        Section section = item.section();
        for (String needed : List.of("size", "crf", "cap", "sound")) {
            if (!section.has(needed)) {
                faults.add(item.path(), "Each rung needs its " + needed + ".");
            }
        }
        int[] size = section.read("size", null, text -> size(text, above));
        Double crf = section.read("crf", null, LadderFile::crf);
        Long cap = section.read("cap", null, text -> cap(text, above));
        Long buffer = section.read("buffer", cap == null ? null : (Long) (2 * cap), text -> buffer(text, cap));
        SoundQuality sound = section.read("sound", null, LadderFile::sound);
        section.end();
        return size == null || crf == null || cap == null || buffer == null || sound == null
                ? null
                : new Rung(size[0], size[1], crf, cap, buffer, sound);
    }

    private static int[] size(String text, Rung above) {
        Matcher form = SIZE.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no size: write for example 1280x720.");
        }
        int width = Integer.parseInt(form.group(1));
        int height = Integer.parseInt(form.group(2));
        if (width < LEAST_SIDE || height < LEAST_SIDE || width > MOST_WIDTH || height > MOST_HEIGHT) {
            throw new IllegalArgumentException("A rung is from " + LEAST_SIDE + "x" + LEAST_SIDE + " to " + MOST_WIDTH
                    + "x" + MOST_HEIGHT + " large, not " + text + ".");
        }
        if (above != null && (width >= above.width() || height >= above.height())) {
            throw new IllegalArgumentException("Rungs stand from the highest to the lowest; " + text
                    + " is not smaller than " + above.width() + "x" + above.height() + ".");
        }
        return new int[] {width, height};
    }

    private static double crf(String text) {
        double crf = CRF.matcher(text).matches() ? Double.parseDouble(text) : 0;
        if (crf < 15 || crf > 40) {
            throw new IllegalArgumentException("A crf is a number from 15 (best) to 40, not \"" + text + "\".");
        }
        return crf;
    }

    private static long cap(String text, Rung above) {
        long cap = bits(text);
        if (cap < LEAST_CAP || cap > MOST_CAP) {
            throw new IllegalArgumentException("A cap is from 50kbit to 20Mbit, not " + text + ".");
        }
        if (above != null && cap > above.maxBitRate()) {
            throw new IllegalArgumentException("A cap is not above that of the rung before, as " + text + " is.");
        }
        return cap;
    }

    private static long buffer(String text, Long cap) {
        long buffer = bits(text);
        if (cap != null && (buffer < cap / 2 || buffer > 2 * cap)) {
            throw new IllegalArgumentException("A buffer is from half to twice the cap, not " + text + ".");
        }
        return buffer;
    }

    private static long bits(String text) {
        return Rate.parse(text).bytesPerSecond() * Byte.SIZE;
    }

    private static SoundQuality sound(String text) {
        for (SoundQuality quality : List.of(SoundQuality.HIGH, SoundQuality.LOW)) {
            if (quality.id().equals(text)) {
                return quality;
            }
        }
        throw new IllegalArgumentException("A rung's sound is 128k or 64k, not \"" + text + "\".");
    }
}
